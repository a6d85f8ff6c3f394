import assert from 'node:assert/strict';
import { test } from 'node:test';

import { formatNumber } from '../../src/format';
import { between } from '../../src/diagram/moving';
import { seeds } from './shapes';

const way = (from: number, to: number): number[] => Array.from({ length: 101 }, (_, at) => between(from, to, at / 100));

test('a number starts and ends exactly at its two ends', () => {
  assert.equal(between(1.5, 1.395, 0), 1.5);
  assert.equal(between(1.5, 1.395, 1), 1.395);
  assert.deepEqual([...new Set(way(0.3, 0.3))], [0.3]);
});

test('on its way it counts in the decimals of its ends', () => {
  assert.equal(between(1.5, 1.395, 0.5), 1.448);
  assert.equal(formatNumber(between(-2, 2, 0.3)), '−0.8');
});

test('a short way is gone in steps as well', () => {
  assert.ok(new Set(way(-2, -2.01)).size >= 9);
  assert.ok(new Set(way(2, 3)).size >= 9);
});

test('on its way its text keeps its length', () => {
  for (const [from, to] of [[1.5, 1.395], [0.5, 0.585], [1, 0.94], [-2, -2.01]] as const) {
    const lengths = new Set(way(from, to).filter((now) => now !== from && now !== to).map((now) => formatNumber(now).length));
    assert.equal(lengths.size, 1);
  }
});

test('it goes one way and never beyond its ends', () => {
  for (const { next } of seeds(40)) {
    const [from, to] = [next() * 8 - 4, next() * 8 - 4];
    const seen = way(from, to);
    seen.slice(1).forEach((now, at) => assert.ok((now - (seen[at] ?? now)) * Math.sign(to - from) >= -1e-6));
    for (const now of seen) assert.ok(Math.abs(now - from) <= Math.abs(to - from) + 1e-5);
  }
});
