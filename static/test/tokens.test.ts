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

const WAYS = ['way-1', 'way-2', 'way-3', 'way-4'];
const GROUNDS = ['paper', 'panel', 'wash'];
const TEXTS: [text: string, grounds: string[]][] = [
  ['ink', [...GROUNDS, 'fwd-soft', 'bwd-soft', 'bad-soft', 'lit']],
  ['soft', [...GROUNDS, 'lit']],
  ['faint', ['paper', 'panel']],
  ['set-back', ['paper', 'panel']],
  ['fwd', [...GROUNDS, 'fwd-soft', 'lit']],
  ['bwd', [...GROUNDS, 'bwd-soft', 'lit']],
  ...WAYS.map((way): [string, string[]] => [way, ['paper', 'panel']]),
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
  for (const mark of ['edge', 'focus', 'fwd', 'bwd', ...WAYS]) {
    test(`${theme}: --${mark} can be seen as a line`, () => {
      for (const ground of ['paper', 'panel']) {
        const ratio = contrast(colour(mark, theme), colour(ground, theme));
        assert.ok(ratio >= 3, `${ratio.toFixed(2)}:1 on --${ground}`);
      }
    });
  }
}

const linear = (hex: string): number[] =>
  [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });

const times = (rows: readonly (readonly number[])[], v: readonly number[]): number[] =>
  rows.map((row) => row.reduce((sum, m, i) => sum + m * (v[i] ?? 0), 0));

/** How eyes without one kind of cone see a colour (Machado, Oliveira, Fernandes 2009, severity 1). */
const EYES: Record<string, number[][]> = {
  full: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

/** OKLab (Ottosson 2020): distances as the eye feels them; 0.02 is just seen. */
function oklab(rgb: readonly number[]): number[] {
  const lms = times(
    [[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566], [0.0883024619, 0.2817188376, 0.6299787005]],
    rgb.map((c) => Math.min(1, Math.max(0, c))),
  ).map(Math.cbrt);
  return times(
    [[0.2104542553, 0.793617785, -0.0040720468], [1.9779984951, -2.428592205, 0.4505937099], [0.0259040371, 0.7827717662, -0.808675766]],
    lms,
  );
}

for (const theme of ['light', 'dark'] as const) {
  for (const [eyes, matrix] of Object.entries(EYES)) {
    test(`${theme}: the ways' colours stay apart for eyes with ${eyes}`, () => {
      const seen = WAYS.map((way) => oklab(times(matrix, linear(colour(way, theme)))));
      seen.forEach((one, at) => {
        for (const other of seen.slice(at + 1)) {
          const apart = Math.hypot(...one.map((c, i) => c - (other[i] ?? 0)));
          assert.ok(apart > 0.07, apart.toFixed(3));
        }
      });
    });
  }
}
