/** The gradients as questions: which are asked, and what must be hidden while one is open. Pure. */

import type { Diagnosis, Step } from '../api/types';
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
  /** Of each wrong answer the likeliest mistake, by its name; null where no known one gives it. */
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
 * gradient and the products that a gradient is the sum of; and the loss after the update, to which
 * every gradient goes.
 */
export function concealing(open: readonly string[]): (ref: string) => boolean {
  if (open.length === 0) return () => false;
  const hidden = new Set(['new.L', ...open, ...open.map(matrixAround).filter((matrix) => matrix !== null)]);
  return (text) => {
    const here = place(text);
    return [here, here.replace(/^new\.(?=[wbWB]\.)/, 'd'), flowsInto(here)].some((ref) => hidden.has(ref));
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
  /** The mistakes made, the most frequent first, each with the questions it was made at. */
  mistakes: { name: string; count: number; refs: string[] }[];
  /** Wrong answers that no known mistake gives. */
  unknown: number;
}

export function summaryOf(questions: readonly string[], attempts: Attempts): Summary {
  const all = questions.map((question) => attemptAt(attempts, question));
  const count = (test: (attempt: Attempt) => boolean): number => all.filter(test).length;
  const alone = ({ settled, hints, wrong }: Attempt): boolean =>
    settled === 'right' && hints === 0 && wrong.length === 0;
  const wrong = questions.flatMap((ref, at) => (all[at]?.wrong ?? []).map((name) => ({ ref, name })));
  return {
    alone: count(alone),
    helped: count((attempt) => attempt.settled === 'right' && !alone(attempt)),
    shown: count(({ settled }) => settled === 'shown'),
    left: count(({ settled }) => settled === null),
    hints: all.reduce((sum, { hints }) => sum + hints, 0),
    mistakes: counted(wrong),
    unknown: wrong.filter(({ name }) => name === null).length,
  };
}

function counted(wrong: readonly { ref: string; name: string | null }[]): Summary['mistakes'] {
  const found = new Map<string, Summary['mistakes'][number]>();
  for (const { ref, name } of wrong) {
    if (name === null) continue;
    const { count, refs } = found.get(name) ?? { count: 0, refs: [] as string[] };
    found.set(name, { name, count: count + 1, refs: refs.includes(ref) ? refs : [...refs, ref] });
  }
  return [...found.values()].sort((a, b) => b.count - a.count);
}

/** Mistakes whose sentence names what it was at: told of several, they need general words. */
const GENERAL: ReadonlySet<string> = new Set([
  'sign_flipped', 'weight_misread', 'indices_swapped', 'other_nodes_gradient', 'other_nodes_output',
  'weight_for_output', 'output_forgotten', 'upstream_forgotten', 'upstream_twice', 'other_node', 'other_sample',
  'part_forgotten', 'only_one_part',
]);

/** What a diagnosis counts as: of a mistake that is made in a layer, the layer is a part of it. */
export const nameOf = ({ mistake, refs }: Diagnosis): string =>
  GENERAL.has(mistake) ? mistake : [mistake, ...refs].join(' ');

/** The code of a mistake by its name, and whether there are general words for it. */
export function mistakeOf(name: string): { code: string; general: boolean } {
  const code = name.split(' ')[0] ?? name;
  return { code, general: GENERAL.has(code) };
}
