/** The gap between two layers: the lines across it, the room for their labels, its least width. Pure. */

import { mix, type Box, type Line, type Point } from './geometry';
import { havePlaces, placeLabels, type LabelRoom, type Place } from './labels';
import { rowLines, shown, type RowRoom } from './rows';
import { isBound, width, type Shape } from './shape';
import type { Flow, Sizes } from './sizes';
import { chipLead, spans } from './stations';

/** Two neighbouring layers as rows: their units in order, null for those left out. */
export interface Crossing {
  readonly from: readonly (number | null)[];
  readonly to: readonly (number | null)[];
  readonly rows: RowRoom;
  /** By how much nodes of the first layer reach beyond their row's room. */
  readonly bulge: number;
  /** Whether the second layer has biases beside the bonds of its units. */
  readonly bound: boolean;
}

export const crossing = (shape: Shape, layer: number, rows: RowRoom): Crossing => ({
  from: shown(width(shape, layer - 1)),
  to: shown(width(shape, layer)),
  rows,
  bulge: layer === 1 ? rows.bulge : 0,
  bound: isBound(shape, layer) && (shape.layers[layer - 1]?.biased ?? false),
});

/** Stubs of edge that stay free of labels at both ends of a gap. */
const stub = (size: Sizes): number => size.font * 0.75;

/** The edges across a gap, to-major, as if the gap began at 0 along the flow. */
export function bundle({ from, to, rows }: Crossing, gap: number, flow: Flow): Line[] {
  const starts = rowLines(from.length, rows);
  const stops = rowLines(to.length, rows);
  const point = (main: number, cross: number): Point =>
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
/** How far into the columns on both sides labels may reach: not so far that they could meet there. */
const reachIn = (size: Sizes, flow: Flow): number => spans(size, flow).main * 0.85;

/**
 * Where the labels of one gap may stand: between the nodes on both sides and, where rows are far
 * enough apart, in the free stretches between those nodes, up to their middle.
 */
function labelRoom({ from, to, rows, bulge, bound }: Crossing, size: Sizes, gap: number, flow: Flow): LabelRoom {
  const side = reachIn(size, flow);
  const free = stub(size);
  const before = bound && flow === 'right' ? Math.max(free, chipLead(size, true) + 2) : free;
  const box = (main: number, cross: number, w: number, h: number): Box =>
    flow === 'right' ? { x: main, y: cross, w, h } : { x: cross, y: main, w: h, h: w };
  const node = (main: number, more: number, long = side + free) => (line: number): Box =>
    box(main, line - rows.before - more - 2, long, rows.before + rows.after + 2 * more + 4);
  const [start, span] = flow === 'right' ? [rows.start, rows.span] : [0, rows.span + 2 * size.margin];
  const head = headRoom(size);
  return {
    bounds: box(-side, start, gap + 2 * side, span),
    taken: [
      ...(flow === 'down' ? [{ x: 0, y: gap - head, w: HEAD_WIDTH, h: head }] : []),
      ...rowLines(from.length, rows).map(node(-side, bulge)),
      ...rowLines(to.length, rows).map(node(gap - before, 0, side + before)),
    ],
  };
}

/** How full labels may make their room: those of several lines need air, single numbers do not. */
const fullest = ({ plate, line }: Sizes): number =>
  plate.h > 2.5 * line ? 0.3 : plate.h > 1.5 * line ? 0.4 : 0.62;

type Question = Parameters<typeof placeLabels>;

const question = (across: Crossing, size: Sizes, gap: number, flow: Flow): Question => [
  bundle(across, gap, flow), size, labelRoom(across, size, gap, flow), { fullest: fullest(size) },
];

/** A gap as wide as it is drawn, with the places of its labels; null where there is not room for all. */
export interface Gap {
  readonly length: number;
  readonly places: readonly Place[] | null;
}

/** From what is wished for back to what is known to hold. */
const SHARES = [1, 0.75, 0.5, 0.25, 0];

/** As near to `wish` as all labels find a place: in a wider gap that is not always easier. They do in `least`. */
export function filled(across: Crossing, size: Sizes, flow: Flow, least: number, wish: number): Gap {
  for (const share of SHARES) {
    const length = mix(least, wish, share);
    const places = placeLabels(...question(across, size, length, flow));
    if (places) return { length, places };
  }
  return { length: wish, places: null };
}

/** No gap is narrower: a label and the stubs on both sides of it. */
export function narrowest(size: Sizes, flow: Flow, bare: boolean): number {
  if (bare) return size.font * 8;
  return flow === 'right' ? size.plate.w + size.font * 2.2 : size.plate.h + size.font * 2.6;
}

/** The least gap in which the labels of its edges all find a place; null if none up to `widest` is. */
export function leastGap(across: Crossing, size: Sizes, flow: Flow, widest: number): number | null {
  const { from, to, rows } = across;
  const area = from.length * to.length * size.plate.w * size.plate.h;
  const filling = area / (fullest(size) * rows.span) - 2 * reachIn(size, flow);
  const least = Math.max(narrowest(size, flow, false), filling);
  const fits = (gap: number): boolean => havePlaces(...question(across, size, gap, flow));
  if (least > widest || !fits(widest)) return null;
  // Rungs of a ladder, each a tenth wider than the one before it; the last one is known to hold.
  let [low, high] = [0, Math.ceil(Math.log(widest / least) / Math.log(1.1))];
  const rung = (at: number): number => Math.min(least * 1.1 ** at, widest);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(rung(middle))) high = middle;
    else low = middle + 1;
  }
  return rung(high);
}
