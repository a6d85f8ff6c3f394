/**
 * Where products wait for their sum, so that each can be read: as close to it as those that wait
 * beside them and the numbers on the edges leave room. Pure.
 */

import type { EdgeLine } from './edges';
import { around, grow, overlap, type Box } from './geometry';
import type { Layout } from './layout';
import { walk, type Track } from './paths';
import { isQuiet, type Sizes } from './sizes';

/** An edge's path as its product takes it. */
export interface Lane extends Track {
  readonly id: string;
  /** Where the edge itself begins and ends, and where its label is left behind: 0 to 1. */
  readonly start: number;
  readonly end: number;
  readonly beyond: number;
}

/** A product waits at most this far along its edge. */
const PARK = 0.85;
/** In how many steps a place is looked for, from there back to the label. */
const STEPS = 16;
/** Numbers whose ends touch can still be told apart. */
const TOUCH = 1.5;

const farthest = ({ start, end, beyond }: Lane): number => Math.min(end, Math.max(start + (end - start) * PARK, beyond));

/**
 * The places of all products of a layer's edges, by edge, where those that `meet` at one unit wait for
 * each other; null where at one of them numbers would lie on one another wherever they wait.
 */
export function parks(
  edges: readonly EdgeLine[],
  meet: 'from' | 'to',
  lane: (edge: EdgeLine) => Lane | null,
  layout: Layout,
): Map<string, number> | null {
  const written = labelsOf(edges, layout, meet === 'from' ? 2 : 1);
  const found = new Map<string, number>();
  for (const unit of new Set(edges.map((edge) => edge[meet]))) {
    const lanes = edges.filter((edge) => edge[meet] === unit).map(lane).filter((one) => one !== null);
    const places = together(lanes, written, layout.size);
    if (!places) return null;
    for (const [id, place] of places) found.set(id, place);
  }
  return found;
}

/** What stands on edges while products wait: so many of a label's lines. */
const labelsOf = (edges: readonly EdgeLine[], { size, detail }: Layout, lines: number): Box[] =>
  isQuiet(detail)
    ? []
    : edges
        .filter(({ label }) => label.stand === 'plate')
        .map(({ label: { box } }) => ({ ...box, h: Math.min(box.h, size.line * lines + 3) }));

/** The places of those that wait for one sum. The order in which they choose can decide. */
function together(lanes: readonly Lane[], written: readonly Box[], sizes: Sizes): Map<string, number> | null {
  const direct = [...lanes].sort((a, b) => a.length - b.length);
  return inOrder(direct, written, sizes) ?? inOrder(lanes, written, sizes) ?? inOrder([...lanes].reverse(), written, sizes);
}

/** Each as far on as those before it leave room, and clear of what is written where it can be. */
function inOrder(lanes: readonly Lane[], written: readonly Box[], { pulse }: Sizes): Map<string, number> | null {
  const found = new Map<string, number>();
  const taken: Box[] = [];
  for (const lane of lanes) {
    const last = farthest(lane);
    const places = Array.from({ length: STEPS + 1 }, (_, at) => {
      const u = last - ((last - Math.min(last, lane.beyond)) * at) / STEPS;
      return { u, box: grow(around(walk(lane, u), pulse.w, pulse.h), -TOUCH) };
    });
    const free = places.filter(({ box }) => !taken.some((other) => overlap(box, other)));
    const place = free.find(({ box }) => !written.some((label) => overlap(box, label))) ?? free[0];
    if (!place) return null;
    found.set(lane.id, place.u);
    taken.push(place.box);
  }
  return found;
}
