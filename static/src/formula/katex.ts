/**
 * KaTeX, which is a third of the page's script: it comes in a file of its own, after the first
 * picture, before which nothing on the page is set in it.
 */

import { signal, type Signal } from '@preact/signals';
import type Katex from 'katex';

export const katex: Signal<typeof Katex | null> = signal(null);
/** Whether it could not be fetched; it is tried again after a while, and when the network is back. */
export const missing: Signal<boolean> = signal(false);

/**
 * The faces of formulas that the first picture has no use for. Each that comes makes the browser lay out all text
 * anew, so they come before the first step and not in the midst of it.
 */
const FACES = ['bold 1em KaTeX_Main', 'italic bold 1em KaTeX_Math', ...[1, 2, 3, 4].map((size) => `1em KaTeX_Size${size}`)];

const AGAIN_MS = 5_000;

let coming: Promise<void> | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

function again(): void {
  clearTimeout(timer);
  if (!missing.peek()) return;
  coming = null;
  void loadKatex();
}

/** Fetches KaTeX once; the promise is kept when formulas can be set. */
export function loadKatex(): Promise<void> {
  coming ??= import('katex').then(
    (loaded) => {
      katex.value = loaded.default;
      missing.value = false;
      for (const face of FACES) void document.fonts.load(face).catch(() => undefined);
    },
    () => {
      missing.value = true;
      timer = setTimeout(again, AGAIN_MS);
    },
  );
  return coming;
}

/** The signs of a hand: it takes longer from here to the first step than KaTeX takes to come. */
const HAND = ['pointermove', 'pointerdown', 'touchstart', 'keydown', 'wheel'] as const;
/** Without a hand it comes when the page has settled, so that it is there if the network goes. */
const SETTLED_MS = 4_000;

/** Fetches KaTeX at the first sign of a hand, or a little later in any case. */
export function awaitKatex(): void {
  window.addEventListener('online', again);
  const near = (): void => {
    clearTimeout(settled);
    for (const sign of HAND) window.removeEventListener(sign, near, true);
    void loadKatex();
  };
  const settled = setTimeout(near, SETTLED_MS);
  for (const sign of HAND) window.addEventListener(sign, near, { capture: true, passive: true });
}
