/** Time of the picture. Commands move the cursor at once; one loop brings `time` after it. */

import { batch } from '@preact/signals';

import * as pace from './pace';
import { stillness } from './stillness';
import { batched, cursor, locale, playing, script, speed, time } from './store';

/** Without motion a step is seen at once; it then stays long enough to be read. */
const STILL_DWELL = 900;
/** A frame that comes later than this (a hidden tab, a busy machine) counts as this long. */
const LONGEST_FRAME = 64;

let frame = 0;
let last = 0;
let from = 0;
let progress = 1;
/** How much of a rest between two steps is over. */
let rested = 1;

/** The step between the cursor and the place the picture comes from sets the pace. */
const duration = (): number =>
  pace.duration(script.value.steps[Math.max(cursor.value, Math.ceil(from)) - 1], batched.value);

/** How long the step at the cursor rests while playing, in milliseconds of the clock on the wall. */
function dwell(): number {
  const step = script.value.steps[cursor.value - 1];
  if (speed.value === 'reading') return pace.reading(step, locale.value);
  return (stillness() ? STILL_DWELL : pace.dwell(step)) / speed.value;
}

const rate = (): number => (speed.value === 'reading' ? pace.READING_SPEED : speed.value);

function schedule(): void {
  if (frame !== 0) return;
  last = 0;
  frame = requestAnimationFrame(tick);
}

function tick(now: number): void {
  frame = 0;
  const passed = Math.min(last === 0 ? 16 : now - last, LONGEST_FRAME);
  last = now;
  if (progress < 1) advance(passed * rate());
  else if (playing.value) wait(passed);
  if (progress < 1 || playing.value) frame = requestAnimationFrame(tick);
}

function advance(passed: number): void {
  // Half a step's way takes half its time; what is more than a step is caught up with in the time of one.
  progress = Math.min(1, progress + passed / (duration() * Math.min(1, Math.abs(cursor.value - from))));
  time.value = progress < 1 ? from + (cursor.value - from) * progress : cursor.value;
  if (progress === 1) rested = 0;
}

/** A speed chosen meanwhile is heeded at once. */
function wait(passed: number): void {
  rested += passed / Math.max(1, dwell());
  if (rested < 1) return;
  if (cursor.value < script.value.steps.length) glide(cursor.value + 1);
  else playing.value = false;
}

/** How many steps the picture may be behind: so whoever presses again before it has arrived sees nothing leap. */
const BEHIND = 2;

/** Moves the cursor to `to` and lets the picture follow, in at most the time of one step. */
function glide(to: number): void {
  if (stillness()) {
    rested = 0;
    place(to);
    return;
  }
  batch(() => {
    cursor.value = to;
    // Whoever steps much faster than the picture moves takes it along.
    from = Math.min(Math.max(time.value, to - BEHIND), to + BEHIND);
    time.value = from;
  });
  progress = from === to ? 1 : 0;
  if (progress === 1) rested = 0;
  schedule();
}

const clamp = (at: number): number => Math.min(Math.max(at, 0), script.value.steps.length);

/** Cursor and picture at `at`, at once. */
export function place(at: number): void {
  progress = 1;
  batch(() => {
    cursor.value = clamp(at);
    time.value = cursor.value;
  });
}

/** Jump: stops playing. */
export function jumpTo(at: number): void {
  pause();
  place(at);
}

/** One step on or back, animated; stops playing. */
export function stepBy(steps: 1 | -1): void {
  pause();
  const to = clamp(cursor.value + steps);
  if (to !== cursor.value) glide(to);
}

export function pause(): void {
  playing.value = false;
}

/** From the end, playing begins again at the start. */
export function play(): void {
  if (script.value.steps.length === 0) return;
  if (cursor.value >= script.value.steps.length) place(0);
  rested = 1;
  playing.value = true;
  schedule();
}
