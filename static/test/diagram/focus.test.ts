import assert from 'node:assert/strict';
import { test } from 'node:test';

import { pathsAlong } from '../../src/diagram/focus';
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
