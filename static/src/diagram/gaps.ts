/** The gap between two layers: the lines across it, the room for their labels, its least width. Pure. */

import { type Box, type Line } from './geometry';
import { placeLabels, type LabelRoom, type LabelSize } from './labels';
import { rowLines, type RowRoom } from './rows';
import type { Flow, Sizes } from './sizes';
import { spans } from './stations';

/** Stubs of edge that stay free of labels at both ends of a gap. */
export const stub = (size: Sizes): number => size.font * 0.75;

/** The lines of the edges between two layers, `gap` apart, in a picture of their own. */
export function bundle(
  from: readonly (number | null)[],
  to: readonly (number | null)[],
  rows: RowRoom,
  gap: number,
  flow: Flow,
): Line[] {
  const starts = rowLines(from.length, rows);
  const stops = rowLines(to.length, rows);
  const point = (main: number, cross: number) =>
    flow === 'right' ? { x: main, y: cross } : { x: cross, y: main };
  return stops.flatMap((stop, i) =>
    starts.flatMap((start, j) =>
      to[i] === null || from[j] === null ? [] : [{ from: point(0, start), to: point(gap, stop) }],
    ),
  );
}

/** Reading down, the name of a layer stands at the left edge, right over its first node. */
const HEAD_WIDTH = 64;
export const headRoom = ({ symbol }: Sizes): number => symbol * 2.9;

/**
 * Where the labels of one gap may stand: between the nodes on both sides and, where rows are far
 * enough apart, in the free stretches between those nodes, up to their middle.
 */
export function labelRoom(
  from: readonly (number | null)[],
  to: readonly (number | null)[],
  size: Sizes,
  rows: RowRoom,
  gap: number,
  flow: Flow,
): LabelRoom {
  const side = spans(size, flow).main * 0.85;
  const [start, run] = [-side, gap + 2 * side];
  const free = stub(size);
  const box = (main: number, cross: number, w: number, h: number): Box =>
    flow === 'right' ? { x: main, y: cross, w, h } : { x: cross, y: main, w: h, h: w };
  const node = (main: number) => (line: number): Box =>
    box(main, line - rows.before - 2, side + free, rows.before + rows.after + 4);
  return {
    bounds:
      flow === 'right'
        ? box(start, rows.start, run, rows.span)
        : box(start, 0, run, rows.span + 2 * size.margin),
    taken: [
      ...(flow === 'down' ? [{ x: 0, y: gap - headRoom(size), w: HEAD_WIDTH, h: headRoom(size) }] : []),
      ...rowLines(from.length, rows).map(node(start)),
      ...rowLines(to.length, rows).map(node(gap - free)),
    ],
  };
}

/** Labels of several lines need air between them; single numbers may stand close. */
export const density = ({ plate, line }: Sizes): { fullest: number } => ({
  fullest: plate.h > 2.5 * line ? 0.3 : plate.h > 1.5 * line ? 0.4 : 0.62,
});

export const labelSize = ({ plate, straddle }: Sizes): LabelSize => ({ plate, straddle });

/** A gap as wide as this holds any labels that can be placed at all. */
const WIDEST = 480;

/** The least gap in which the labels of its edges all find a place; null if none does. */
export function leastGap(
  from: readonly (number | null)[],
  to: readonly (number | null)[],
  rows: RowRoom,
  size: Sizes,
  labels: Sizes | null,
  flow: Flow,
): number | null {
  const across = flow === 'right' ? size.plate.w : size.plate.h;
  const comfort = flow === 'right' ? size.font * 2.2 : size.font * 2.6;
  const least = labels ? across + comfort : size.font * 8;
  if (!labels) return least;
  const filled = (from.length * to.length * size.plate.w * size.plate.h) / (0.55 * rows.span) + 2 * stub(size);
  const widest = Math.max(least, WIDEST);
  for (let gap = Math.max(least, filled); gap <= widest; gap *= 1.1) {
    const free = labelRoom(from, to, size, rows, gap, flow);
    const lines = bundle(from, to, rows, gap, flow);
    if (placeLabels(lines, labelSize(size), free, density(size))) return gap;
  }
  return null;
}
