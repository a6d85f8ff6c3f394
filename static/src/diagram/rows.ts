/** Which units of a layer are drawn, and on which lines they stand across the flow. Pure. */

import { upTo } from './shape';

/** A layer of more units than this shows its first and last ones, and a mark for the rest. */
export const MOST = 10;
const FIRST = 5;
const LAST = 2;

/** The units shown, in order; null stands for all those left out. */
export function shown(units: number): (number | null)[] {
  if (units <= MOST) return upTo(units);
  return [...upTo(FIRST), null, ...upTo(LAST).map((at) => units - LAST + at)];
}

export interface RowRoom {
  /** The room a node takes on both sides of its line, and the least gap to the next node. */
  readonly before: number;
  readonly after: number;
  /** By how much an input reaches beyond that. */
  readonly bulge: number;
  readonly gap: number;
  /** The stretch all layers are centred in. */
  readonly start: number;
  readonly span: number;
  /** No two lines stand farther apart than the least distance and this. */
  readonly slack: number;
}

/** The least stretch that `count` nodes need. */
export const needed = (count: number, { before, after, gap }: RowRoom): number =>
  count * (before + after) + Math.max(0, count - 1) * gap;

/** The lines of `count` nodes, spread evenly and centred. */
export function rowLines(count: number, room: RowRoom): number[] {
  const { before, after, gap, start, span, slack } = room;
  const least = before + after + gap;
  const pitch = Math.max(least, Math.min(span / count, least + slack));
  const block = (count - 1) * pitch + before + after;
  const first = start + (span - block) / 2 + before;
  return upTo(count).map((at) => first + (at - 1) * pitch);
}
