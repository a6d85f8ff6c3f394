/** The text of a spreadsheet or a CSV file as rows of cells. */

import Papa from 'papaparse';

export interface Split {
  rows: string[][];
  /** The row (from 1) whose quotation mark is never closed; 0 where all are. */
  unclosed: number;
}

const BLANKS = /[^\S\n\r]+/g;

/**
 * Spreadsheets copy with tabs; files have semicolons where the decimal mark is a comma, else commas.
 * Numbers in a row by themselves are often typed with blanks between them.
 */
function delimiterOf(text: string): string {
  return ['\t', ';', ','].find((mark) => text.includes(mark)) ?? ' ';
}

export function splitTable(source: string): Split {
  const text = source.replace(/^\uFEFF/, '');
  const delimiter = delimiterOf(text);
  const written = delimiter === ' ' ? text.split('\n').map((line) => line.trim().replace(BLANKS, ' ')).join('\n') : text;
  const { data, errors } = Papa.parse<string[]>(written, { delimiter });
  const open = errors.find(({ type }) => type === 'Quotes');
  return { rows: data, unclosed: open ? (open.row ?? 0) + 1 : 0 };
}

/** Rows of cells as a CSV file, lines ended as RFC 4180 has it. */
export function joinTable(rows: readonly (readonly (string | number)[])[]): string {
  return Papa.unparse(rows.map((row) => [...row]), { newline: '\r\n' }) + '\r\n';
}
