import assert from 'node:assert/strict';
import { test } from 'node:test';

import { opening, curveOf } from '../../src/diagram/gates';
import {
  cubicPart, cubicPath, cubicPoint, flatten, gatePath, laneRim, stretch, strokeWidth, track, walk, type Cubic,
} from '../../src/diagram/paths';

const LINE = { from: { x: 0, y: 0 }, to: { x: 100, y: 0 } };
const CURVE: Cubic = [{ x: 0, y: 0 }, { x: 50, y: 0 }, { x: 50, y: 100 }, { x: 100, y: 100 }];

test('a positive number is one line, a negative one two rails with the same outer width', () => {
  assert.equal(stretch(LINE, { width: 6, negative: false }), 'M0 0L100 0');
  assert.equal(stretch(LINE, { width: 6, negative: true }), 'M0 -2.22L100 -2.22M0 2.22L100 2.22');
  assert.equal(strokeWidth({ width: 6, negative: true }), 1.56);
  assert.equal(strokeWidth({ width: 6, negative: false }), 6);
});

test('a stretch of a line, and nothing where it has no length', () => {
  assert.equal(stretch(LINE, { width: 2, negative: false }, 0.25, 0.5), 'M25 0L50 0');
  assert.equal(stretch(LINE, { width: 2, negative: false }, 0.5, 0.5), '');
});

test('a part of a curve ends on the curve', () => {
  assert.equal(cubicPath(CURVE), 'M0 0C50 0 50 100 100 100');
  assert.equal(cubicPart(CURVE, 1), cubicPath(CURVE));
  const { x, y } = cubicPoint(CURVE, 0.5);
  assert.deepEqual([x, y], [50, 50]);
  assert.match(cubicPart(CURVE, 0.5), /50 50$/);
  assert.equal(flatten(CURVE, 4).length, 5);
});

test('one walks along a track by its length, not by its points', () => {
  const bent = track([{ x: 0, y: 0 }, { x: 10, y: 0 }, { x: 10, y: 30 }]);
  assert.deepEqual(walk(bent, 0), { x: 0, y: 0 });
  assert.deepEqual(walk(bent, 0.25), { x: 10, y: 0 });
  assert.deepEqual(walk(bent, 0.5), { x: 10, y: 10 });
  assert.deepEqual(walk(bent, 2), { x: 10, y: 30 });
});

test('a track of one point stays where it is', () => {
  assert.deepEqual(walk(track([{ x: 3, y: 4 }, { x: 3, y: 4 }]), 0.7), { x: 3, y: 4 });
});

test('a shut gate is one wall, an open one two posts with a way between', () => {
  const gate = { from: { x: 5, y: 0 }, to: { x: 5, y: 40 } };
  assert.equal(gatePath(gate, 0), 'M5 0L5 40');
  assert.equal(gatePath(gate, 0.5), 'M5 0L5 10M5 30L5 40');
});

test('a gate stands as far open as its slope lets through, and is shut only at 0', () => {
  assert.equal(opening(0), 0);
  assert.ok(opening(0.01) > 0.1, 'a leaky gate is seen to leak');
  assert.ok(opening(0.25) < opening(1));
  assert.equal(opening(1), opening(undefined), 'a softmax stands open');
});

test('every activation has a curve of its own', () => {
  const names = ['identity', 'relu', 'leaky_relu', 'elu', 'sigmoid', 'tanh', 'softplus', 'silu', 'gelu', 'softmax'];
  assert.equal(new Set(names.map(curveOf)).size, names.length);
});

test('a half lane is open towards its gate', () => {
  const box = { x: 0, y: 0, w: 50, h: 30 };
  assert.equal(laneRim(box, 'start', false), 'M50 30H15A15 15 0 0 1 0 15V15A15 15 0 0 1 15 0H50');
  assert.equal(laneRim(box, 'end', false), 'M0 0H35A15 15 0 0 1 50 15V15A15 15 0 0 1 35 30H0');
});
