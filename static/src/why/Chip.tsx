/** One factor: its symbol and its number. Pointing at it lights its place; opening it goes further back. */

import { useState } from 'preact/hooks';

import type { Factor } from '../api/types';
import { parseTemplate } from '../formula/fill';
import { describe } from '../formula/Terms';
import { editable } from '../state/document';
import { parseRef } from '../refs';
import { t } from '../state/store';
import { isGiven } from '../state/revealed';
import { symbolAloud } from '../ui/aloud';
import { Sentence } from '../ui/Sentence';
import { Symbol } from '../ui/Symbol';
import { isLit, pointAt } from '../ui/terms';
import { open } from './ask';
import { Inside } from './Inside';
import { Latex } from './Latex';
import { factorValue, shownNumber } from './values';

/** The derivative that the notes write in brackets, because it "might be skipped". */
const BRACKETS = /^\\left\[/;

/** Where a factor stands; a local derivative without a ref stands with the first quantity in it. */
export function placeOf({ ref, template }: Factor): string | null {
  return ref ?? parseTemplate(template ?? '').slots[0]?.ref ?? null;
}

/** A slope is written as in the formula, by its activation's name and not by φ′. */
const isSlope = (ref: string): boolean => parseRef(ref)?.kind === 'slope';

/** The ref of a factor of which there is more to say: it is calculated, and named by itself. */
const openable = ({ ref, opens }: Factor): string | null =>
  ref !== null && (opens ?? !isGiven(ref)) && !editable(ref) ? ref : null;

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
  const opens = openable(factor);
  const bracketed = BRACKETS.test(factor.latex) ? `[${number}]` : number;
  const words = ref === null ? '' : describe(ref);
  return (
    <button
      type="button"
      class={`chip${small ? ' small' : ''}${opens !== null ? ' opens' : ''}${value === 0 ? ' zero' : ''}${place !== null && isLit(place) ? ' lit' : ''}`}
      data-ref={ref ?? undefined}
      data-value={ref === null || Number.isNaN(value) ? undefined : value}
      onPointerEnter={() => pointAt(place)}
      onPointerLeave={() => pointAt(null)}
      onFocus={() => pointAt(place)}
      onBlur={() => pointAt(null)}
      onClick={() => (opens !== null ? open(opens) : pointAt(place))}
    >
      <span class="chip-symbol">
        {small && ref !== null && !isSlope(ref) ? <Symbol text={ref} /> : <Latex latex={`\\textstyle ${factor.latex}`} heard={words === ''} />}
      </span>
      <span class="chip-value number computed"><Sentence text={bracketed} naming={words === ''} /></span>
      {value === 0 && <span class="chip-zero">{t('why.zero')}</span>}
      <span class="visually-hidden">{opens !== null ? t('why.opens', { words }) : words}</span>
    </button>
  );
}

interface FoldProps {
  of: string;
  unfolded: boolean;
  turn(): void;
}

/** Unfolds what a factor is made of, in place. */
function Fold({ of, unfolded, turn }: FoldProps) {
  return (
    <button
      type="button"
      class="chip-fold"
      aria-expanded={unfolded}
      aria-label={t('why.unfold', { name: symbolAloud(of) })}
      onClick={turn}
    />
  );
}

interface ChipsProps {
  factors: readonly Factor[];
  small?: boolean;
  /** Whether what a factor is made of can be unfolded below. */
  folds?: boolean;
}

/** A product: its factors in a row, in the notes' order, and below it what those unfolded are made of. */
export function Chips({ factors, small = false, folds = false }: ChipsProps) {
  const [unfolded, unfold] = useState<ReadonlySet<string>>(new Set());
  const turn = (ref: string): void => {
    const next = new Set(unfolded);
    if (!next.delete(ref)) next.add(ref);
    unfold(next);
  };
  const inner = factors.map((factor) => {
    const ref = folds ? openable(factor) : null;
    return ref === null || isSlope(ref) ? null : ref;
  });
  return (
    <>
      <span class={`chips${small ? ' small' : ''}`}>
        {factors.map((factor, at) => (
          <span key={at} class="chip-slot">
            {at > 0 && (
              <span class="chip-times" aria-hidden="true">
                ·
              </span>
            )}
            <span class="chip-stack">
              <Chip factor={factor} small={small} />
              {inner[at] && (
                <Fold of={inner[at]} unfolded={unfolded.has(inner[at])} turn={() => turn(inner[at] ?? '')} />
              )}
            </span>
          </span>
        ))}
      </span>
      {/* A place of its own: what unfolds late would otherwise be put behind all that follows. */}
      {folds && <div>{inner.map((ref) => ref !== null && unfolded.has(ref) && <Inside key={ref} of={ref} />)}</div>}
    </>
  );
}
