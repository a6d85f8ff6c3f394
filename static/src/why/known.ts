/** What can be told at the cursor, beyond the targets of the steps done. Pure. */

import { parseRef } from '../refs';

type Known = (ref: string) => boolean;

/** A quantity that has no step of its own at this size of steps is known with the one it flows into. */
function carrier(text: string): string | null {
  const ref = parseRef(text);
  if (!ref) return null;
  const sample = text.includes('@') ? `@${String(ref.sample)}` : '';
  if (ref.kind === 'da') return `dz.${ref.layer}.${ref.unit}${sample}`;
  if (ref.kind === 'q') return `dz.${ref.layer}.${ref.to}${sample}`;
  if (ref.kind !== 'p') return null;
  return ref.layer === 1 ? `x.${ref.from}${sample}` : `a.${ref.layer - 1}.${ref.from}${sample}`;
}

export function tellable(known: Known): Known {
  return (ref) => {
    const flows = carrier(ref);
    return known(ref) || (flows !== null && known(flows));
  };
}
