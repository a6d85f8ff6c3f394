import assert from 'node:assert/strict';
import { test } from 'node:test';

import { nearer, pathsAlong } from '../../src/diagram/focus';
import type { Shape } from '../../src/diagram/shape';

const layer = (activation: string) => ({ units: 2, activation, biased: false });
const SHAPE: Shape = { inputs: 2, layers: [layer('relu'), layer('relu'), layer('identity')], samples: 1 };

test('of a way back only its own units and edges stay lit', () => {
  const way = pathsAlong(SHAPE, ['L', 'y.2', 'h.3.2', 'w.3.2.1', 'a.2.1', 'h.2.1', 'w.2.1.2']);
  assert.ok(way.unit(3, 2) && way.unit(2, 1) && way.unit(1, 2));
  for (const [at, unit] of [[3, 1], [2, 2], [1, 1], [0, 1], [0, 2]] as const) assert.equal(way.unit(at, unit), false);
  assert.ok(way.edge({ layer: 3, to: 2, from: 1 }) && way.edge({ layer: 2, to: 1, from: 2 }));
  assert.equal(way.edge({ layer: 3, to: 1, from: 1 }), false);
  assert.equal(way.edge({ layer: 2, to: 1, from: 1 }), false);
});

test('a way through softmax passes two units of one layer', () => {
  const way = pathsAlong(SHAPE, ['L', 'y.2@3', 'h.3.1@3']);
  assert.ok(way.unit(3, 1) && way.unit(3, 2));
});

test('the edges of a chosen node are those that begin or end at it', () => {
  const edge = { layer: 2, to: 1, from: 2 };
  assert.deepEqual(['h.2.1', 'a.2.1', 'b.2.1', 'dz.2.1'].map((ref) => nearer(SHAPE, ref, edge)), ['to', 'to', 'to', 'to']);
  assert.deepEqual(['a.1.2', 'da.1.2'].map((ref) => nearer(SHAPE, ref, edge)), ['from', 'from']);
  assert.deepEqual(['h.2.2', 'x.2', 'w.2.1.2', 'L', null].map((ref) => nearer(SHAPE, ref, edge)), [null, null, null, null, null]);
  assert.equal(nearer(SHAPE, 'x.2', { layer: 1, to: 1, from: 2 }), 'from');
  assert.equal(nearer(SHAPE, 't.2', { layer: 3, to: 2, from: 1 }), 'to');
});
