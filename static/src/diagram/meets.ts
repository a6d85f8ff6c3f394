/**
 * Where a sample's two factors meet on an edge, so that their product can be read before it joins the
 * gradient: as close to the edge's own label as nodes and labels leave room for a number. Pure.
 */

import type { EdgeLine } from './edges';
import { around, mixPoint, overlap, type Box, type Point } from './geometry';
import type { Layout } from './layout';
import { baselines } from './lines';
import { written } from './parks';

export interface Meeting {
  /** How far along the edge. */
  readonly k: number;
  /** Whether a number has room there. */
  readonly room: boolean;
}

/** In how many steps of the whole edge a place is looked for. */
const STEPS = 64;
/** The lines on a label while gradients are found: the parameter and its gradient. */
const LINES = 2;

export function meetingOf(edge: EdgeLine, layout: Layout): Meeting {
  const { line, label, layer } = edge;
  // Text on both sides of its edge leaves room for a number between.
  if (label.stand === 'straddle') return { k: label.k, room: true };
  const { size, edges } = layout;
  const beside = edges.filter((other) => other.layer === layer);
  const taken = [
    ...written(beside, layout, LINES),
    ...written([edge], { ...layout, detail: 'values' }, LINES),
    ...beside.filter((other) => other.label.stand === 'straddle').map((other) => other.label.box),
    ...nodesOf(layout, layer),
  ];
  const places = Array.from({ length: STEPS + 1 }, (_, step) => step / STEPS)
    .sort((a, b) => Math.abs(a - label.k) - Math.abs(b - label.k));
  const free = places.find((k) => {
    const box = around(mixPoint(line.from, line.to, k), size.pulse.w, size.pulse.h);
    return !taken.some((other) => overlap(box, other));
  });
  return free === undefined ? { k: label.k, room: false } : { k: free, room: true };
}

/** What the edges of a layer run between. */
function nodesOf({ units, inputs }: Layout, layer: number): Box[] {
  const beside = units.filter((unit) => unit.layer === layer || unit.layer === layer - 1);
  const boxes = beside.flatMap(({ forward, backward, bias }) => [forward, backward, ...(bias ? [bias.chip] : [])]);
  return layer > 1 ? boxes : [...boxes, ...inputs.flatMap(({ value, backward }) => [value, backward])];
}

/** The middle of the line on which an edge's gradient stands. */
export function gradientAt(edge: EdgeLine, layout: Layout): Point {
  const { x, y } = baselines(edge, layout).gradient;
  const { box, anchor } = edge.label;
  const middle = anchor === 'middle' ? x : box.x + box.w / 2;
  return { x: middle, y: y - layout.size.label * 0.33 };
}
