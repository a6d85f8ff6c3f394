/**
 * Which moment each frame of a film shows. A film is not recorded: frame k is the picture at
 * k / fps seconds, as the player would show it at that speed, whatever the machine can keep up with. Pure.
 */

import type { Locale, Step } from '../api/types';
import { duration, dwell, reading, READING_SPEED, type Batch } from '../state/pace';
import type { Speed } from '../state/store';

export interface Reel {
  /** The steps told, counted from 1. */
  readonly first: number;
  readonly last: number;
  readonly fps: number;
  readonly speed: Speed;
  /** In whose sentences it is told: they take their time to be read. */
  readonly locale: Locale;
  readonly batch: Batch;
}

/** So long the first and the last picture stand, at any speed: the eye has to find its place. */
const OPENING_MS = 700;
const CLOSING_MS = 1_600;

interface Stretch {
  readonly ms: number;
  readonly from: number;
  readonly to: number;
}

function stretches(steps: readonly Step[], { first, last, speed, locale, batch }: Reel): Stretch[] {
  const unhurried = speed === 'reading';
  const rate = unhurried ? READING_SPEED : speed;
  const restOf = (step: Step | undefined): number => (unhurried ? reading(step, locale) : dwell(step) / rate);
  const told = steps.slice(first - 1, last).flatMap((step, at): Stretch[] => {
    const to = first + at;
    const rest = to < last ? [{ ms: restOf(step), from: to, to }] : [];
    return [{ ms: duration(step, batch) / rate, from: to - 1, to }, ...rest];
  });
  const closing = unhurried ? Math.max(CLOSING_MS, restOf(steps[last - 1])) : CLOSING_MS;
  return [{ ms: OPENING_MS, from: first - 1, to: first - 1 }, ...told, { ms: closing, from: last, to: last }];
}

/** Frames that show the same moment one after the other are one shot. */
export interface Shot {
  readonly time: number;
  /** The number of its first frame, from 0, and how many frames it lasts. */
  readonly at: number;
  readonly frames: number;
}

export function shots(steps: readonly Step[], reel: Reel): Shot[] {
  const way = stretches(steps, reel);
  const length = way.reduce((sum, { ms }) => sum + ms, 0);
  const count = Math.max(1, Math.round((length * reel.fps) / 1000));
  const found: { time: number; at: number; frames: number }[] = [];
  let [on, begun] = [0, 0];
  for (let frame = 0; frame < count; frame += 1) {
    const now = (frame * 1000) / reel.fps;
    while (on < way.length - 1 && now - begun >= way[on]!.ms) begun += way[on++]!.ms;
    const { ms, from, to } = way[on]!;
    const time = from === to ? to : from + (to - from) * Math.min(1, (now - begun) / ms);
    const last = found.at(-1);
    if (last?.time === time) last.frames += 1;
    else found.push({ time, at: frame, frames: 1 });
  }
  return found;
}

export const framesOf = (film: readonly Shot[]): number => film.reduce((sum, { frames }) => sum + frames, 0);

/** How long a shot stays in a GIF, which counts in hundredths of a second: rounding never adds up. */
export function hundredths({ at, frames }: Shot, fps: number): number {
  return Math.round(((at + frames) * 100) / fps) - Math.round((at * 100) / fps);
}
