import assert from 'node:assert/strict';
import { test } from 'node:test';

import { layGrid, moved, onDiagonal } from '../../src/matrix/grid';

const W3 = [
  [0.5, 1],
  [1.5, -2],
];
const refs = (cells: { ref: string | null }[][]): (string | null)[][] => cells.map((row) => row.map(({ ref }) => ref));
const marks = (cells: { marked: boolean }[][]): boolean[][] => cells.map((row) => row.map(({ marked }) => marked));

test('weights have a row for where they come from and a column for where they lead', () => {
  const grid = layGrid({ matrix: 'W.3', values: W3, transposed: false, mark: { row: 1, column: null } });
  assert.deepEqual(grid.rows, [{ ref: 'a.2.1' }, { ref: 'a.2.2' }]);
  assert.deepEqual(grid.columns, [{ ref: 'h.3.1' }, { ref: 'h.3.2' }]);
  assert.deepEqual(refs(grid.cells), [
    ['w.3.1.1', 'w.3.2.1'],
    ['w.3.1.2', 'w.3.2.2'],
  ]);
  assert.deepEqual(marks(grid.cells), [
    [true, true],
    [false, false],
  ]);
});

test('transposed, rows, names and mark change sides', () => {
  const grid = layGrid({ matrix: 'W.3', values: W3, transposed: true, mark: { row: 1, column: null } });
  assert.deepEqual(grid.rows, [{ ref: 'h.3.1' }, { ref: 'h.3.2' }]);
  assert.deepEqual(
    grid.cells.map((row) => row.map(({ value }) => value)),
    [
      [0.5, 1.5],
      [1, -2],
    ],
  );
  assert.deepEqual(marks(grid.cells), [
    [true, false],
    [true, false],
  ]);
});

test('the first layer’s weights come from the inputs', () => {
  const grid = layGrid({ matrix: 'dW.1', values: W3, transposed: false, mark: null });
  assert.deepEqual(grid.rows, [{ ref: 'x.1' }, { ref: 'x.2' }]);
  assert.ok(grid.cells.flat().every(({ marked }) => !marked));
});

test('samples are numbered where there are several, and a vector has no names for its row', () => {
  const batch = layGrid({ matrix: 'A.1', values: W3, transposed: false, mark: { row: 2, column: 1 } });
  assert.deepEqual(batch.rows, [{ sample: 1 }, { sample: 2 }]);
  assert.deepEqual(refs(batch.cells)[1], ['a.1.1@2', 'a.1.2@2']);
  assert.deepEqual(marks(batch.cells), [
    [false, false],
    [true, false],
  ]);
  assert.deepEqual(layGrid({ matrix: 'H.1', values: [[1, 2]], transposed: false, mark: null }).rows, []);
  assert.deepEqual(layGrid({ matrix: 'B.1', values: [[1, 2]], transposed: false, mark: null }).columns, [
    { ref: 'b.1.1' },
    { ref: 'b.1.2' },
  ]);
});

test('arrow keys stop at the rims of the table', () => {
  const grid = layGrid({ matrix: 'W.3', values: W3, transposed: false, mark: null });
  assert.deepEqual(moved('ArrowRight', [0, 0], grid), [0, 1]);
  assert.deepEqual(moved('ArrowRight', [0, 1], grid), [0, 1]);
  assert.deepEqual(moved('ArrowUp', [0, 1], grid), [0, 1]);
  assert.deepEqual(moved('ArrowDown', [0, 1], grid), [1, 1]);
  assert.equal(moved('Enter', [0, 0], grid), null);
});

test('with W turned, a row is where an edge leads, and the mark is told of it so', () => {
  const grid = layGrid({ matrix: 'W.3', values: W3, turned: true, transposed: false, mark: { row: null, column: 1 } });
  assert.deepEqual(grid.rows, [{ ref: 'h.3.1' }, { ref: 'h.3.2' }]);
  assert.deepEqual(grid.columns, [{ ref: 'a.2.1' }, { ref: 'a.2.2' }]);
  assert.deepEqual(refs(grid.cells), [
    ['w.3.1.1', 'w.3.1.2'],
    ['w.3.2.1', 'w.3.2.2'],
  ]);
  assert.deepEqual(marks(grid.cells), [
    [true, false],
    [true, false],
  ]);
});

test('turned and transposed, W stands as the experiment holds it; other matrices never turn', () => {
  const plain = layGrid({ matrix: 'dW.3', values: W3, transposed: false, mark: { row: 1, column: null } });
  const both = layGrid({ matrix: 'dW.3', values: W3, turned: true, transposed: true, mark: { row: null, column: 1 } });
  assert.deepEqual(both, plain);
  const ask = { matrix: 'H.3', values: W3, transposed: false, mark: null };
  assert.deepEqual(layGrid({ ...ask, turned: true }), layGrid(ask));
});

test('slopes on a diagonal have zeros beside them, which are no quantities', () => {
  const row = layGrid({ matrix: 'H.2', values: [[1, 0]], transposed: false, mark: null });
  const grid = onDiagonal(row, { row: null, column: 2 });
  assert.deepEqual(refs(grid.cells), [
    ['h.2.1', null],
    [null, 'h.2.2'],
  ]);
  assert.deepEqual(
    grid.cells.map((cells) => cells.map(({ value }) => value)),
    [
      [1, 0],
      [0, 0],
    ],
  );
  assert.deepEqual(marks(grid.cells), [
    [false, true],
    [false, true],
  ]);
});
