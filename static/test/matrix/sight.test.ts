import assert from 'node:assert/strict';
import { test } from 'node:test';

import { layGrid } from '../../src/matrix/grid';
import { markedOf, scrollBy } from '../../src/matrix/useSight';

const WIDE = [
  [1, 2, 3],
  [4, 5, 6],
];
const marked = (row: number | null, column: number | null) =>
  markedOf(layGrid({ matrix: 'W.2', values: WIDE, transposed: false, mark: { row, column } }));

test('a marked cell, row or column is to be seen, and not a matrix marked as a whole', () => {
  assert.deepEqual(marked(2, 3), { row: 1, column: 2 });
  assert.deepEqual(marked(2, null), { row: 1, column: null });
  assert.deepEqual(marked(null, 3), { row: null, column: 2 });
  assert.deepEqual(marked(null, null), { row: null, column: null });
});

test('a cell in sight stays where it is, any other comes into the middle', () => {
  assert.equal(scrollBy([100, 300], [100, 160]), 0);
  assert.equal(scrollBy([100, 300], [240, 300]), 0);
  assert.equal(scrollBy([100, 300], [270, 330]), 100);
  assert.equal(scrollBy([100, 300], [40, 100]), -130);
});
