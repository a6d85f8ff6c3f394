import assert from 'node:assert/strict';
import { test } from 'node:test';

import { kept, LARGEST, limited } from '../../src/diagram/zoom';
import { seeds } from './shapes';

test('what lies under the fingers stays there', () => {
  for (const { next } of seeds(50)) {
    const [scroll, focus, before, after] = [1000 * next(), 400 * next(), 1 + 3 * next(), 1 + 3 * next()];
    const place = (scroll + focus) / before;
    assert.ok(Math.abs(place * after - (kept(scroll, focus, before, after) + focus)) < 1e-9);
  }
});

test('the picture is never smaller than its own size, nor larger than four times it', () => {
  assert.equal(limited(0.4), 1);
  assert.equal(limited(1.01), 1);
  assert.equal(limited(2.5), 2.5);
  assert.equal(limited(9), LARGEST);
});
