/** Changes of a network to test with, and what a server would make of the result. */

import fc from 'fast-check';

import type { Experiment } from '../../src/api/types';
import * as edits from '../../src/structure/edits';
import type { Limits, StructureEdit } from '../../src/structure/edits';
import { LOSSES } from '../../src/structure/fitting';

export const LIMITS = { layers: 20, units: 1024, parameters: 250_000 } as Limits;

const ACTIVATIONS = ['identity', 'relu', 'tanh', 'sigmoid', 'softmax'];

/** A place drawn before the network is known: layer and unit are taken modulo what is there. */
export interface Drawn {
  readonly what: number;
  readonly layer: number;
  readonly unit: number;
}

export const anyDrawn: fc.Arbitrary<Drawn> = fc.record({
  what: fc.nat(99),
  layer: fc.nat(99),
  unit: fc.nat(99),
});

/** The change that a drawn place comes to in this network. */
export function changeFor({ what, layer, unit }: Drawn, { inputs, layers }: Experiment): StructureEdit {
  const column = layer % (layers.length + 1);
  const weighted = (layer % layers.length) + 1;
  const units = column === 0 ? inputs : (layers[column - 1]?.units ?? 1);
  const biased = Array.isArray(layers[weighted - 1]?.biases);
  const makers = [
    () => edits.insertUnit(column, (unit % (units + 1)) + 1),
    () => edits.removeUnit(column, (unit % units) + 1),
    () => edits.insertLayer(weighted),
    () => edits.removeLayer(weighted),
    () => edits.setActivation(weighted, ACTIVATIONS[unit % ACTIVATIONS.length] ?? ''),
    () => edits.setBiases(weighted, !biased),
    () => edits.setAllBiases(unit % 2 === 0),
    () => edits.setLoss(LOSSES[unit % LOSSES.length] ?? ''),
  ];
  return (makers[what % makers.length] ?? (() => edits.insertUnit(0)))();
}

/** Weights of one place are the same for one seed; another shape or another seed draws others. */
function drawn(document: Experiment, layer: number, rows: number, columns: number): number[][] {
  const at = (from: number, to: number): number => (document.seed ?? 0) + layer / 8 + to / 64 + from / 512 + (rows + columns) / 4096;
  return Array.from({ length: rows }, (_, from) => Array.from({ length: columns }, (_, to) => at(from + 1, to + 1)));
}

/** The document with every weight written out, as a server completes it. */
export function completed(document: Experiment): Experiment {
  let before = document.inputs;
  const layers = document.layers.map(({ units, activation, weights, biases }, at) => {
    const rows = weights ?? drawn(document, at + 1, before, units);
    const written = rows.map((row, from) => row.map((weight, to) => document.edits?.[`w.${at + 1}.${to + 1}.${from + 1}`] ?? weight));
    before = units;
    return { units, activation, weights: written, biases: biases?.map((bias, to) => document.edits?.[`b.${at + 1}.${to + 1}`] ?? bias) ?? null };
  });
  return { ...document, layers, edits: {} };
}
