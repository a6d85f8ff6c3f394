import assert from 'node:assert/strict';
import { test } from 'node:test';

import { grow, inside, overlap } from '../../src/diagram/geometry';
import { layout } from '../../src/diagram/layout';
import { anyShape, ROOMS, seeds, shape } from './shapes';

const SMALL = [...ROOMS, { w: 708, h: 234 }, { w: 358, h: 360 }];

test('a finger on a mark meets that mark, and beside it no other that is farther away', () => {
  for (const random of seeds(12)) {
    const network = anyShape(random);
    for (const room of SMALL) {
      const marks = [...layout(network, room).fingers];
      marks.forEach(([box, ground], at) => {
        assert.ok(inside(box, grow(ground, 1e-9)), 'every part of the mark itself');
        for (const [other, beside] of marks.slice(at + 1)) {
          if (!overlap(grow(box, -1e-9), other)) assert.ok(!overlap(grow(ground, -1e-9), beside));
        }
      });
    }
  }
});

test('where there is room a finger has 44 pixels', () => {
  const { fingers, units } = layout(shape([1, 1, 1, 1]), ROOMS[0]);
  for (const [box, ground] of fingers) {
    assert.ok(ground.w >= 44 || units.some(({ h, a }) => h === box || a === box));
    assert.ok(ground.h >= 44);
  }
});
