/* Refs in the browser: parsed and named from the same notation table as on the server
   (app/trace/notation.json), so that a quantity has one name in the formula, the diagram and the API. */
import notation from '../../app/trace/notation.json';

export type IndexName = 'unit' | 'layer' | 'to' | 'from';

interface Notation {
  indices: string[];
  base: string;
  prefix?: string;
  sup?: string;
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
export interface NameStyle {
  chain: boolean;
  batch: boolean;
}

/** The pieces of a symbol, for SVG text: prefix, base with subscript and superscript. */
export interface SymbolParts {
  prefix: string;
  base: string;
  sub: string;
  sup: string;
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

export function symbolParts(text: string, style: NameStyle): SymbolParts {
  const ref = parseRef(text);
  const notation = ref && NOTATION[ref.kind];
  if (!ref || !notation) return { prefix: '', base: text, sub: '', sup: '' };
  const shown = notation.indices
    .map((name, at) => ({ name, value: ref.indices[at] ?? 0 }))
    .filter(({ name }) => !style.chain || name === 'layer')
    .map(({ value }) => value);
  const sub = shown.join(shown.some((index) => index > 9) ? ',' : '');
  const sample = style.batch && notation.per_sample;
  const sup = [notation.sup ?? '', sample ? `(${String(ref.sample)})` : ''].filter(Boolean).join(' ');
  return { prefix: notation.prefix ?? '', base: notation.base, sub, sup };
}

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';

/** The symbol as plain text: `w₂₁₂`, `∂L/∂a₂₁`, `y₁^label`. */
export function symbolText(text: string, style: NameStyle): string {
  const { prefix, base, sub, sup } = symbolParts(text, style);
  const low = sub.replace(/\d/g, (digit) => SUBSCRIPTS[Number(digit)] ?? digit);
  const high = sup.replace(/^label/, '^label').replace(/(^|\s)\((\d+)\)$/, "⁽$2⁾");
  return `${prefix}${base}${low}${superscriptDigits(high)}`;
}

function superscriptDigits(text: string): string {
  const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹';
  return text.replace(/⁽(\d+)⁾/, (_, inner: string) => `⁽${inner.replace(/\d/g, (d) => digits[Number(d)] ?? d)}⁾`);
}

/** The symbol as LaTeX; the server's templates name quantities in the same way. */
export function symbolLatex(text: string, style: NameStyle): string {
  const { prefix, base, sub, sup } = symbolParts(text, style);
  const letter = { η: '\\eta', ℓ: '\\ell', 'φ′': "\\varphi'" }[base] ?? base;
  const high = sup.replace('label', '\\mathrm{label}').replace(' ', '\\,');
  const name = `${letter}${sub && `_{${sub}}`}${high && `^{${high}}`}`;
  if (prefix === '∂L/∂') return `\\frac{\\partial L}{\\partial ${name}}`;
  return prefix === 'Δ' ? `\\Delta ${name}` : name;
}
