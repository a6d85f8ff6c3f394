/** What is happening in the course of a product, in words and numbers. */

import { formatNumber } from '../format';
import { nameStyle, t } from '../state/store';
import { symbolText } from '../refs';
import { told } from '../why/ask';
import type { Grid, GridCell } from './grid';
import type { Filling } from './product';

/** A sum of more products than these is not written out. */
const WRITTEN = 4;

interface Told {
  left: { ref: string | null; transposed: boolean; grid: Grid };
  right: { ref: string | null; transposed: boolean; grid: Grid };
  /** The result is this product and nothing else. */
  plain: boolean;
}

const shown = ({ ref, value }: GridCell): string => {
  if (ref === null || !told.value(ref) || Number.isNaN(value)) return '?';
  return formatNumber(value);
};
const guarded = (text: string): string => (text.startsWith('−') ? `(${text})` : text);

/** "3 · 1.25 = 3.75": the pairs that the cell is made of, and its number. */
function sum({ left, right, plain }: Told, { row, column }: Filling, result: Grid): string {
  const target = result.cells[row]?.[column ?? 0];
  if (!target || target.ref === null || column === null) return '';
  const name = symbolText(target.ref, nameStyle.value);
  const pairs = (left.grid.cells[row] ?? []).flatMap((one, k) => {
    const other = right.grid.cells[k]?.[column];
    return other ? [`${k > 0 ? guarded(shown(one)) : shown(one)} · ${guarded(shown(other))}`] : [];
  });
  if (!plain || pairs.length > WRITTEN) return name;
  return `${name} = ${pairs.join(' + ')} = ${shown(target)}`;
}

export function wordsOf(course: Told, filling: Filling | null, result: Grid | undefined): string {
  if (!filling || !result) return t('matrix.done');
  if (filling.row < 0) {
    const turning = course.left.transposed ? course.left : course.right;
    return t('matrix.turns', { name: symbolText(turning.ref ?? '', nameStyle.value) });
  }
  const place = { row: filling.row + 1, column: (filling.column ?? 0) + 1 };
  if (filling.column === null) return t('matrix.meets_all', place);
  return t('matrix.meets', { ...place, sum: sum(course, filling, result) });
}
