/** What is said to who hears the page and not written on it: what the eye sees by itself. */

import { signal, type Signal } from '@preact/signals';

/** A new object each time: the same words are said again. */
export const saying: Signal<{ readonly words: string } | null> = signal(null);

export function sayAloud(words: string): void {
  saying.value = { words };
}
