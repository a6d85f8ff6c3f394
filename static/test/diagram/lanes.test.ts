import assert from 'node:assert/strict';
import { test } from 'node:test';

import { distance } from '../../src/diagram/geometry';
import { layout } from '../../src/diagram/layout';
import { meetings, onRoute, stretches, wayLines } from '../../src/diagram/lanes';
import { Tracks } from '../../src/diagram/tracks';
import { ROOMS, shape } from './shapes';

const NETWORK = shape([2, 2, 2, 2]);
const TRACKS = new Tracks(layout(NETWORK, ROOMS[0]));
/** E24: what comes back to a21 over y1 and over y2. */
const TWO = [
  ['L', 'y.1', 'h.3.1', 'w.3.1.1', 'a.2.1'],
  ['L', 'y.2', 'h.3.2', 'w.3.2.1', 'a.2.1'],
];
/** Both outputs and both units of layer 2, back to the first weight. */
const FOUR = [1, 2].flatMap((middle) =>
  [1, 2].map((y) => [
    'L', `y.${y}`, `h.3.${y}`, `w.3.${y}.${middle}`, `a.2.${middle}`, `h.2.${middle}`,
    `w.2.${middle}.1`, 'a.1.1', 'h.1.1', 'w.1.1.1',
  ]),
);

test('a way follows the picture from the loss to its end', () => {
  const ways = stretches(NETWORK, FOUR[0] ?? []).map(({ route, short }) => `${route.way}${short ? ' short' : ''}`);
  assert.deepEqual(ways, ['loss', 'ungate', 'back', 'ungate', 'back', 'ungate', 'back short']);
  const [fused] = stretches(NETWORK, ['L', 'h.3.2', 'b.3.2']);
  assert.equal(fused?.route.way, 'fuse');
  const across = stretches(NETWORK, ['L', 'l@2', 'y.2@2', 'h.3.1@2']);
  assert.deepEqual(across.map(({ route }) => [route.way, route.to, route.from]), [['loss', 2, 0], ['unmix', 1, 2]]);
});

test('two ways to one unit have edges of their own and meet once', () => {
  const lines = wayLines(NETWORK, TRACKS, TWO);
  assert.deepEqual(lines.map(({ index }) => index), [0, 1]);
  const [one, two] = lines.map(({ points }) => points.at(-1));
  assert.deepEqual(one, two);
  assert.equal(meetings(NETWORK, TRACKS, TWO).length, 1);
});

test('four ways to one weight meet three times, and never lie on one another', () => {
  const lines = wayLines(NETWORK, TRACKS, FOUR);
  assert.equal(lines.length, 4);
  assert.equal(meetings(NETWORK, TRACKS, FOUR).length, 3);
  const ends = lines.map(({ points }) => points.at(-1) ?? { x: 0, y: 0 });
  ends.forEach((end, at) => {
    for (const other of ends.slice(at + 1)) assert.ok(distance(end, other) > 4.9);
  });
  const badges = lines.map(({ badge }) => badge);
  badges.forEach((badge, at) => {
    for (const other of badges.slice(at + 1)) assert.ok(distance(badge, other) > 14, 'numbers overlap');
  });
});

test('a way through what is not drawn is left out', () => {
  assert.deepEqual(wayLines(NETWORK, TRACKS, [['L', 'y.9', 'h.3.9', 'w.3.9.1', 'a.2.1']]), []);
});

test('while one way is pointed at, the others step back', () => {
  assert.deepEqual(TWO.map((refs) => onRoute(refs, TWO[0] ?? null)), [true, false]);
  assert.deepEqual(TWO.map((refs) => onRoute(refs, null)), [true, true]);
  assert.deepEqual(TWO.map((refs) => onRoute(refs, TWO.flat())), [true, true]);
});
