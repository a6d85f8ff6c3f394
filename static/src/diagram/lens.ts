/** Where an edge's numbers stand in full over a picture full of numbers: beside the edge. Pure. */

import type { EdgeLine } from './edges';
import { clamp, distance, mix, mixPoint, overlap, stretchIn, type Box, type Line, type Point } from './geometry';
import type { Layout } from './layout';

/** Between the edge and the plate. */
const GAP = 5;
/** How wide a layer's name is, reading down. */
const HEAD = 64;
/** Where along the edge the middle of the plate may be. */
const ALONG = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8];
/** What it costs to cover a number, per area, or a line, per length, and to stand apart from the edge's own number. */
const COST = { number: 4, own: 60, line: 2, away: 20 };

const shared = (a: Box, b: Box): number =>
  overlap(a, b)
    ? (Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x)) * (Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y))
    : 0;

function covered(box: Box, line: Line): number {
  const stretch = stretchIn(box, line);
  return stretch ? (stretch[1] - stretch[0]) * distance(line.from, line.to) : 0;
}

/** The places on all four sides of one point of the edge, each just clear of the edge. */
function sides({ from, to }: Line, at: Point, w: number, h: number): Point[] {
  const k = (value: number, start: number, end: number): number => (start === end ? 0.5 : clamp((value - start) / (end - start)));
  const acrossAt = (y: number): number => mix(from.x, to.x, k(y, from.y, to.y));
  const downAt = (x: number): number => mix(from.y, to.y, k(x, from.x, to.x));
  const [x, y] = [at.x - w / 2, at.y - h / 2];
  const [edgesX, edgesY] = [[acrossAt(y), acrossAt(y + h)], [downAt(x), downAt(x + w)]];
  return [
    { x: Math.max(...edgesX) + GAP, y },
    { x: Math.min(...edgesX) - GAP - w, y },
    { x, y: Math.max(...edgesY) + GAP },
    { x, y: Math.min(...edgesY) - GAP - h },
  ];
}

/** The box of `w` by `h` near `edge` that covers least of the picture, and nothing of the edge itself if it can. */
export function lensBox(layout: Layout, edge: EdgeLine, w: number, h: number): Box {
  const { edges, units, inputs, targets, loss, heads, width, height, size, flow } = layout;
  const named = ({ x, y, w: across, h: down }: Box): Box =>
    flow === 'down'
      ? { x: x - size.captionSide, y, w: across + size.captionSide, h: down }
      : { x, y: y - size.captionAbove, w: across, h: down + size.captionAbove };
  const numbers = [
    ...units.flatMap(({ forward, backward, bias }) => [named(forward), backward, ...(bias ? [bias.chip] : [])]),
    ...inputs.flatMap(({ value, backward }) => [value, backward]),
    ...targets.map(({ box }) => box),
    loss.box,
    ...(flow === 'down' ? heads.map(({ x, y }): Box => ({ x, y: y - size.symbol, w: HEAD, h: 2.8 * size.symbol })) : []),
    ...edges.map(({ label }) => label.box),
  ];
  const cost = (box: Box): number =>
    COST.number * numbers.reduce((sum, number) => sum + shared(box, number), 0) +
    COST.own * covered(box, edge.line) +
    COST.line * edges.reduce((sum, other) => sum + covered(box, other.line), 0) +
    COST.away * distance({ x: box.x + w / 2, y: box.y + h / 2 }, edge.label.at);
  const { line, label } = edge;
  const middle = label.box.y + (label.box.h - h) / 2;
  const places = [
    ...ALONG.flatMap((k) => sides(line, mixPoint(line.from, line.to, k), w, h)),
    { x: label.box.x + label.box.w + GAP, y: middle },
    { x: label.box.x - GAP - w, y: middle },
  ];
  const boxes = places.map(({ x, y }): Box => ({ x: clamp(x, 4, width - w - 4), y: clamp(y, 4, height - h - 4), w, h }));
  return boxes.reduce((best, box) => (cost(box) < cost(best) ? box : best));
}
