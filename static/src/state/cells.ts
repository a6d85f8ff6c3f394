/** Which matrix a quantity is a cell of. Pure. */

import type { Ref, RefKind } from '../refs';

const MATRICES: Partial<Record<RefKind, RefKind>> = {
  x: 'X', t: 'T', w: 'W', b: 'B', h: 'H', a: 'A', y: 'Y', dy: 'dY', dz: 'dZ', da: 'dA', dx: 'dX',
  dw: 'dW', db: 'dB', 'new.w': 'new.W', 'new.b': 'new.B',
};

/** The ref of the whole matrix, or null for a quantity that stands alone. */
export function matrixOf(ref: Ref): string | null {
  const kind = MATRICES[ref.kind];
  if (!kind) return null;
  return ref.layer ? `${kind}.${ref.layer}` : kind;
}
