import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Factor, Way } from '../../src/api/types';
import { namesOnly, sameProducts, whole } from '../../src/why/parts';

const factor = (ref: string): Factor => ({
  ref,
  partial: null,
  latex: ref,
  template: `⟦${ref}⟧`,
  rule: 'weighted_sum',
  opens: true,
  value: 1,
});
const factors = (refs: string): Factor[] => refs.split(' ').map(factor);
const way = (refs: string): Way => ({
  refs: ['L'],
  sample: 1,
  cross: false,
  factors: factors(refs),
  product: 1,
  died: null,
});

test('terms that are the ways are told once', () => {
  const terms = [way('w.3.1.1 dy.1'), way('w.3.2.1 dy.2')];
  assert.ok(sameProducts(terms, terms));
  assert.equal(sameProducts(terms, terms.slice(1)), false);
  assert.equal(sameProducts(terms, [way('w.3.1.1 dy.1'), way('w.3.2.1 slope.3.2 dy.2')]), false);
});

test('the only way is told where it goes further back than the factors', () => {
  const ref = 'dw.2.1.1';
  const near = factors('a.1.1 slope.2.1 da.2.1');
  assert.equal(whole({ ref, factors: near, paths: [way('a.1.1 slope.2.1 w.3.1.1 dy.1')] }), false);
  assert.ok(whole({ ref, factors: near, paths: [way('a.1.1 slope.2.1 da.2.1')] }));
  assert.ok(whole({ ref: 'dz.3.1', factors: [], paths: [way('dz.3.1')] }));
  assert.equal(whole({ ref, factors: near, paths: [way('dy.1'), way('dy.2')] }), false);
});

test('the sentence is told once all it speaks of is known', () => {
  const expanded = '⟦dw.2.1.2⟧ = ⟦a.1.2⟧ \\cdot ⟦da.2.1⟧';
  assert.deepEqual(namesOnly({ ref: 'dw.2.1.2', expanded }), ['dw.2.1.2', 'dw.2.1.2', 'a.1.2', 'da.2.1']);
});
