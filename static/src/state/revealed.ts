/** Which quantities are known once the first steps are done. Pure. */

import type { Step } from '../api/types';
import { matrixOf } from './cells';
import { parseRef, place } from '../refs';

const GIVEN: ReadonlySet<string> = new Set(['x', 't', 'w', 'b', 'eta', 'X', 'T', 'W', 'B']);

/** Whether a quantity is part of the experiment itself, and not calculated. */
export function isGiven(text: string): boolean {
  const ref = parseRef(text);
  return ref !== null && GIVEN.has(ref.kind);
}

/**
 * Tells of any ref whether it is known at `cursor`: given from the start, the target of a step
 * done, or a cell of such a target. A local derivative is known with its h, one sample's loss
 * with L, and the loss after the update with the last step. The story is one sample's, but the
 * others walk along: their quantities become known with those of the sample told.
 */
export function revealed(steps: readonly Step[], cursor: number): (ref: string) => boolean {
  const done = new Set(steps.slice(0, cursor).map((step) => place(step.target)));
  const known = (text: string): boolean => {
    const ref = parseRef(text);
    if (!ref) return false;
    const here = place(text);
    if (GIVEN.has(ref.kind) || done.has(here)) return true;
    if (ref.kind === 'new.L') return steps.length > 0 && cursor >= steps.length;
    if (ref.kind === 'l') return done.has('L');
    if (ref.kind === 'slope') return known(here.replace('slope', 'h'));
    const matrix = matrixOf(ref);
    return matrix !== null && done.has(matrix);
  };
  return known;
}
