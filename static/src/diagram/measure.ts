/** How wide a text is in the faces of the mathematics (their advance widths in em), and what fits. Pure. */

import { DIGITS, formatNumber } from '../format';
import { symbolParts, type NameStyle, type SymbolParts } from '../refs';
import { outRef, scoped, upTo, type Shape } from './shape';

const NARROW = '.,′ℓ⋮:[]';
const WIDE = '−×+=';
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹⁻';
/** Subscripts and exponents, as a share of the size of what they belong to. */
export const SMALL = 0.7;
const LETTER: Record<string, number> = {
  w: 0.716, b: 0.429, h: 0.576, a: 0.529, x: 0.572, y: 0.49, d: 0.52, z: 0.465, L: 0.681,
  W: 0.985, C: 0.715, δ: 0.444, g: 0.477, f: 0.49, '(': 0.389, ')': 0.389, p: 0.503, q: 0.446, '∂': 0.531, Δ: 0.833, η: 0.497, φ: 0.654, l: 0.3, i: 0.345,
};

/** How much smaller a number may be written than with fewer digits, where none has room. */
const NEARLY = 0.85;

const widths = new Map<string, number>();

function glyph(char: string): number {
  let width = widths.get(char);
  if (width === undefined) widths.set(char, (width = advance(char)));
  return width;
}

function advance(char: string): number {
  if (NARROW.includes(char)) return 0.278;
  if (WIDE.includes(char)) return 0.778;
  if (RAISED.includes(char)) return (char === '⁻' ? 0.778 : 0.5) * SMALL;
  return LETTER[char] ?? 0.5;
}

/** The width of a text in em. */
export function ems(text: string): number {
  let sum = 0;
  for (const char of text) sum += glyph(char);
  return sum;
}

/** The width of a symbol in em, its superscript over its subscript. */
export const symbolEms = ({ prefix, base, sub, sup }: Pick<SymbolParts, 'prefix' | 'base' | 'sub' | 'sup'>): number =>
  ems(prefix) + ems(base) + SMALL * Math.max(ems(sub), ems(sup));

/** The longest name of what a unit takes and gives, in em. */
export function longestName(shape: Shape, style: NameStyle): number {
  const names = shape.layers.flatMap(({ units }, at) =>
    upTo(units).flatMap((unit) => [`h.${at + 1}.${unit}`, outRef(shape, at + 1, unit)]),
  );
  return Math.max(...names.map((name) => symbolEms(symbolParts(scoped(name, shape.samples), style))));
}

export interface Fitted {
  /** Without the exponent. */
  readonly text: string;
  /** The exponent's digits, with a true minus; empty where there is none. */
  readonly raised: string;
  readonly size: number;
}

/**
 * A number for a slot of a given width: at its size if it fits, else smaller down to `least`, else
 * with fewer digits. Where not even the fewest fit so, it is as small as it takes, with all the digits
 * that are written nearly as large as any: −1235 is narrower than −1×10³. It never leaves its slot.
 * `most` digits are shown however much room there is.
 */
export function fitNumber(
  value: number,
  slot: number,
  size: number,
  least: number,
  most = DIGITS,
): Fitted {
  const tried: { text: string; fitting: number }[] = [];
  for (let digits = most; ; digits -= 1) {
    const text = formatNumber(value, digits);
    const fitting = Math.min(size, slot / ems(text));
    if (fitting >= Math.min(least, size)) return split(text, fitting);
    tried.push({ text, fitting });
    // One digit only where a power of ten keeps it from lying: 35 is not 4×10¹.
    if (digits === 1 || (digits === 2 && !text.includes('×'))) break;
  }
  const largest = Math.max(...tried.map(({ fitting }) => fitting));
  const { text, fitting } = tried.find(({ fitting: own }) => own >= NEARLY * largest) ?? tried[0]!;
  return split(text, fitting);
}

function split(text: string, size: number): Fitted {
  const at = [...text].findIndex((char) => RAISED.includes(char));
  const raised = at < 0 ? '' : text.slice(at).replace(/./g, lower);
  return { text: at < 0 ? text : text.slice(0, at), raised, size: Math.floor(size * 20) / 20 };
}

const lower = (char: string): string => (char === '⁻' ? '−' : String(RAISED.indexOf(char)));
