import assert from 'node:assert/strict';
import { test } from 'node:test';

import { layGrid, type Grid } from '../../src/matrix/grid';
import { fillingAt, fits, offsetOf, productIn, scales, stateOf, turnAt, TURNED } from '../../src/matrix/product';
import { hiddenSides } from '../../src/matrix/useMore';

test('the product of a formula, whether or not one side is transposed', () => {
  assert.deepEqual(productIn('⟦dW.3⟧ = ⟦A.2⟧^{\\top}⟦dZ.3⟧'), { left: 'A.2', right: 'dZ.3', plain: true });
  assert.deepEqual(productIn('⟦dA.2⟧ = ⟦dZ.3⟧⟦W.3⟧^{\\top}'), { left: 'dZ.3', right: 'W.3', plain: true });
  const gated = '⟦dZ.2⟧ = \\left(⟦dZ.3⟧⟦W.3⟧^{\\top}\\right) \\odot \\mathrm{ReLU}\'(⟦H.2⟧)';
  assert.deepEqual(productIn(gated), { left: 'dZ.3', right: 'W.3', plain: false });
  assert.deepEqual(productIn('⟦H.1⟧ = ⟦X⟧⟦W.1⟧ + ⟦B.1⟧'), { left: 'X', right: 'W.1', plain: false });
  assert.equal(productIn('⟦A.1⟧ = \\mathrm{ReLU}(⟦H.1⟧)'), null);
  assert.equal(productIn('⟦new.W.1⟧ = ⟦W.1⟧ - ⟦eta⟧ \\cdot ⟦dW.1⟧'), null);
});

const grid = (matrix: string, values: number[][], transposed = false): Grid =>
  layGrid({ matrix, values, transposed, mark: null });

test('a column meets a row (E18)', () => {
  const column = grid('A.2', [[3, 0.5]], true);
  const row = grid('dZ.3', [[1.25, 2]]);
  assert.ok(fits(grid('dW.3', [[3.75, 6], [0.625, 1]]), column, row));
  assert.equal(fits(grid('dW.3', [[3.75, 6], [0.625, 1]]), row, column), false);
});

test('first the turn, then cell after cell, each once and in order; at the end all is there', () => {
  assert.equal(turnAt(0), 0);
  assert.equal(turnAt(TURNED), 1);
  for (const turns of [true, false]) {
    for (const size of [[2, 2], [3, 1], [1, 4], [16, 16]] as const) {
      const all = size[0] * size[1];
      let before = -1;
      for (let p = 0; p < 1; p += 0.001) {
        const filling = fillingAt(p, turns, size);
        const states = Array.from({ length: all }, (_, at) => stateOf(filling, Math.floor(at / size[1]), at % size[1]));
        const done = states.filter((state) => state === 'filled').length;
        assert.ok(done >= before, 'a cell went out again');
        assert.deepEqual(states.lastIndexOf('filled'), done - 1, 'a cell came before its turn');
        before = done;
      }
      assert.equal(fillingAt(1, turns, size), null);
      assert.equal(stateOf(null, 0, 0), 'filled');
    }
  }
});

test('a cell glides from (i, j) to (j, i)', () => {
  const table = { lefts: [10, 60], tops: [0, 30], width: 50, height: 30 };
  assert.deepEqual(offsetOf(table, 0, 0), { x: 0, y: 0 });
  assert.deepEqual(offsetOf(table, 0, 1), { x: -50, y: 30 });
  assert.deepEqual(offsetOf(table, 1, 0), { x: 50, y: -30 });
  const column = { lefts: [10], tops: [0, 30, 60], width: 50, height: 30 };
  assert.deepEqual(offsetOf(column, 2, 0), { x: 100, y: -60 });
});

test('a frame says at which sides it hides something', () => {
  const box = { scrollLeft: 0, scrollTop: 12, scrollWidth: 500, scrollHeight: 112, clientWidth: 300, clientHeight: 100 };
  assert.deepEqual(hiddenSides(box), { left: false, right: true, above: true, below: false });
});

test('while it turns a matrix stays within its room, and ends at its own size', () => {
  for (const times of [1, 1.4, 3, 20]) {
    const all = scales(times);
    all.forEach((scale, at) => {
      const k = at / (all.length - 1);
      assert.ok(scale * (times * (1 - k) + k) <= 1 + 1e-9);
      assert.ok(at === 0 || scale >= (all[at - 1] ?? 0));
    });
    assert.equal(all.at(-1), 1);
  }
  assert.ok(scales(0.3).every((scale) => scale === 1));
});
