/** Keeps the explanation shown and the server together. */

import { computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';

import { post } from '../api/client';
import type { Experiment, Explanation, Locale, Passes } from '../api/types';
import { isMatrix, parseRef } from '../refs';
import { notices } from '../state/notices';
import { channel } from '../state/requests';
import * as store from '../state/store';
import { sameWriting, type Writing } from '../writing';
import { tellable } from './known';
import { opened, subjectOf, wayTo, type Trail } from './subject';

/** The largest ways are told one by one; the server sums up the rest. */
const LISTED = 12;
/** While a hand changes numbers the same explanation is asked for again after so long, or once the hand rests. */
const AGAIN_MS = 150;
const REST_MS = 60;

/** The numbers an explanation is made of. */
export interface Numbers {
  experiment: Experiment;
  passes: Passes | null;
  /** Whose products the passes hold. */
  sample: number;
}

export interface Job {
  /** What it is asked for: as it is written, and with its numbers. */
  document: Experiment;
  numbers: Numbers;
  ref: string;
  locale: Locale;
  writing: Writing;
}

interface Held extends Job {
  /** Null where the server would not explain. */
  explanation: Explanation | null;
}

const trail: Signal<Trail | null> = signal(null);
/** Whether the last try to get an explanation found no server. */
const lost: Signal<boolean> = signal(false);
const latest: Signal<Held | null> = signal(null);
/** When an explanation was last asked for. */
let askedAt = -Infinity;
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

const present = (): Numbers => ({
  experiment: store.experiment.value,
  passes: store.passes.value,
  sample: store.script.value.sample,
});

/** The numbers to be shown: those that the explanation on the page speaks of, so that it always holds in itself. */
export const numbers: ReadonlySignal<Numbers> = computed(() =>
  latest.value?.explanation ? latest.value.numbers : present(),
);

export interface Shown {
  explanation: Explanation;
  /** Unless the numbers or the question have changed since. */
  fresh: boolean;
  /** Whether it writes W with a row for where an edge leads. */
  turned: boolean;
}

/** Whether an explanation is wanted that can't be had for now: no server answers, or none gives the numbers for it. */
export const unreached: ReadonlySignal<boolean> = computed(() => {
  const ref = way.value.at(-1);
  const there = latest.value?.explanation && latest.value.ref === ref;
  return ref !== undefined && !there && (lost.value || (store.stale.value && notices.value.some(({ kind }) => kind === 'unreachable')));
});

/** The explanation on the page. */
export const shown: ReadonlySignal<Shown | null> = computed(() => {
  const [held, ref] = [latest.value, way.value.at(-1)];
  if (!held?.explanation || ref === undefined) return null;
  const { experiment, passes } = held.numbers;
  const current = experiment === store.experiment.value && passes === store.passes.value;
  const same = current && held.ref === ref && sameWriting(held.writing, store.writing.value);
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

const fetched = ({ document, ref, locale, writing }: Job): Promise<Explanation> => {
  const query = { lang: locale, paths: LISTED, ...writing };
  return post<Explanation>('/explain', { experiment: document, ref }, query);
};

function keep(job: Job, explanation: Explanation): void {
  const of = job.numbers.experiment;
  if (kept?.of !== of) kept = { of, answers: new Map() };
  kept.answers.set(keyOf(job), explanation);
}

const keptOf = (job: Job): Explanation | undefined =>
  kept?.of === job.numbers.experiment ? kept.answers.get(keyOf(job)) : undefined;

/** The explanation of a further number, of the same experiment as the one shown. */
export async function explained(ref: string): Promise<Explanation> {
  if (!latest.value) throw new Error('nothing is explained');
  const job = { ...latest.value, ref };
  const answer = keptOf(job) ?? (await fetched(job));
  keep(job, answer);
  return answer;
}

const server = channel<Job, Explanation>({
  ask: fetched,
  accept: (job, explanation) => {
    keep(job, explanation);
    lost.value = false;
    latest.value = { ...job, explanation };
  },
  // Numbers that went on changing: it holds of those it was asked for, at most one round trip ago.
  overtaken: (job, explanation, wanted) => {
    lost.value = false;
    if (keyOf(job) === keyOf(wanted)) latest.value = { ...job, explanation };
  },
  refuse: (job) => {
    lost.value = false;
    latest.value = { ...job, explanation: null };
  },
  lost: () => (lost.value = true),
});

/** What was asked for is no longer wanted, or is there already. */
function drop(): void {
  server.drop();
  lost.value = false;
}

function ask(job: Job): void {
  askedAt = performance.now();
  server.request(job);
}

/** Keeps the explanation up to date from now on; ends with the function returned. */
export function keepExplaining(): () => void {
  const retry = (): void => server.retry();
  window.addEventListener('online', retry);
  const stop = follow();
  return () => {
    window.removeEventListener('online', retry);
    stop();
  };
}

function follow(): () => void {
  return effect(() => {
    const [ref, locale, writing] = [way.value.at(-1), store.locale.value, store.writing.value];
    if (ref === undefined) drop();
    // What was asked for before the last edit is still answered, and holds in itself.
    if (ref === undefined || store.stale.value) return undefined;
    const job = { document: store.document.peek(), numbers: present(), ref, locale, writing };
    const answer = keptOf(job);
    if (answer) {
      drop();
      latest.value = { ...job, explanation: answer };
      return undefined;
    }
    const held = latest.peek();
    const wait = held && keyOf(held) === keyOf(job) ? askedAt + AGAIN_MS - performance.now() : 0;
    if (wait <= 0) {
      ask(job);
      return undefined;
    }
    const timer = setTimeout(ask, Math.min(wait, REST_MS), job);
    return () => clearTimeout(timer);
  });
}
