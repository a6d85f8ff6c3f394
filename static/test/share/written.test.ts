import assert from 'node:assert/strict';
import { test } from 'node:test';

import { PYTHON_WORDS, written } from '../../src/share/written';
import { anyExperiment, NOTES } from '../documents';
import { random } from '../random';

test('what is written is JSON of the same document', () => {
  const choose = random(11);
  for (let round = 0; round < 100; round += 1) {
    const experiment = anyExperiment(choose);
    assert.deepEqual(JSON.parse(written(experiment)), experiment);
  }
});

test('a row of numbers stands in one line, a matrix in as many as it has rows', () => {
  assert.match(written(NOTES), /"weights": \[\n {8}\[1\.5, -1\],\n {8}\[-0\.5, 2\]\n {6}\]/);
  assert.equal(written({ x: [[1]], y: [], z: {} }), '{\n  "x": [\n    [1]\n  ],\n  "y": [],\n  "z": {}\n}');
});

test('text that could end a literal does not', () => {
  for (const text of ["it's", '"""', '\\', 'a\nJSON\nb', '\u2028', '\ud800', '}', "'''"]) {
    assert.deepEqual(JSON.parse(written({ title: text })), { title: text });
    assert.ok(!written({ title: text }).includes('\nJSON\n'));
  }
});

test('a field that is undefined is left out, as in JSON', () => {
  assert.equal(written({ a: undefined, b: 1 }), '{\n  "b": 1\n}');
});

test('Python has other words for the same', () => {
  assert.equal(written([true, false, null], PYTHON_WORDS), '[True, False, None]');
});
