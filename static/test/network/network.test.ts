import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { newNetwork, redrawn } from '../../src/network/build';
import { parseSizes } from '../../src/network/sizes';
import type { Limits } from '../../src/structure/edits';
import { anyExperiment, NOTES } from '../documents';
import { random } from '../random';

const LIMITS = { layers: 20, units: 1024, parameters: 250_000 } as Limits;
const read = (text: string, biased = true) => parseSizes(text, LIMITS, biased);
const faultOf = (text: string, biased = true): string | null => {
  const parsed = read(text, biased);
  return 'fault' in parsed ? parsed.fault.key : null;
};

test('sizes are read however they are parted', () => {
  for (const text of ['3-4-4-2', ' 3 – 4 − 4 - 2 ', '3,4,4,2', '3 4 4 2', '3×4×4×2', '3x4 x 4X2', '３－４－４－２', '3→4→4→2', '3、4、4、2']) {
    assert.deepEqual(read(text), { sizes: [3, 4, 4, 2] }, text);
  }
});

test('any sizes within the limits, joined by dashes, are read back', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 2, maxLength: 21 });
  fc.assert(fc.property(sizes, (drawn) => {
    assert.deepEqual(read(drawn.join('-')), { sizes: drawn });
  }));
});

test('what are no sizes is told apart', () => {
  const cases = {
    '': 'network.fault.empty',
    '5': 'network.fault.single',
    '3-a-2': 'network.fault.syntax',
    '3-x-2': 'network.fault.syntax',
    '3-2.5-2': 'network.fault.syntax',
    '3--2': 'network.fault.gap',
    '3-4-': 'network.fault.gap',
    '3-0-2': 'network.fault.zero',
    '3-1025-2': 'network.fault.units',
    '3-99999999999999999999999-2': 'network.fault.units',
    '1000-1000-2': 'structure.parameters_limit',
    [Array(22).fill('2').join('-')]: 'network.fault.layers',
  };
  for (const [text, key] of Object.entries(cases)) assert.equal(faultOf(text), key, text);
  assert.equal(faultOf('500-500'), 'structure.parameters_limit');
  assert.equal(faultOf('500-500', false), null);
});

test('any text is read or refused, never neither', () => {
  fc.assert(fc.property(fc.string(), (text) => {
    const parsed = read(text);
    if ('sizes' in parsed) assert.ok(parsed.sizes.length >= 2 && parsed.sizes.every((size) => size >= 1 && size <= LIMITS.units));
    else assert.match(parsed.fault.key, /^(network\.fault|structure)\./);
  }));
});

test('a new network has the sizes asked for, no weights, and the habits of the one before', () => {
  const made = newNetwork({ sizes: [3, 4, 4, 2], hidden: 'tanh', output: 'softmax', biased: true }, { ...NOTES, seed: 7, reduction: 'sum' });
  assert.deepEqual(made, {
    version: 1,
    inputs: 3,
    layers: [
      { units: 4, activation: 'tanh', biases: [0, 0, 0, 0] },
      { units: 4, activation: 'tanh', biases: [0, 0, 0, 0] },
      { units: 2, activation: 'softmax', biases: [0, 0] },
    ],
    loss: 'cross_entropy',
    x: [[0.5, -1, 2]],
    target: [[1, 0]],
    reduction: 'sum',
    learning_rate: 0.01,
    seed: 7,
  });
});

test('weights drawn anew leave everything else as it was', () => {
  fc.assert(fc.property(fc.integer(), fc.nat(99), (start, seed) => {
    const before = anyExperiment(random(start));
    const document = { ...before, edits: { 'w.1.1.1': 3, 'b.1.1': 2 } };
    const after = redrawn(document, { seed });
    const { layers: _layers, edits: _edits, seed: _seed, ...rest } = after;
    const { layers: _was, edits: _had, ...same } = document;
    assert.deepEqual(rest, same);
    assert.equal(after.seed, seed);
    assert.deepEqual(after.edits, { 'b.1.1': 2 });
    assert.deepEqual(after.layers, document.layers.map(({ weights: _weights, ...layer }) => layer));
    assert.ok(!('edits' in redrawn({ ...before, edits: { 'w.1.1.1': 3 } }, { seed })));
  }));
});
