/**
 * Where products wait for their sum, so that each can be read: as close to it as those that wait
 * beside them and the numbers on the edges leave room. Pure.
 */

import type { EdgeLine } from './edges';
import { around, centre, grow, overlap, type Box } from './geometry';
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

/** A product waits this far along its edge, or this far where it has to. */
const PARK = 0.85;
const CLOSER = [0.9, 0.94];
/** In how many steps a place is looked for, from there back to the label. */
const STEPS = 16;
/** A number is still read where labels, which lie over it, leave so much of its middle free. */
const CORE = 0.6;
/** Numbers whose ends touch can still be told apart. */
const TOUCH = 1.5;

/** Where it looks: from its favourite place back to its label, and last of all closer to its sum. */
function stops({ start, end, beyond }: Lane): number[] {
  const at = (share: number): number => start + (end - start) * share;
  const last = Math.min(end, Math.max(at(PARK), beyond));
  const back = Array.from({ length: STEPS + 1 }, (_, step) => last - ((last - Math.min(last, beyond)) * step) / STEPS);
  return [...back, ...CLOSER.map(at).filter((u) => u > last)];
}

/**
 * The places of the products of a layer's edges, by edge, where those that `meet` at one unit wait for
 * each other. Those of a unit have none where their numbers would lie on one another, or under
 * labels, wherever they wait.
 */
export function parks(
  edges: readonly EdgeLine[],
  meet: 'from' | 'to',
  lane: (edge: EdgeLine) => Lane | null,
  layout: Layout,
): ReadonlyMap<string, number> {
  const labels = written(edges, layout, meet === 'from' ? 2 : 1);
  const found = new Map<string, number>();
  for (const unit of new Set(edges.map((edge) => edge[meet]))) {
    const lanes = edges.filter((edge) => edge[meet] === unit).map(lane).filter((one) => one !== null);
    for (const [id, place] of together(lanes, labels, layout.size) ?? []) found.set(id, place);
  }
  return found;
}

/** What stands on edges while products wait: so many of a label's lines. */
export const written = (edges: readonly EdgeLine[], { size, detail }: Layout, lines: number): Box[] =>
  isQuiet(detail)
    ? []
    : edges
        .filter(({ label }) => label.stand === 'plate')
        .map(({ label: { box } }) => ({ ...box, h: Math.min(box.h, size.line * lines + 3) }));

/** The places of those that wait for one sum; null if one finds none. The order in which they choose can decide. */
function together(lanes: readonly Lane[], written: readonly Box[], sizes: Sizes): Map<string, number> | null {
  const direct = [...lanes].sort((a, b) => a.length - b.length);
  return inOrder(direct, written, sizes) ?? inOrder(lanes, written, sizes) ?? inOrder([...lanes].reverse(), written, sizes);
}

/** Each as far on as those before it leave room, and clear of what is written where it can be. */
function inOrder(lanes: readonly Lane[], written: readonly Box[], { pulse }: Sizes): Map<string, number> | null {
  const found = new Map<string, number>();
  const taken: Box[] = [];
  for (const lane of lanes) {
    const places = stops(lane).map((u) => ({ u, box: grow(around(walk(lane, u), pulse.w, pulse.h), -TOUCH) }));
    const free = places.filter(({ box }) => !taken.some((other) => overlap(box, other)));
    const legible = (share: number) => ({ box }: { readonly box: Box }): boolean => {
      const core = around(centre(box), box.w * share, box.h * share);
      return !written.some((label) => overlap(core, label));
    };
    const place = free.find(legible(1)) ?? free.find(legible(CORE));
    if (!place) return null;
    found.set(lane.id, place.u);
    taken.push(place.box);
  }
  return found;
}
