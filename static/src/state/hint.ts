/** The first visit's three steps: each is ticked off when it is done; all done, or sent away, they never return. */

import { computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';

import { canUndo } from './session';
import { remember, remembered } from './preferences';
import { cursor, selected } from './store';

export const HINTS = ['play', 'edit', 'why'] as const;
export type Hint = (typeof HINTS)[number];

const COOKIE = 'hint';

const sentAway: Signal<boolean> = signal(remembered(COOKIE) === 'seen');
export const done: Signal<ReadonlySet<Hint>> = signal(new Set());

export const hinting: ReadonlySignal<boolean> = computed(() => !sentAway.value);

export function dismissHint(): void {
  sentAway.value = true;
  remember(COOKIE, 'seen');
}

/** Watches from now on what is done for the first time. */
export function keepHint(): void {
  const stop = effect(() => {
    if (!hinting.value) return;
    const now: Record<Hint, boolean> = { play: cursor.value > 0, edit: canUndo.value, why: selected.value !== null };
    const fresh = HINTS.filter((hint) => now[hint] && !done.peek().has(hint));
    if (fresh.length > 0) done.value = new Set([...done.peek(), ...fresh]);
    if (done.peek().size === HINTS.length) dismissHint();
  });
  if (!hinting.peek()) stop();
}
