/** How large the picture can be drawn in a given room, and how much its labels can say. Pure. */

import type { Numbers } from '../state/dense';
import { crossing, leastGap, narrowest } from './gaps';
import { needed, shown, type RowRoom } from './rows';
import { depth, width, upTo, type Shape } from './shape';
import { isLow, isQuiet, sizes, type Arrangement, type Detail, type Flow, type Sizes } from './sizes';
import { ends, extent, porchOf, spans } from './stations';

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

const FONTS = [44, 40, 36, 32, 30, 28, 26, 24, 22, 20, 19, 18, 17, 16, 15, 14.5, 14, 13.5, 13, 12.5, 12, 11.5, 11];
/** A label that says more is worth a smaller font, down to these. */
const SMALLEST: Record<Detail, number> = { full: 12, named: 12, values: 11.5, single: 11, asked: 12, focus: 11 };
const SMALLEST_DOWN: Record<Detail, number> = { ...SMALLEST, named: 11.5, values: 11 };
const ORDER: readonly Detail[] = ['full', 'named', 'values', 'single'];
/** Where no edge shows its numbers until it is asked. */
const QUIET: readonly Detail[] = ['asked', 'focus'];
/** Below this width a network reads from top to bottom. */
const NARROW = 560;
/** Reading down, a picture may be longer than its frame: a thumb scrolls, and needs marks of its own size. */
const LONGER = 2;
/** A gap as wide as this, in em, holds any labels that can be placed at all. */
const WIDEST = 40;

export const flowFor = (room: Room): Flow => (room.w < NARROW ? 'down' : 'right');

/** The largest and most telling picture that fits; where nothing does, the smallest, which scrolls. */
export function fit(shape: Shape, room: Room, numbers: Numbers = 'every', longest?: number): Fit {
  const flow = flowFor(room);
  const least = flow === 'down' ? SMALLEST_DOWN : SMALLEST;
  const most = Math.min(FONTS[0] ?? 0, Math.max(14, Math.min(room.w, room.h * 1.7) / 58));
  const biased = shape.layers.some((layer) => layer.biased);
  const low = flow === 'right' && isLow(room.h);
  const plan = (font: number, detail: Detail, way: Arrangement): Outline => outline(shape, room, sizes(font, detail, flow, { longest, low, ...way }), detail, flow);
  for (const detail of numbers === 'every' ? ORDER : QUIET) {
    const fonts = FONTS.filter((font) => font >= least[detail] && font <= most);
    for (const way of arrangements(detail, flow, biased)) {
      const best = largest(fonts, (font) => draft(plan(font, detail, way), shape, room));
      if (best) return best;
    }
  }
  const smallest = (detail: Detail): Outline => {
    const plans = arrangements(detail, flow, biased).map((way) => plan(SMALLEST[detail], detail, way));
    return plans.find(({ span }) => span <= room.w) ?? plans.at(-1)!;
  };
  const single = numbers === 'every' ? smallest('single') : null;
  const focus = smallest('focus');
  return (single && draft(single, shape)) ?? draft(focus, shape) ?? failed();
}

/**
 * Reading down, a bias stands beside its sum and a unit's names beside its cells; where that makes the picture too
 * wide, the bias over the sum, then, where an edge has one number at most, the names in the cells.
 */
function arrangements(detail: Detail, flow: Flow, biased: boolean): readonly Arrangement[] {
  if (flow === 'right') return [{}];
  const over = biased ? [{ over: true }] : [];
  return detail === 'single' || detail === 'focus' ? [{}, ...over, { over: biased, inside: true }] : [{}, ...over];
}

const failed = (): never => {
  throw new Error('a picture without labels always has room');
};

