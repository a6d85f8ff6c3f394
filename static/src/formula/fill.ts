/* A formula template (LaTeX with refs in ⟦…⟧, from the server) turned into LaTeX for KaTeX. Every slot
   is wrapped in \htmlData, so that a term knows which quantity it is and its number can be replaced in
   place. The rules of filling (parentheses, the dot between adjacent numbers, the elision of large
   matrices) are those of app/trace/fill.py; the panel alone has room for less of a matrix. */
import { formatLatex, formatNumber } from '../format';
import { isMatrix, parseRef, symbolLatex, type NameStyle } from '../refs';

/** One place in a template: the quantity, and whether a negative number there needs parentheses. */
export interface Slot {
  ref: string;
  guarded: boolean;
  /** The slot follows another one directly: between numbers a dot is due. */
  adjacent: boolean;
}

/** A template taken apart: `texts[0] slots[0] texts[1] slots[1] … texts[n]`. */
export interface Template {
  texts: string[];
  slots: Slot[];
}

export type Quantity = number | number[][];

const OPERATOR_BEFORE = /(\\cdot|\\ln|\+|-)\s*$/;

export function parseTemplate(template: string): Template {
  const parts = template.split(/⟦([^⟧]*)⟧/);
  const texts = parts.filter((_, at) => at % 2 === 0);
  const slots = parts
    .filter((_, at) => at % 2 === 1)
    .map((ref, at): Slot => {
      const before = texts[at] ?? '';
      const adjacent = at > 0 && before === '';
      const power = (texts[at + 1] ?? '').startsWith('^');
      return { ref, adjacent, guarded: adjacent || power || OPERATOR_BEFORE.test(before) };
    });
  return { texts, slots };
}

/** The number of a slot as text, for replacing it in a formula that is already on the page. */
export function slotText(slot: Slot, value: number): string {
  const text = formatNumber(value);
  return needsParentheses(slot, value, text) ? `(${text})` : text;
}

function slotLatex(slot: Slot, value: Quantity, filling: Filling): string {
  if (typeof value !== 'number') return matrixLatex(slot.ref, value, filling);
  const text = formatLatex(value);
  return needsParentheses(slot, value, text) ? `(${text})` : text;
}

function needsParentheses(slot: Slot, value: number, text: string): boolean {
  return slot.guarded && (value < 0 || text.includes('10^')) && text !== '0';
}

/** How many rows and columns of a matrix are written at most; the rest is dots. */
interface Limit {
  rows: number;
  columns: number;
}

const LIMIT: Limit = { rows: 8, columns: 8 };

/** What the panel is wide enough for; the whole matrix stands below. Every cell of a formula has to be laid out. */
export const IN_PANEL: Limit = { rows: 5, columns: 4 };

function matrixLatex(ref: string, rows: number[][], { turned = false, limit = LIMIT }: Filling): string {
  const stored = rows.map((row, i) => row.map((v, j) => cellLatex(ref, i, j, v)));
  const written = turned && isTurned(ref) ? flip(stored) : stored;
  const cells = elide(written.map((row) => elide(row, limit.columns, '\\cdots')), limit.rows);
  return `\\begin{pmatrix}${cells.map((row) => (typeof row === 'string' ? row : row.join(' & '))).join(' \\\\ ')}\\end{pmatrix}`;
}

function cellLatex(ref: string, row: number, column: number, value: number): string {
  const cell = cellRef(ref, row, column);
  return cell ? wrap(cell, formatLatex(value)) : formatLatex(value);
}

function elide<T>(items: T[], limit: number, dots?: T): (T | string)[] {
  if (items.length <= limit) return items;
  const head = items.slice(0, limit - 2);
  const tail = items.slice(-1);
  return [...head, dots ?? '\\vdots', ...tail];
}

/** The matrices that stand the other way round where a row of W is where an edge leads. */
export function isTurned(matrix: string): boolean {
  const kind = parseRef(matrix)?.kind;
  return kind === 'W' || kind === 'dW' || kind === 'new.W';
}

/** A table with its rows as columns. */
export function flip<T>(rows: readonly (readonly T[])[]): T[][] {
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] as T));
}

const CELLS: Record<string, string> = {
  X: 'x', T: 't', W: 'w', B: 'b', H: 'h', A: 'a', Y: 'y',
  dY: 'dy', dZ: 'dz', dA: 'da', dX: 'dx', dW: 'dw', dB: 'db', 'new.W': 'new.w', 'new.B': 'new.b',
};

/** The ref of a matrix's cell as the experiment holds it: row = from (or sample), column = to, counted from 0. */
export function cellRef(matrix: string, row: number, column: number): string | null {
  const ref = parseRef(matrix);
  const kind = ref && CELLS[ref.kind];
  if (!ref || !kind) return null;
  const layer = ref.indices.length ? `.${String(ref.layer)}` : '';
  if (['w', 'dw', 'new.w'].includes(kind)) return `${kind}${layer}.${String(column + 1)}.${String(row + 1)}`;
  const sampled = !['b', 'db', 'new.b'].includes(kind) && row > 0;
  return `${kind}${layer}.${String(column + 1)}${sampled ? `@${String(row + 1)}` : ''}`;
}

function wrap(ref: string, latex: string, slot?: number): string {
  const place = slot === undefined ? '' : `, slot=${String(slot)}`;
  return `\\htmlData{ref=${ref}${place}}{${latex}}`;
}

/** Between two names of several letters: dz2 W2 is a product, dz2W2 would be a third name. */
function gap(latex: string, at: number, before = ''): string {
  const close = before.endsWith('^{\\top}') || (at > 0 && before === '');
  return close && latex.startsWith('\\mathrm') ? '\\,' : '';
}

/** The template with symbols, each term wrapped with its ref. */
export function withSymbols({ texts, slots }: Template, style: NameStyle): string {
  const filled = slots.map(({ ref }, at) => {
    const latex = symbolLatex(ref, style);
    return gap(latex, at, texts[at]) + wrap(ref, latex);
  });
  return join(texts, filled);
}

export interface Filling {
  /** What stands for a number that is not there. */
  missing?: string;
  /** Whether W is written with a row for where an edge leads. */
  turned?: boolean;
  limit?: Limit;
}

/** The template with numbers, each wrapped with its ref and the number of its slot. */
export function withNumbers(
  { texts, slots }: Template,
  value: (ref: string) => Quantity | undefined,
  filling: Filling = {},
): string {
  const filled = slots.map((slot, at) => {
    const number = value(slot.ref);
    const latex = number === undefined ? (filling.missing ?? '\\square') : slotLatex(slot, number, filling);
    const ref = parseRef(slot.ref);
    return (slot.adjacent && !(ref && isMatrix(ref)) ? ' \\cdot ' : '') + wrap(slot.ref, latex, at);
  });
  return join(texts, filled);
}

function join(texts: string[], filled: string[]): string {
  return texts.map((text, at) => text + (filled[at] ?? '')).join('');
}

/** The template without its left-hand side `⟦target⟧ = `. */
export function rightHandSide(template: string): string {
  return template.slice(template.indexOf('=') + 1).trim();
}
