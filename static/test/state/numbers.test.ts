import assert from 'node:assert/strict';
import { test } from 'node:test';

import golden from '../../../tests/data/golden.json';
import type { Experiment, Matrix, Passes } from '../../src/api/types';
import { lookup, lookupMatrix } from '../../src/state/numbers';
import { NOTES } from '../documents';

type Numbers = Record<string, Matrix | number | null>;
interface Case {
  inputs: { X: Matrix; label: Matrix; W: Record<string, Matrix>; b: Record<string, number[]> | null };
  forward: Numbers;
  backward: Numbers & { dw_named?: Record<string, number> };
}

const CASES = golden.cases as unknown as Record<string, Case>;

const layersOf = (numbers: Numbers, name: string): Matrix[] =>
  [1, 2, 3].map((layer) => numbers[`${name}${layer}`] as Matrix);

function experimentOf({ inputs }: Case): Experiment {
  const layers = [1, 2, 3].map((layer) => {
    const weights = inputs.W[`W${layer}`] ?? [];
    return { units: weights[0]?.length ?? 0, activation: 'relu', weights, biases: null };
  });
  const shape = { inputs: inputs.X[0]?.length ?? 0, layers, loss: 'mse', learning_rate: 0.01 };
  return { version: 1, ...shape, x: inputs.X, target: inputs.label };
}

function passesOf({ forward, backward }: Case): Passes {
  const y = forward.Y as Matrix;
  const dy = backward.dY as Matrix;
  const dw = layersOf(backward, 'dW');
  return {
    forward: {
      h: layersOf(forward, 'H'),
      a: [forward.A1 as Matrix, forward.A2 as Matrix, y],
      y,
      loss: forward.L as number,
      sample_losses: [forward.L as number],
    },
    backward: {
      dy,
      dz: layersOf(backward, 'dZ'),
      da: [backward.dA1 as Matrix, backward.dA2 as Matrix, dy],
      dw,
      db: [null, null, null],
      dx: backward.dA0 as Matrix,
    },
    update: { weights: dw, biases: [null, null, null], loss_after: 0.5 },
  };
}

for (const [name, entry] of Object.entries(CASES)) {
  test(`${name}: every quantity is found under its ref`, () => {
    const [experiment, passes] = [experimentOf(entry), passesOf(entry)];
    const number = (ref: string): number | undefined => lookup(experiment, passes, 1, ref);
    const rows = (ref: string): Matrix | undefined => lookupMatrix(experiment, passes, ref);
    for (const layer of [1, 2, 3]) {
      assert.deepEqual(rows(`H.${layer}`), entry.forward[`H${layer}`]);
      assert.deepEqual(rows(`dZ.${layer}`), entry.backward[`dZ${layer}`]);
      assert.deepEqual(rows(`dW.${layer}`), entry.backward[`dW${layer}`]);
      (entry.forward[`H${layer}`] as Matrix).forEach((row, s) =>
        row.forEach((value, unit) => assert.equal(number(`h.${layer}.${unit + 1}@${s + 1}`), value)),
      );
    }
    for (const [named, value] of Object.entries(entry.backward.dw_named ?? {})) {
      const [, layer, to, from] = /^dw(\d)(\d)(\d)$/.exec(named) ?? [];
      if (layer) assert.equal(number(`dw.${layer}.${to}.${from}`), value, named);
    }
    assert.equal(number('L'), entry.forward.L);
    assert.equal(number('y.1'), (entry.forward.Y as Matrix)[0]?.[0]);
    assert.equal(number('dx.1'), (entry.backward.dA0 as Matrix)[0]?.[0]);
  });
}

test('weights are named layer, to, from, and lie row = from, column = to', () => {
  assert.equal(lookup(NOTES, null, 1, 'w.1.1.2'), -0.5);
  assert.equal(lookup(NOTES, null, 1, 'w.1.2.1'), -1);
  assert.equal(lookup(NOTES, null, 1, 'w.3.2.1'), 1);
});

test('what is given has its number before there are passes; the rest has none', () => {
  assert.equal(lookup(NOTES, null, 1, 'x.2'), 3);
  assert.equal(lookup(NOTES, null, 1, 't.1'), 1);
  assert.equal(lookup(NOTES, null, 1, 'eta'), 0.01);
  for (const ref of ['h.1.1', 'L', 'dw.1.1.1', 'new.L', 'slope.1.1']) assert.equal(lookup(NOTES, null, 1, ref), undefined, ref);
});

test('places that do not exist have no number', () => {
  const passes = passesOf(CASES.ex6_default!);
  for (const ref of ['w.4.1.1', 'w.1.3.1', 'h.1.3', 'x.1@2', 'b.1.1', 'db.1.1', 'W.1', 'nonsense', 'slope.1.1']) {
    assert.equal(lookup(NOTES, passes, 1, ref), undefined, ref);
  }
  assert.equal(lookupMatrix(NOTES, passes, 'w.1.1.1'), undefined);
});

test('products are those of the sample they were asked for', () => {
  const products = { forward: [[[3, -2], [-1.5, 6]]], backward: [[[-4, 2], [1, 5]]] };
  const passes = { ...passesOf(CASES.ex6_default!), products };
  assert.equal(lookup(NOTES, passes, 1, 'p.1.2.1'), -2);
  assert.equal(lookup(NOTES, passes, 2, 'q.1.1.2@2'), 1);
  assert.equal(lookup(NOTES, passes, 2, 'p.1.2.1'), undefined);
});

test('a cell beyond the range of a double is no number', () => {
  const passes = passesOf(CASES.ex6_default!);
  passes.backward.dy = [[null, 2]];
  assert.equal(lookup(NOTES, passes, 1, 'dy.1'), undefined);
  assert.deepEqual(lookupMatrix(NOTES, passes, 'dY'), [[Number.NaN, 2]]);
});