/** Fonts come largest first; what fits at one size fits at every smaller one. */
function largest(fonts: readonly number[], attempt: (font: number) => Fit | null): Fit | null {
  let [low, high] = [0, fonts.length - 1];
  // What does not fit even at the smallest size is given up at once.
  let best = high < 0 ? null : attempt(fonts[high] ?? 0);
  if (!best) return null;
  while (low < high) {
    const middle = (low + high) >> 1;
    const found = attempt(fonts[middle] ?? 0);
    if (found) [best, high] = [found, middle];
    else low = middle + 1;
  }
  return best;
}

/** All that does not depend on where labels find a place; `length` is without the gaps. */
type Outline = Omit<Fit, 'gaps'>;

function outline(shape: Shape, room: Room, size: Sizes, detail: Detail, flow: Flow): Outline {
  const { font } = size;
  const rows = rowRoom(shape, room, size, flow);
  const { x, t, L } = ends(size, flow, shape.samples > 1);
  const lossGaps = flow === 'down' ? ([2.8, 2.2] as const) : detail === 'single' ? ([2.4, 1.6] as const) : ([4.2, 2.6] as const);
  const porches = upTo(depth(shape)).reduce((sum, layer) => sum + porchOf(shape, layer, size), 0);
  const nodes = x + porches + 2 * spans(size, flow).main * depth(shape) + L + t;
  const margins = 2 * size.margin + (flow === 'down' ? size.head + size.symbol * 2.6 : 0);
  return {
    size,
    detail,
    flow,
    rows,
    lossGaps: [lossGaps[0] * font, lossGaps[1] * font],
    length: margins + nodes + (lossGaps[0] + lossGaps[1]) * font,
    span: rows.span + (flow === 'right' ? size.head + size.margin : 2 * size.margin),
  };
}

/** The picture with a gap for every label, null where they find none; within `room` if one is given. */
function draft(plan: Outline, shape: Shape, room?: Room): Fit | null {
  const { detail, flow, length, rows, size } = plan;
  const [long, across] = flow === 'down' ? [room && room.h * LONGER, room?.w] : [room?.w, room?.h];
  // What just fits may come out a rounding error larger.
  if (across !== undefined && plan.span > across + 1e-6) return null;
  const bare = isQuiet(detail);
  const narrow = narrowest(size, flow, bare);
  // What a gap may take more than its least, so that the whole still fits.
  let spare = long === undefined ? Infinity : long - length - narrow * depth(shape);
  const seen = new Map<string, number | null>();
  const gaps: number[] = [];
  for (const layer of upTo(depth(shape))) {
    if (spare < 0) return null;
    const across = crossing(shape, layer, rows);
    const key = `${across.from.length}:${across.to.length}:${across.bulge}:${across.bound}`;
    let gap = seen.get(key);
    if (gap === undefined || (gap !== null && gap - narrow > spare)) {
      gap = bare ? narrow : leastGap(across, size, flow, Math.min(narrow + spare, WIDEST * size.font));
      seen.set(key, gap);
    }
    if (gap === null) return null;
    gaps.push(gap);
    spare -= gap - narrow;
  }
  return { ...plan, gaps, length: length + gaps.reduce((sum, gap) => sum + gap, 0) };
}

function rowRoom(shape: Shape, room: Room, size: Sizes, flow: Flow): RowRoom {
  const biased = shape.layers.some((layer) => layer.biased);
  const right = flow === 'right';
  const start = right ? size.head : size.margin;
  const slack = size.font * (right ? 9.5 : 6);
  const counts = [0, ...upTo(depth(shape))].map((layer) => shown(width(shape, layer)).length);
  const most = Math.max(...counts);
  // Circles are higher than units, but a few of them have room enough beside many units.
  const round = 2 * (counts[0] ?? 0) > most;
  const { before, after } = extent(size, flow, biased, round);
  const bulge = round ? 0 : Math.max(0, size.radius - spans(size, flow).cross / 2);
  const bare = { before, after, bulge, gap: size.rowGap, start, span: 0, slack };
  const free = right ? room.h - size.head - size.margin : room.w - 2 * size.margin;
  return { ...bare, span: Math.max(needed(most, bare), free) };
}
