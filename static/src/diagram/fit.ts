/** How large the picture can be drawn in a given room, and how much its labels can say. Pure. */

import { type Box, type Line } from './geometry';
import { placeLabels, type LabelRoom, type LabelSize } from './labels';
import { needed, rowLines, shown, type RowRoom } from './rows';
import { depth, outputs, width, upTo, type Shape } from './shape';
import { sizes, type Detail, type Flow, type Sizes } from './sizes';
import { ends, extent, spans } from './stations';

export interface Room {
  readonly w: number;
  readonly h: number;
}

export interface Fit {
  readonly size: Sizes;
  readonly detail: Detail;
  readonly flow: Flow;
  readonly rows: RowRoom;
  /** Per layer: the gap before it, along the flow. */
  readonly gaps: readonly number[];
  /** From the outputs to L, and from L to the labels. */
  readonly lossGaps: readonly [number, number];
  /** The picture's least length along the flow. */
  readonly length: number;
  readonly span: number;
}

const FONTS = [28, 26, 24, 22, 20, 19, 18, 17, 16, 15, 14.5, 14, 13.5, 13, 12.5, 12, 11.5, 11];
/** A label that says more is worth a smaller font, down to these. */
const SMALLEST: Record<Detail, number> = { full: 13, named: 12.5, values: 12, single: 11, focus: 11 };
const SMALLEST_DOWN: Record<Detail, number> = { ...SMALLEST, full: 12, named: 11.5 };
const ORDER: readonly Detail[] = ['full', 'named', 'values', 'single'];
/** Below this width a network reads from top to bottom. */
const NARROW = 560;
/** Reading down, a picture may be longer than its frame: a thumb scrolls. */
const LONGER = 1.3;
const WIDEST_GAP = 480;

export const flowFor = (room: Room): Flow => (room.w < NARROW ? 'down' : 'right');

/** The largest and most telling picture that fits; where nothing does, the smallest, which scrolls. */
export function fit(shape: Shape, room: Room): Fit {
  const flow = flowFor(room);
  const least = flow === 'down' ? SMALLEST_DOWN : SMALLEST;
  const most = Math.min(28, Math.max(14, Math.min(room.w, room.h * 1.7) / 58));
  for (const detail of ORDER) {
    const fonts = FONTS.filter((font) => font >= least[detail] && font <= most);
    const best = largest(fonts, (font) => within(draft(shape, room, font, detail, flow), room));
    if (best) return best;
  }
  return (
    draft(shape, room, SMALLEST.single, 'single', flow) ??
    draft(shape, room, SMALLEST.focus, 'focus', flow) ??
    failed()
  );
}

const failed = (): never => {
  throw new Error('a picture without labels always has room');
};

/** Fonts come largest first; what fits at one size fits at every smaller one. */
function largest(fonts: readonly number[], attempt: (font: number) => Fit | null): Fit | null {
  let [low, high] = [0, fonts.length - 1];
  let best: Fit | null = null;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = attempt(fonts[middle] ?? 0);
    if (found) [best, high] = [found, middle - 1];
    else low = middle + 1;
  }
  return best;
}

function within(fit: Fit | null, room: Room): Fit | null {
  if (!fit) return null;
  const down = fit.flow === 'down';
  const [long, across] = down ? [room.h * LONGER, room.w] : [room.w, room.h];
  return fit.length <= long && fit.span <= across ? fit : null;
}

/** The picture at one size, if every label finds a place, whether or not it fits the room. */
function draft(shape: Shape, room: Room, font: number, detail: Detail, flow: Flow): Fit | null {
  const size = sizes(font, detail, flow);
  const rows = rowRoom(shape, room, size, flow);
  const layers = upTo(depth(shape));
  const labels = detail === 'focus' ? null : size;
  const seen = new Map<string, number | null>();
  const gaps: number[] = [];
  for (const layer of layers) {
    const [from, to] = [shown(width(shape, layer - 1)), shown(width(shape, layer))];
    const key = `${from.length}:${to.length}`;
    let gap = seen.get(key);
    if (gap === undefined) seen.set(key, (gap = leastGap(from, to, rows, size, labels, flow)));
    if (gap === null) return null;
    gaps.push(gap);
  }
  const { x, t, L } = ends(size, flow, shape.samples > 1);
  const lossGaps = flow === 'right' ? [font * 4.2, font * 2.6] : [font * 2.8, font * 2.2];
  const nodes = x + 2 * spans(size, flow).main * layers.length + L + t;
  const margins = 2 * size.margin + (flow === 'down' ? size.head + size.symbol * 2.6 : 0);
  const length = margins + nodes + [...gaps, ...lossGaps].reduce((sum, gap) => sum + gap, 0);
  const span = rows.span + (flow === 'right' ? size.head + size.margin : 2 * size.margin);
  return { size, detail, flow, rows, gaps, lossGaps: lossGaps as [number, number], length, span };
}

function rowRoom(shape: Shape, room: Room, size: Sizes, flow: Flow): RowRoom {
  const biased = shape.layers.some((layer) => layer.biased);
  const { before, after } = extent(size, flow, biased);
  const right = flow === 'right';
  const start = right ? size.head : size.margin;
  const slack = size.font * (right ? 11 : 6);
  const most = Math.max(...[0, ...upTo(depth(shape))].map((l) => shown(width(shape, l)).length));
  const bare = { before, after, gap: size.rowGap, start, span: 0, slack };
  const free = right ? room.h - size.head - size.margin : room.w - 2 * size.margin;
  return { ...bare, span: Math.max(needed(Math.max(most, outputs(shape) > 0 ? 1 : 0), bare), free) };
}

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

/** The least gap in which the labels of its edges all find a place; null if none does. */
function leastGap(
  from: readonly (number | null)[],
  to: readonly (number | null)[],
  rows: RowRoom,
  size: Sizes,
  labels: Sizes | null,
  flow: Flow,
): number | null {
  const across = flow === 'right' ? size.plate.w : size.plate.h;
  const comfort = flow === 'right' ? size.font * 3.2 : size.font * 2.6;
  const least = labels ? across + comfort : size.font * 8;
  if (!labels) return least;
  const filled = (from.length * to.length * size.plate.w * size.plate.h) / (0.55 * rows.span) + 2 * stub(size);
  const widest = Math.max(least, WIDEST_GAP);
  for (let gap = Math.max(least, filled); gap <= widest; gap *= 1.1) {
    const free = labelRoom(from, to, size, rows, gap, flow);
    const lines = bundle(from, to, rows, gap, flow);
    if (placeLabels(lines, labelSize(size), free, density(size))) return gap;
  }
  return null;
}
