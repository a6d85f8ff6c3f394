import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Gif, palette } from '../../src/media/gif';

const pixel = (red: number, green: number, blue: number): number => ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;

test('few colours are all kept', () => {
  const counts = new Map([[pixel(251, 250, 247), 500], [pixel(38, 93, 194), 20], [pixel(29, 35, 48), 3]]);
  assert.deepEqual(palette(counts), [[251, 250, 247], [38, 93, 194], [29, 35, 48]]);
});

test('of many colours the common ones are kept to the letter, and the palette has room for one more', () => {
  const counts = new Map<number, number>([[pixel(251, 250, 247), 100_000], [pixel(168, 76, 7), 9_000]]);
  for (let at = 0; at < 4_000; at += 1) counts.set(pixel(at % 256, (at * 7) % 256, (at * 13) % 251), 1);
  const found = palette(counts);
  assert.deepEqual(found.slice(0, 2), [[251, 250, 247], [168, 76, 7]]);
  assert.ok(found.length <= 255);
});

test('a file has its size, its frames, and whether it loops', () => {
  const file = (forever: boolean): Uint8Array => {
    const gif = new Gif(4, 2, forever);
    const frame = (colour: number): Uint32Array => new Uint32Array(8).fill(colour);
    gif.sample(frame(pixel(255, 255, 255)));
    gif.sample(frame(pixel(0, 0, 255)));
    gif.frame(frame(pixel(255, 255, 255)), 5);
    gif.frame(frame(pixel(0, 0, 255)), 7);
    return gif.finish();
  };
  const bytes = file(true);
  assert.equal(String.fromCharCode(...bytes.slice(0, 6)), 'GIF89a');
  assert.deepEqual([...bytes.slice(6, 10)], [4, 0, 2, 0]);
  assert.equal(bytes.at(-1), 0x3b);
  const loops = (of: Uint8Array): boolean => String.fromCharCode(...of).includes('NETSCAPE2.0');
  assert.equal(loops(bytes), true);
  assert.equal(loops(file(false)), false);
});
