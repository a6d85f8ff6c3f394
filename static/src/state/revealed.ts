/** Which quantities are known once the first steps are done. Pure. */

import type { Step } from '../api/types';

const MATRICES: Record<string, string> = {
  h: 'H', a: 'A', dz: 'dZ', da: 'dA', dw: 'dW', db: 'dB', 'new.w': 'new.W', 'new.b': 'new.B',
};
const ROWS: Record<string, string> = { y: 'Y', dy: 'dY', dx: 'dX' };
const GIVEN = /^(?:[xt]\.\d+(?:@\d+)?|[wb]\.[\d.]+|[WB]\.\d+|X|T|eta)$/;
const CELL = /^((?:new\.)?[a-z]+)\.(\d+)/;

/** The matrix whose cell a ref names, or null where it names none. */
export function matrixOf(ref: string): string | null {
  const match = CELL.exec(ref);
  if (!match) return null;
  const kind = match[1]!;
  if (kind in ROWS) return ROWS[kind]!;
  return kind in MATRICES ? `${MATRICES[kind]}.${match[2]}` : null;
}

/**
 * Tells of any ref whether it is known at `cursor`: given from the start, the target of a step
 * done, or a cell of such a target. A local derivative is known with its h, one sample's loss
 * with L, and the loss after the update with the last step.
 */
export function revealed(steps: readonly Step[], cursor: number): (ref: string) => boolean {
  const done = new Set<string>();
  for (let i = 0; i < Math.min(cursor, steps.length); i += 1) done.add(steps[i]!.target);
  const known = (ref: string): boolean => {
    if (GIVEN.test(ref) || done.has(ref)) return true;
    if (ref === 'new.L') return steps.length > 0 && cursor >= steps.length;
    if (ref.startsWith('L@')) return done.has('L');
    if (ref.startsWith('slope.')) return known(ref.replace('slope', 'h'));
    const matrix = matrixOf(ref);
    return matrix !== null && done.has(matrix);
  };
  return known;
}
