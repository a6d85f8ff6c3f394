import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { windowOf } from '../../src/samples/window';

test('a short table is there as a whole', () => {
  assert.deepEqual(windowOf(3, 0, 400, 35), { first: 0, end: 3 });
});

test('before its rows have been measured, a long one shows its beginning', () => {
  assert.deepEqual(windowOf(1000, 0, 0, 0), { first: 0, end: 60 });
});

test('every row in sight is on the page, and not many others', () => {
  const size = fc.integer({ min: 20, max: 60 });
  fc.assert(
    fc.property(fc.integer({ min: 61, max: 1024 }), fc.nat(1023), size, fc.integer({ min: 100, max: 900 }), (count, at, height, box) => {
      const top = Math.min(at, count - 1) * height;
      const { first, end } = windowOf(count, top, box, height);
      const last = Math.min(count - 1, Math.floor((top + box) / height));
      assert.ok(first <= top / height && last < end && end <= count);
      assert.ok(end - first <= Math.ceil(box / height) + 24);
    }),
  );
});
