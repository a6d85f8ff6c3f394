/**
 * A free place for every label along its own edge.
 *
 * The boxes have the size of the longest text that can stand in them, so a place depends on the
 * network's shape and the room alone: nothing moves when numbers come, change or grow. The search
 * is deterministic: a greedy pass, the most constrained edge first; an edge without a free place
 * pushes out those in its way, which look again; then each label moves to the best free place.
 */

import { grow, inside, mix, overlap, stretchIn, type Box, type Line, type Point } from './geometry';

/** How a label stands to its line: a plate on it, or one line of text on each side of it. */
export type Stand = 'plate' | 'straddle';

export interface LabelSize {
  /** `above`: how much of the box stands over the point of the edge it belongs to. */
  readonly plate: { w: number; h: number; above: number };
  /** Room for text above and below the line, and a pulse between; absent: plates only. */
  /** What runs along the edges, and is to pass by the labels of others where it can. */
  readonly pulse?: { h: number };
  readonly straddle?: { w: number; h: number; above: number; rise: number } | undefined;
}

/** Where labels may stand: inside `bounds`, clear of what is `taken` by nodes. */
export interface LabelRoom {
  readonly bounds: Box;
  readonly taken: readonly Box[];
}

export interface Place {
  /** How far along its edge it stands. */
  readonly k: number;
  /** The middle of its box. */
  readonly at: Point;
  readonly box: Box;
  readonly stand: Stand;
  /** Which end of its text is by the edge: the text of a plate to the left of its edge ends there. */
  readonly anchor: 'start' | 'middle' | 'end';
}

interface Candidate extends Place {
  readonly cost: number;
}

/** Where along an edge a label sits by preference: before the middle, so that what leaves it is seen. */
const FAVOURITE = { plate: 0.3, straddle: 0.5 } as const;
const STEPS = 48;
const PATIENCE = 16;
/** A plate may stand a little to one side, as long as its edge still runs through it. */
const SHIFTS = [0, -0.3, 0.3, -0.45, 0.45];
/** Among more edges than this every place hides some other edge, so it is no use to look. */
const FEW = 20;

const level = ({ from, to }: Line): number => Math.abs(to.y - from.y) / Math.abs(to.x - from.x || 1);

function candidates(lines: readonly Line[], self: number, size: LabelSize, room: LabelRoom): Candidate[] {
  const line = lines[self] as Line;
  const { straddle, pulse } = size;
  // So far from a label a pulse on another edge passes it by.
  const clear = (pulse?.h ?? 0) / 2;
  const few = lines.length - 1 <= FEW;
  const flat = straddle !== undefined && level(line) * straddle.w <= straddle.rise;
  const found: Candidate[] = [];
  const offer = (stand: Stand, w: number, h: number, above: number): void => {
    const shifts = stand === 'plate' && few ? SHIFTS : [0];
    for (let step = 0; step <= STEPS; step += 1) {
      const k = step / STEPS;
      const x = mix(line.from.x, line.to.x, k);
      const y = mix(line.from.y, line.to.y, k);
      for (const shift of shifts) {
        const middle = x + shift * w;
        const box = { x: middle - w / 2, y: y - above, w, h };
        if (!inside(box, room.bounds) || room.taken.some((other) => overlap(box, other))) continue;
        const covered = few ? coveredBy(grow(box, clear), lines, self) : 0;
        const away = Math.abs(k - FAVOURITE[stand]) + 0.25 * Math.abs(shift);
        const cost = 2 * away + 5 * covered + (stand === 'plate' ? 0 : -1);
        const anchor = shift < 0 ? 'end' : shift > 0 ? 'start' : 'middle';
        found.push({ k, at: { x: middle, y }, box, stand, anchor, cost });
      }
    }
  };
  if (flat) offer('straddle', straddle.w, straddle.h, straddle.above);
  offer('plate', size.plate.w, size.plate.h, size.plate.above);
  return found.sort((a, b) => a.cost - b.cost || a.k - b.k);
}

/** How much of the other edges a box would hide, as shares of those edges. */
function coveredBy(box: Box, lines: readonly Line[], self: number): number {
  let sum = 0;
  for (let other = 0; other < lines.length; other += 1) {
    const stretch = other === self ? null : stretchIn(box, lines[other] as Line);
    if (stretch) sum += stretch[1] - stretch[0];
  }
  return sum;
}

/**
 * One place for each line, in the order of the lines; null where there is no room for all of them.
 * `gap` is kept free between boxes; they may fill `fullest` of their room (no search succeeds far
 * beyond the default).
 */
export function placeLabels(
  lines: readonly Line[],
  size: LabelSize,
  room: LabelRoom,
  options: Filling = {},
): Place[] | null {
  const found = find(lines, size, room, options);
  if (!found) return null;
  settle(found.chosen, found.offers, options.gap ?? GAP);
  return found.chosen;
}

