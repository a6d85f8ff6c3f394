/* How a number is written. The same rule as app/trace/numbers.py: at most six significant digits,
   half to even, and a power of ten below 1e-4 and from 1e6 on. Rounded for the eye only: every
   element keeps the full number in data-value. */

export const DIGITS = 6;

/** What stands for a number beyond the range of float64, as in app/trace/numbers.py. */
export const BEYOND = 'overflow';

interface Decimal {
  negative: boolean;
  mantissa: string;
  exponent: number;
  scientific: boolean;
}

function decimal(value: number, digits: number): Decimal {
  const [mantissa = '0', power = '0'] = roundHalfEven(Math.abs(value), digits).split('e');
  const exponent = Number(power);
  const scientific = exponent < -4 || exponent >= digits;
  const plain = scientific ? mantissa : shift(mantissa, exponent);
  const text = plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain;
  return { negative: value < 0 && Number(text) !== 0, mantissa: text, exponent, scientific };
}

/** JavaScript rounds a tie up, Python to even; a tie needs a finite expansion, which 60 digits show. */
function roundHalfEven(value: number, digits: number): string {
  const rounded = value.toExponential(digits - 1);
  // Sixty digits take long, and nine numbers of ten have no 5 where a tie has it.
  if (value.toExponential(digits)[digits + 1] !== '5') return rounded;
  const exact = value.toExponential(60);
  const [head = ''] = exact.split('e');
  const rest = head.slice(digits + 1);
  if (!/^50*$/.test(rest)) return rounded;
  const kept = head.slice(0, digits + 1);
  const odd = Number(kept.at(-1) === '.' ? kept.at(-2) : kept.at(-1)) % 2 === 1;
  return odd ? rounded : `${kept}e${exact.split('e')[1] ?? '0'}`;
}

function shift(mantissa: string, exponent: number): string {
  const figures = mantissa.replace('.', '');
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${figures}`;
  const whole = figures.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = figures.slice(exponent + 1);
  return fraction ? `${whole}.${fraction}` : whole;
}

/** A number on the page is written in several places and measured before: each time the same text. */
const WRITTEN = new Map<number, Map<number, string>>();
const MOST_WRITTEN = 4096;

/** For the diagram and for text: a true minus sign, ×10ⁿ for a power of ten. */
export function formatNumber(value: number, digits: number = DIGITS): string {
  let texts = WRITTEN.get(digits);
  if (!texts) WRITTEN.set(digits, (texts = new Map<number, string>()));
  let text = texts.get(value);
  if (text === undefined) {
    text = written(value, digits);
    if (texts.size >= MOST_WRITTEN) texts.clear();
    texts.set(value, text);
  }
  return text;
}

function written(value: number, digits: number): string {
  if (!Number.isFinite(value)) return BEYOND;
  const { negative, mantissa, exponent, scientific } = decimal(value, digits);
  const sign = negative ? '−' : '';
  return scientific ? `${sign}${mantissa}×10${superscript(exponent)}` : sign + mantissa;
}

/** With every digit, as a field shows a number: typed again it is the same. */
export const exactNumber = (value: number): string => String(value).replace(/-/g, '−');

/** With every digit and no power of ten, which no attribute for a number may have. */
export function unscaled(value: number): string {
  const [mantissa = '0', power = '0'] = Math.abs(value).toExponential().split('e');
  return (value < 0 ? '-' : '') + shift(mantissa, Number(power));
}

/** What spreadsheets and programs read: their minus is a hyphen. */
export const plainNumber = (text: string): string => text.replace(/−/g, '-');

function superscript(exponent: number): string {
  return String(exponent).replace(/[-\d]/g, (c) => (c === '-' ? '⁻' : ('⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)] ?? c)));
}

/** For a formula: a hyphen that LaTeX sets as a minus, \times 10^{n} for a power of ten. */
export function formatLatex(value: number, digits: number = DIGITS): string {
  if (!Number.isFinite(value)) return `\\text{${BEYOND}}`;
  const { negative, mantissa, exponent, scientific } = decimal(value, digits);
  const sign = negative ? '-' : '';
  return scientific ? `${sign}${mantissa} \\times 10^{${String(exponent)}}` : sign + mantissa;
}
