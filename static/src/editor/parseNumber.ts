/** What a person types as a number: `1/3`, `0,5`, `-2e-3`, with any minus or digit width. Pure. */

export type NumberFault = 'empty' | 'syntax' | 'separators' | 'zero_division' | 'too_large';
/** How much one step is: Shift is fine, Alt coarse. */
export type Pace = 'fine' | 'normal' | 'coarse';
export const paceOf = (event: { shiftKey: boolean; altKey: boolean }): Pace =>
  event.shiftKey ? 'fine' : event.altKey ? 'coarse' : 'normal';

export type Parsed = { value: number } | { fault: NumberFault };

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
/** U+2010…U+2015 and U+2212: every dash a keyboard or a pasted text may bring for a minus. */
const MINUSES = /[\u2010-\u2015\u2212]/g;

function plain(text: string): string {
  // NFKC turns the full-width digits and signs of Chinese input methods into ASCII.
  return text
    .normalize('NFKC')
    .replace(MINUSES, '-')
    .replace(/[。、]/g, (mark) => (mark === '。' ? '.' : ','))
    .replace(/[⁄∕÷]/g, '/')
    .trim();
}

function decimal(text: string): Parsed {
  const commas = text.split(',').length - 1;
  if (commas > 1 || (commas === 1 && text.includes('.'))) return { fault: 'separators' };
  const written = text.replace(',', '.');
  if (!DECIMAL.test(written)) return { fault: 'syntax' };
  const value = Number(written);
  return Number.isFinite(value) ? { value } : { fault: 'too_large' };
}

/** The number meant by `text`, or why it is none. */
export function parseNumber(text: string): Parsed {
  const written = plain(text);
  if (written === '') return { fault: 'empty' };
  const parts = written.split('/').map((part) => part.trim());
  if (parts.length > 2) return { fault: 'syntax' };
  const upper = decimal(parts[0]!);
  if ('fault' in upper || parts.length === 1) return normalised(upper);
  const lower = decimal(parts[1]!);
  if ('fault' in lower) return lower;
  if (lower.value === 0) return { fault: 'zero_division' };
  const value = upper.value / lower.value;
  return Number.isFinite(value) ? normalised({ value }) : { fault: 'too_large' };
}

/** A typed −0 is 0: the sign would only show up as a puzzle in the picture. */
function normalised(parsed: Parsed): Parsed {
  return 'value' in parsed && parsed.value === 0 ? { value: 0 } : parsed;
}

/**
 * The next number when an arrow key is pressed: a step of 0.1, of 0.01 when `fine`, of 1 when
 * `coarse`, free of binary dust (0.30000000000000004).
 */
export function stepped(value: number, direction: 1 | -1, pace: Pace): number {
  const decimals = { fine: 2, normal: 1, coarse: 0 }[pace];
  const step = 10 ** -decimals;
  const moved = value + direction * step;
  // Far from zero a double cannot hold the step's digits: leave the sum as it is.
  if (Math.abs(moved) > 1e12) return moved;
  const digits = Math.max(decimals, decimalsOf(value));
  return Number(moved.toFixed(Math.min(digits, 15))) + 0;
}

function decimalsOf(value: number): number {
  const [mantissa, exponent] = String(value).split('e');
  const fraction = mantissa!.split('.')[1]?.length ?? 0;
  return Math.max(0, fraction - Number(exponent ?? 0));
}