/** Whether there is a place for each line: as `placeLabels`, without looking for the best ones. */
export const havePlaces = (...of: Parameters<typeof placeLabels>): boolean => find(...of) !== null;

export interface Filling {
  readonly gap?: number;
  readonly fullest?: number;
}

const GAP = 2;
const FULLEST = 0.62;

function find(
  lines: readonly Line[],
  size: LabelSize,
  room: LabelRoom,
  { gap = GAP, fullest = FULLEST }: Filling = {},
): { chosen: Candidate[]; offers: Candidate[][] } | null {
  const filled = (lines.length * size.plate.w * size.plate.h) / (room.bounds.w * room.bounds.h);
  if (filled > fullest) return null;
  const offers: Candidate[][] = [];
  for (let self = 0; self < lines.length; self += 1) {
    const offer = candidates(lines, self, size, room);
    if (offer.length === 0) return null;
    offers.push(offer);
  }
  const chosen = search(offers, gap);
  return chosen && { chosen, offers };
}

/** Whether two boxes come nearer to each other than `gap`. */
const near = ({ box: a }: Candidate, { box: b }: Candidate, gap: number): boolean =>
  a.x < b.x + b.w + gap && b.x - gap < a.x + a.w && a.y < b.y + b.h + gap && b.y - gap < a.y + a.h;

function search(offers: readonly Candidate[][], gap: number): Candidate[] | null {
  const board = new Board(offers.length, gap);
  const waiting = offers.map((_, at) => at);
  waiting.sort((a, b) => (offers[a]?.length ?? 0) - (offers[b]?.length ?? 0) || a - b);
  let patience = PATIENCE * offers.length;
  while (waiting.length > 0) {
    const at = waiting.shift() ?? 0;
    if ((patience -= 1) < 0) return null;
    const pick = leastHarm(offers[at] ?? [], board);
    if (!pick) return null;
    waiting.push(...board.put(at, pick));
  }
  return board.chosen as Candidate[];
}

/** The candidate that pushes out fewest others; those pushed out often before weigh more. */
function leastHarm(offer: readonly Candidate[], board: Board): Candidate | null {
  let pick: Candidate | null = null;
  let least = Infinity;
  for (const candidate of offer) {
    const harm = board.harm(candidate.box, least);
    if (harm < least) [pick, least] = [candidate, harm];
    if (harm === 0) break;
  }
  return pick;
}

/**
 * What stands where while places are looked for. The boxes lie in flat arrays, each with its gap:
 * a search asks millions of times what is near.
 */
class Board {
  readonly chosen: (Candidate | null)[];
  private readonly sides: Float64Array;
  private readonly weights: Float64Array;

  constructor(count: number, private readonly gap: number) {
    this.chosen = Array.from({ length: count }, () => null);
    this.sides = new Float64Array(4 * count).fill(Infinity);
    this.weights = new Float64Array(count).fill(1);
  }

  /** What a box would push out; counted no further than `enough`. */
  harm({ x, y, w, h }: Box, enough: number): number {
    const { sides, weights } = this;
    const [right, bottom] = [x + w, y + h];
    let harm = 0;
    for (let other = 0; other < weights.length && harm < enough; other += 1) {
      const at = 4 * other;
      const apart = sides[at]! >= right || x >= sides[at + 1]! || sides[at + 2]! >= bottom || y >= sides[at + 3]!;
      if (!apart) harm += weights[other]!;
    }
    return harm;
  }

  /** Puts it there, and tells what it pushed out. */
  put(at: number, pick: Candidate): number[] {
    const victims = this.chosen.flatMap((placed, other) => (placed && near(pick, placed, this.gap) ? [other] : []));
    for (const victim of victims) {
      this.chosen[victim] = null;
      this.weights[victim]! += 1;
      this.sides.fill(Infinity, 4 * victim, 4 * victim + 4);
    }
    this.chosen[at] = pick;
    const { x, y, w, h } = pick.box;
    this.sides.set([x - this.gap, x + w + this.gap, y - this.gap, y + h + this.gap], 4 * at);
    return victims;
  }
}

/** Each label in turn moves to its cheapest free place, until nothing gets better. */
function settle(chosen: Candidate[], offers: readonly Candidate[][], gap: number): void {
  for (let round = 0; round < 6; round += 1) {
    let moved = false;
    chosen.forEach((now, at) => {
      const better = offers[at]?.find(
        (offer) =>
          offer.cost < now.cost &&
          chosen.every((other, index) => index === at || !near(offer, other, gap)),
      );
      if (!better) return;
      chosen[at] = better;
      moved = true;
    });
    if (!moved) return;
  }
}
