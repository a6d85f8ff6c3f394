import assert from 'node:assert/strict';
import { test } from 'node:test';

import { bead } from '../../src/diagram/beads';
import type { Pulse } from '../../src/diagram/frame';
import { around, centre, overlap, type Box } from '../../src/diagram/geometry';
import { layout, type Layout } from '../../src/diagram/layout';
import { edgeRoute } from '../../src/diagram/moves';
import { isQuiet } from '../../src/diagram/sizes';
import { Tracks } from '../../src/diagram/tracks';
import { anyShape, ROOMS, seeds, shape } from './shapes';

const WAYS = ['edge', 'back'] as const;
const TOUCH = 3;

/** Where the numbers of a layer's waiting products stand, by the unit they wait at. */
function waiting(picture: Layout, way: (typeof WAYS)[number]): Map<string, Box[]> {
  const tracks = new Tracks(picture);
  const found = new Map<string, Box[]>();
  for (const edge of picture.edges) {
    const route = edgeRoute(way, edge);
    const path = tracks.path(route);
    assert.ok(path);
    const pulse: Pulse = {
      id: '', route, leg: 'toPark', along: 1, hue: 'fwd', carries: '', becomes: 'p', opacity: 1, pressed: null, open: null, quiet: false,
    };
    const { x, y, open } = bead(path, pulse, { open: picture.size.pulse.w / 2, bead: 3 });
    assert.equal(open.toFixed(9), path.tight ? '0.000000000' : '1.000000000');
    const unit = `${edge.layer}.${way === 'back' ? edge.from : edge.to}`;
    if (!path.tight) found.set(unit, [...(found.get(unit) ?? []), around({ x, y }, picture.size.pulse.w - TOUCH, picture.size.pulse.h - TOUCH)]);
  }
  return found;
}

test('numbers of products that wait for one sum never lie on one another', () => {
  for (const random of seeds(12)) {
    const network = anyShape(random);
    for (const room of ROOMS) {
      const picture = layout(network, room);
      for (const way of WAYS) {
        for (const boxes of waiting(picture, way).values()) {
          boxes.forEach((box, at) => boxes.slice(at + 1).forEach((other) => assert.ok(!overlap(box, other))));
        }
      }
    }
  }
});

test('in the networks of the notes all of them are read on a desktop', () => {
  for (const sizes of [[2, 2, 2, 2], [1, 1, 1, 1], [2, 2, 1]]) {
    const picture = layout(shape(sizes), ROOMS[0]);
    for (const way of WAYS) assert.equal([...waiting(picture, way).values()].flat().length, picture.edges.length);
  }
});

test('no label lies over the middle of a number that waits', () => {
  for (const random of seeds(20)) {
    const picture = layout(anyShape(random), ROOMS[1]);
    if (isQuiet(picture.detail)) continue;
    const labels = picture.edges.filter(({ label }) => label.stand === 'plate');
    for (const [unit, boxes] of waiting(picture, 'edge')) {
      for (const box of boxes) {
        const { x, y } = centre(box);
        for (const { layer, label } of labels) {
          if (layer !== Number(unit.split('.')[0])) continue;
          const first = { ...label.box, h: picture.size.line };
          assert.ok(!overlap(around({ x, y }, 2, 2), first));
        }
      }
    }
  }
});

test('on a phone those of the notes are read as well', () => {
  const picture = layout(shape([2, 2, 2, 2]), ROOMS[3]);
  assert.equal([...waiting(picture, 'edge').values()].flat().length, picture.edges.length);
});
