/** How the product in a formula comes about at the page's own step, or at a moment chosen by hand. */

import { useComputed, type ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';

import { steady } from '../state/steady';
import { cursor, script, time } from '../state/store';
import type { Grid } from './grid';
import type { Placed } from './place';
import { fillingAt, fits, productIn, stateOf, type Filling } from './product';
import type { Show } from './useLooks';

export interface Course {
  left: Placed;
  right: Placed;
  plain: boolean;
  /** One of the two is transposed, and is seen to turn. */
  turns: boolean;
}

/** The product in the formula, where its matrices are all there and fit together. */
export function courseOf(template: string, [result, ...operands]: readonly Placed[]): Course | null {
  const product = productIn(template);
  const find = (ref: string | undefined): Placed | undefined => operands.find((placed) => placed.ref === ref);
  const [left, right] = [find(product?.left), find(product?.right)];
  if (!product || !result || !left || !right || !fits(result.grid, left.grid, right.grid)) return null;
  return { left, right, plain: product.plain, turns: left.transposed || right.transposed };
}

/** What is lit of a matrix while a cell of the result is filled: a row of the left one, a column of the right. */
export function shown(placed: Placed, at: number, course: Course | null, filling: Filling | null): Show | null {
  if (!course || !filling) return null;
  const { row, column } = filling;
  if (at === 0) return (i, j) => stateOf(filling, i, j);
  if (row < 0) return () => 'filled';
  if (placed === course.left) return (i) => (i === row ? 'band' : 'filled');
  if (placed === course.right) return (_, j) => (column === null || j === column ? 'band' : 'filled');
  return () => 'filled';
}

/** The moment of the page's own step, if it makes this matrix; else all is done. */
export function useMoment(ref: string, chosen: ReadonlySignal<number | null>): ReadonlySignal<number> {
  return useComputed(() => {
    if (chosen.value !== null) return chosen.value;
    if (script.value.steps[cursor.value - 1]?.target !== ref) return 1;
    return Math.min(1, Math.max(0, time.value - cursor.value + 1));
  });
}

/** What is being filled: it changes from cell to cell, not with every frame. */
export function useFilling(moment: ReadonlySignal<number>, course: Course | null, cells: Grid['cells']): ReadonlySignal<Filling | null> {
  const [product, turns] = [course !== null, course?.turns ?? false];
  const [rows, columns] = [cells.length, cells[0]?.length ?? 0];
  return useMemo(
    () => steady(() => (product ? fillingAt(moment.value, turns, [rows, columns]) : null), (filling) => JSON.stringify(filling)),
    [moment, product, turns, rows, columns],
  );
}
