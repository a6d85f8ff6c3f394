import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { MOST_FAULTS, readTable, type Read } from '../../src/samples/read';
import {
  addRow, duplicateRow, fill, moveRow, removeRow, replaceAll, rowOf, setCell, tableOf, type Samples,
} from '../../src/samples/rows';
import { joinTable, splitTable } from '../../src/samples/split';

const read = (text: string, most = 1024, cut = false): Read => readTable(splitTable(text), most, cut);
const grid = (text: string): number[][] => {
  const found = read(text);
  assert.ok('grid' in found, JSON.stringify(found));
  return found.grid.rows;
};
const faults = (text: string): string[] => {
  const found = read(text);
  assert.ok('faults' in found);
  return found.faults.map(({ key, params }) => [key.replace(/^(samples\.fault|refused)\./, ''), ...Object.values(params ?? {})].join(' '));
};

const TABLE = [[2, 3, 1, 0], [-0.5, 1e-7, 0, 1]];

test('tabs, commas, semicolons with decimal commas, and blanks', () => {
  assert.deepEqual(grid('2\t3\t1\t0\n-0,5\t1e-7\t0\t1\n'), TABLE);
  assert.deepEqual(grid('2,3,1,0\r\n-0.5,1e-7,0,1\r\n'), TABLE);
  assert.deepEqual(grid('2;3;1;0\n−0,5;1e-7;0;1'), TABLE);
  assert.deepEqual(grid('2 3  1 0\n -0.5 1e-7 0 1 '), TABLE);
  assert.deepEqual(grid('\uFEFF"2","3","1","0"\n"-0,5",1e-7,0,1'), TABLE);
});

test('a line of names is left out, and so are blank lines and empty columns', () => {
  assert.deepEqual(grid('x1,x2,y1,y2\n2,3,1,0\n\n-0.5,1e-7,0,1\n\n'), TABLE);
  assert.deepEqual(grid('2,3,1,0,,\n-0.5,1e-7,0,1,,\n,,,,,'), TABLE);
});

test('each fault tells its row and column and what stands there', () => {
  assert.deepEqual(faults('2,3\n1,abc\n4,5'), ['syntax 2 2 abc']);
  assert.deepEqual(faults('x,y\n2,3\n\n1,1/0'), ['zero_division 4 2 1/0']);
  assert.deepEqual(faults('2\t3\n\t4\n'), ['empty 2 1 ']);
  assert.deepEqual(faults('1;2\n3;4;5\n6'), ['ragged 2 3 2', 'ragged 3 1 2']);
  assert.deepEqual(faults('1;1e999'), ['too_large 1 2 1e999']);
  assert.deepEqual(faults('1\t1.234,5'), ['separators 1 2 1.234,5']);
  assert.deepEqual(faults(' \n\n'), ['nothing']);
  assert.deepEqual(faults('name,age'), ['no_numbers name age']);
  assert.deepEqual(faults('1,2\n"3,4\n5,6'), ['quote 2']);
});

test('many faults are counted, not listed', () => {
  const told = faults(Array.from({ length: 30 }, () => '1,no').join('\n'));
  assert.equal(told.length, MOST_FAULTS + 1);
  assert.equal(told.at(-1), `more ${30 - MOST_FAULTS}`);
});

test('too many rows are refused, and the first can be had', () => {
  const text = Array.from({ length: 10_000 }, (_, at) => `${at}\t1`).join('\n');
  assert.deepEqual(read(text), {
    faults: [{ key: 'samples.fault.too_many', params: { found: 10_000, most: 1024 } }],
    surplus: true,
  });
  const cut = read(text, 1024, true);
  assert.ok('grid' in cut);
  assert.equal(cut.grid.rows.length, 1024);
  assert.deepEqual(cut.grid.rows.at(-1), [1023, 1]);
});

const SAMPLES: Samples = { x: [[2, 3], [1, 1]], target: [[1], [0]] };

