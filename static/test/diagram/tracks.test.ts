import assert from 'node:assert/strict';
import { test } from 'node:test';

import { bead as beadOf, type Bead } from '../../src/diagram/beads';
import type { Pulse, Way } from '../../src/diagram/frame';
import { centre, distance } from '../../src/diagram/geometry';
import { layout } from '../../src/diagram/layout';
import { route } from '../../src/diagram/moves';
import { walk } from '../../src/diagram/paths';
import { reach, spot } from '../../src/diagram/legs';
import { Tracks, type Path } from '../../src/diagram/tracks';
import { ROOMS, shape } from './shapes';

const NETWORK = shape([2, 2, 2], { biased: true, samples: 2, last: 'softmax' });
const PICTURE = layout(NETWORK, ROOMS[0]);
const TRACKS = new Tracks(PICTURE);
const unit = PICTURE.units.find(({ layer, unit: at }) => layer === 2 && at === 1);

const path = (way: Way, layer: number, to: number, from = 0): Path => {
  const found = TRACKS.path(route(way, layer, to, from));
  assert.ok(found, way);
  return found;
};

const pulse = (way: Way, over: Partial<Pulse>): Pulse => ({
  id: '', route: route(way, 2, 1, 2), leg: 'whole', along: 0, hue: 'fwd', carries: 'a.1.2',
  becomes: 'p.2.1.2', opacity: 1, pressed: null, open: null, quiet: false, ...over,
});

const bead = (on: Path, of: Pulse, half: number): Bead => beadOf(on, of, { open: half, bead: 4 });

test('a product starts in what a unit gives out and ends in the sum; a gradient goes the other way', () => {
  assert.ok(unit);
  assert.deepEqual(walk(path('edge', 2, 1, 2), 1), centre(unit.h));
  assert.deepEqual(walk(path('back', 2, 1, 2), 0), centre(unit.dz));
});

test('every way there is leads somewhere, and one to a unit that is not drawn leads nowhere', () => {
  const ways: Way[] = ['edge', 'back', 'bias', 'unbias', 'gate', 'ungate', 'mix', 'unmix', 'out', 'label', 'loss', 'fuse', 'own'];
  for (const way of ways) assert.ok(path(way, 2, 1, 2).length > 0, way);
  for (const way of ways.filter((w) => w !== 'own')) assert.equal(TRACKS.path(route(way, 2, 99, 98)), null, way);
});

test('legs follow one another without a leap', () => {
  const edge = path('edge', 2, 1, 2);
  assert.equal(spot(edge, 'toLabel', 1), spot(edge, 'fromLabel', 0));
  assert.equal(spot(edge, 'toPark', 1), spot(edge, 'fromPark', 0));
  assert.deepEqual([spot(edge, 'whole', 0), spot(edge, 'whole', 1)], [0, 1]);
});

test('a pulse carries one factor to the label and the product from there', () => {
  const edge = path('edge', 2, 1, 2);
  assert.equal(bead(edge, pulse('edge', { along: edge.label - 0.01 }), 20).ref, 'a.1.2');
  assert.equal(bead(edge, pulse('edge', { along: edge.label + 0.01 }), 20).ref, 'p.2.1.2');
});

test('no number lies over a label: under its plate a pulse is a bead', () => {
  for (const { layer, to, from, label } of PICTURE.edges) {
    if (label.stand !== 'plate') continue;
    const edge = path('edge', layer, to, from);
    assert.equal(bead(edge, pulse('edge', { along: edge.label }), 20).open, 0);
  }
});

test('a pulse closes before it meets others, and not when it waits for them', () => {
  const edge = path('edge', 2, 1, 2);
  assert.equal(bead(edge, pulse('edge', { along: 1 }), 20).open, 0);
  assert.equal(bead(edge, pulse('edge', { along: 1, leg: 'toPark' }), 20).open, 1);
});

test('against a shut gate a pulse stops with its front at the wall', () => {
  assert.ok(unit);
  const wall = unit.gates.forward.from.x;
  const { x } = bead(path('gate', 2, 1), pulse('gate', { along: 1, pressed: 1, route: route('gate', 2, 1) }), 18);
  assert.ok(x + 18 < wall && wall - (x + 18) < 3);
});

test('a number too long to run at a shut gate is a bead that does', () => {
  assert.ok(unit);
  const gate = path('gate', 2, 1);
  const at = (along: number, half: number): Bead =>
    bead(gate, pulse('gate', { along, pressed: along, route: route('gate', 2, 1) }), half);
  assert.equal(at(0, gate.length * 0.2).open, 1);
  const long = [at(0, gate.length * 0.5), at(1, gate.length * 0.5)] as const;
  assert.deepEqual(long.map(({ open }) => open), [0, 0]);
  assert.ok(long[1].x - long[0].x > gate.length * 0.3);
  assert.ok(long[1].x < unit.gates.forward.from.x);
});

test('a change of look keeps up with the pulse that makes it', () => {
  const edge = path('edge', 2, 1, 2);
  const line = PICTURE.edges.find(({ id }) => id === 'w.2.1.2')?.line;
  assert.ok(line);
  for (const along of [0.2, 0.5, 0.8]) {
    const k = reach(edge, { look: 'fwd', way: 'edge', leg: 'whole' }, along);
    const head = bead(edge, pulse('edge', { along }), 20);
    const end = { x: line.from.x + (line.to.x - line.from.x) * k, y: line.from.y + (line.to.y - line.from.y) * k };
    assert.ok(distance(head, end) < 1e-6);
  }
});
