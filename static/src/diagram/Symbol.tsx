/** A quantity's name as pieces of SVG text, with its subscript and superscript. */

import type { SymbolParts } from '../refs';
import { ems, SMALL } from './measure';

interface Props {
  readonly parts: SymbolParts;
  readonly size: number;
}

const LOW = 0.22;
const HIGH = 0.4;
/** One over the other they keep clear of each other: a bracket reaches far down. */
const APART = { low: 0.27, high: 0.5 };
/** A script letter in itself, and so in the upright face alone: slanted once more it falls into its superscript. */
const SCRIPT = 'ℓ';

/** Stands inside a <text>; leaves the baseline where it was. */
export function Symbol({ parts: { prefix, base, sub, sup, upright }, size }: Props) {
  const small = size * SMALL;
  const low = size * (sub && sup ? APART.low : LOW);
  const high = size * (sub && sup ? APART.high : HIGH);
  // The superscript stands over the subscript, so it steps back over its width; alone it keeps clear of its letter.
  const back = size * 0.07 - (sub ? ems(sub) * small : 0);
  // What follows stands clear of the longer of the two.
  const rest = sub && sup ? Math.max(0, ems(sub) - ems(sup)) * small : 0;
  return (
    <>
      {prefix.split(/(L)/).map((part, at) => part && <tspan key={at} class={at % 2 === 1 ? 'italic' : 'upright'}>{part}</tspan>)}
      <tspan class={upright || base === SCRIPT ? 'upright' : 'italic'}>{base}</tspan>
      {sub && (
        <tspan class="upright" font-size={small} dy={low}>
          {sub}
        </tspan>
      )}
      {sup && (
        <tspan class="upright" font-size={small} dx={back} dy={-high - (sub ? low : 0)}>
          {sup}
        </tspan>
      )}
      {(sub || sup) && <tspan dx={rest} dy={sup ? high : -low}>{'\u200b'}</tspan>}
    </>
  );
}
