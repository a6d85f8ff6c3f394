/** A number on its way from one value to another. Pure; for the eye only: it is never data. */

import { formatNumber } from '../format';
import { mix } from './geometry';

const decimals = (value: number): number => formatNumber(value).split('.')[1]?.length ?? 0;

/**
 * The number seen at `k` of the way. It counts in the decimals of its two ends, so that digits run
 * and the text keeps its length; at the ends it is exactly what stands there.
 */
export function between(from: number, to: number, k: number): number {
  if (k <= 0) return from;
  if (k >= 1) return to;
  const now = mix(from, to, k);
  const powers = [from, to].some((end) => formatNumber(end).includes('×'));
  return powers ? now : Number(now.toFixed(Math.max(decimals(from), decimals(to))));
}
