/** The matrices of a formula laid out as tables, with their numbers as far as the page has them. */

import type { Drawn, Experiment, Layout, Matrix, Passes } from '../api/types';
import { cellRef, flip } from '../formula/fill';
import { lookup, lookupMatrix } from '../state/numbers';
import { layGrid, onDiagonal, type Grid } from './grid';

export interface Placed {
  part: Drawn;
  /** Of a matrix as a whole, its ref: it can be found in the formula, and copied. */
  ref: string | null;
  transposed: boolean;
  grid: Grid;
}

export interface Source {
  experiment: Experiment;
  passes: Passes | null;
  /** Whether W is written with a row for where an edge leads. */
  turned: boolean;
}

/** The ref of the slope of a cell of H. */
const slopeRef = (matrix: string, row: number, column: number): string =>
  (cellRef(matrix, row, column) ?? matrix).replace(/^h\./, 'slope.');

/** Of softmax's Jacobian a row is an output and a column what goes into it. */
function jacobian({ values, row, column, sample }: Drawn, depth: number, marked: boolean): Grid {
  const told = sample !== null && sample > 1 ? `@${String(sample)}` : '';
  const rows = values ?? [];
  const on = (at: number, wanted: number | null): boolean => wanted === null || wanted === at + 1;
  return {
    rows: rows.map((_, at) => ({ ref: `y.${String(at + 1)}${told}` })),
    columns: rows.map((_, at) => ({ ref: `h.${String(depth)}.${String(at + 1)}${told}` })),
    cells: rows.map((line, i) =>
      line.map((value, j) => ({ ref: null, value: value ?? Number.NaN, marked: marked && on(i, row) && on(j, column) })),
    ),
  };
}

function gridOf(part: Drawn, { experiment, passes, turned }: Source, marked: boolean): Grid | null {
  const { what, ref: matrix, sample, transposed } = part;
  if (matrix === null) return jacobian(part, experiment.layers.length, marked);
  const values: Matrix | undefined = lookupMatrix(experiment, passes, matrix);
  if (!values) return null;
  const mark = marked ? { row: part.row, column: part.column } : null;
  if (what === 'matrix') return layGrid({ matrix, values, turned, transposed, mark });
  const all = layGrid({ matrix, values, transposed: false, mark: what === 'row' ? null : mark });
  if (what === 'row') {
    const line = all.cells[(sample ?? 1) - 1] ?? [];
    const cells = line.map((cell, j) => ({
      ...cell,
      marked: marked && (part.column === null || part.column === j + 1),
    }));
    return { ...all, rows: [], cells: [cells] };
  }
  const cells = all.cells.map((line, i) =>
    line.map((cell, j) => {
      const ref = slopeRef(matrix, i, j);
      return { ...cell, ref, value: lookup(experiment, passes, sample ?? 1, ref) ?? Number.NaN };
    }),
  );
  const slopes = { ...all, cells };
  if (what === 'diagonal') return onDiagonal(slopes, mark);
  return transposed ? { rows: slopes.columns, columns: slopes.rows, cells: flip(cells) } : slopes;
}

/** The matrices in order; `marked`: whether a cell of the result is asked about. */
export function place({ parts }: Layout, source: Source, marked: boolean): Placed[] {
  return parts.flatMap((part): Placed[] => {
    const grid = gridOf(part, source, marked);
    const ref = part.what === 'matrix' ? part.ref : null;
    return grid ? [{ part, ref, transposed: part.transposed, grid }] : [];
  });
}
