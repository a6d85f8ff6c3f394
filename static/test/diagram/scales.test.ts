import assert from 'node:assert/strict';
import { test } from 'node:test';

import { stroke, typical, weigh } from '../../src/diagram/scales';
import { seeds } from './shapes';

test('thicker is always larger, and never thicker than the thickest', () => {
  for (const random of seeds(50)) {
    const values = Array.from({ length: 20 }, () => Math.abs(random.number())).sort((a, b) => a - b);
    const half = typical(values);
    const widths = values.map((value) => stroke(value, half, 'bwd', 15).width);
    widths.slice(1).forEach((width, at) => assert.ok(width >= (widths[at] ?? 0)));
    assert.ok(widths.every((width) => width > 0 && width <= 0.62 * 15));
  }
});

test('a number and its negative are as thick, once the number is thick enough for two rails', () => {
  assert.equal(stroke(-9, 1, 'bwd', 15).width, stroke(9, 1, 'bwd', 15).width);
  assert.deepEqual([stroke(-9, 1, 'bwd', 15).negative, stroke(9, 1, 'bwd', 15).negative], [true, false]);
});

test('two rails can be told apart however small the number is', () => {
  assert.ok(stroke(-1e-12, 1, 'fwd', 12).width >= 3);
});

test('one enormous number leaves the others apart', () => {
  const half = typical([1, 2, 3, 4, 1e9]);
  assert.ok(weigh(4, half) - weigh(1, half) > 0.2);
  assert.ok(weigh(1e9, half) > 0.999);
});

test('nothing but zeros has a typical size too', () => {
  assert.equal(typical([0, -0]), 1);
  assert.equal(weigh(0, 1), 0);
  assert.equal(weigh(Infinity, 1), 1);
});
