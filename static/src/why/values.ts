/** The numbers of an explanation, as far as they are known at the cursor. */

import type { Factor, Term } from '../api/types';
import { formatNumber } from '../format';
import { parseTemplate, type Quantity } from '../formula/fill';
import { isBeyond, lookup, lookupMatrix } from '../state/numbers';
import { concealed } from '../state/store';
import { numbers, told } from './ask';

export const UNKNOWN = '?';

/** A number or matrix by its ref; undefined while it is not known. */
export function valueAt(ref: string): Quantity | undefined {
  if (!told.value(ref)) return undefined;
  const { experiment, passes, sample } = numbers.value;
  if (isBeyond(experiment, passes, sample, ref)) return Number.NaN;
  const value = concealed.value(ref) ? undefined : lookup(experiment, passes, sample, ref);
  return value ?? lookupMatrix(experiment, passes, ref);
}

/** The same for a single number. */
export function numberAt(ref: string): number | undefined {
  const value = valueAt(ref);
  return typeof value === 'number' ? value : undefined;
}

/** A local derivative without a ref is known with everything it is made of. */
export function factorValue({ ref, template, value }: Factor): number | undefined {
  if (ref !== null) return numberAt(ref);
  // Without a template it is one of the loss or of softmax: made of what the forward pass gives.
  const sources = template === undefined ? ['L'] : parseTemplate(template).slots.map((slot) => slot.ref);
  const known = sources.every((source) => told.value(source));
  return known ? (value ?? undefined) : undefined;
}

/** A product is known with all its factors. */
export function productValue({ factors, product }: Term): number | undefined {
  const known = factors.every((factor) => factorValue(factor) !== undefined);
  return known ? (product ?? undefined) : undefined;
}

export function shownNumber(value: number | undefined): string {
  return value === undefined ? UNKNOWN : formatNumber(value);
}
