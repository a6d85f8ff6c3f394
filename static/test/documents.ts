/** Experiments to test with. */

import type { Experiment, LayerDocument, Matrix } from '../src/api/types';
import type { View } from '../src/state/link';
import type { Random } from './random';

/** The notes' 2-2-2-2 network. */
export const NOTES: Experiment = {
  version: 1,
  title: '2-2-2-2',
  inputs: 2,
  layers: [
    { units: 2, activation: 'relu', weights: [[1.5, -1], [-0.5, 2]] },
    { units: 2, activation: 'relu', weights: [[-2, -1], [1.5, 0.5]] },
    { units: 2, activation: 'identity', weights: [[0.5, 1], [1.5, -2]] },
  ],
  loss: 'mse',
  x: [[2, 3]],
  target: [[1, 0]],
  learning_rate: 0.01,
};

const matrix = (random: Random, rows: number, columns: number): Matrix =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => random.number()));

function layer(random: Random, before: number, units: number): LayerDocument {
  const made: LayerDocument = { units, activation: random.pick(['relu', 'sigmoid', 'identity']) };
  if (random.next() < 0.6) made.weights = matrix(random, before, units);
  if (random.next() < 0.5) made.biases = random.next() < 0.5 ? null : matrix(random, 1, units)[0] ?? [];
  return made;
}

/** Any experiment a person may write: weights and biases given or not, with and without a rate. */
export function anyExperiment(random: Random): Experiment {
  const sizes = Array.from({ length: random.integer(2, 4) }, () => random.integer(1, 4));
  const samples = random.integer(1, 3);
  const experiment: Experiment = {
    version: 1,
    inputs: sizes[0] ?? 1,
    layers: sizes.slice(1).map((units, at) => layer(random, sizes[at] ?? 1, units)),
    loss: 'mse',
    x: matrix(random, samples, sizes[0] ?? 1),
    target: matrix(random, samples, sizes.at(-1) ?? 1),
  };
  if (random.next() < 0.5) experiment.learning_rate = 0.1;
  if (random.next() < 0.3) experiment.edits = { 'w.1.1.1': random.number() };
  return experiment;
}

/** An experiment at some step of its walk, seen in some way. */
export const anyView = (random: Random): View => ({
  experiment: anyExperiment(random),
  step: random.integer(0, 400),
  granularity: random.pick(['layer', 'unit', 'edge'] as const),
  sample: random.integer(1, 5),
});
