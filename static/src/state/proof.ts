/** The proof that the gradients shown are right: the server's finite differences, after every edit. */

import { computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';

import { post, Refusal } from '../api/client';
import type { Experiment, VerifyAnswer } from '../api/types';
import { document, experiment, overdue, passes, stale } from './store';

/** Two passes for every parameter are dear: only once the numbers have come to rest. */
const SETTLE_MS = 500;

interface Proof {
  /** The experiment it was made for. */
  of: Experiment;
  /** Null where the server would not make one: the network is too large for it. */
  answer: VerifyAnswer | null;
}

const latest: Signal<Proof | null> = signal(null);

/** The proof of what is on the page now; `pending` while it is being made, `none` without one. */
export const proof: ReadonlySignal<VerifyAnswer | 'pending' | 'none'> = computed(() => {
  if (overdue.value) return 'none';
  // Numbers that come within a glance leave the badge as it is, however many there are of them.
  return !stale.value && latest.value?.of === experiment.value ? (latest.value.answer ?? 'none') : 'pending';
});

async function prove(of: Experiment): Promise<void> {
  try {
    const answer = await post<VerifyAnswer>('/verify', { experiment: document.peek() });
    if (experiment.peek() === of) latest.value = { of, answer };
  } catch (fault) {
    // Without a server there is no proof yet; the numbers' own request says so.
    if (fault instanceof Refusal && experiment.peek() === of) latest.value = { of, answer: null };
  }
}

/** Keeps the proof up to date from now on. */
export function keepProving(): void {
  effect(() => {
    const of = experiment.value;
    if (stale.value || !passes.value || latest.peek()?.of === of) return undefined;
    const timer = setTimeout(() => void prove(of), SETTLE_MS);
    return () => clearTimeout(timer);
  });
}
