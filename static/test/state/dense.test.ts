import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Experiment } from '../../src/api/types';
import { usualNumbers } from '../../src/state/dense';

const network = (inputs: number, ...units: number[]): Experiment => ({
  version: 1,
  inputs,
  layers: units.map((count) => ({ units: count, activation: 'relu' })),
  loss: 'mse',
  x: [[0]],
  target: [[0]],
});

test('the numbers of a few edges all stand, those of very many wait to be asked for', () => {
  assert.equal(usualNumbers(network(2, 2, 2, 2)), 'every');
  assert.equal(usualNumbers(network(2, 8, 8, 2)), 'every');
  assert.equal(usualNumbers(network(3, 8, 8, 8, 2)), 'focus');
});
