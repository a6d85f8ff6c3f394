import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const css = readFileSync('static/css/tokens.css', 'utf8');

/** Both themes' colours of every token written with light-dark(#…, #…). */
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
);

function colour(name: string, theme: 'light' | 'dark'): string {
  const found = tokens.get(name)?.[theme];
  assert.ok(found, `no colour --${name}`);
  return found;
}

/** WCAG 2.2: relative luminance, and the ratio of two of them. */
function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ['paper', 'panel', 'wash'];
const TEXTS: [text: string, grounds: string[]][] = [
  ['ink', [...GROUNDS, 'fwd-soft', 'bwd-soft', 'bad-soft', 'lit']],
  ['soft', [...GROUNDS, 'lit']],
  ['faint', ['paper', 'panel']],
  ['fwd', [...GROUNDS, 'fwd-soft', 'lit']],
  ['bwd', [...GROUNDS, 'bwd-soft', 'lit']],
  ['ok', ['paper', 'panel', 'wash']],
  ['bad', [...GROUNDS, 'bad-soft']],
];

for (const theme of ['light', 'dark'] as const) {
  for (const [text, grounds] of TEXTS) {
    for (const ground of grounds) {
      test(`${theme}: --${text} can be read on --${ground}`, () => {
        const ratio = contrast(colour(text, theme), colour(ground, theme));
        assert.ok(ratio >= 4.5, `${ratio.toFixed(2)}:1`);
      });
    }
  }
  for (const mark of ['edge', 'focus', 'fwd', 'bwd']) {
    test(`${theme}: --${mark} can be seen as a line`, () => {
      for (const ground of ['paper', 'panel']) {
        const ratio = contrast(colour(mark, theme), colour(ground, theme));
        assert.ok(ratio >= 3, `${ratio.toFixed(2)}:1 on --${ground}`);
      }
    });
  }
}
