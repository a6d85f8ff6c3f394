/** Keeps the explanation shown and the server together. */

import { computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';

import { post } from '../api/client';
import type { Experiment, Explanation, Locale } from '../api/types';
import { isMatrix, parseRef } from '../refs';
import { channel } from '../state/requests';
import * as store from '../state/store';
import { sameWriting, type Writing } from '../writing';
import { tellable } from './known';
import { opened, subjectOf, wayTo, type Trail } from './subject';

/** The largest ways are told one by one; the server sums up the rest. */
const LISTED = 12;

export interface Job {
  /** The experiment it is asked for. */
  of: Experiment;
  ref: string;
  locale: Locale;
  writing: Writing;
}

interface Held extends Job {
  /** Null where the server would not explain. */
  explanation: Explanation | null;
}

const trail: Signal<Trail | null> = signal(null);
const latest: Signal<Held | null> = signal(null);
let kept: { of: Experiment; answers: Map<string, Explanation> } | null = null;

/** Whether a number may be told at the cursor. */
export const told: ReadonlySignal<(ref: string) => boolean> = computed(() => tellable(store.known.value));

function stepTarget(): string | null {
  const target = store.script.value.steps[store.cursor.value - 1]?.target ?? null;
  const ref = target === null ? null : parseRef(target);
  // While it plays, the formulas pass too fast to be asked about, one by one; matrices do not.
  return ref && (isMatrix(ref) || !store.playing.value) ? target : null;
}

/** From the number that was clicked to the one that is explained. */
export const way: ReadonlySignal<string[]> = computed(() => {
  const subject = subjectOf({ selected: store.selected.value, target: stepTarget(), known: told.value, hidden: store.concealed.value });
  return wayTo(subject, trail.value);
});

export interface Shown {
  explanation: Explanation;
  /** Unless the numbers or the question have changed since. */
  fresh: boolean;
  /** Whether it writes W with a row for where an edge leads. */
  turned: boolean;
}

/** The explanation on the page. */
export const shown: ReadonlySignal<Shown | null> = computed(() => {
  const [held, ref] = [latest.value, way.value.at(-1)];
  if (!held?.explanation || ref === undefined) return null;
  const same = held.ref === ref && held.of === store.experiment.value && sameWriting(held.writing, store.writing.value);
  const turned = held.writing.orientation === 'to_from';
  return { explanation: held.explanation, fresh: same && !store.stale.value, turned };
});

/** Explains another number in the place of the present one. */
export function open(ref: string): void {
  const [root, ...rest] = opened(way.value, ref);
  if (root !== undefined) trail.value = { root, opened: rest };
}

const keyOf = ({ ref, locale, writing: { names, orientation } }: Job): string =>
  [locale, names, orientation, ref].join(' ');

const fetched = ({ ref, locale, writing }: Job): Promise<Explanation> => {
  const query = { lang: locale, paths: LISTED, ...writing };
  return post<Explanation>('/explain', { experiment: store.document.peek(), ref }, query);
};

function keep(job: Job, explanation: Explanation): void {
  if (kept?.of !== job.of) kept = { of: job.of, answers: new Map() };
  kept.answers.set(keyOf(job), explanation);
}

const keptOf = (job: Job): Explanation | undefined =>
  kept?.of === job.of ? kept.answers.get(keyOf(job)) : undefined;

/** The explanation of a further number, beside the one shown. */
export async function explained(job: Job): Promise<Explanation> {
  const answer = keptOf(job) ?? (await fetched(job));
  keep(job, answer);
  return answer;
}

const server = channel<Job, Explanation>({
  ask: fetched,
  accept: (job, explanation) => {
    keep(job, explanation);
    latest.value = { ...job, explanation };
  },
  refuse: (job) => (latest.value = { ...job, explanation: null }),
  // The numbers' own request says that there is no server.
  lost: () => undefined,
});

/** Keeps the explanation up to date from now on; ends with the function returned. */
export function keepExplaining(): () => void {
  return effect(() => {
    const [ref, of, locale] = [way.value.at(-1), store.experiment.value, store.locale.value];
    const writing = store.writing.value;
    server.drop();
    if (ref === undefined || store.stale.value) return;
    const job = { of, ref, locale, writing };
    const answer = keptOf(job);
    if (answer) latest.value = { ...job, explanation: answer };
    else server.request(job);
  });
}
