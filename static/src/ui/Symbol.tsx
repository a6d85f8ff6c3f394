/** A quantity's symbol in running text: w₂₁₂, ∂L/∂a₂₁, with the mathematics' own letters. */

import { symbolParts } from '../refs';
import { nameStyle } from '../state/store';

/** Letters lean, signs such as ′ and ∂ stand upright. */
function Letters({ text }: { text: string }) {
  return (
    <>
      {text.split(/([A-Za-zηφ]+)/).map((part, at) => (at % 2 === 1 ? <i key={at}>{part}</i> : part))}
    </>
  );
}

export function Symbol({ text }: { text: string }) {
  const { prefix, base, sub, sup } = symbolParts(text, nameStyle.value);
  return (
    <span class="symbol">
      <Letters text={prefix + base} />
      {sub && sup ? (
        <span class="scripts">
          <sup>{sup}</sup>
          <sub>{sub}</sub>
        </span>
      ) : (
        <>
          {sub && <sub>{sub}</sub>}
          {sup && <sup>{sup}</sup>}
        </>
      )}
    </span>
  );
}
