/** A number on its way from one value to another. Pure; for the eye only: it is never data. */

import { DIGITS, formatNumber } from '../format';
import { mix } from './geometry';

const decimals = (value: number): number => formatNumber(value).split('.')[1]?.length ?? 0;

/** So many decimals that even a short way is gone in some ten steps. */
const fineness = (way: number): number => Math.min(DIGITS, Math.max(0, 1 - Math.floor(Math.log10(Math.abs(way)))));

/**
 * The number seen at `k` of the way. It counts in the decimals of its two ends, or finer ones, so
 * that digits run; it passes by those that end in a zero, which is not written, so that its text
 * keeps its length. At the ends it is exactly what stands there.
 */
export function between(from: number, to: number, k: number): number {
  if (k <= 0 || from === to) return from;
  if (k >= 1) return to;
  const now = mix(from, to, k);
  if ([from, to].some((end) => formatNumber(end).includes('×'))) return now;
  const places = Math.max(decimals(from), decimals(to), fineness(to - from));
  const unit = 10 ** -places;
  const count = Math.round(now / unit);
  if (Math.abs(count * unit - from) < unit) return from;
  const shown = count % 10 === 0 ? count - Math.sign(to - from) : count;
  return Number((shown * unit).toFixed(places));
}
