/** Edits of an experiment as pure functions, each with the edit that takes it back. */

import type { Experiment, LayerDocument, Matrix } from '../api/types';

/** One change of a document. A null number takes an entry out of `edits` again. */
export type Edit =
  | { kind: 'number'; ref: string; value: number | null }
  | { kind: 'loss'; value: string };

export interface Edited {
  document: Experiment;
  inverse: Edit;
}

const DEFAULT_RATE = 0.1;
const EDITABLE = /^(?:(x|t)\.(\d+)(?:@(\d+))?|(w)\.(\d+)\.(\d+)\.(\d+)|(b)\.(\d+)\.(\d+)|(eta))$/;

type Target =
  | { kind: 'x' | 't'; row: number; column: number }
  | { kind: 'w'; layer: number; to: number; from: number }
  | { kind: 'b'; layer: number; unit: number }
  | { kind: 'eta' };

function target(ref: string): Target | null {
  const match = EDITABLE.exec(ref);
  if (!match) return null;
  const index = (group: number): number => Number(match[group]) - 1;
  if (match[1]) {
    return { kind: match[1] as 'x' | 't', column: index(2), row: match[3] ? index(3) : 0 };
  }
  if (match[4]) return { kind: 'w', layer: index(5), to: index(6), from: index(7) };
  if (match[8]) return { kind: 'b', layer: index(9), unit: index(10) };
  return { kind: 'eta' };
}

/** Whether a ref names a number that a person may write: weight, bias, input, label or rate. */
export function editable(ref: string): boolean {
  return target(ref) !== null;
}

function withCell(matrix: Matrix, row: number, column: number, value: number): Matrix {
  return matrix.map((cells, r) => (r === row ? withItem(cells, column, value) : cells));
}

function withItem(items: number[], index: number, value: number): number[] {
  return items.map((item, i) => (i === index ? value : item));
}

function withLayer(document: Experiment, index: number, change: Partial<LayerDocument>): Experiment {
  const layers = document.layers.map((layer, i) => (i === index ? { ...layer, ...change } : layer));
  return { ...document, layers };
}

function withEdits(document: Experiment, ref: string, value: number | null): Experiment {
  const edits = { ...document.edits };
  if (value === null) delete edits[ref];
  else edits[ref] = value;
  const next: Experiment = { ...document, edits };
  if (Object.keys(edits).length === 0) delete next.edits;
  return next;
}

interface Written {
  document: Experiment;
  /** What stood there; null where only the seed did. */
  before: number | null;
}

function inEdits(document: Experiment, ref: string, value: number | null): Written {
  return { document: withEdits(document, ref, value), before: document.edits?.[ref] ?? null };
}

function writeWeight(document: Experiment, ref: string, at: Target & { kind: 'w' }, value: number): Written {
  const { weights } = document.layers[at.layer] ?? {};
  const before = weights?.[at.from]?.[at.to];
  if (weights === undefined || before === undefined) return inEdits(document, ref, value);
  const changed = withCell(weights, at.from, at.to, value);
  return { document: withLayer(document, at.layer, { weights: changed }), before };
}

function writeBias(document: Experiment, ref: string, at: Target & { kind: 'b' }, value: number): Written {
  const { biases } = document.layers[at.layer] ?? {};
  const before = biases?.[at.unit];
  if (!biases || before === undefined) return inEdits(document, ref, value);
  return { document: withLayer(document, at.layer, { biases: withItem(biases, at.unit, value) }), before };
}

function write(document: Experiment, ref: string, value: number): Written {
  const at = target(ref);
  if (!at) throw new RangeError(`not an editable quantity: ${ref}`);
  // `edits` lie over the weights, so a number that stands there must be changed there.
  if (document.edits && ref in document.edits) return inEdits(document, ref, value);
  switch (at.kind) {
    case 'w': return writeWeight(document, ref, at, value);
    case 'b': return writeBias(document, ref, at, value);
    case 'eta': return { document: { ...document, learning_rate: value }, before: document.learning_rate ?? DEFAULT_RATE };
    default: {
      const field = at.kind === 'x' ? 'x' : 'target';
      const before = document[field][at.row]?.[at.column];
      if (before === undefined) throw new RangeError(`no such quantity: ${ref}`);
      return { document: { ...document, [field]: withCell(document[field], at.row, at.column, value) }, before };
    }
  }
}

/** The document after `edit`, and the edit that brings the old one back exactly. */
export function applyEdit(document: Experiment, edit: Edit): Edited {
  if (edit.kind === 'loss') {
    return { document: { ...document, loss: edit.value }, inverse: { kind: 'loss', value: document.loss } };
  }
  const { ref, value } = edit;
  const written = value === null ? inEdits(document, ref, null) : write(document, ref, value);
  return { document: written.document, inverse: { kind: 'number', ref, value: written.before } };
}
