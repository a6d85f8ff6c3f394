/** From a ref to its number. Pure: everything comes from the experiment and the passes. */

import type { Experiment, LayerDocument, Matrix, Passes } from '../api/types';
import { parseRef, type Ref, type RefKind } from '../refs';
import { lookupShare } from './shares';

/** A cell beyond the range of float64 comes as null, a place that does not exist as undefined. */
type Found = number | null | undefined;
type Row = readonly Found[] | null | undefined;
type Rows = readonly Row[] | null | undefined;

interface Source {
  experiment: Experiment;
  passes: Passes | null;
  /** Whose products the answer holds; another sample's are not there. */
  sample: number;
}

const item = (row: Row, from1: number): Found => row?.[from1 - 1];
const cell = (rows: Rows, row: number, column: number): Found => item(rows?.[row - 1], column);
/** A unit's number in a layer's (B, n) matrix. */
const unit = (layers: readonly (Rows | null)[] | undefined, ref: Ref): Found =>
  cell(layers?.[ref.layer - 1], ref.sample, ref.unit);
/** An edge's number in a layer's matrix, where row = from and column = to. */
const edge = (layers: readonly Rows[] | undefined, ref: Ref): Found =>
  cell(layers?.[ref.layer - 1], ref.from, ref.to);
const layer = ({ experiment }: Source, ref: Ref): LayerDocument | undefined =>
  experiment.layers[ref.layer - 1];

type Scalar = Exclude<RefKind, MatrixKind>;
const SCALARS: Record<Scalar, (source: Source, ref: Ref) => Found> = {
  x: ({ experiment }, ref) => cell(experiment.x, ref.sample, ref.unit),
  t: ({ experiment }, ref) => cell(experiment.target, ref.sample, ref.unit),
  w: (source, ref) => cell(layer(source, ref)?.weights, ref.from, ref.to),
  b: (source, ref) => item(layer(source, ref)?.biases, ref.unit),
  eta: ({ experiment }) => experiment.learning_rate,
  h: ({ passes }, ref) => unit(passes?.forward.h, ref),
  a: ({ passes }, ref) => unit(passes?.forward.a, ref),
  y: ({ passes }, ref) => cell(passes?.forward.y, ref.sample, ref.unit),
  L: ({ passes }) => passes?.forward.loss,
  l: ({ passes }, ref) => item(passes?.forward.sample_losses, ref.sample),
  p: ({ passes, sample }, ref) => (ref.sample === sample ? edge(passes?.products?.forward, ref) : null),
  q: ({ passes, sample }, ref) => (ref.sample === sample ? edge(passes?.products?.backward, ref) : null),
  slope: ({ passes }, ref) => unit(passes?.slopes, ref),
  dy: ({ passes }, ref) => cell(passes?.backward.dy, ref.sample, ref.unit),
  dz: ({ passes }, ref) => unit(passes?.backward.dz, ref),
  da: ({ passes }, ref) => unit(passes?.backward.da, ref),
  dx: ({ passes }, ref) => cell(passes?.backward.dx, ref.sample, ref.unit),
  dw: ({ passes }, ref) => edge(passes?.backward.dw, ref),
  db: ({ passes }, ref) => cell(passes?.backward.db, ref.layer, ref.unit),
  'new.w': ({ passes }, ref) => edge(passes?.update.weights, ref),
  'new.b': ({ passes }, ref) => cell(passes?.update.biases, ref.layer, ref.unit),
  'new.L': ({ passes }) => passes?.update.loss_after,
};

type MatrixKind =
  | 'X' | 'T' | 'W' | 'B' | 'H' | 'A' | 'Y' | 'dY' | 'dZ' | 'dA' | 'dX' | 'dW' | 'dB' | 'new.W' | 'new.B';
/** A bias vector is a matrix of one row. */
const single = (row: Row): Rows => row && [row];
const MATRICES: Record<MatrixKind, (source: Source, ref: Ref) => Rows> = {
  X: ({ experiment }) => experiment.x,
  T: ({ experiment }) => experiment.target,
  W: (source, ref) => layer(source, ref)?.weights,
  B: (source, ref) => single(layer(source, ref)?.biases),
  H: ({ passes }, ref) => passes?.forward.h[ref.layer - 1],
  A: ({ passes }, ref) => passes?.forward.a[ref.layer - 1],
  Y: ({ passes }) => passes?.forward.y,
  dY: ({ passes }) => passes?.backward.dy,
  dZ: ({ passes }, ref) => passes?.backward.dz[ref.layer - 1],
  dA: ({ passes }, ref) => passes?.backward.da[ref.layer - 1],
  dX: ({ passes }) => passes?.backward.dx,
  dW: ({ passes }, ref) => passes?.backward.dw[ref.layer - 1],
  dB: ({ passes }, ref) => single(passes?.backward.db[ref.layer - 1]),
  'new.W': ({ passes }, ref) => passes?.update.weights[ref.layer - 1],
  'new.B': ({ passes }, ref) => single(passes?.update.biases[ref.layer - 1]),
};

const isScalar = (kind: RefKind): kind is Scalar => kind in SCALARS;

/** The number `text` names, a ref or a share; undefined where there is none (no such place, or not yet computed). */
export function lookup(
  experiment: Experiment,
  passes: Passes | null,
  sample: number,
  text: string,
): number | undefined {
  const ref = parseRef(text);
  if (!ref) return lookupShare(passes, text);
  return isScalar(ref.kind) ? (SCALARS[ref.kind]({ experiment, passes, sample }, ref) ?? undefined) : undefined;
}

/** Whether the number `text` names is beyond the range of float64. */
export function isBeyond(experiment: Experiment, passes: Passes | null, sample: number, text: string): boolean {
  const ref = parseRef(text);
  // A product that is not there belongs to another sample.
  if (!ref || !isScalar(ref.kind) || ref.kind === 'p' || ref.kind === 'q') return false;
  return SCALARS[ref.kind]({ experiment, passes, sample }, ref) === null;
}

/** The matrix `text` names, as rows; a cell beyond float64 is NaN. Undefined where it names none. */
export function lookupMatrix(
  experiment: Experiment,
  passes: Passes | null,
  text: string,
): Matrix | undefined {
  const ref = parseRef(text);
  if (!ref || isScalar(ref.kind)) return undefined;
  const rows = MATRICES[ref.kind]({ experiment, passes, sample: 1 }, ref);
  return rows?.map((row) => (row ?? []).map((value) => value ?? Number.NaN));
}
