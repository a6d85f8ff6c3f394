/** Where more lines change at once than an eye can follow, each is drawn anew at every few frames only. Pure. */

import type { Change } from './frame';

/** More lines than these are a crowd of their own. */
const MANY = 60;
/** In so many strides a line of them gets its next look. */
const STRIDES = 16;

/** In strides that begin `offset` of one later; never ahead of what runs along the line, and at the end with it. */
function strided(along: number, offset: number): number {
  if (along >= 1) return 1;
  return Math.max(0, Math.floor(along * STRIDES + offset) - offset) / STRIDES;
}

/** One half of the lines strides while the other rests, so that no frame has to draw them all. */
export function coarse(changes: ReadonlyMap<string, Change>): ReadonlyMap<string, Change> {
  if (changes.size <= MANY) return changes;
  const each = [...changes].map(([key, change], at): [string, Change] => [key, { ...change, along: strided(change.along, (at % 2) / 2) }]);
  return new Map(each);
}
