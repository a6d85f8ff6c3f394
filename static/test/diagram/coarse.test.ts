import assert from 'node:assert/strict';
import { test } from 'node:test';

import { coarse, LONG } from '../../src/diagram/coarse';

const alongs = (count: number, along: number): number[] => {
  const parts = new Map(Array.from({ length: count }, (_, at) => [at, along]));
  return [...coarse(parts, LONG, (amount, stride) => stride(amount)).values()];
};

test('a few lines change with every frame', () => {
  assert.deepEqual(alongs(60, 0.123), Array(60).fill(0.123));
});

test('many stride: never back, never ahead, never far behind, and at both ends they are there', () => {
  const last = alongs(100, 0);
  assert.deepEqual(last, Array(100).fill(0));
  for (let frame = 1; frame <= 60; frame += 1) {
    alongs(100, frame / 60).forEach((along, at) => {
      assert.ok(along >= (last[at] ?? 0) && along <= frame / 60 && along > frame / 60 - 1 / 8, `${String(frame)}: ${String(along)}`);
      last[at] = along;
    });
  }
  assert.deepEqual(last, Array(100).fill(1));
});

test('no frame draws all of many', () => {
  let before = alongs(100, 0);
  for (let frame = 1; frame < 60; frame += 1) {
    const now = alongs(100, frame / 60);
    assert.ok(now.filter((along, at) => along !== before[at]).length <= 50);
    before = now;
  }
});
