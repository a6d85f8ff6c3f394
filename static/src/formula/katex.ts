/**
 * KaTeX, which is half of the page's script: it comes in a file of its own, after the first picture.
 * Until then there is nothing set in it on the page.
 */

import { signal, type Signal } from '@preact/signals';
import type Katex from 'katex';

export const katex: Signal<typeof Katex | null> = signal(null);

let coming: Promise<void> | null = null;

/** Fetches KaTeX once; the promise is kept when formulas can be set. */
export function loadKatex(): Promise<void> {
  coming ??= import('katex').then(
    (loaded) => {
      katex.value = loaded.default;
    },
    () => {
      // Without the network: the next formula asks again.
      coming = null;
    },
  );
  return coming;
}
