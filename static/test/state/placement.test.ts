import assert from 'node:assert/strict';
import { test } from 'node:test';

import { samePlace } from '../../src/state/placement';
import { EDGE_STEPS, LAYER_STEPS, UNIT_STEPS } from '../steps';

const at = (steps: typeof UNIT_STEPS, target: string): number =>
  steps.findIndex((step) => step.target === target) + 1;

test('start stays start, end stays end', () => {
  assert.equal(samePlace(UNIT_STEPS, 0, LAYER_STEPS), 0);
  assert.equal(samePlace(UNIT_STEPS, UNIT_STEPS.length, LAYER_STEPS), LAYER_STEPS.length);
  assert.equal(samePlace([], 0, LAYER_STEPS), 0);
});

test('the same script keeps every place', () => {
  for (let cursor = 0; cursor <= UNIT_STEPS.length; cursor += 1) {
    assert.equal(samePlace(UNIT_STEPS, cursor, UNIT_STEPS), cursor);
  }
});

test('a quantity leads to the matrix around it', () => {
  assert.equal(samePlace(UNIT_STEPS, at(UNIT_STEPS, 'dw.2.1.2'), LAYER_STEPS), at(LAYER_STEPS, 'dW.2'));
  assert.equal(samePlace(UNIT_STEPS, at(UNIT_STEPS, 'y.1'), LAYER_STEPS), at(LAYER_STEPS, 'Y'));
});

test('a matrix leads to the last of its cells', () => {
  assert.equal(samePlace(LAYER_STEPS, at(LAYER_STEPS, 'dW.2'), UNIT_STEPS), at(UNIT_STEPS, 'dw.2.2.2'));
  assert.equal(samePlace(LAYER_STEPS, at(LAYER_STEPS, 'H.1'), UNIT_STEPS), at(UNIT_STEPS, 'h.1.2'));
});

test('a product leads to what it flows into', () => {
  assert.equal(samePlace(EDGE_STEPS, at(EDGE_STEPS, 'p.1.2.1'), UNIT_STEPS), at(UNIT_STEPS, 'h.1.2'));
  assert.equal(samePlace(EDGE_STEPS, at(EDGE_STEPS, 'q.2.1.1'), UNIT_STEPS), at(UNIT_STEPS, 'da.1.1'));
  assert.equal(samePlace(EDGE_STEPS, at(EDGE_STEPS, 'q.1.1.1'), UNIT_STEPS), at(UNIT_STEPS, 'dx.1'));
});

test('a quantity that the other script does not have leads to the nearest before it', () => {
  assert.equal(samePlace(UNIT_STEPS, at(UNIT_STEPS, 'da.2.1'), LAYER_STEPS), at(LAYER_STEPS, 'dW.3'));
});

test('walking on by layers never goes back by units', () => {
  const places = LAYER_STEPS.map((_, cursor) => samePlace(LAYER_STEPS, cursor, UNIT_STEPS));
  assert.deepEqual(places, [...places].sort((a, b) => a - b));
});
