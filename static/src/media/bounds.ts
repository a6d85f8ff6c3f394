/** What of a layout is drawn on: a picture taken along carries no empty paper. Pure. */

import { around, clamp, grow, unite, type Box } from '../diagram/geometry';
import type { Layout } from '../diagram/layout';

/** Half the width of a column's head, and its height below its first baseline, in em. */
const HEAD = { half: 4.4, below: 2.4 };

export function bounds(layout: Layout): Box {
  const { width, height, size, flow } = layout;
  const named = (at: { x: number; y: number }): Box => around(at, size.symbol * 3.4, size.symbol * 2);
  const heads = layout.heads.map(({ x, y }) => ({
    x: flow === 'down' ? x : x - size.font * HEAD.half,
    y: y - size.font,
    w: size.font * HEAD.half * 2,
    h: size.font * (1 + HEAD.below),
  }));
  const units = layout.units.flatMap(({ forward, backward, captions, bias }) => [
    forward,
    backward,
    ...Object.values(captions).map(named),
    ...(bias ? [bias.chip] : []),
  ]);
  const inputs = layout.inputs.flatMap(({ at, radius, backward, captions }) => [
    around(at, radius * 2, radius * 2),
    backward,
    ...Object.values(captions).map(named),
  ]);
  const ends = [layout.loss.box, named(layout.loss.caption)];
  const targets = layout.targets.flatMap(({ box, caption }) => [box, named(caption)]);
  const labels = layout.edges.map(({ label }) => label.box);
  const box = grow(unite([...heads, ...units, ...inputs, ...ends, ...targets, ...labels]), size.margin);
  const [x, y] = [clamp(Math.floor(box.x), 0, width), clamp(Math.floor(box.y), 0, height)];
  return {
    x,
    y,
    w: clamp(Math.ceil(box.x + box.w), 0, width) - x,
    h: clamp(Math.ceil(box.y + box.h), 0, height) - y,
  };
}
