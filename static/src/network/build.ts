/** Documents of a new network, and of the same one with other weights. The weights are left to the server. Pure. */

import type { Experiment, LayerDocument } from '../api/types';
import { parseRef } from '../refs';
import { tidy } from '../state/document';
import { OWN_LOSS } from '../structure/fitting';

export interface Wish {
  /** Inputs first. */
  readonly sizes: readonly number[];
  readonly hidden: string;
  readonly output: string;
  readonly biased: boolean;
}

/** Numbers that are easy to follow: small, of both signs, and no two neighbours alike. */
const INPUTS = [0.5, -1, 2, 1.5, -0.5, 1, -2];

const inputsFor = (count: number): number[] => Array.from({ length: count }, (_, at) => INPUTS[at % INPUTS.length] ?? 1);
const labelsFor = (count: number): number[] => Array.from({ length: count }, (_, at) => Number(at === 0));

/** How a network learns and draws: a new one keeps it. */
function habits({ reduction, learning_rate, init, seed }: Experiment): Partial<Experiment> {
  return {
    ...(reduction !== undefined && { reduction }),
    ...(learning_rate !== undefined && { learning_rate }),
    ...(init !== undefined && { init }),
    ...(seed !== undefined && { seed }),
  };
}

/** A network of such sizes with one sample; η, reduction and seed go on as they were before. */
export function newNetwork({ sizes, hidden, output, biased }: Wish, before: Experiment): Experiment {
  const [inputs = 1, ...widths] = sizes;
  const layers = widths.map((units, at): LayerDocument => {
    const activation = at === widths.length - 1 ? output : hidden;
    return biased ? { units, activation, biases: Array<number>(units).fill(0) } : { units, activation };
  });
  return {
    version: before.version,
    inputs,
    layers,
    loss: OWN_LOSS[output] ?? 'mse',
    x: [inputsFor(inputs)],
    target: [labelsFor(widths.at(-1) ?? 1)],
    ...habits(before),
  };
}

/** The document with all weights left to be drawn; biases stay, also those written over others. */
export function redrawn(document: Experiment, draw: Pick<Experiment, 'init' | 'seed'>): Experiment {
  const layers = document.layers.map(({ weights: _weights, ...rest }): LayerDocument => rest);
  if (!document.edits) return { ...document, layers, ...draw };
  const kept = Object.entries(document.edits).filter(([ref]) => parseRef(ref)?.kind !== 'w');
  return tidy({ ...document, layers, ...draw, edits: Object.fromEntries(kept) });
}
