/** The numbers of a batch that are no quantities of their own, but on the way to one. Pure. */

import type { Experiment, Passes, Reduction } from '../api/types';
import { parseRef, type Ref } from '../refs';

/**
 * `part`: what a sample adds to a weight's gradient. `sum`: what has been added up by the sample that it
 * names, of gradients and of the loss. `own`: a gradient of the sample's own loss, before the mean takes its share.
 */
export type Share = 'part' | 'sum' | 'own';

/** How an experiment makes one loss of its samples'; the same default as the server's. */
export const reductionOf = ({ reduction = 'mean' }: Experiment): Reduction => reduction;

/** Its name, made of that of the quantity it is on the way to: `part:dw.2.1.2@3`. */
export const shareName = (share: Share, ref: string, sample: number): string => `${share}:${ref}@${sample}`;

/** The quantity that a share is on the way to; of any other name the name itself. */
export const quantityOf = (text: string): string => (text.includes(':') ? (SHARE.exec(text)?.[2] ?? text) : text);

const SHARE = /^(part|sum|own):([^@]+)@(\d+)$/;

/** The number of a share, or undefined where `text` names none, or the server has told of none. */
export function lookupShare(passes: Passes | null, text: string): number | undefined {
  const [, share, subject = '', sample] = SHARE.exec(text) ?? [];
  const ref = parseRef(subject);
  if (!ref || !passes?.shares) return undefined;
  return FOUND[share as Share](passes.shares, ref, Number(sample) - 1) ?? undefined;
}

type Found = number | null | undefined;

const FOUND: Record<Share, (shares: NonNullable<Passes['shares']>, ref: Ref, row: number) => Found> = {
  part: ({ dw }, { layer, to, from }, row) => dw[layer - 1]?.[row]?.[from - 1]?.[to - 1],
  sum: ({ sums }, { kind, layer, unit, to, from }, row) => {
    if (kind === 'L') return sums.loss[row];
    if (kind === 'db') return sums.db[layer - 1]?.[row]?.[unit - 1];
    return sums.dw[layer - 1]?.[row]?.[from - 1]?.[to - 1];
  },
  own: ({ own }, { kind, unit }, row) => (kind === 'dy' ? own.dy : own.dz)[row]?.[unit - 1],
};

/** More samples than these are not seen one by one: after the first few all others join at once. */
const SEEN = 6;
const FIRST = 3;

/** A sample's turn, or that of all that are left. */
export interface Turn {
  /** Its place, and how many samples have been added up when it ends. */
  readonly at: number;
  readonly total: number;
  /** Its sample; null: all that are left. */
  readonly sample: number | null;
}

/** The turns in which a batch adds up. */
export function turns(samples: number): Turn[] {
  const seen = samples > SEEN ? FIRST : samples;
  const one = Array.from({ length: seen }, (_, at): Turn => ({ at, total: at + 1, sample: at + 1 }));
  return samples > seen ? [...one, { at: seen, total: samples, sample: null }] : one;
}
