/** What has to wait for an answer of the server is done in the order in which it was asked for. */

import { computed, signal } from '@preact/signals';

let under: Promise<unknown> = Promise.resolve();
const waiting = signal(0);

/** Whether anything waits for its answer. */
export const underWay = computed(() => waiting.value > 0);

/** Does `work` at once where nothing is under way, else after what is. */
export async function inTurn<Result>(work: () => Result | Promise<Result>): Promise<Result> {
  const before = under;
  let release: () => void = () => undefined;
  under = new Promise<void>((resolve) => (release = resolve));
  const free = waiting.peek() === 0;
  waiting.value += 1;
  try {
    if (!free) await before;
    return await work();
  } finally {
    waiting.value -= 1;
    release();
  }
}

/** The same for what needs no answer itself: nothing has to wait for it. */
export function afterwards(work: () => void): void {
  if (waiting.peek() === 0) work();
  else void inTurn(work);
}
