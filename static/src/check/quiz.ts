/** The gradients as questions: which are asked, and what must be hidden while one is open. Pure. */

import type { Step } from '../api/types';
import { parseRef, place } from '../refs';
import { matrixOf } from '../state/cells';
import { flowsInto } from '../state/placement';
import { gradable } from './subject';

/** What the next hint tells: which quantity goes in, its value, or how they all go together. */
export type Hint = 'factor' | 'value' | 'formula';

/** A quantity that a hint has named, and whether a further one has told its value. */
export interface Told {
  ref: string;
  valued: boolean;
}

/** Two of each quantity that a step is made from, and one for the formula. */
export const mostHints = (inputs: readonly string[]): number => 2 * inputs.length + 1;

export function nextHint(inputs: readonly string[], hints: number): Hint | null {
  if (hints >= mostHints(inputs)) return null;
  if (hints === 2 * inputs.length) return 'formula';
  return hints % 2 === 0 ? 'factor' : 'value';
}

/** In the formula's order: what the hints have told so far. */
export const toldBy = (inputs: readonly string[], hints: number): Told[] =>
  inputs.slice(0, Math.ceil(hints / 2)).map((ref, at) => ({ ref, valued: hints >= 2 * at + 2 }));

/** What has become of one question. */
export interface Attempt {
  /** How many were asked for: see `nextHint`. */
  hints: number;
  /** Of each wrong answer the likeliest mistake, by its code; null where no known one gives it. */
  wrong: readonly (string | null)[];
  settled: 'right' | 'shown' | null;
}

export type Attempts = ReadonlyMap<string, Attempt>;

const UNTOUCHED: Attempt = { hints: 0, wrong: [], settled: null };

export const attemptAt = (attempts: Attempts, question: string): Attempt =>
  attempts.get(question) ?? UNTOUCHED;

export function withAttempt(attempts: Attempts, question: string, change: Partial<Attempt>): Attempts {
  return new Map(attempts).set(question, { ...attemptAt(attempts, question), ...change });
}

/** The quantities asked for, in the order of the backward pass; a matrix is no question. */
export function questionsOf(steps: readonly Step[]): string[] {
  const asked = steps.filter(({ phase, target }) => phase === 'backward' && gradable(target));
  return asked.map(({ target }) => place(target));
}

const matrixAround = (text: string): string | null => {
  const ref = parseRef(text);
  return ref && matrixOf(ref);
};

/**
 * Tells of any ref whether it must be hidden while the `open` questions are: the quantity itself,
 * for every sample; the matrix it is a cell of; and what gives it away, the new parameter of a
 * gradient and the products that a gradient is the sum of.
 */
export function concealing(open: readonly string[]): (ref: string) => boolean {
  const hidden = new Set([...open, ...open.map(matrixAround).filter((matrix) => matrix !== null)]);
  if (hidden.size === 0) return () => false;
  return (text) => {
    const here = place(text);
    return hidden.has(here) || hidden.has(here.replace(/^new\.(?=[wbWB]\.)/, 'd')) || hidden.has(flowsInto(here));
  };
}

export interface Summary {
  /** Right at the first try and without a hint. */
  alone: number;
  helped: number;
  shown: number;
  left: number;
  /** All that were asked for. */
  hints: number;
  /** The mistakes made, the most frequent first. */
  mistakes: { code: string; count: number }[];
  /** Wrong answers that no known mistake gives. */
  unknown: number;
}

export function summaryOf(questions: readonly string[], attempts: Attempts): Summary {
  const all = questions.map((question) => attemptAt(attempts, question));
  const count = (test: (attempt: Attempt) => boolean): number => all.filter(test).length;
  const alone = ({ settled, hints, wrong }: Attempt): boolean =>
    settled === 'right' && hints === 0 && wrong.length === 0;
  const wrong = all.flatMap((attempt) => attempt.wrong);
  return {
    alone: count(alone),
    helped: count((attempt) => attempt.settled === 'right' && !alone(attempt)),
    shown: count(({ settled }) => settled === 'shown'),
    left: count(({ settled }) => settled === null),
    hints: all.reduce((sum, { hints }) => sum + hints, 0),
    mistakes: counted(wrong.filter((code) => code !== null)),
    unknown: wrong.filter((code) => code === null).length,
  };
}

function counted(codes: readonly string[]): Summary['mistakes'] {
  const found = new Map<string, number>();
  for (const code of codes) found.set(code, (found.get(code) ?? 0) + 1);
  return [...found].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count);
}
