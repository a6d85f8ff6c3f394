/** "Predict, then reveal": the gradients are hidden, and asked for one by one. */

import { batch, computed, effect, signal, untracked, type ReadonlySignal, type Signal } from '@preact/signals';

import type { Grade } from '../api/types';
import { place } from '../refs';
import * as clock from '../state/clock';
import { setGranularity } from '../state/session';
import { concealed, cursor, granularity, playing, script, selected } from '../state/store';
import { attemptAt, concealing, nameOf, nextHint, questionsOf, toldBy, withAttempt, type Attempts, type Hint, type Told } from './quiz';

export interface Example {
  ref: string;
  answer: string;
  sentence: string;
}

export const predicting: Signal<boolean> = signal(false);
export const attempts: Signal<Attempts> = signal(new Map());
/** Of each mistake made, by its name: an answer that shows it, and the sentence that says it. */
export const examples: Signal<ReadonlyMap<string, Example>> = signal(new Map());
/** Whether the summary is on the page. */
export const summing: Signal<boolean> = signal(false);

export const questions: ReadonlySignal<string[]> = computed(() => questionsOf(script.value.steps));

const isOpen = (question: string): boolean => attemptAt(attempts.value, question).settled === null;

/** The question that the step shown asks, settled or not; null where it asks none. */
export const asked: ReadonlySignal<string | null> = computed(() => {
  const target = script.value.steps[cursor.value - 1]?.target;
  if (!predicting.value || target === undefined) return null;
  return questions.value.includes(place(target)) ? target : null;
});

/** The question at the cursor that waits for its answer. */
export const question: ReadonlySignal<string | null> = computed(() =>
  asked.value !== null && isOpen(place(asked.value)) ? asked.value : null,
);

const inputs = computed(() => script.value.steps[cursor.value - 1]?.inputs ?? []);
const hints = computed(() => (question.value === null ? 0 : attemptAt(attempts.value, place(question.value)).hints));

/** What the next hint to the open question tells; null where there is none left, or no question. */
export const following: ReadonlySignal<Hint | null> = computed(() =>
  question.value === null ? null : nextHint(inputs.value, hints.value),
);

/** What the hints have told of the open question, beside the formula. */
export const factors: ReadonlySignal<Told[]> = computed(() => toldBy(inputs.value, hints.value));

/** Whether the step's formula is told, and not only its target. */
export const told: ReadonlySignal<boolean> = computed(() => following.value === null);

/** What the server said of an answer, as it was typed, to the open question. */
export function answered(answer: string, { correct, diagnoses }: Grade): void {
  const ref = question.value;
  if (ref === null) return;
  const here = place(ref);
  if (correct) {
    attempts.value = withAttempt(attempts.value, here, { settled: 'right' });
    return;
  }
  const likeliest = diagnoses[0];
  if (likeliest) {
    const example = { ref, answer, sentence: likeliest.explanation };
    examples.value = new Map(examples.value).set(nameOf(likeliest), example);
  }
  const wrong = [...attemptAt(attempts.value, here).wrong, likeliest ? nameOf(likeliest) : null];
  attempts.value = withAttempt(attempts.value, here, { wrong });
}

export function hint(): void {
  if (question.value === null || following.value === null) return;
  attempts.value = withAttempt(attempts.value, place(question.value), { hints: hints.value + 1 });
}

export function reveal(): void {
  if (question.value !== null) {
    attempts.value = withAttempt(attempts.value, place(question.value), { settled: 'shown' });
  }
}

/** On to the next open question, from the end back to one that was passed over; then the summary. */
export function next(): void {
  const { steps } = script.value;
  const open = steps.filter(({ target }) => questions.value.includes(place(target)) && isOpen(place(target)));
  const step = open.find(({ index }) => index > cursor.value) ?? open[0];
  if (!step) summing.value = true;
  else if (step.index === cursor.value + 1) clock.stepBy(1);
  else clock.jumpTo(step.index);
}

function toFirst(): void {
  const first = script.value.phases.find(({ phase }) => phase === 'backward')?.first;
  if (first !== undefined) clock.jumpTo(first);
}

export function start(): void {
  const layers = granularity.value === 'layer';
  batch(() => {
    attempts.value = new Map();
    selected.value = null;
    // A whole matrix at once is no question: other steps come, and with them it begins.
    if (layers) setGranularity('unit');
    predicting.value = true;
  });
  if (!layers) toFirst();
}

/** Shows every number again, and what became of the questions, if any was answered. */
export function stop(): void {
  batch(() => {
    predicting.value = false;
    summing.value = attempts.value.size > 0;
  });
}

/** From now on what must be hidden is, the walk waits at a question, and other questions begin anew. */
export function keepQuiz(): void {
  effect(() => {
    const open = predicting.value ? questions.value.filter(isOpen) : [];
    concealed.value = concealing(open);
  });
  effect(() => {
    if (question.value !== null && playing.value) clock.pause();
  });
  let network = '';
  effect(() => {
    const steps = questions.value.join(' ');
    if (steps === network) return;
    network = steps;
    attempts.value = new Map();
    if (predicting.peek()) untracked(toFirst);
  });
  effect(() => {
    const layers = script.value.granularity === 'layer' && granularity.value === 'layer';
    if (predicting.value && layers) predicting.value = false;
  });
}
