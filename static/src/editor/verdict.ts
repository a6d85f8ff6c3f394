/** What a text typed for a quantity means: its number, or why it can't have that one. Pure. */

import { neededBy } from '../structure/fitting';
import { parseNumber, type NumberFault } from './parseNumber';

export type Fault = NumberFault | 'not_positive' | 'not_share';
export type Verdict = { value: number } | { fault: Fault };

/** Where the loss is defined on probabilities, so are its labels: from 0 to 1. */
const isShare = (ref: string, loss: string): boolean => ref.startsWith('t.') && neededBy(loss) !== null;

/** A learning rate must be positive, and a label within what the loss is defined on. */
export function judge(ref: string, loss: string, text: string): Verdict {
  const parsed = parseNumber(text);
  if ('fault' in parsed) return parsed;
  if (ref === 'eta' && parsed.value <= 0) return { fault: 'not_positive' };
  return isShare(ref, loss) && (parsed.value < 0 || parsed.value > 1) ? { fault: 'not_share' } : parsed;
}

/** The nearest number that the quantity can have: a hand that drags or steps stops there. */
export const stopAt = (ref: string, loss: string, value: number): number =>
  isShare(ref, loss) ? Math.min(1, Math.max(0, value)) : value;
