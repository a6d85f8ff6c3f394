/** What lies on the paths through a chosen quantity, forward and back. Pure. */

import { parseRef, type Ref } from '../refs';
import { depth, type Edge, type Shape } from './shape';

export interface Paths {
  unit(layer: number, unit: number): boolean;
  edge(edge: Edge): boolean;
}

const EVERYTHING: Paths = { unit: () => true, edge: () => true };
const EDGE_KINDS = new Set(['w', 'dw', 'new.w', 'p', 'q']);
const INPUT_KINDS = new Set(['x', 'dx']);
const OUTPUT_KINDS = new Set(['y', 'dy', 't']);
const UNIT_KINDS = new Set(['h', 'a', 'dz', 'da', 'b', 'db', 'new.b', 'slope']);

/** The unit a quantity belongs to; layer 0 are the inputs. Null for an edge, the loss, a matrix. */
export function unitOf(shape: Shape, ref: Ref): { layer: number; unit: number } | null {
  if (INPUT_KINDS.has(ref.kind)) return { layer: 0, unit: ref.unit };
  if (OUTPUT_KINDS.has(ref.kind)) return { layer: depth(shape), unit: ref.unit };
  return UNIT_KINDS.has(ref.kind) ? { layer: ref.layer, unit: ref.unit } : null;
}

/** Which end of an edge is at the unit a quantity belongs to; null if neither is. */
export function nearer(shape: Shape, text: string | null, { layer, to, from }: Edge): 'from' | 'to' | null {
  const ref = text === null ? null : parseRef(text);
  const unit = ref && unitOf(shape, ref);
  if (unit?.layer === layer && unit.unit === to) return 'to';
  return unit?.layer === layer - 1 && unit.unit === from ? 'from' : null;
}

/** Only what is named is on it: its units, and its edges with both their ends. */
export function pathsAlong(shape: Shape, route: readonly string[]): Paths {
  const units = new Set<string>();
  const edges = new Set<string>();
  const add = (layer: number, unit: number): void => void units.add(`${layer}.${unit}`);
  for (const ref of route.map(parseRef)) {
    if (!ref) continue;
    const unit = unitOf(shape, ref);
    if (unit) add(unit.layer, unit.unit);
    if (!EDGE_KINDS.has(ref.kind)) continue;
    edges.add(`${ref.layer}.${ref.to}.${ref.from}`);
    add(ref.layer, ref.to);
    add(ref.layer - 1, ref.from);
  }
  return {
    unit: (layer, unit) => units.has(`${layer}.${unit}`),
    edge: ({ layer, to, from }) => edges.has(`${layer}.${to}.${from}`),
  };
}

/**
 * Layers are fully connected, so a path through a node meets every other layer in all its nodes
 * and its own layer in that node alone; a path through an edge is held at both its ends.
 */
export function pathsThrough(shape: Shape, text: string | null): Paths {
  const ref = text === null ? null : parseRef(text);
  if (!ref) return EVERYTHING;
  const pins = new Map<number, number>();
  const unit = unitOf(shape, ref);
  if (unit) pins.set(unit.layer, unit.unit);
  if (EDGE_KINDS.has(ref.kind)) pins.set(ref.layer - 1, ref.from).set(ref.layer, ref.to);
  const free = (layer: number, at: number): boolean => (pins.get(layer) ?? at) === at;
  return {
    unit: free,
    edge: ({ layer, to, from }) => free(layer - 1, from) && free(layer, to),
  };
}
