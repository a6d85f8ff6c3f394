/** The proof that the gradients shown are right: the server's finite differences, after every edit. */

import { computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';

import { post } from '../api/client';
import type { Experiment, VerifyAnswer } from '../api/types';
import { document, experiment, passes, stale } from './store';

/** Two passes for every parameter are dear: only once the numbers have come to rest. */
const SETTLE_MS = 500;

interface Proof {
  /** The experiment it was made for. */
  of: Experiment;
  answer: VerifyAnswer;
}

const latest: Signal<Proof | null> = signal(null);

/** The proof of what is on the page now; null while it is being made. */
export const proof: ReadonlySignal<VerifyAnswer | null> = computed(() =>
  latest.value?.of === experiment.value && !stale.value ? latest.value.answer : null,
);

async function prove(of: Experiment): Promise<void> {
  try {
    const answer = await post<VerifyAnswer>('/verify', { experiment: document.peek() });
    if (experiment.peek() === of) latest.value = { of, answer };
  } catch {
    // No badge is the honest badge: why there is no answer, the numbers' own request says.
    latest.value = null;
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
