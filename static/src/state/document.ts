/** Edits of an experiment as pure functions, each with the edit that takes it back. */

import type { Experiment, LayerDocument, Matrix } from '../api/types';
import { parseRef, type Ref } from '../refs';

/** Fields of a document as they are to be; undefined takes a field out. */
export type Fields = { [Name in keyof Experiment]?: Experiment[Name] | undefined };

/**
 * One change of a document. A null number takes a field out that was not there before. `order`
 * names the fields as they are to follow one another; without it, new ones come last.
 */
export type Edit =
  | { kind: 'number'; ref: string; value: number | null }
  | { kind: 'set'; fields: Fields; order?: readonly string[] };

export interface Edited {
  document: Experiment;
  inverse: Edit;
}

interface Written {
  document: Experiment;
  /** What stood there; null where only the seed or a default did. */
  before: number | null;
}

const EDITABLE: ReadonlySet<string> = new Set(['x', 't', 'w', 'b', 'eta']);

/** Whether a ref names a number that a person may write: weight, bias, input, label or rate. */
export function editable(ref: string): boolean {
  return EDITABLE.has(parseRef(ref)?.kind ?? '');
}

const withItem = <Item>(items: readonly Item[], index: number, item: Item): Item[] =>
  items.map((old, i) => (i === index ? item : old));

const withCell = (matrix: Matrix, row: number, column: number, value: number): Matrix =>
  withItem(matrix, row, withItem(matrix[row] ?? [], column, value));

function withLayer(document: Experiment, index: number, change: Partial<LayerDocument>): Experiment {
  const old = document.layers[index];
  return old ? { ...document, layers: withItem(document.layers, index, { ...old, ...change }) } : document;
}

function writeEdits(document: Experiment, text: string, value: number | null): Written {
  const edits = { ...document.edits };
  const before = edits[text] ?? null;
  if (value === null) delete edits[text];
  else edits[text] = value;
  return { document: tidy({ ...document, edits }), before };
}

function writeWeight(document: Experiment, text: string, ref: Ref, value: number): Written {
  const at = ref.layer - 1;
  const weights = document.layers[at]?.weights;
  const before = weights?.[ref.from - 1]?.[ref.to - 1];
  if (!weights || before === undefined) return writeEdits(document, text, value);
  const changed = withCell(weights, ref.from - 1, ref.to - 1, value);
  return { document: withLayer(document, at, { weights: changed }), before };
}

function writeBias(document: Experiment, text: string, ref: Ref, value: number): Written {
  const at = ref.layer - 1;
  const biases = document.layers[at]?.biases;
  const before = biases?.[ref.unit - 1];
  if (!biases || before === undefined) return writeEdits(document, text, value);
  return { document: withLayer(document, at, { biases: withItem(biases, ref.unit - 1, value) }), before };
}

function writeRow(document: Experiment, field: 'x' | 'target', ref: Ref, value: number): Written {
  const before = document[field][ref.sample - 1]?.[ref.unit - 1];
  if (before === undefined) throw new RangeError(`${field} has no row ${ref.sample}, column ${ref.unit}`);
  const changed = withCell(document[field], ref.sample - 1, ref.unit - 1, value);
  return { document: { ...document, [field]: changed }, before };
}

function write(document: Experiment, text: string, value: number): Written {
  const ref = parseRef(text);
  // `edits` lie over the weights, so a number that stands there must be changed there.
  if (document.edits && text in document.edits) return writeEdits(document, text, value);
  if (ref?.kind === 'w') return writeWeight(document, text, ref, value);
  if (ref?.kind === 'b') return writeBias(document, text, ref, value);
  if (ref?.kind === 'x') return writeRow(document, 'x', ref, value);
  if (ref?.kind === 't') return writeRow(document, 'target', ref, value);
  if (ref?.kind === 'eta') return writeRate(document, value);
  throw new RangeError(`not an editable quantity: ${text}`);
}

function writeRate(document: Experiment, value: number | null): Written {
  const { learning_rate: before, ...rest } = document;
  // Spread over the whole document, a rate that was there keeps its place among the fields.
  const changed = value === null ? rest : { ...document, learning_rate: value };
  return { document: changed, before: before ?? null };
}

function remove(document: Experiment, text: string): Written {
  return text === 'eta' ? writeRate(document, null) : writeEdits(document, text, null);
}

/** The document without an empty `edits`, so that taking an edit back leaves no trace of it. */
export function tidy(document: Experiment): Experiment {
  if (!document.edits || Object.keys(document.edits).length > 0) return document;
  const rest = { ...document };
  delete rest.edits;
  return rest;
}

const FIXED: ReadonlySet<string> = new Set(['version', 'inputs', 'layers', 'loss', 'x', 'target']);

function applyFields(document: Experiment, fields: Fields, order?: readonly string[]): Edited {
  const old = new Map<string, unknown>(Object.entries(document));
  const next = new Map(old);
  const before: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined && FIXED.has(name)) throw new RangeError(`${name} cannot be left out`);
    before[name] = old.get(name);
    if (value === undefined) next.delete(name);
    else next.set(name, value);
  }
  const names = order ?? [...next.keys()];
  const changed = Object.fromEntries(names.map((name) => [name, next.get(name)]));
  return {
    document: changed as unknown as Experiment,
    inverse: { kind: 'set', fields: before, order: [...old.keys()] },
  };
}

/** Whether setting `fields` would change anything. */
export function changes(document: Experiment, fields: Fields): boolean {
  const now = new Map<string, unknown>(Object.entries(document));
  return Object.entries(fields).some(([name, value]) => now.get(name) !== value);
}

/** The document after `edit`, and the edit that brings the old one back exactly. */
export function applyEdit(document: Experiment, edit: Edit): Edited {
  if (edit.kind === 'set') return applyFields(document, edit.fields, edit.order);
  const { ref, value } = edit;
  const written = value === null ? remove(document, ref) : write(document, ref, value);
  return { document: written.document, inverse: { kind: 'number', ref, value: written.before } };
}
