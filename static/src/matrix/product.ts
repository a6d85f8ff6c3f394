/** How a matrix product comes about: which row meets which column, and what is seen of it when. Pure. */

import type { Grid } from './grid';

/** The two matrices of a template that are multiplied, by ref. */
export interface Product {
  left: string;
  right: string;
  /** Nothing but the product: a cell's number is the sum of the pairs. */
  plain: boolean;
}

const PAIR = /⟦([^⟧]+)⟧(?:\^\{\\top\})?(?:\s|\\left|\\,|[(\\{])*⟦([^⟧]+)⟧/;

/** The product in `⟦dW.3⟧ = ⟦A.2⟧^{\top}⟦dZ.3⟧`; null where nothing is multiplied row by column. */
export function productIn(template: string): Product | null {
  const right = template.slice(template.indexOf('=') + 1);
  const pair = PAIR.exec(right);
  if (!pair?.[1] || !pair[2]) return null;
  return { left: pair[1], right: pair[2], plain: right.replace(pair[0], '').replace(/\^\{\\top\}/, '').trim() === '' };
}

const size = ({ cells }: Grid): readonly [number, number] => [cells.length, cells[0]?.length ?? 0];

/** Whether the shapes fit: rows of the one by columns of the other. */
export function fits(result: Grid, left: Grid, right: Grid): boolean {
  const [[rows, columns], [height, inner], [depth, width]] = [size(result), size(left), size(right)];
  return inner === depth && rows === height && columns === width;
}

/** Where the turning ends and the filling begins, when a matrix is turned. */
export const TURNED = 0.4;
/** More cells than these are filled row by row. */
const ONE_BY_ONE = 36;

/** A moment of the filling: what comes after `row`, `column` is still empty. */
export interface Filling {
  row: number;
  /** Null: the whole row at once. */
  column: number | null;
}

/** How far a turning has come, 0 to 1. */
export const turnAt = (p: number): number => Math.min(1, Math.max(0, p / TURNED));

/** What is being filled at a moment; null when all is filled. Before the first cell nothing is. */
export function fillingAt(p: number, turns: boolean, [rows, columns]: readonly [number, number]): Filling | null {
  const start = turns ? TURNED : 0;
  if (p >= 1) return null;
  if (p < start) return { row: -1, column: null };
  const share = (p - start) / (1 - start);
  if (rows * columns > ONE_BY_ONE) return { row: Math.floor(share * rows), column: null };
  const at = Math.floor(share * rows * columns);
  return { row: Math.floor(at / columns), column: at % columns };
}

export type CellState = 'empty' | 'active' | 'filled';

export function stateOf(filling: Filling | null, row: number, column: number): CellState {
  if (!filling) return 'filled';
  const { row: now, column: at } = filling;
  if (row !== now) return row < now ? 'filled' : 'empty';
  if (at === null || column === at) return 'active';
  return column < at ? 'filled' : 'empty';
}

/** Where a line of a table begins; beyond the last one they go on at the same distance. */
export function startOf(starts: readonly number[], pitch: number, index: number): number {
  const last = starts.length - 1;
  return index <= last ? (starts[index] ?? 0) : (starts[last] ?? 0) + (index - last) * pitch;
}

/**
 * How large a matrix is drawn, at evenly spaced moments of its turn, so that none of it is cut off: before the
 * turn it fills `times` its room, afterwards its room. Its extent shrinks evenly, so its scale is the inverse of it.
 */
export function scales(times: number, moments = 9): number[] {
  const over = Math.max(1, times);
  return Array.from({ length: moments }, (_, at) => {
    const k = at / (moments - 1);
    return 1 / (over * (1 - k) + k);
  });
}

/** How far the cell at (row, column) stood from its place before the matrix was turned about its diagonal. */
export function offsetOf(
  table: { lefts: readonly number[]; tops: readonly number[]; width: number; height: number },
  row: number,
  column: number,
): { x: number; y: number } {
  const { lefts, tops, width, height } = table;
  return {
    x: startOf(lefts, width, row) - startOf(lefts, width, column),
    y: startOf(tops, height, column) - startOf(tops, height, row),
  };
}
