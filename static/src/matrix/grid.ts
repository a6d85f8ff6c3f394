/** A matrix laid out as a table: names along its sides, a quantity in each cell. Pure. */

import { cellRef, flip, isTurned } from '../formula/fill';
import { parseRef, type RefKind } from '../refs';

/** What stands beside a row or above a column: a quantity, or the number of a sample. */
export type Side = { ref: string } | { sample: number };

export interface GridCell {
  /** Null: a 0 beside a diagonal, or a local derivative that has no ref. */
  ref: string | null;
  value: number;
  /** Part of what the marked number is made of. */
  marked: boolean;
}

export interface Grid {
  rows: Side[];
  columns: Side[];
  cells: GridCell[][];
}

/** Which row and column of a matrix are marked, from 1; null: all of them. */
export interface Mark {
  row: number | null;
  column: number | null;
}

export interface Request {
  matrix: string;
  /** As the experiment holds them: of W, row = from. */
  values: readonly (readonly number[])[];
  /** Whether W is written with a row for where an edge leads. */
  turned?: boolean;
  transposed: boolean;
  mark: Mark | null;
}

const WEIGHTS: ReadonlySet<RefKind> = new Set(['W', 'dW', 'new.W']);
const SINGLE: ReadonlySet<RefKind> = new Set(['B', 'dB', 'new.B']);

/** A weight's row is named for what it takes in. */
function sourceOf(layer: number, unit: number): string {
  return layer === 1 ? `x.${unit}` : `a.${layer - 1}.${unit}`;
}

function sides({ matrix, values }: Request): Pick<Grid, 'rows' | 'columns'> {
  const ref = parseRef(matrix);
  const width = values[0]?.length ?? 0;
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);
  if (ref && WEIGHTS.has(ref.kind)) {
    return {
      rows: numbers(values.length).map((from) => ({ ref: sourceOf(ref.layer, from) })),
      columns: numbers(width).map((to) => ({ ref: `h.${ref.layer}.${to}` })),
    };
  }
  const columns = numbers(width).map((unit) => ({ ref: cellRef(matrix, 0, unit - 1) ?? matrix }));
  const named = ref !== null && !SINGLE.has(ref.kind) && values.length > 1;
  return { rows: named ? numbers(values.length).map((sample) => ({ sample })) : [], columns };
}

/** The mark is told of the matrix as it is written; transposed it is the other way round. */
export function layGrid(request: Request): Grid {
  const { matrix, values, transposed } = request;
  const turned = request.turned === true && isTurned(matrix);
  const mark = request.mark && turned ? { row: request.mark.column, column: request.mark.row } : request.mark;
  const { rows, columns } = sides(request);
  const cells = values.map((row, i) =>
    row.map((value, j): GridCell => {
      const on = (at: number, wanted: number | null): boolean => wanted === null || wanted === at + 1;
      const ref = cellRef(matrix, i, j) ?? matrix;
      return { ref, value, marked: mark !== null && on(i, mark.row) && on(j, mark.column) };
    }),
  );
  return transposed !== turned ? { rows: columns, columns: rows, cells: flip(cells) } : { rows, columns, cells };
}

/** Where an arrow key leads in a table of this size; it stops at the rims. */
export function moved(key: string, [row, column]: readonly [number, number], grid: Grid): [number, number] | null {
  const [down, right] = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[key] ?? [];
  if (down === undefined || right === undefined) return null;
  const keep = (at: number, count: number): number => Math.min(Math.max(at, 0), count - 1);
  return [keep(row + down, grid.cells.length), keep(column + right, grid.cells[0]?.length ?? 0)];
}

/** A row of numbers on a diagonal: beside it stands 0, which is no quantity. */
export function onDiagonal({ columns, cells }: Grid, mark: Mark | null): Grid {
  const line = cells[0] ?? [];
  const on = (j: number): boolean => mark !== null && (mark.column === null || mark.column === j + 1);
  return {
    rows: columns,
    columns,
    cells: line.map((cell, i) =>
      line.map((_, j): GridCell => (i === j ? { ...cell, marked: on(j) } : { ref: null, value: 0, marked: on(j) })),
    ),
  };
}
