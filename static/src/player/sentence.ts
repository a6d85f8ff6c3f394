/** A narration template taken apart: words, symbols (⟨ref⟩) and numbers (⟦ref⟧). Pure. */

import type { Locale, Step } from '../api/types';
import { formatNumber } from '../format';

export type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'symbol'; ref: string }
  | { kind: 'number'; ref: string };

const SLOT = /⟨([^⟩]*)⟩|⟦([^⟧]*)⟧/g;

export function pieces(template: string): Piece[] {
  const found: Piece[] = [];
  let end = 0;
  for (const match of template.matchAll(SLOT)) {
    if (match.index > end) found.push({ kind: 'text', text: template.slice(end, match.index) });
    if (match[1] === undefined) found.push({ kind: 'number', ref: match[2] ?? '' });
    else found.push({ kind: 'symbol', ref: match[1] });
    end = match.index + match[0].length;
  }
  if (end < template.length) found.push({ kind: 'text', text: template.slice(end) });
  return found;
}

/** One sentence after another, as each language sets them. */
export function followedBy(sentence: string, next: string, locale: Locale): string {
  return next ? sentence + (locale === 'zh' ? '' : ' ') + next : sentence;
}

type Known = (ref: string) => number | undefined;

/** The whole template of a step, with the closing sentence that the sign of a number asks for. */
export function narrationOf(step: Step, valueOf: Known, locale: Locale): string {
  const { narration_template: template, outcomes } = step;
  const value = outcomes ? valueOf(outcomes.of) : undefined;
  if (!outcomes || value === undefined) return template;
  const outcome = value > 0 ? outcomes.positive : value < 0 ? outcomes.negative : outcomes.zero;
  return followedBy(template, outcome, locale);
}

type Words = (key: string) => string;

/** What the update has done to the loss, as far as the digits shown tell. */
function closing(valueOf: Known): 'narration.end' | 'narration.end_close' | 'narration.end_same' {
  const [before, after] = [valueOf('L'), valueOf('new.L')];
  if (before === undefined || after === undefined) return 'narration.end';
  if (before === after) return 'narration.end_same';
  return formatNumber(before) === formatNumber(after) ? 'narration.end_close' : 'narration.end';
}

/** The template of the sentence at a cursor, from before the first step to after the last. */
export function sentenceAt(
  steps: readonly Step[],
  cursor: number,
  valueOf: Known,
  locale: Locale,
  t: Words,
): string {
  const step = steps[cursor - 1];
  if (!step) return t('narration.start');
  const sentence = narrationOf(step, valueOf, locale);
  return cursor === steps.length ? followedBy(sentence, t(closing(valueOf)), locale) : sentence;
}
