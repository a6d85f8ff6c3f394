import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createScene } from '../../src/diagram/scene';
import * as store from '../../src/state/store';
import { NOTES } from '../documents';

test('the picture counts the samples that there are, however many there were', () => {
  const scene = createScene(store);
  for (const samples of [2, 3, 5, 2, 1]) {
    store.experiment.value = { ...NOTES, x: Array.from({ length: samples }, () => [2, 3]), target: Array.from({ length: samples }, () => [1, 0]) };
    assert.equal(scene.shape.value.samples, samples);
  }
  scene.stop();
});
