import assert from 'node:assert/strict';
import { test } from 'node:test';

import { overlap, stretchIn } from '../../src/diagram/geometry';
import { layout } from '../../src/diagram/layout';
import { lensBox } from '../../src/diagram/lens';
import { shape } from './shapes';

const [W, H] = [81.6, 51.92];

for (const [w, h] of [[360, 292], [390, 292]] as const) {
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
