/**
 * A step's formula as elements: set by KaTeX once, its numbers replaced in place afterwards (setting
 * costs a hundred times as much as replacing).
 */

import type { KatexOptions } from 'katex';

import type { Step } from '../api/types';
import { formatNumber } from '../format';
import { type NameStyle } from '../refs';
import { editable } from '../state/document';
import {
  IN_PANEL,
  parseTemplate,
  rightHandSide,
  slotText,
  withNumbers,
  withSymbols,
  type Quantity,
  type Template,
} from './fill';
import { katex } from './katex';

/** Where the numbers come from: a number, a matrix, or undefined while there is none. */
export type Values = (ref: string) => Quantity | undefined;

export interface Formula {
  node: HTMLElement;
  /** Brings the numbers up to date. */
  patch(values: Values): void;
}

interface Line {
  node: HTMLElement;
  template: Template;
  /** A line of symbols never changes; only its data-value does. */
  numeric: boolean;
  /** Whether W is written with a row for where an edge leads. */
  turned: boolean;
}

const OPTIONS: KatexOptions = {
  macros: { '\\arraystretch': '1.25' },
  throwOnError: false,
  strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'warn'),
  trust: ({ command }) => command === '\\htmlData',
};
const NO_NUMBER = '□';

/** Parentheses that grow hold a line together; round low content they need not grow. */
const LOW_GROUP = /\\left\(((?:(?!\\left|\\right|\\frac|\\begin).)*)\\right\)/g;

/** A matrix brings its own parentheses: f((…)) reads f(…). */
const WRAPPED_MATRIX = /\((\\htmlData\{[^}]*\}\{\\begin\{pmatrix\}(?:(?!\\begin).)*\\end\{pmatrix\}\})\)/g;

/** Lets a long line break before a + or −, but never within a product. */
function breakable(latex: string): string {
  const plain = latex.replace(LOW_GROUP, '($1)').replace(WRAPPED_MATRIX, '$1');
  return plain.replace(/\\cdot(?![a-z])/g, '\\cdot\\nobreak');
}

/** Indices of one digit each, side by side, are heard one by one and not as one number; they look the same. */
const apart = (latex: string): string =>
  latex.replace(/_\{(\d{2,})\}/g, (_, digits: string) => `_{${[...digits].join('\\mkern0mu ')}}`);

/** Sets a formula into `node`; the caller has seen to it that KaTeX is there. */
export function set(latex: string, node: HTMLElement, output: 'htmlAndMathml' | 'html' | 'mathml' = 'htmlAndMathml'): void {
  katex.peek()?.render(`\\displaystyle ${apart(breakable(latex))}`, node, { ...OPTIONS, output });
}

function cell(kind: string): HTMLElement {
  const node = document.createElement('div');
  node.className = `formula-${kind}`;
  return node;
}

/** The innermost elements that carry a ref: single symbols, numbers and cells of matrices. */
export function leaves(node: HTMLElement): HTMLElement[] {
  return [...node.querySelectorAll<HTMLElement>('[data-ref]')].filter(
    (element) => element.querySelector('[data-ref]') === null,
  );
}

function textOf(leaf: HTMLElement, { slots }: Template, value: number | undefined): string {
  if (value === undefined) return NO_NUMBER;
  const slot = slots[Number(leaf.dataset.slot ?? -1)];
  return slot ? slotText(slot, value) : formatNumber(value);
}

function write(leaf: HTMLElement, text: string): void {
  const number = document.createElement('span');
  number.className = 'mord';
  number.textContent = text;
  // KaTeX puts the space before a sign into the term that comes before it.
  const space = leaf.lastElementChild?.matches('.mspace') ? [leaf.lastElementChild] : [];
  leaf.replaceChildren(number, ...space);
}

/** Soon enough for ears, late enough for a drag: the spoken halves are set anew in a quiet moment. */
const unspoken = new Map<Line, string>();
const SPEAK_WITHIN_MS = 250;

