import assert from 'node:assert/strict';
import { test } from 'node:test';

import { layout } from '../../src/diagram/layout';
import { stops } from '../../src/diagram/nav';
import { groups } from '../../src/table/groups';
import { anyShape, seeds, shape } from '../diagram/shapes';

const refs = (of: Parameters<typeof groups>[0]): string[] =>
  groups(of).flatMap(({ lines }) => lines.map(({ ref }) => ref));

test('the table has a row for every place of the diagram and for the learning rate, and no other', () => {
  for (const random of seeds(8)) {
    const any = anyShape(random);
    const drawn = stops(layout(any, { w: 1048, h: 582 }), any).map(({ ref }) => ref);
    assert.deepEqual(refs(any).sort(), [...drawn, 'eta'].sort());
  }
});

test('what is told together stands in one row', () => {
  const lines = groups(shape([2, 2, 1], { biased: true })).flatMap((group) => group.lines);
  const row = (ref: string) => lines.find((line) => line.ref === ref);
  assert.deepEqual(row('w.2.1.2'), { ref: 'w.2.1.2', gradient: 'dw.2.1.2', updated: 'new.w.2.1.2' });
  assert.deepEqual(row('h.1.2'), { ref: 'h.1.2', gradient: 'dz.1.2', updated: null });
  assert.deepEqual(row('y.1'), { ref: 'y.1', gradient: 'dy.1', updated: null });
  assert.deepEqual(row('L'), { ref: 'L', gradient: null, updated: 'new.L' });
});

test('a large layer says how much of it is left out', () => {
  const weights = groups(shape([40, 2])).find(({ kind }) => kind === 'weights');
  assert.equal(weights?.lines.length, 14);
  assert.equal(weights?.omitted, 66);
});

test('every layer has a group of its own, before those of its numbers', () => {
  const kinds = groups(shape([2, 3, 1])).map(({ kind, layer }) => `${kind} ${layer}`);
  assert.deepEqual(kinds, [
    'inputs 0', 'layer 1', 'weights 1', 'units 1', 'layer 2', 'weights 2', 'outputs 2', 'labels 0', 'loss 0', 'rate 0',
  ]);
});
