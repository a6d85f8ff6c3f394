import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Passes, Shares } from '../../src/api/types';
import { lookupShare, quantityOf, shareName, turns } from '../../src/state/shares';
import * as store from '../../src/state/store';

const SHARES: Shares = {
  dw: [[[[1, 2], [3, 4]], [[5, 6], [7, 8]]], [[[9], [10]], [[11], [12]]]],
  sums: {
    loss: [0.5, 2],
    dw: [[[[1, 2], [3, 4]], [[6, 8], [10, 12]]], [[[9], [10]], [[20], [22]]]],
    db: [[[1, 2], [3, 4]], null],
  },
  own: { dy: [[3], [null]], dz: [[5], [6]] },
};
const found = (text: string, shares: Shares | null = SHARES): number | undefined =>
  lookupShare({ shares } as unknown as Passes, text);

test('a share is found by its kind, its quantity and its sample', () => {
  assert.equal(found(shareName('part', 'dw.1.2.1', 2)), 6);
  assert.equal(found('part:dw.1.1.2@1'), 3);
  assert.equal(found('part:dw.2.1.2@2'), 12);
  assert.equal(found('sum:dw.1.2.2@2'), 12);
  assert.equal(found('sum:db.1.2@1'), 2);
  assert.equal(found('sum:L@2'), 2);
  assert.equal(found('own:dy.1@1'), 3);
  assert.equal(found('own:dz.2.1@2'), 6);
});

test('what is not there has no number: of other places, beyond float64, of one sample', () => {
  for (const text of ['part:dw.3.1.1@1', 'part:dw.1.1.1@3', 'sum:db.2.1@1', 'own:dy.1@2', 'nonsense', 'part:nonsense@1', 'dw.1.1.1']) {
    assert.equal(found(text), undefined, text);
  }
  assert.equal(found('part:dw.1.1.1@1', null), undefined);
  assert.equal(lookupShare(null, 'part:dw.1.1.1@1'), undefined);
});

test('a share is on the way to a quantity, and is hidden with it', () => {
  store.passes.value = { shares: SHARES } as unknown as Passes;
  assert.equal(store.valueOf('sum:dw.1.2.1@1'), 2);
  store.concealed.value = (ref) => ref === 'dw.1.2.1';
  assert.equal(store.valueOf('sum:dw.1.2.1@1'), undefined);
  assert.equal(store.valueOf('sum:dw.1.1.1@1'), 1);
  assert.equal(quantityOf('sum:dw.1.2.1@3'), 'dw.1.2.1');
  assert.equal(quantityOf('dw.1.2.1'), 'dw.1.2.1');
});

test('a few samples have a turn each; of many the first do, and all others one together', () => {
  assert.deepEqual(turns(1).map(({ sample }) => sample), [1]);
  assert.deepEqual(turns(5).map(({ sample, total }) => [sample, total]), [[1, 1], [2, 2], [3, 3], [4, 4], [5, 5]]);
  assert.deepEqual(turns(40).map(({ sample, total }) => [sample, total]), [[1, 1], [2, 2], [3, 3], [null, 40]]);
});
