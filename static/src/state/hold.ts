/**
 * A number that was just written waits a moment for the numbers that follow from it, so that the
 * page is drawn once and not twice. Where the answer takes longer, the number is drawn alone.
 */

import type { Experiment } from '../api/types';
import { experiment } from './store';

/** About a frame: no hand feels it, and on one machine the answer is there by then. */
export const HOLD_MS = 16;

let held: Experiment | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** The experiment with every number that was written, drawn or not. */
export const latest = (): Experiment => held ?? experiment.peek();

/** Draws `next`, and nothing that was held before it. */
export function drawNow(next: Experiment): void {
  clearTimeout(timer);
  timer = undefined;
  held = null;
  experiment.value = next;
}

/** What is held is drawn now: the numbers that follow from it have come, or will not. */
export function release(): void {
  if (held) drawNow(held);
}

/** Draws `next` when it is released, or after a moment at the latest. */
export function drawSoon(next: Experiment): void {
  held = next;
  timer ??= setTimeout(release, HOLD_MS);
}
