import assert from 'node:assert/strict';
import { test } from 'node:test';

import { grow, inside, overlap, stretchIn } from '../../src/diagram/geometry';
import { layout } from '../../src/diagram/layout';
import { lensBox, tether } from '../../src/diagram/lens';
import { shape } from './shapes';

const [W, H] = [81.6, 51.92];

for (const [w, h] of [[360, 292], [390, 240]] as const) {
  test(`beside an edge of the notes' network in a frame of ${w} by ${h} its numbers leave it free`, () => {
    const picture = layout(shape([2, 2, 2, 2]), { w, h });
    assert.equal(picture.detail, 'single');
    for (const edge of picture.edges) {
      const box = lensBox(picture, edge, W, H);
      assert.equal(stretchIn(box, edge.line), null, edge.id);
      assert.ok(box.x >= 0 && box.y >= 0 && box.x + W <= picture.width && box.y + H <= picture.height, edge.id);
    }
  });
}

test("beside the last edge they cover no other edge's number and no node", () => {
  const picture = layout(shape([2, 2, 2, 2]), { w: 360, h: 292 });
  const edge = picture.edges.find(({ id }) => id === 'w.3.2.2');
  assert.ok(edge);
  const box = lensBox(picture, edge, W, H);
  const others = picture.edges.filter(({ id }) => id !== edge.id).map(({ label }) => label.box);
  for (const part of [...others, ...picture.units.map(({ forward }) => forward)]) assert.equal(overlap(box, part), false);
});

test('where some columns of the picture are seen the numbers of an edge stand in those', () => {
  const picture = layout(shape([5, 5, 2]), { w: 390, h: 472 });
  assert.ok(picture.width > 390);
  for (const x of [0, picture.width - 390]) {
    const seen = { x, y: 0, w: 390, h: picture.height };
    for (const edge of picture.edges.filter(({ label }) => overlap(label.box, seen))) {
      assert.ok(inside(lensBox(picture, edge, W, H, seen), seen), `${edge.id} at ${x}`);
    }
  }
});

test('up and down they stand in what is seen of the picture as well', () => {
  for (const network of [shape([3, 4, 2]), shape([3, 4, 2], { biased: true })]) {
    for (const room of [{ w: 390, h: 421 }, { w: 740, h: 172 }]) {
      const picture = layout(network, room);
      for (let y = 0; y <= picture.height - 172; y += 40) {
        const seen = { x: 0, y, w: room.w, h: 172 };
        for (const edge of picture.edges.filter(({ label }) => inside(label.box, seen))) {
          // Nothing is written on the rim of a plate.
          assert.ok(inside(grow(lensBox(picture, edge, W, H, seen), -4), seen), `${edge.id} at ${y} of ${room.w}`);
        }
      }
    }
  }
});

test('the numbers of an edge out of sight stand beside it all the same', () => {
  const picture = layout(shape([5, 5, 2]), { w: 390, h: 472 });
  const edge = picture.edges.find(({ id }) => id === 'w.1.5.5');
  assert.ok(edge);
  const away = { x: 0, y: 0, w: 100, h: 100 };
  assert.deepEqual(lensBox(picture, edge, W, H, away), lensBox(picture, edge, W, H));
});

test('on a telephone they leave every node whole, tied to their number where they stand farther off', () => {
  let tied = 0;
  for (const [sizes, biased] of [[[3, 4, 2], false], [[3, 4, 2], true], [[2, 2, 2, 2], true]] as const) {
    for (const room of [{ w: 390, h: 421 }, { w: 360, h: 362 }, { w: 360, h: 292 }, { w: 360, h: 220 }]) {
      const picture = layout(shape(sizes, { biased }), room);
      const nodes = [...picture.units.flatMap(({ forward, backward }) => [forward, backward]), ...picture.inputs.map(({ value }) => value)];
      for (const edge of picture.edges) {
        const box = lensBox(picture, edge, W, H);
        assert.ok(!nodes.some((node) => overlap(box, node)), edge.id);
        const line = tether(box, edge.label.box);
        if (!line) continue;
        tied += 1;
        assert.ok(inside({ ...line.from, w: 0, h: 0 }, grow(box, 1e-6)) && inside({ ...line.to, w: 0, h: 0 }, grow(edge.label.box, 1e-6)));
      }
    }
  }
  assert.ok(tied > 0);
});
