/** What can be copied at a place of the page: its number, its symbol, its matrix, its formula. */

import { scoped } from '../diagram/shape';
import { cellRef, flip, isTurned } from '../formula/fill';
import { isMatrix, parseRef, symbolLatex, symbolText } from '../refs';
import { matrixOf } from '../state/cells';
import { lookupMatrix } from '../state/numbers';
import { experiment, known, nameStyle, passes, script, valueOf } from '../state/store';
import { matrixLatex, numpy, plainLatex } from './latex';

export interface Offer {
  id: 'number' | 'symbol' | 'formula' | 'numpy' | 'matrix';
  /** What it is of: "dw₂₁₂", or the number itself. */
  of: string;
  text: string;
}

/** The rows of a matrix as the page writes them; none where a cell is not known yet, or hidden. */
function shownRows(matrix: string): number[][] | null {
  const rows = lookupMatrix(experiment.value, passes.value, matrix);
  const open = rows?.every((row, i) =>
    row.every((value, j) => known.value(cellRef(matrix, i, j) ?? matrix) && !Number.isNaN(value)),
  );
  if (!rows || !open) return null;
  return nameStyle.value.orientation === 'to_from' && isTurned(matrix) ? flip(rows) : rows;
}

function ofMatrix(matrix: string): Offer[] {
  const rows = shownRows(matrix);
  if (!rows) return [];
  const of = symbolText(matrix, nameStyle.value);
  const latex = `${symbolLatex(matrix, nameStyle.value)} = ${matrixLatex(rows)}`;
  return [
    { id: 'numpy', of, text: numpy(rows) },
    { id: 'matrix', of, text: latex },
  ];
}

function ofRef(ref: string): Offer[] {
  const parsed = parseRef(ref);
  if (!parsed) return [];
  if (isMatrix(parsed)) return ofMatrix(ref);
  const value = known.value(ref) ? valueOf(ref) : undefined;
  const number: Offer[] = value === undefined ? [] : [{ id: 'number', of: String(value), text: String(value) }];
  const symbol: Offer = { id: 'symbol', of: symbolText(ref, nameStyle.value), text: symbolLatex(ref, nameStyle.value) };
  const matrix = matrixOf(parsed);
  return [...number, symbol, ...(matrix ? ofMatrix(matrix) : [])];
}

/** The lines of a formula that are seen, as one piece of LaTeX. */
function ofFormula(box: Element): Offer[] {
  const seen = [...box.querySelectorAll('annotation')].filter((source) => source.closest('.katex')?.checkVisibility());
  const text = plainLatex(seen.map((source) => plainLatex(source.textContent)).join(' '));
  return text === '' ? [] : [{ id: 'formula', of: '', text }];
}

const PLACE = '[data-ref], [data-line], [data-stop]';
export const FORMULA = '.formula-box, .why-formula, .why-line';

/** What an element of the page offers; nothing where it shows no quantity and no formula. */
export function offersAt(element: Element): Offer[] {
  const place = element.closest<HTMLElement | SVGElement>(PLACE);
  const { ref, line, stop } = place?.dataset ?? {};
  const name = ref ?? line ?? stop;
  const box = element.closest(FORMULA);
  const own = name === undefined ? [] : ofRef(place?.closest('.diagram') ? scoped(name, script.value.sample) : name);
  return [...own, ...(box ? ofFormula(box) : [])];
}
