/** The samples as rows of inputs and labels, and what can be done to them. Pure: every change is a new value. */

import type { Matrix } from '../api/types';
import type { Sentence } from './read';

export interface Samples {
  readonly x: Matrix;
  readonly target: Matrix;
}

export type Changed = { samples: Samples; labelled?: boolean } | { fault: Sentence; surplus: boolean };

const insert = (rows: Matrix, at: number, ...added: number[][]): Matrix => [...rows.slice(0, at), ...added, ...rows.slice(at)];
const zeros = (like: readonly number[] | undefined): number[] => Array.from({ length: like?.length ?? 0 }, () => 0);

export const inputsOf = ({ x }: Samples): number => x[0]?.length ?? 0;
export const outputsOf = ({ target }: Samples): number => target[0]?.length ?? 0;
export const widthOf = (samples: Samples): number => inputsOf(samples) + outputsOf(samples);

/** A new sample of zeros after row `at`. */
export function addRow({ x, target }: Samples, at: number): Samples {
  return { x: insert(x, at + 1, zeros(x[0])), target: insert(target, at + 1, zeros(target[0])) };
}

/** The same sample again, after itself. */
export function duplicateRow({ x, target }: Samples, at: number): Samples {
  return { x: insert(x, at + 1, [...(x[at] ?? [])]), target: insert(target, at + 1, [...(target[at] ?? [])]) };
}

export function removeRow({ x, target }: Samples, at: number): Samples {
  return { x: x.toSpliced(at, 1), target: target.toSpliced(at, 1) };
}

/** Row `at` one place up (−1) or down (1). */
export function moveRow({ x, target }: Samples, at: number, by: 1 | -1): Samples {
  const moved = (rows: Matrix): Matrix => insert(rows.toSpliced(at, 1), at + by, ...rows.slice(at, at + 1));
  return { x: moved(x), target: moved(target) };
}

/** A sample's numbers in one row: inputs, then labels. */
export const rowOf = ({ x, target }: Samples, at: number): number[] => [...(x[at] ?? []), ...(target[at] ?? [])];

const parted = (rows: readonly number[][], inputs: number): Samples => ({
  x: rows.map((row) => row.slice(0, inputs)),
  target: rows.map((row) => row.slice(inputs)),
});

/** One number, columns counted through inputs and labels. */
export function setCell(samples: Samples, at: number, column: number, value: number): Samples {
  const rows = samples.x.map((_, row) => rowOf(samples, row));
  const changed = rows.map((row, index) => (index === at ? row.with(column, value) : row));
  return parted(changed, inputsOf(samples));
}

/** Numbers written over the table from a cell on; new samples begin as zeros. */
export function fill(samples: Samples, grid: readonly number[][], row: number, column: number, most: number): Changed {
  const width = widthOf(samples);
  const columns = grid[0]?.length ?? 0;
  if (column + columns > width) {
    return { fault: { key: 'samples.fault.too_wide', params: { found: columns, column: column + 1, left: width - column } }, surplus: false };
  }
  const count = Math.max(samples.x.length, row + grid.length);
  if (count > most) return { fault: { key: 'samples.fault.too_many', params: { found: count, most } }, surplus: true };
  const rows = Array.from({ length: count }, (_, at) => {
    const old = at < samples.x.length ? rowOf(samples, at) : Array.from({ length: width }, () => 0);
    return old.toSpliced(column, at >= row && at < row + grid.length ? columns : 0, ...(grid[at - row] ?? []));
  });
  return { samples: parted(rows, inputsOf(samples)) };
}

/** All samples anew. Without labels those in the table stay, and new samples have zeros. */
export function replaceAll(samples: Samples, grid: readonly number[][]): Changed {
  const [inputs, outputs, found] = [inputsOf(samples), outputsOf(samples), grid[0]?.length ?? 0];
  if (found === inputs + outputs) return { samples: parted(grid, inputs), labelled: true };
  if (found !== inputs) {
    return { fault: { key: 'samples.fault.columns', params: { found, inputs, outputs, total: inputs + outputs } }, surplus: false };
  }
  const target = grid.map((_, at) => samples.target[at] ?? zeros(samples.target[0]));
  return { samples: { x: grid.map((row) => [...row]), target }, labelled: false };
}

/** The table with a line of names, for a file. */
export function tableOf(samples: Samples): (string | number)[][] {
  const names = (letter: string, count: number): string[] => Array.from({ length: count }, (_, at) => `${letter}${at + 1}`);
  const head = [...names('x', inputsOf(samples)), ...names('t', outputsOf(samples))];
  return [head, ...samples.x.map((_, row) => rowOf(samples, row))];
}
