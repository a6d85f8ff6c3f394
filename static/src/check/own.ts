/** The number that a person brings, and what the server makes of it. */

import { batch, computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';

import { Refusal } from '../api/client';
import type { Grade } from '../api/types';
import { parseNumber, type NumberFault } from '../editor/parseNumber';
import { cursor, document, locale, script, selected, writing } from '../state/store';
import { graded } from './graded';
import { answered, asked as askedFor } from './predict';
import { subjectOf } from './subject';

export type Verdict =
  | { kind: 'graded'; grade: Grade }
  /** No number: told beside the field. */
  | { kind: 'bad'; fault: NumberFault }
  /** Not graded; with the server's reasons, if it gave any. */
  | { kind: 'failed'; words: string[] };

/** The quantity in question, or null while there is none. */
export const subject: ReadonlySignal<string | null> = computed(
  () => askedFor.value ?? subjectOf(selected.value, script.value.steps[cursor.value - 1]?.target),
);

/** What stands in the field, as typed: the digits say how exactly it is meant. */
export const text: Signal<string> = signal('');
export const verdict: Signal<Verdict | null> = signal(null);
export const waiting: Signal<boolean> = signal(false);

/** Only the answer to the latest question counts. */
let asked = 0;

async function grade(ref: string, answer: string): Promise<Verdict> {
  const parsed = parseNumber(answer);
  if ('fault' in parsed) return { kind: 'bad', fault: parsed.fault };
  try {
    return { kind: 'graded', grade: await graded(ref, answer) };
  } catch (fault) {
    return { kind: 'failed', words: fault instanceof Refusal ? fault.words : [] };
  }
}

/** Has the number in the field graded; gives the verdict, or null where another came between. */
export async function ask(): Promise<Verdict | null> {
  const ref = subject.peek();
  if (ref === null) return null;
  const mine = (asked += 1);
  waiting.value = true;
  const found = await grade(ref, text.peek());
  if (mine !== asked) return null;
  batch(() => {
    waiting.value = false;
    verdict.value = found;
    if (found.kind === 'graded') answered(text.peek(), found.grade);
  });
  return found;
}

/** Takes back the verdict: it was about something else. */
export function forget(): void {
  asked += 1;
  waiting.value = false;
  verdict.value = null;
}

/** From now on a verdict goes with what it was about, and speaks the language and notation of the page. */
export function keepVerdict(): void {
  effect(() => {
    void subject.value;
    batch(() => {
      text.value = '';
      forget();
    });
  });
  effect(() => {
    void document.value;
    forget();
  });
  effect(() => {
    void locale.value;
    void writing.value;
    if (verdict.peek()?.kind === 'graded') void ask();
  });
}
