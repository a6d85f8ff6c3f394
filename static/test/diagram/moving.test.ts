import assert from 'node:assert/strict';
import { test } from 'node:test';

import { formatNumber } from '../../src/format';
import { between } from '../../src/diagram/moving';
import { seeds } from './shapes';

test('a number starts and ends exactly at its two ends', () => {
  assert.equal(between(1.5, 1.395, 0), 1.5);
  assert.equal(between(1.5, 1.395, 1), 1.395);
});

test('on its way it counts in the decimals of its ends', () => {
  assert.equal(between(1.5, 1.395, 0.5), 1.448);
  assert.equal(between(-2, 2, 0.3), -1);
  assert.equal(formatNumber(between(0.1, 0.3, 0.7)), '0.2');
});

test('it goes one way and never beyond its ends', () => {
  for (const { next } of seeds(40)) {
    const [from, to] = [next() * 8 - 4, next() * 8 - 4];
    const way = Array.from({ length: 51 }, (_, at) => between(from, to, at / 50));
    way.slice(1).forEach((now, at) => assert.ok((now - (way[at] ?? now)) * Math.sign(to - from) >= -1e-6));
    for (const now of way) assert.ok(Math.abs(now - from) <= Math.abs(to - from) + 1e-5);
  }
});
