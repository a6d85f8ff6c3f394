/** A quantity's symbol in running text: w₂₁₂, ∂L/∂a₂₁, with the mathematics' own letters. */

import { symbolParts } from '../refs';
import { nameStyle } from '../state/store';

const ITALIC = /^[A-Za-zη]+$/;

export function Symbol({ text }: { text: string }) {
  const { prefix, base, sub, sup } = symbolParts(text, nameStyle.value);
  return (
    <span class="symbol">
      {prefix && <span>{prefix === '∂L/∂' ? <>∂<i>L</i>/∂</> : prefix}</span>}
      {ITALIC.test(base) ? <i>{base}</i> : <span>{base}</span>}
      {sub && <sub>{sub}</sub>}
      {sup && <sup>{sup}</sup>}
    </span>
  );
}
