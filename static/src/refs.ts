/* Refs in the browser: parsed and named from the same tables as on the server (app/trace/notation.json
   and conventions.json), so that a quantity has one name in the formula, the diagram and the API. */
import notation from '../../app/trace/notation.json';
import { CONVENTIONS, type Writing, type Written } from './writing';

export type IndexName = 'unit' | 'layer' | 'to' | 'from';

interface Notation extends Written {
  indices: string[];
  per_sample?: boolean;
  matrix?: boolean;
}

export type RefKind = keyof typeof notation;

const NOTATION: Record<string, Notation> = notation;

/** One quantity: `w.2.1.2@3` is kind 'w', indices [2, 1, 2], sample 3. */
export interface Ref {
  kind: RefKind;
  indices: number[];
  sample: number;
  /** The indices under their names; a missing one is 0. */
  layer: number;
  unit: number;
  to: number;
  from: number;
}

/** How the names of one network are written (the notes drop the unit where every layer has one). */
export interface NameStyle extends Writing {
  chain: boolean;
  batch: boolean;
  /** The index of the last layer. */
  depth: number;
}

/** The pieces of a symbol, for SVG text: prefix, base with subscript and superscript. */
export interface SymbolParts {
  prefix: string;
  /** The letter, with its layer where that stands behind it. */
  base: string;
  sub: string;
  /** Everything that stands high: a layer in brackets, a word or a star, a sample. */
  sup: string;
  letter: string;
  layer: string;
  mark: string;
  sample: string;
  /** The letters stand, as in code. */
  upright: boolean;
}

const cache = new Map<string, Ref | null>();

/** The parsed ref, or null where the text is not a ref. Parsed refs are cached: drawing asks often. */
export function parseRef(text: string): Ref | null {
  let ref = cache.get(text);
  if (ref === undefined) {
    ref = parse(text);
    cache.set(text, ref);
  }
  return ref;
}

function parse(text: string): Ref | null {
  const match = /^((?:new\.)?[A-Za-z]+)((?:\.[1-9]\d*)*)(?:@([1-9]\d*))?$/.exec(text);
  const notation = match && NOTATION[match[1] ?? ''];
  if (!match || !notation) return null;
  const indices = (match[2] ?? '').split('.').slice(1).map(Number);
  if (indices.length !== notation.indices.length || (match[3] && !notation.per_sample)) return null;
  const ref: Ref = {
    kind: match[1] as RefKind,
    indices,
    sample: match[3] ? Number(match[3]) : 1,
    layer: 0,
    unit: 0,
    to: 0,
    from: 0,
  };
  notation.indices.forEach((name, at) => (ref[name as IndexName] = indices[at] ?? 0));
  return ref;
}

export function isMatrix(ref: Ref): boolean {
  return NOTATION[ref.kind]?.matrix === true;
}

export function isPerSample(ref: Ref): boolean {
  return NOTATION[ref.kind]?.per_sample === true;
}

/** The ref without its sample: where a quantity stands in the diagram, whichever sample is shown. */
export function place(text: string): string {
  const at = text.indexOf('@');
  return at < 0 ? text : text.slice(0, at);
}

const NAMELESS = { prefix: '', sub: '', sup: '', letter: '', layer: '', mark: '', sample: '', upright: false };
/** The kinds that name an edge by its two ends. */
const EDGES: ReadonlySet<string> = new Set(['w', 'dw', 'new.w', 'p', 'q']);

const written = new WeakMap<NameStyle, Map<string, SymbolParts>>();

/** Cached for each style: the same names are written again at every number that changes. */
export function symbolParts(text: string, style: NameStyle): SymbolParts {
  let known = written.get(style);
  if (!known) written.set(style, (known = new Map<string, SymbolParts>()));
  let parts = known.get(text);
  if (!parts) known.set(text, (parts = partsOf(text, style)));
  return parts;
}

function partsOf(text: string, style: NameStyle): SymbolParts {
  const ref = parseRef(text);
  const notation = ref && NOTATION[ref.kind];
  if (!ref || !notation) return { ...NAMELESS, base: text };
  const convention = CONVENTIONS[style.names];
  const { base, prefix = '', sup: mark = '', last } = convention.names[ref.kind] ?? notation;
  const layered = notation.indices.includes('layer');
  const layer = layered ? String(ref.layer) : last ? String(style.depth) : '';
  const units = style.chain ? [] : notation.indices.flatMap((name, at) => (name === 'layer' ? [] : (ref.indices[at] ?? 0)));
  const along = convention.order === 'matrix' && style.orientation === 'from_to';
  if (along && EDGES.has(ref.kind)) units.reverse();
  const shown = convention.layer === 'sub' && layer ? [Number(layer), ...units] : units;
  const high = convention.layer === 'sup' && layer ? `[${layer}]` : '';
  const sample = style.batch && notation.per_sample ? `(${String(ref.sample)})` : '';
  const letter = base.replace('′', '');
  return {
    prefix,
    base: convention.layer === 'base' ? base.replace(letter, letter + layer) : base,
    sub: shown.join(shown.some((index) => index > 9) ? ',' : ''),
    sup: `${high}${mark}${mark === 'label' && sample ? ' ' : ''}${sample}`,
    letter: base,
    layer: high,
    mark,
    sample,
    upright: isUpright(style) && /^[A-Za-z]+$/.test(letter),
  };
}

/** Whether Latin letters stand upright: the names of a program's variables do. */
export const isUpright = ({ names }: NameStyle): boolean => CONVENTIONS[names].upright === true;

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const digits = (text: string, as: string): string => text.replace(/\d/g, (digit) => as[Number(digit)] ?? digit);

/** The symbol as plain text: `w₂₁₂`, `∂L/∂a₂₁`, `y₁^label`, `δ[2]₁`. */
export function symbolText(text: string, style: NameStyle): string {
  const { prefix, base, layer, sub, mark, sample } = symbolParts(text, style);
  const told = digits(sample.replace('(', '⁽').replace(')', '⁾'), SUPERSCRIPTS);
  return `${prefix}${base}${layer}${digits(sub, SUBSCRIPTS)}${mark === 'label' ? '^label' : mark}${told}`;
}

const GREEK: Record<string, string> = { η: '\\eta', ℓ: '\\ell', 'φ′': "\\varphi'", 'g′': "g'", δ: '\\delta' };

/** The symbol as LaTeX; the server's templates name quantities in the same way. */
export function symbolLatex(text: string, style: NameStyle): string {
  const { prefix, base, sub, sup, upright } = symbolParts(text, style);
  const plain = GREEK[base] ?? base;
  const stem = upright ? `\\mathrm{${base.replace('′', '')}}${base.includes('′') ? "'" : ''}` : plain;
  const high = sup.replace('label', '\\mathrm{label}').replace(' ', '\\,');
  // A prime is a superscript of its own.
  const letter = high && stem.endsWith("'") ? `{${stem}}` : stem;
  const name = `${letter}${sub && `_{${sub}}`}${high && `^{${high}}`}`;
  if (prefix.startsWith('∂')) return `\\frac{\\partial ${prefix[1] ?? ''}}{\\partial ${name}}`;
  return prefix === 'Δ' ? `\\Delta ${name}` : name;
}
