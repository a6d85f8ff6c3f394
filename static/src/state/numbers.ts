/** From a ref to its number. Pure: everything comes from the experiment and the passes. */

import type { Experiment, Matrix, Passes } from '../api/types';

interface Place {
  kind: string;
  /** Indices from 0, in the order of the ref. */
  at: number[];
  row: number;
}

const SHAPE = /^((?:new\.)?[A-Za-z]+)((?:\.\d+)*)(?:@(\d+))?$/;

function place(ref: string): Place | null {
  const match = SHAPE.exec(ref);
  if (!match) return null;
  const at = match[2]!.split('.').slice(1).map((index) => Number(index) - 1);
  return { kind: match[1]!, at, row: match[3] ? Number(match[3]) - 1 : 0 };
}

type Rows = readonly (readonly (number | null)[] | null | undefined)[] | null | undefined;

/** Cell (to, from) of layer l, where row = from and column = to. */
function edge(layers: readonly Matrix[] | undefined, [l, to, from]: number[]): number | null | undefined {
  return layers?.[l!]?.[from!]?.[to!];
}

function cell(rows: Rows, row: number, column: number | undefined): number | null | undefined {
  return rows?.[row]?.[column!];
}

function given(experiment: Experiment, { kind, at, row }: Place): number | null | undefined {
  switch (kind) {
    case 'x': return cell(experiment.x, row, at[0]);
    case 't': return cell(experiment.target, row, at[0]);
    case 'w': return experiment.layers[at[0]!]?.weights?.[at[2]!]?.[at[1]!];
    case 'b': return experiment.layers[at[0]!]?.biases?.[at[1]!];
    case 'eta': return experiment.learning_rate;
    default: return undefined;
  }
}

function computed(passes: Passes, sample: number, ref: Place, last: number): number | null | undefined {
  const { kind, at, row } = ref;
  const { forward, backward, update } = passes;
  switch (kind) {
    case 'h': return cell(forward.h[at[0]!], row, at[1]);
    case 'a': return at[0] === last ? cell(forward.y, row, at[1]) : cell(forward.a[at[0]!], row, at[1]);
    case 'y': return cell(forward.y, row, at[0]);
    case 'dy': return cell(backward.dy, row, at[0]);
    case 'dz': return cell(backward.dz[at[0]!], row, at[1]);
    case 'da': return cell(backward.da[at[0]!], row, at[1]);
    case 'dx': return cell(backward.dx, row, at[0]);
    case 'dw': return edge(backward.dw, at);
    case 'db': return cell(backward.db, at[0]!, at[1]);
    case 'slope': return cell(passes.slopes?.[at[0]!], row, at[1]);
    case 'new.w': return edge(update.weights, at);
    case 'new.b': return cell(update.biases, at[0]!, at[1]);
    case 'new.L': return update.loss_after;
    // The answer holds one sample's products; another sample's are not here.
    case 'p': return row === sample - 1 ? edge(passes.products?.forward, at) : undefined;
    case 'q': return row === sample - 1 ? edge(passes.products?.backward, at) : undefined;
    default: return undefined;
  }
}

/** The number `ref` names, or undefined where there is none (no such place, or not yet computed). */
export function lookup(
  experiment: Experiment,
  passes: Passes | null,
  sample: number,
  ref: string,
): number | undefined {
  const where = place(ref);
  if (!where) return undefined;
  const own = given(experiment, where);
  if (own !== undefined || !passes) return own ?? undefined;
  if (where.kind === 'L') {
    return ref === 'L' ? passes.forward.loss : passes.forward.sample_losses[where.row];
  }
  return computed(passes, sample, where, experiment.layers.length - 1) ?? undefined;
}
