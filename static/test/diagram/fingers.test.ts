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

test('on a telephone 2-2-2-2 without biases leaves a finger 44 pixels on every mark', () => {
  for (const room of [{ w: 390, h: 421 }, { w: 430, h: 470 }]) {
    for (const samples of [1, 2]) {
      for (const [box, ground] of layout(shape([2, 2, 2, 2], { samples }), room).fingers) {
        assert.ok(Math.min(ground.w, ground.h) >= 44 - 1e-9, JSON.stringify({ room, box, ground }));
      }
    }
  }
});

test('where one side is taken the ground goes to the other', () => {
  const { fingers, units } = layout(shape([2, 2, 2, 2]), { w: 390, h: 421 });
  const { h, a } = units[0]!;
  const ground = fingers.get(h)!;
  assert.ok(h.h < 44 && a.y === h.y + h.h, 'the two lie one on the other');
  assert.ok(ground.h >= 44 - 1e-9, String(ground.h));
  assert.ok(h.y - ground.y > ground.y + ground.h - (h.y + h.h));
});