test('rows are added, doubled, removed and moved', () => {
  assert.deepEqual(addRow(SAMPLES, 0), { x: [[2, 3], [0, 0], [1, 1]], target: [[1], [0], [0]] });
  assert.deepEqual(duplicateRow(SAMPLES, 0).x, [[2, 3], [2, 3], [1, 1]]);
  assert.deepEqual(removeRow(SAMPLES, 0), { x: [[1, 1]], target: [[0]] });
  assert.deepEqual(moveRow(SAMPLES, 0, 1), { x: [[1, 1], [2, 3]], target: [[0], [1]] });
  assert.deepEqual(setCell(SAMPLES, 1, 2, 9).target, [[1], [9]]);
});

test('numbers from a cell on make new samples below, and must not reach beyond the last label', () => {
  assert.deepEqual(fill(SAMPLES, [[7, 8], [9, 10]], 1, 1, 10), {
    samples: { x: [[2, 3], [1, 7], [0, 9]], target: [[1], [8], [10]] },
  });
  assert.ok('fault' in fill(SAMPLES, [[7, 8]], 0, 2, 10));
  const surplus = fill(SAMPLES, [[7], [8]], 1, 0, 2);
  assert.ok('fault' in surplus && surplus.surplus);
});

test('a table takes the place of all samples; without labels the old ones stay', () => {
  assert.deepEqual(replaceAll(SAMPLES, [[5, 6, 7]]), { samples: { x: [[5, 6]], target: [[7]] }, labelled: true });
  assert.deepEqual(replaceAll(SAMPLES, [[5, 6], [7, 8], [9, 9]]), {
    samples: { x: [[5, 6], [7, 8], [9, 9]], target: [[1], [0], [0]] },
    labelled: false,
  });
  assert.ok('fault' in replaceAll(SAMPLES, [[5]]));
});

const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const samples = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 12 })).chain(
  ([inputs, outputs, count]) => {
    const rows = (width: number) => fc.array(fc.array(finite, { minLength: width, maxLength: width }), { minLength: count, maxLength: count });
    return fc.record({ x: rows(inputs), target: rows(outputs) }, { noNullPrototype: true });
  },
);

test('a saved table opens as it was, bit for bit, however it is written', () => {
  fc.assert(
    fc.property(samples, fc.constantFrom('csv', 'tsv', 'semicolon'), fc.boolean(), (before, form, header) => {
      const table = header ? tableOf(before) : tableOf(before).slice(1);
      const comma = (cell: string | number): string => String(cell).replace('.', ',');
      const text = {
        csv: joinTable(table),
        tsv: table.map((row) => row.join('\t')).join('\n'),
        semicolon: table.map((row) => row.map(comma).join(';')).join('\n'),
      }[form];
      const found = read(text);
      assert.ok('grid' in found);
      assert.equal(found.grid.header, header);
      const after = replaceAll({ x: before.x.slice(0, 1), target: before.target.slice(0, 1) }, found.grid.rows);
      assert.ok('samples' in after);
      assert.deepEqual(after.samples, before);
    }),
  );
});

test('no text makes the reader throw; a grid is whole and finite', () => {
  const mark = fc.constantFrom('1', '2.5', '-3', '0,5', 'abc', '', ',', ';', '\t', '\n', '"', ' ', '１', '1e999');
  fc.assert(
    fc.property(fc.array(mark, { maxLength: 40 }).map((marks) => marks.join('')), (text) => {
      const found = read(text, 5);
      if ('faults' in found) return found.faults.length > 0;
      const width = found.grid.rows[0]?.length ?? 0;
      return width > 0 && found.grid.rows.every((row) => row.length === width && row.every(Number.isFinite));
    }),
  );
});

test('up and down again, or doubled and removed, is what it was; nothing is lost on the way', () => {
  fc.assert(
    fc.property(samples, fc.nat(), (before, choice) => {
      const at = choice % before.x.length;
      assert.deepEqual(removeRow(duplicateRow(before, at), at + 1), before);
      assert.deepEqual(removeRow(addRow(before, at), at + 1), before);
      if (at + 1 < before.x.length) {
        const moved = moveRow(before, at, 1);
        assert.deepEqual(rowOf(moved, at + 1), rowOf(before, at));
        assert.deepEqual(moveRow(moved, at + 1, -1), before);
      }
    }),
  );
});
