/** What kept a picture or a film from being made, as a sentence of the catalogue. */

import { TooLarge } from './canvas';
import { NoFont } from './fonts';

export function faultKey(fault: unknown): string {
  const memory = fault instanceof RangeError || (fault instanceof DOMException && fault.name === 'QuotaExceededError');
  if (fault instanceof TooLarge) return 'media.too_large';
  if (fault instanceof NoFont) return 'media.no_font';
  return memory ? 'media.no_memory' : 'media.failed';
}
