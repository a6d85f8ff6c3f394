/** Where an edge's numbers stand in full over a picture full of numbers: beside its own number. Pure. */

import type { EdgeLine } from './edges';
import { centre, clamp, distance, grow, inside, overlap, shared, stretchIn, unite, type Box, type Line } from './geometry';
import type { Layout } from './layout';

/** Between the plate and the edge's own number. */
const GAP = 5;
/** Between the plate and the edge of what is seen. */
const EDGE = 4;
/** How far apart the places are that are tried around it, and farther off. */
const STEP = 3;
const STRIDE = 6;
/** How far off it stands at most, where beside its number it would cut a node's. */
const FAR = 90;
/** How wide a layer's name is, reading down. */
const HEAD = 64;
/**
 * What it costs to cover a number or a name, per area, to touch a number at all, to cover a line, per length, and to
 * stand apart from the edge's own number. That number itself is said again, but the place of what is covered in part is
 * left empty beside the plate; another edge's or a bias's, where it is met, gives way whole, while a node's would be cut.
 */
const COST = { own: 1, number: 4, name: 2, touch: 200, cut: 12_000, ownLine: 60, line: 2, away: 8 };

function covered(box: Box, line: Line): number {
  const stretch = stretchIn(box, line);
  return stretch ? (stretch[1] - stretch[0]) * distance(line.from, line.to) : 0;
}

/** Every number of the picture but those on edges, by its box. */
function nodesOf({ units, inputs, targets, loss }: Layout): Box[] {
  return [
    ...units.flatMap(({ forward, backward, bias }) => [forward, backward, ...(bias ? [bias.chip] : [])]),
    ...inputs.flatMap(({ value, backward }) => [value, backward]),
    ...targets.map(({ box }) => box),
    loss.box,
  ];
}

/** The names before the nodes, and of the layers where those stand in the picture. */
function namesOf({ units, heads, size, flow }: Layout): Box[] {
  if (flow === 'right') {
    return units.map(({ forward: { x, y, w } }) => ({ x, y: y - size.captionAbove, w, h: size.captionAbove }));
  }
  return [
    ...units.map(({ forward: { x, y, h } }) => ({ x: x - size.captionSide, y, w: size.captionSide, h })),
    ...heads.map(({ x, y }) => ({ x, y: y - size.symbol, w: HEAD, h: 2.8 * size.symbol })),
  ];
}

/**
 * What is seen of the picture, where the edge's own number is in sight and a plate has room there; else all of it.
 * Above and below it may reach out by the rim that no text stands on.
 */
function groundFor(own: Box, { width, height }: Layout, seen: Box | null, w: number, h: number): Box {
  const whole = { x: 0, y: 0, w: width, h: height };
  if (!seen || !overlap(own, seen)) return whole;
  const between = (from: number, run: number, most: number, rim: number): [number, number] => {
    const start = Math.max(0, from - rim);
    return [start, Math.min(most, from + run + rim) - start];
  };
  const [x, wide] = between(seen.x, seen.w, width, 0);
  const [y, high] = between(seen.y, seen.h, height, 2 * EDGE);
  const [across, along] = [wide >= w + 2 * EDGE, high >= h + 2 * EDGE];
  return { x: across ? x : 0, y: along ? y : 0, w: across ? wide : width, h: along ? high : height };
}

/** Every place of a box of `w` by `h` up to `gap` from `own`, the nearest first, inside `ground`. */
function placesAround(own: Box, ground: Box, w: number, h: number, gap = GAP, step = STEP): { box: Box; away: number }[] {
  const stops = (from: number, run: number): number[] => {
    const count = Math.ceil(run / step);
    return Array.from({ length: count + 1 }, (_, at) => from + (at * run) / count);
  };
  const xs = stops(own.x - w - gap, w + own.w + 2 * gap).map((x) => clamp(x, ground.x + EDGE, ground.x + ground.w - w - EDGE));
  const ys = stops(own.y - h - gap, h + own.h + 2 * gap).map((y) => clamp(y, ground.y + EDGE, ground.y + ground.h - h - EDGE));
  return ys
    .flatMap((y) => xs.map((x): Box => ({ x, y, w, h })))
    .map((box) => ({ box, away: distance(centre(box), centre(own)) }))
    .sort((a, b) => a.away - b.away);
}

/**
 * The box of `w` by `h` around the number of `edge` that covers least of the picture, and none of that edge if it can;
 * farther off where beside it there is no place that leaves the nodes' numbers whole.
 * `seen`: the part of the picture in its frame, null where all of it is.
 */
export function lensBox(layout: Layout, edge: EdgeLine, w: number, h: number, seen: Box | null = null): Box {
  const own = edge.label.box;
  const ground = groundFor(own, layout, seen, w, h);
  const beside = placesAround(own, ground, w, h);
  const reach = grow(unite(beside.map(({ box }) => box)), FAR);
  const near = (box: Box): boolean => overlap(reach, box);
  const touchable = (boxes: readonly Box[]): Box[] => boxes.map((box) => grow(box, 1)).filter(near);
  const numbers = touchable(layout.edges.filter((other) => other !== edge).map(({ label }) => label.box));
  const nodes = touchable(nodesOf(layout));
  const names = namesOf(layout).filter(near);
  const lines = layout.edges.map(({ line }) => line).filter((line) => stretchIn(reach, line));
  const hidden = (box: Box, parts: readonly Box[], price: number, touch = 0): number =>
    parts.reduce((sum, part) => sum + (overlap(box, part) ? touch + price * shared(box, part) : 0), 0);
  const cost = (box: Box): number =>
    COST.ownLine * covered(box, edge.line) +
    hidden(box, numbers, COST.number, COST.touch) +
    hidden(box, nodes, COST.number, COST.cut) +
    hidden(box, names, COST.name) +
    hidden(box, [own], COST.own, inside(own, box) ? 0 : COST.touch) +
    lines.reduce((sum, line) => sum + COST.line * covered(box, line), 0);

  let [best, least]: [Box, number] = [beside[0]!.box, Infinity];
  const look = (places: typeof beside): void => {
    for (const { box, away } of places) {
      // All that follow stand further apart still.
      if (COST.away * away >= least) break;
      const price = COST.away * away + cost(box);
      if (price < least) [best, least] = [box, price];
    }
  };
  look(beside);
  if (nodes.some((node) => overlap(best, node))) look(placesAround(own, ground, w, h, FAR, STRIDE));
  return best;
}

/** From the plate to the number it says in full, where it stands apart from that; null where it is beside it. */
export function tether(plate: Box, own: Box): Line | null {
  const nearest = (at: number, run: number, other: number, length: number): [number, number] => {
    const [from, to] = [Math.max(at, other), Math.min(at + run, other + length)];
    return from <= to ? [(from + to) / 2, (from + to) / 2] : at < other ? [at + run, other] : [at, other + length];
  };
  const [x, toX] = nearest(plate.x, plate.w, own.x, own.w);
  const [y, toY] = nearest(plate.y, plate.h, own.y, own.h);
  const line = { from: { x, y }, to: { x: toX, y: toY } };
  return distance(line.from, line.to) > 2 * GAP ? line : null;
}
