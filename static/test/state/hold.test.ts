import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { drawNow, drawSoon, HOLD_MS, latest, release } from '../../src/state/hold';
import { experiment } from '../../src/state/store';
import { NOTES } from '../documents';

const first = { ...NOTES, seed: 1 };
const second = { ...NOTES, seed: 2 };
const third = { ...NOTES, seed: 3 };

beforeEach(() => drawNow(first));

test('a number that was written is known at once and drawn when the others come', () => {
  drawSoon(second);
  assert.equal(latest(), second);
  assert.equal(experiment.peek(), first);
  drawSoon(third);
  release();
  assert.equal(experiment.peek(), third);
  release();
  assert.equal(latest(), third);
});

test('it is drawn alone where the others take longer than a moment, counted from the first', async () => {
  drawSoon(second);
  await new Promise((resolve) => setTimeout(resolve, HOLD_MS + 20));
  assert.equal(experiment.peek(), second);
});

test('another document makes what was held void', async () => {
  drawSoon(second);
  drawNow(third);
  await new Promise((resolve) => setTimeout(resolve, HOLD_MS + 20));
  assert.equal(experiment.peek(), third);
});
