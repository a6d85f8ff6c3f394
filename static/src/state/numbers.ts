/** From a ref to its number. Pure: everything comes from the experiment and the passes. */

import type { Experiment, Matrix, Passes } from '../api/types';
import { parseRef, type Ref } from '../refs';

/** A cell beyond the range of float64 comes as null, a place that does not exist as undefined. */
type Found = number | null | undefined;
type Rows = readonly (readonly Found[] | null | undefined)[] | null | undefined;

const cell = (rows: Rows, row: number, column: number): Found => rows?.[row]?.[column - 1];

/** Cell (to, from) of a layer's matrix, where row = from and column = to. */
const edge = (layers: readonly Matrix[] | undefined, ref: Ref): Found =>
  cell(layers?.[ref.layer - 1], ref.from - 1, ref.to);

function given(experiment: Experiment, ref: Ref): Found {
  const layer = experiment.layers[ref.layer - 1];
  switch (ref.kind) {
    case 'x':
      return cell(experiment.x, ref.sample - 1, ref.unit);
    case 't':
      return cell(experiment.target, ref.sample - 1, ref.unit);
    case 'w':
      return cell(layer?.weights, ref.from - 1, ref.to);
    case 'b':
      return layer?.biases?.[ref.unit - 1];
    case 'eta':
      return experiment.learning_rate;
    default:
      return undefined;
  }
}

function forwardNumber({ forward, slopes }: Passes, ref: Ref): Found {
  const row = ref.sample - 1;
  switch (ref.kind) {
    case 'h':
      return cell(forward.h[ref.layer - 1], row, ref.unit);
    case 'a':
      return cell(forward.a[ref.layer - 1], row, ref.unit);
    case 'y':
      return cell(forward.y, row, ref.unit);
    case 'L':
      return forward.loss;
    case 'l':
      return forward.sample_losses[row];
    case 'slope':
      return cell(slopes?.[ref.layer - 1], row, ref.unit);
    default:
      return undefined;
  }
}

function backwardNumber({ backward, update }: Passes, ref: Ref): Found {
  const row = ref.sample - 1;
  switch (ref.kind) {
    case 'dy':
      return cell(backward.dy, row, ref.unit);
    case 'dz':
      return cell(backward.dz[ref.layer - 1], row, ref.unit);
    case 'da':
      return cell(backward.da[ref.layer - 1], row, ref.unit);
    case 'dx':
      return cell(backward.dx, row, ref.unit);
    case 'dw':
      return edge(backward.dw, ref);
    case 'db':
      return cell(backward.db, ref.layer - 1, ref.unit);
    case 'new.w':
      return edge(update.weights, ref);
    case 'new.b':
      return cell(update.biases, ref.layer - 1, ref.unit);
    case 'new.L':
      return update.loss_after;
    default:
      return undefined;
  }
}

/** What an edge carries. An answer holds one sample's products; another sample's are not there. */
function product({ products }: Passes, sample: number, ref: Ref): Found {
  if (ref.sample !== sample) return undefined;
  if (ref.kind === 'p') return edge(products?.forward, ref);
  return ref.kind === 'q' ? edge(products?.backward, ref) : undefined;
}

/** The number `text` names, or undefined where there is none (no such place, or not yet computed). */
export function lookup(
  experiment: Experiment,
  passes: Passes | null,
  sample: number,
  text: string,
): number | undefined {
  const ref = parseRef(text);
  if (!ref) return undefined;
  const own = given(experiment, ref);
  if (own !== undefined || !passes) return own ?? undefined;
  return (
    forwardNumber(passes, ref) ??
    backwardNumber(passes, ref) ??
    product(passes, sample, ref) ??
    undefined
  );
}

const whole = (rows: Rows): Matrix | undefined =>
  rows?.map((row) => (row ?? []).map((value) => value ?? Number.NaN));
const single = (row: readonly Found[] | null | undefined): Matrix | undefined =>
  row ? whole([row]) : undefined;

/** The matrix `text` names, as rows; one-row matrices for biases. Undefined where it names none. */
export function lookupMatrix(
  experiment: Experiment,
  passes: Passes | null,
  text: string,
): Matrix | undefined {
  const ref = parseRef(text);
  if (!ref) return undefined;
  const at = ref.layer - 1;
  const { forward, backward, update } = passes ?? {};
  switch (ref.kind) {
    case 'X': return experiment.x;
    case 'T': return experiment.target;
    case 'W': return experiment.layers[at]?.weights;
    case 'B': return single(experiment.layers[at]?.biases);
    case 'H': return whole(forward?.h[at]);
    case 'A': return whole(forward?.a[at]);
    case 'Y': return whole(forward?.y);
    case 'dY': return whole(backward?.dy);
    case 'dZ': return whole(backward?.dz[at]);
    case 'dA': return whole(backward?.da[at]);
    case 'dX': return whole(backward?.dx);
    case 'dW': return whole(backward?.dw[at]);
    case 'dB': return single(backward?.db[at]);
    case 'new.W': return whole(update?.weights[at]);
    case 'new.B': return single(update?.biases[at]);
    default: return undefined;
  }
}
