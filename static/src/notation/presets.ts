/** The books that a person may have beside the page: how each writes, and what it takes as the loss. Pure. */

import type { Reduction } from '../api/types';
import { sameWriting, type Writing } from '../writing';

export interface Preset {
  readonly id: 'notes' | 'nielsen' | 'cs231n' | 'pytorch';
  readonly writing: Writing;
  /** The squared error that it works with, where it has one. */
  readonly numbers: Numbers | null;
}

/** What changes the numbers, and is therefore never chosen along with a way of writing. */
export interface Numbers {
  readonly loss: string;
  readonly reduction: Reduction;
}

export const PRESETS: readonly Preset[] = [
  {
    id: 'notes',
    writing: { names: 'notes', orientation: 'from_to' },
    numbers: { loss: 'mse', reduction: 'mean' },
  },
  {
    id: 'nielsen',
    writing: { names: 'nielsen', orientation: 'to_from' },
    numbers: { loss: 'half_sse', reduction: 'mean' },
  },
  { id: 'cs231n', writing: { names: 'torch', orientation: 'from_to' }, numbers: null },
  {
    id: 'pytorch',
    writing: { names: 'torch', orientation: 'to_from' },
    numbers: { loss: 'mse', reduction: 'mean' },
  },
];

/** The book that writes so; null for a mixture of one's own. */
export const presetOf = (writing: Writing): Preset | null =>
  PRESETS.find((preset) => sameWriting(preset.writing, writing)) ?? null;

/** What the book's numbers are, where they are not those of the experiment and could be. */
export function otherNumbers(preset: Preset | null, now: Numbers, samples: number, losses: readonly string[]): Numbers | null {
  const book = preset?.numbers;
  if (!book || !losses.includes(book.loss)) return null;
  // With one sample its mean is its sum.
  const same = book.loss === now.loss && (samples === 1 || book.reduction === now.reduction);
  return same ? null : book;
}
