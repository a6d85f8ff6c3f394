/** Shapes and frames to lay out. */

import { type Box } from '../../src/diagram/geometry';
import type { Layout } from '../../src/diagram/layout';
import { ems } from '../../src/diagram/measure';
import type { Shape } from '../../src/diagram/shape';
import type { Caption } from '../../src/diagram/stations';
import { random, type Random } from '../random';

export function shape(sizes: readonly number[], { biased = false, samples = 1, last = 'identity' } = {}): Shape {
  const layers = sizes.slice(1).map((units) => ({ units, activation: 'relu', biased }));
  return {
    inputs: sizes[0] ?? 1,
    samples,
    layers: layers.map((layer, at) => (at === layers.length - 1 ? { ...layer, activation: last } : layer)),
  };
}

export const ROOMS = [
  { w: 1048, h: 582 },
  { w: 1480, h: 760 },
  { w: 820, h: 460 },
  { w: 390, h: 420 },
  { w: 2700, h: 1500 },
] as const;

/** Up to eight units a layer and five layers of weights. */
export function anyShape({ integer, next }: Random): Shape {
  const sizes = Array.from({ length: integer(2, 6) }, () => integer(1, 8));
  return shape(sizes, { biased: next() < 0.4, samples: integer(1, 2) });
}

export const seeds = (count: number): Random[] => Array.from({ length: count }, (_, at) => random(at + 1));

/** Everything a label must not lie on. */
export function obstacles({ units, inputs, loss, targets, size }: Layout): Box[] {
  const name = ({ x, y, anchor }: Caption, text: string): Box => {
    const w = ems(text) * size.symbol;
    const left = anchor === 'middle' ? x - w / 2 : anchor === 'end' ? x - w : x;
    return { x: left, y: y - size.symbol * 0.7, w, h: size.symbol * 0.75 };
  };
  return [
    ...units.flatMap(({ forward, backward, bias, captions }) => [
      forward, backward, name(captions.h, 'h'), name(captions.a, 'a'), ...(bias ? [bias.chip] : []),
    ]),
    ...inputs.flatMap(({ value, backward, captions }) => [value, backward, name(captions.x, 'x')]),
    ...targets.map(({ box }) => box),
    loss.box,
  ];
}
