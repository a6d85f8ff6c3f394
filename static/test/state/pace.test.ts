import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Rule, Step } from '../../src/api/types';
import { duration, UNSEEN, type Batch } from '../../src/state/pace';
import { bare } from '../steps';

const step = (rule: Rule, inputs: string[]): Step => ({ ...bare('backward', 'dw.1.1.1'), index: 1, rule, inputs });
const BATCH: Batch = { turns: 3, mean: true };

test('each sample that is seen adding up takes its time', () => {
  const gradient = step('weight_gradient', ['x.1', 'dz.1.1', 'x.1@2', 'dz.1.1@2']);
  const [three, four] = [3, 4].map((turns) => duration(gradient, { turns, mean: false }));
  assert.ok((four ?? 0) - (three ?? 0) > 390);
  const layer = step('matrix_weight_gradient', ['X', 'dZ.1']);
  assert.ok(duration(layer, { turns: 5, mean: false }) > duration(layer, UNSEEN));
  assert.equal(duration(layer, { turns: 2, mean: false }), duration(layer, UNSEEN), 'a product takes no less than alone');
});

test('a mean takes its time where it is taken: at the sum of the losses, and at what leaves the loss', () => {
  const losses = step('loss', ['l', 'l@2', 'l@3']);
  assert.ok(duration(losses, BATCH) > duration(losses, { ...BATCH, mean: false }));
  const whole = step('loss', ['Y', 'T']);
  assert.ok(duration(whole, BATCH) > duration(losses, BATCH), 'the sample’s own loss comes about in the same step');
  assert.equal(duration(whole, UNSEEN), duration(step('loss', ['y.1', 't.1']), UNSEEN));
  for (const rule of ['loss_gradient', 'activation_gradient', 'matrix_loss_gradient'] as const) {
    const leaving = step(rule, rule.startsWith('matrix') ? ['Y', 'T'] : ['y.1', 't.1']);
    assert.ok(duration(leaving, BATCH) > 2 * duration(leaving, { ...BATCH, mean: false }), rule);
  }
  const within = step('activation_gradient', ['h.1.1', 'da.1.1']);
  assert.equal(duration(within, BATCH), duration(within, UNSEEN));
});