/** The half that a screen reader hears carries no marks to patch by: it is set anew, without layout. */
function patchSpoken(line: Line, latex: string): void {
  if (unspoken.size === 0) setTimeout(speak, SPEAK_WITHIN_MS);
  unspoken.set(line, latex);
}

function speak(): void {
  for (const [line, latex] of unspoken) {
    const scratch = document.createElement('div');
    set(latex, scratch, 'mathml');
    const spoken = scratch.querySelector('math');
    if (spoken) line.node.querySelector('.katex-mathml')?.replaceChildren(spoken);
  }
  unspoken.clear();
}

/** A power of ten is set in pieces, which no text can replace. */
const inPieces = (text: string): boolean => text.includes('×');

/** What each term last stood for: a matrix's name, say, stands for no single number. */
const last = new WeakMap<HTMLElement, string>();

function patchLine(line: Line, values: Values): void {
  const changes: [HTMLElement, string][] = [];
  for (const leaf of leaves(line.node)) {
    const value = values(leaf.dataset.ref ?? '');
    const number = typeof value === 'number' ? value : undefined;
    const full = number === undefined ? '' : String(number);
    const before = last.get(leaf);
    if (before === full) continue;
    // The first time the numbers are those the line was set with.
    const fresh = before === undefined;
    if (fresh && line.numeric) leaf.classList.toggle('computed', !editable(leaf.dataset.ref ?? ''));
    last.set(leaf, full);
    if (number === undefined || Number.isNaN(number)) delete leaf.dataset.value;
    else leaf.dataset.value = full;
    if (line.numeric && !fresh) changes.push([leaf, textOf(leaf, line.template, number)]);
  }
  if (changes.length === 0) return;
  const latex = numbersOf(line, values);
  if (changes.some(([leaf, text]) => inPieces(text + (leaf.textContent ?? '')))) {
    set(latex, line.node);
    patchLine(line, values);
    return;
  }
  for (const [leaf, text] of changes) write(leaf, text);
  patchSpoken(line, latex);
}

const numbersOf = ({ template, turned }: Line, values: Values): string =>
  `=\\nobreak ${withNumbers(template, values, { turned, limit: IN_PANEL })}`;

function numbersLine(rhs: string, kind: string, turned: boolean, values: Values): Line {
  const line = { node: cell(kind), template: parseTemplate(rhs), numeric: true, turned };
  set(numbersOf(line, values), line.node);
  return line;
}

/** A right-hand side that is one quantity alone has nothing to show before the result. */
const alone = (rhs: string): boolean => /^⟦[^⟧]*⟧$/.test(rhs);

function linesOf(step: Step, style: NameStyle, values: Values): [Line, ...Line[]] {
  const rhs = rightHandSide(step.template);
  const turned = style.orientation === 'to_from';
  const left = parseTemplate(`⟦${step.target}⟧`);
  const lhs: Line = { node: cell('left'), template: left, numeric: false, turned };
  set(withSymbols(left, style), lhs.node);
  const right = parseTemplate(rhs);
  const symbols: Line = { node: cell('symbols'), template: right, numeric: false, turned };
  set(`=\\nobreak ${withSymbols(right, style)}`, symbols.node);
  const lines: [Line, ...Line[]] = [lhs, symbols];
  if (!alone(rhs)) lines.push(numbersLine(rhs, 'numbers', turned, values));
  if (step.expanded) lines.push(numbersLine(rightHandSide(step.expanded), 'numbers', turned, values));
  lines.push(numbersLine(`⟦${step.target}⟧`, 'result', turned, values));
  return lines;
}

/** The formula of a step with its present numbers. */
export function renderFormula(step: Step, style: NameStyle, values: Values): Formula {
  const node = document.createElement('div');
  node.className = 'formula-lines';
  const lines = linesOf(step, style, values);
  node.append(...lines.map((line) => line.node));
  const patch = (latest: Values): void => lines.forEach((line) => patchLine(line, latest));
  patch(values);
  return { node, patch };
}
