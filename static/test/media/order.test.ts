import assert from 'node:assert/strict';
import { test } from 'node:test';

import { colour } from '../../src/media/colour';
import { covers, needed } from '../../src/media/fonts';
import { fileName, fits, frameSize, rangeOf, zoomed } from '../../src/media/order';

test('a frame has even sides, near the asked width and in the shape of the picture', () => {
  for (const width of [480, 641, 960, 1920]) {
    const { width: w, height: h } = frameSize({ width: 1037, height: 585 }, width);
    assert.equal(w % 2 + (h % 2), 0);
    assert.ok(Math.abs(w - width) <= 1 && Math.abs(h / w - 585 / 1037) < 0.01);
  }
});

test('a range is in order and within the walk', () => {
  assert.deepEqual(rangeOf('walk', 7, [3, 4], 51), [1, 51]);
  assert.deepEqual(rangeOf('step', 7, [3, 4], 51), [7, 7]);
  assert.deepEqual(rangeOf('step', 0, [3, 4], 51), [1, 1]);
  assert.deepEqual(rangeOf('range', 7, [60, -2], 51), [1, 51]);
  assert.deepEqual(rangeOf('range', 7, [NaN, 4.2], 51), [1, 4]);
});

test('what no browser can draw is known before it is tried', () => {
  assert.ok(fits(zoomed({ width: 2200, height: 1400 }, 4)));
  assert.ok(!fits(zoomed({ width: 5000, height: 900 }, 4)));
});

test('a file is named as the server names its own', () => {
  assert.equal(fileName('../a: 2-2-2-2', 'walk', 'gif'), 'gradwalk-a-2-2-2-2-walk.gif');
  assert.equal(fileName('🙂', 'step-3', 'svg'), 'gradwalk-step-3.svg');
  assert.equal(fileName('我的 网络', 'end', 'png'), 'gradwalk-我的-网络-end.png');
});

test('computed colours become what every program reads', () => {
  assert.deepEqual(colour('rgb(38, 93, 194)'), { hex: '#265dc2', alpha: 1 });
  assert.deepEqual(colour('rgba(0, 0, 0, 0)'), { hex: '#000000', alpha: 0 });
  assert.deepEqual(colour('color(srgb 1 0.5 0 / 0.25)'), { hex: '#ff8000', alpha: 0.25 });
  assert.deepEqual(colour('none'), { hex: 'none', alpha: 0 });
});

test('only faces that are needed go along', () => {
  assert.ok(covers('U+0000-00FF, U+0131', 'ı'));
  assert.ok(!covers('U+0400-045F', 'a'));
  assert.ok(covers('U+4??', 'я'));
  const face = { family: 'Inter', style: 'normal', weight: '100 900', address: '' };
  const faces = [{ ...face, range: 'U+0-FF' }, { ...face, range: 'U+400-4FF' }, { ...face, range: '', style: 'italic' }];
  assert.deepEqual(needed(new Map([['normal|"Inter", sans-serif', new Set('layer')]]), faces), [faces[0]]);
});
