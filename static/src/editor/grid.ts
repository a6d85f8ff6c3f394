/** By how much a number changes under a hand: steps as large as the number's own digits. Pure. */

import { stepped, type Pace } from './parseNumber';

const SHARE: Record<Pace, number> = { fine: -1, normal: 0, coarse: 1 };
/** The hand moves this far, in CSS pixels, for one step. */
const PIXELS = 5;

/** Bounds of a step's power of ten: below, a drag would never leave the small numbers again. */
const COARSEST = 14;
const FINEST = -4;
/** A learning rate may be as small as it likes. */
const FINEST_RATE = -12;

/** The power of ten of one step: the second digit of the number; of a number like 1 where it is 0. */
export function gridOf(value: number, ref: string): number {
  const size = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
  return Math.min(COARSEST, Math.max(ref === 'eta' ? FINEST_RATE : FINEST, size - 1));
}

/** `power` as the modifier keys change it. */
export const paced = (power: number, pace: Pace): number => power + SHARE[pace];

/** `count` steps of 10^power from `value`, on the grid of the step and free of binary dust; none: `value`. */
export function onGrid(value: number, count: number, power: number): number {
  if (count === 0) return value;
  // Whole numbers over a power of ten are rounded once only, so they are the doubles people mean.
  if (power >= 0) return Math.round(value / 10 ** power + count) * 10 ** power + 0;
  return Math.round(value * 10 ** -power + count) / 10 ** -power + 0;
}

/** The same, where the number must stay positive: it goes no lower than one step, nor than where it is. */
export function stepOn(ref: string, value: number, count: number, power: number): number {
  const moved = onGrid(value, count, power);
  return ref === 'eta' && moved <= 0 ? Math.min(value, 10 ** power) : moved;
}

/** The number after one press of an arrow key: 0.1, 0.01, 1; of a rate, by its own size. */
export function keyed(ref: string, value: number, direction: 1 | -1, pace: Pace): number {
  if (ref === 'eta') return stepOn(ref, value, direction, paced(gridOf(value, ref), pace));
  return stepped(value, direction, pace);
}

/** A drag: from which number and place it counts, in steps of which size. */
export interface Pull {
  readonly ref: string;
  readonly from: number;
  readonly x: number;
  readonly power: number;
  readonly pace: Pace;
}

export const pullFrom = (ref: string, value: number, x: number, pace: Pace): Pull => ({
  ref, from: value, x, power: gridOf(value, ref), pace,
});

/** The number with the hand at `x`. */
export function pulledTo({ ref, from, x: start, power, pace }: Pull, x: number): number {
  return stepOn(ref, from, Math.round((x - start) / PIXELS), paced(power, pace));
}

/** Another pace counts from where the hand is: the number does not jump when a key goes down. */
export function repaced(pull: Pull, x: number, pace: Pace): Pull {
  return pace === pull.pace ? pull : { ...pull, from: pulledTo(pull, x), x, pace };
}
