import assert from 'node:assert/strict';
import { test } from 'node:test';

import { inside, overlap, stretchIn } from '../../src/diagram/geometry';
import { placeLabels } from '../../src/diagram/labels';
import { layout, type Layout } from '../../src/diagram/layout';
import type { Shape } from '../../src/diagram/shape';
import { anyShape, obstacles, ROOMS, seeds, shape } from './shapes';

const told = ({ inputs, layers }: Shape, { width, height }: Layout): string =>
  `${[inputs, ...layers.map(({ units }) => units)].join('-')} in ${width}×${height}`;

function assertFree(network: Shape, picture: Layout): void {
  const boxes = picture.edges.map(({ label }) => label.box);
  boxes.forEach((box, at) => {
    for (const other of boxes.slice(at + 1)) assert.ok(!overlap(box, other), told(network, picture));
    for (const other of obstacles(picture)) assert.ok(!overlap(box, other), told(network, picture));
    const page = { x: 0, y: 0, w: picture.width, h: picture.height };
    assert.ok(inside(box, page), told(network, picture));
  });
}

test('no label lies on another, on a node, on its names, or outside: 60 random networks', () => {
  for (const random of seeds(60)) {
    const network = anyShape(random);
    const picture = layout(network, random.pick(ROOMS));
    assert.notEqual(picture.detail, 'focus', told(network, picture));
    assertFree(network, picture);
  }
});

test('in frames of every form as well: 40 random networks, and those that once failed', () => {
  for (const random of seeds(40)) {
    const network = anyShape(random);
    assertFree(network, layout(network, { w: random.integer(340, 1740), h: random.integer(280, 1080) }));
  }
  const failed: [number[], boolean, number, number][] = [
    [[3, 3, 2], true, 748, 518], [[4, 8, 1], false, 628, 794], [[6, 4, 5, 8, 8], false, 1172, 359], [[1, 7, 2, 3, 1], false, 1097, 834],
  ];
  for (const [sizes, biased, w, h] of failed) {
    const network = shape(sizes, { biased });
    assertFree(network, layout(network, { w, h }));
  }
});

test('beside the bonds of a softmax its biases stand farther back, and labels keep clear of them', () => {
  for (const { integer, pick } of seeds(20)) {
    const sizes = Array.from({ length: integer(2, 4) }, () => integer(1, 6));
    const network = shape(sizes, { biased: true, last: 'softmax' });
    assertFree(network, layout(network, pick(ROOMS)));
  }
});

test('eight units in every layer are the worst case, and find a place in every frame', () => {
  for (const room of ROOMS) {
    const network = shape([8, 8, 8]);
    assertFree(network, layout(network, room));
  }
});

test('each label stands on its own edge, or with its text on both sides of it', () => {
  for (const random of seeds(20)) {
    const picture = layout(anyShape(random), random.pick(ROOMS));
    for (const { label, line } of picture.edges) {
      assert.ok(stretchIn(label.box, line), 'the edge runs through its label');
    }
  }
});

test('a label beside its edge ends there, whatever its number is', () => {
  const picture = layout(shape([2, 2, 2, 2]), ROOMS[0]);
  for (const { label, line } of picture.edges) {
    if (label.anchor === 'middle') continue;
    const edge = line.from.x + (line.to.x - line.from.x) * label.k;
    const end = label.anchor === 'end' ? label.box.x + label.box.w : label.box.x;
    assert.ok(Math.abs(end - edge) < 0.25 * label.box.w);
  }
});

test('the same network in the same frame gives the same places', () => {
  const network = shape([3, 5, 4, 2]);
  assert.deepEqual(layout(network, ROOMS[0]).edges, layout(network, ROOMS[0]).edges);
});

test('where there is no room, none is made up', () => {
  const line = { from: { x: 0, y: 50 }, to: { x: 100, y: 50 } };
  const bounds = { x: 0, y: 0, w: 100, h: 100 };
  const plate = { w: 60, h: 30, above: 15 };
  assert.equal(placeLabels([line, line], { plate }, { bounds, taken: [] }), null);
  assert.equal(placeLabels([line], { plate }, { bounds, taken: [bounds] }), null);
  assert.equal(placeLabels([line], { plate }, { bounds, taken: [] })?.length, 1);
});

test('a label makes way for one that has fewer places to go', () => {
  const long = { from: { x: 0, y: 20 }, to: { x: 300, y: 20 } };
  const short = { from: { x: 60, y: 20 }, to: { x: 130, y: 20 } };
  const room = { bounds: { x: 0, y: 0, w: 300, h: 40 }, taken: [] };
  const places = placeLabels([long, short], { plate: { w: 60, h: 30, above: 15 } }, room);
  assert.ok(places);
  const [first, second] = places;
  assert.ok(first && second && !overlap(first.box, second.box));
});
