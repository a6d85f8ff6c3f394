/** Where to stand in a new script so that the walk goes on from the same place. Pure. */

import type { Step } from '../api/types';
import { matrixOf } from './cells';
import { parseRef, place } from '../refs';

const whole = (text: string): string | null => {
  const ref = parseRef(text);
  return ref ? matrixOf(ref) : null;
};

/** What a partial product flows into: `p.2.1.3` into h.2.1, `q.2.1.3` into the gradient of a.1.3. */
export function flowsInto(text: string): string {
  const ref = parseRef(text);
  if (ref?.kind === 'p') return `h.${ref.layer}.${ref.to}`;
  if (ref?.kind !== 'q') return text;
  return ref.layer === 1 ? `dx.${ref.from}` : `da.${ref.layer - 1}.${ref.from}`;
}

/** The number of steps done in `steps` once `target` is known there; 0 where it never is. */
function reached(steps: readonly Step[], target: string): number {
  const wanted = flowsInto(place(target));
  const exact = steps.find((step) => place(step.target) === wanted);
  if (exact) return exact.index;
  const around = whole(wanted);
  const matrix = steps.find((step) => step.target === around);
  if (matrix) return matrix.index;
  return steps.findLast((step) => whole(step.target) === wanted)?.index ?? 0;
}

/**
 * The cursor in `next` that shows the same quantity as `cursor` shows in `old`: itself, the matrix
 * around it, or the last of its cells; else the nearest earlier quantity that both scripts have.
 */
export function samePlace(old: readonly Step[], cursor: number, next: readonly Step[]): number {
  if (cursor <= 0) return 0;
  if (cursor >= old.length && old.length > 0) return next.length;
  for (let at = cursor; at > 0; at -= 1) {
    const index = reached(next, old[at - 1]!.target);
    if (index > 0) return index;
  }
  return 0;
}
