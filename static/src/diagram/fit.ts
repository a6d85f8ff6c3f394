/** How large the picture can be drawn in a given room, and how much its labels can say. Pure. */

import { leastGap } from './gaps';
import { needed, shown, type RowRoom } from './rows';
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
const SMALLEST: Record<Detail, number> = { full: 12, named: 12, values: 11.5, single: 11, focus: 11 };
const SMALLEST_DOWN: Record<Detail, number> = { ...SMALLEST, named: 11.5, values: 11 };
const ORDER: readonly Detail[] = ['full', 'named', 'values', 'single'];
/** Below this width a network reads from top to bottom. */
const NARROW = 560;
/** Reading down, a picture may be longer than its frame: a thumb scrolls. */
const LONGER = 1.5;

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
  const right = flow === 'right';
  const start = right ? size.head : size.margin;
  const slack = size.font * (right ? 11 : 6);
  const most = Math.max(...[0, ...upTo(depth(shape))].map((l) => shown(width(shape, l)).length));
  // Circles are higher than units, but a few of them have room enough beside many units.
  const { before, after } = extent(size, flow, biased, 2 * shown(shape.inputs).length > most);
  const bare = { before, after, gap: size.rowGap, start, span: 0, slack };
  const free = right ? room.h - size.head - size.margin : room.w - 2 * size.margin;
  return { ...bare, span: Math.max(needed(Math.max(most, outputs(shape) > 0 ? 1 : 0), bare), free) };
}
