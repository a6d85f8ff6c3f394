import assert from 'node:assert/strict';
import { test } from 'node:test';

import { unscaled } from '../src/format';
import { random } from './random';

/** Any finite number at all: its 64 bits are drawn. */
function anyNumber({ integer }: ReturnType<typeof random>): number {
  const [value = 0] = new Float64Array(Uint32Array.of(integer(0, 2 ** 32 - 1), integer(0, 2 ** 32 - 1)).buffer);
  return Number.isFinite(value) ? value : 0;
}

test('a number without a power of ten is the same number', () => {
  const chance = random(5);
  const edges = [0, -0, 1e21, -1e-7, 5e-324, Number.MAX_VALUE, -Number.MIN_VALUE, 0.1 + 0.2];
  const drawn = Array.from({ length: 2000 }, () => anyNumber(chance));
  const small = Array.from({ length: 200 }, () => chance.number());
  for (const value of [...edges, ...drawn, ...small]) {
    const text = unscaled(value);
    assert.match(text, /^-?\d+(\.\d+)?$/);
    assert.equal(Number(text), value === 0 ? 0 : value);
  }
});
