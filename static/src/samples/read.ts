/** From pasted or opened text to rows of numbers, every fault with its place. Pure. */

import { parseNumber } from '../editor/parseNumber';
import type { Split } from './split';

/** A sentence of the catalogue. */
export interface Sentence {
  key: string;
  params?: Record<string, string | number>;
}

export interface Grid {
  rows: number[][];
  /** The names in the first line, where it holds no number. */
  header: boolean;
}

export type Read = { grid: Grid } | { faults: Sentence[]; surplus: boolean };

interface Line {
  cells: string[];
  /** Counted from 1, blank lines included: as a spreadsheet numbers them. */
  row: number;
}

/** More would not be read by anybody. */
export const MOST_FAULTS = 4;
const LONGEST_SHOWN = 24;

const blank = (cell: string): boolean => cell.trim() === '';
const isNumber = (cell: string): boolean => 'value' in parseNumber(cell);
const refuse = (...faults: Sentence[]): Read => ({ faults, surplus: false });

const shown = (text: string): string => {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > LONGEST_SHOWN ? `${line.slice(0, LONGEST_SHOWN)}…` : line;
};

/** Without blank lines, and without the columns at the right in which nothing stands. */
function filled(rows: readonly string[][]): Line[] {
  const lines = rows
    .map((cells, at) => ({ cells, row: at + 1 }))
    .filter(({ cells }) => !cells.every(blank));
  const widest = Math.max(0, ...lines.map(({ cells }) => cells.findLastIndex((cell) => !blank(cell)) + 1));
  return lines.map(({ cells, row }) => ({ cells: cells.slice(0, widest), row }));
}

const isHeader = (cells: readonly string[]): boolean => !cells.some(isNumber);

/** What is wrong with a line that should have `width` numbers. */
function faultsOf({ cells, row }: Line, width: number): Sentence[] {
  if (cells.length !== width) {
    return [{ key: 'samples.fault.ragged', params: { row, found: cells.length, expected: width } }];
  }
  return cells.flatMap((cell, at): Sentence[] => {
    const parsed = parseNumber(cell);
    if ('value' in parsed) return [];
    return [{ key: `samples.fault.${parsed.fault}`, params: { row, column: at + 1, text: shown(cell) } }];
  });
}

/**
 * The numbers of a table with at most `most` rows. Of a longer one the first are taken where `cut`
 * allows it; otherwise it is refused as `surplus`.
 */
export function readTable({ rows, unclosed }: Split, most: number, cut = false): Read {
  if (unclosed > 0) return refuse({ key: 'samples.fault.quote', params: { row: unclosed } });
  const lines = filled(rows);
  const [first] = lines;
  if (!first) return refuse({ key: 'samples.fault.nothing' });
  const header = isHeader(first.cells);
  const all = header ? lines.slice(1) : lines;
  if (all.length === 0) return refuse({ key: 'samples.fault.no_numbers', params: { text: shown(first.cells.join(' ')) } });
  if (all.length > most && !cut) {
    return { faults: [{ key: 'samples.fault.too_many', params: { found: all.length, most } }], surplus: true };
  }
  return numbers(all.slice(0, most), first.cells.length, header);
}

function numbers(lines: readonly Line[], width: number, header: boolean): Read {
  const faults = lines.flatMap((line) => faultsOf(line, width));
  if (faults.length === 0) return { grid: { rows: lines.map(({ cells }) => cells.map(valueOf)), header } };
  const rest = faults.length - MOST_FAULTS;
  const told = faults.slice(0, MOST_FAULTS);
  return refuse(...told, ...(rest > 0 ? [{ key: 'refused.more', params: { count: rest } }] : []));
}

function valueOf(cell: string): number {
  const parsed = parseNumber(cell);
  return 'value' in parsed ? parsed.value : 0;
}
