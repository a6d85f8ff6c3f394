/** One factor: its symbol and its number. Pointing at it lights its place; opening it goes further back. */

import type { Factor } from '../api/types';
import { parseTemplate } from '../formula/fill';
import { describe } from '../formula/Terms';
import { editable } from '../state/document';
import { t } from '../state/store';
import { isGiven } from '../state/revealed';
import { Symbol } from '../ui/Symbol';
import { isLit, pointAt } from '../ui/terms';
import { open } from './ask';
import { Latex } from './Latex';
import { factorValue, shownNumber } from './values';

/** The derivative that the notes write in brackets, because it "might be skipped". */
const BRACKETS = /^\\left\[/;

/** Where a factor stands; a local derivative without a ref stands with the first quantity in it. */
export function placeOf({ ref, template }: Factor): string | null {
  return ref ?? parseTemplate(template ?? '').slots[0]?.ref ?? null;
}

interface Props {
  factor: Factor;
  /** Small, in a row of many: the number first, and its symbol below. */
  small?: boolean;
}

export function Chip({ factor, small = false }: Props) {
  const ref = factor.ref;
  const place = placeOf(factor);
  const value = factorValue(factor);
  const number = shownNumber(value);
  const opens = (factor.opens ?? (ref !== null && !isGiven(ref))) && ref !== null && !editable(ref);
  const bracketed = BRACKETS.test(factor.latex) ? `[${number}]` : number;
  const words = ref === null ? '' : describe(ref);
  return (
    <button
      type="button"
      class={`chip${small ? ' small' : ''}${opens ? ' opens' : ''}${value === 0 ? ' zero' : ''}${place !== null && isLit(place) ? ' lit' : ''}`}
      data-ref={ref ?? undefined}
      data-value={ref === null || Number.isNaN(value) ? undefined : value}
      onPointerEnter={() => pointAt(place)}
      onPointerLeave={() => pointAt(null)}
      onFocus={() => pointAt(place)}
      onBlur={() => pointAt(null)}
      onClick={() => (opens ? open(ref) : pointAt(place))}
    >
      <span class="chip-symbol">
        {small && ref !== null ? <Symbol text={ref} /> : <Latex latex={`\\textstyle ${factor.latex}`} />}
      </span>
      <span class="chip-value number computed">{bracketed}</span>
      {value === 0 && <span class="chip-zero">{t('why.zero')}</span>}
      <span class="visually-hidden">{opens ? t('why.opens', { words }) : words}</span>
    </button>
  );
}

/** A product: its factors in a row, in the notes' order. */
export function Chips({ factors, small = false }: { factors: readonly Factor[]; small?: boolean }) {
  return (
    <span class="chips">
      {factors.map((factor, at) => (
        <span key={at} class="chip-slot">
          {at > 0 && (
            <span class="chip-times" aria-hidden="true">
              ·
            </span>
          )}
          <Chip factor={factor} small={small} />
        </span>
      ))}
    </span>
  );
}
