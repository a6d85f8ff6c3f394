/** The ways pulses walk through a layout, and where on them the labels and waiting places lie. Pure. */

import type { Change, Leg, Pulse, Route, Way } from './frame';
import { centre, clamp, distance, stretchIn, type Box, type Point } from './geometry';
import type { EdgeLine } from './edges';
import type { Layout } from './layout';
import { flatten, track, walk, type Track } from './paths';
import type { UnitBox } from './stations';

export interface Path extends Track {
  /** Where the edge itself begins and ends, and its label's middle and both its borders: 0 to 1. */
  readonly start: number;
  readonly end: number;
  readonly label: number;
  readonly hidden: readonly [number, number] | null;
}

/** Ways that lead over a curve, between a step out of a cell and a step into the next. */
const CURVED: ReadonlySet<Way> = new Set(['out', 'label', 'loss']);
/** Ways on which pulses meet others at the end, and so drop into the cell as beads. */
const MEETING: ReadonlySet<Way> = new Set([
  'edge', 'back', 'bias', 'unbias', 'mix', 'unmix', 'out', 'label', 'loss',
]);
/** A product waits this far along its edge. */
const PARK = 0.85;

export class Tracks {
  private readonly cache = new Map<string, Path>();
  private readonly units = new Map<string, UnitBox>();
  private readonly edges = new Map<string, EdgeLine>();

  constructor(private readonly layout: Layout) {
    for (const unit of layout.units) this.units.set(`${unit.layer}.${unit.unit}`, unit);
    for (const edge of layout.edges) this.edges.set(`${edge.layer}.${edge.to}.${edge.from}`, edge);
  }

  path(route: Route): Path | null {
    const key = `${route.way}.${route.layer}.${route.to}.${route.from}`;
    let found = this.cache.get(key);
    if (!found) {
      const made = this.make(route);
      if (!made) return null;
      this.cache.set(key, (found = made));
    }
    return found;
  }

  private make(route: Route): Path | null {
    if (route.way === 'edge' || route.way === 'back') return this.edgePath(route);
    const points = this.points(route).filter((point) => point !== null);
    if (points.length < 2) return null;
    const walked = track(points);
    const share = (at: number): number => (walked.miles.at(at) ?? 0) / walked.length;
    const [start, end] = CURVED.has(route.way) ? [share(1), share(-2)] : [0, 1];
    return { ...walked, start, end, label: 0.5, hidden: null };
  }

  private edgePath({ way, layer, to, from }: Route): Path | null {
    const edge = this.edges.get(`${layer}.${to}.${from}`);
    const target = this.units.get(`${layer}.${to}`);
    const source = this.outCells(layer - 1, from);
    if (!edge || !target || !source) return null;
    const { line, label } = edge;
    const back = way === 'back';
    const points = back
      ? [centre(target.dz), line.to, line.from, centre(source.back)]
      : [centre(source.out), line.from, line.to, centre(target.h)];
    const walked = track(points);
    const [start, end] = [1, 2].map((i) => (walked.miles[i] ?? 0) / walked.length) as [number, number];
    const along = (k: number): number => start + (end - start) * (back ? 1 - k : k);
    const hides = label.stand === 'plate' ? stretchIn(label.box, line) : null;
    const hidden = hides && ([along(hides[back ? 1 : 0]), along(hides[back ? 0 : 1])] as const);
    return { ...walked, start, end, label: along(label.k), hidden };
  }

  private outCells(layer: number, unit: number): { out: Box; back: Box } | null {
    if (layer === 0) {
      const input = this.layout.inputs.find((box) => box.unit === unit);
      return input ? { out: input.value, back: input.backward } : null;
    }
    const box = this.units.get(`${layer}.${unit}`);
    return box ? { out: box.a, back: box.da } : null;
  }

  private points({ way, layer, to, from }: Route): (Point | null)[] {
    const { loss } = this.layout;
    const unit = this.units.get(`${layer}.${to}`);
    const other = this.units.get(`${layer}.${from}`);
    const middle = (box: Box | undefined): Point | null => (box ? centre(box) : null);
    switch (way) {
      case 'gate':
        return [middle(unit?.h), middle(unit?.a)];
      case 'ungate':
        return [middle(unit?.da), middle(unit?.dz)];
      case 'mix':
        return [middle(other?.h), wall(other, 'forward'), wall(unit, 'forward'), middle(unit?.a)];
      case 'unmix':
        return [middle(other?.da), wall(other, 'backward'), wall(unit, 'backward'), middle(unit?.dz)];
      case 'bias':
        return [unit?.bias?.line.from ?? null, unit?.bias?.line.to ?? null, middle(unit?.h)];
      case 'unbias':
        return [middle(unit?.dz), unit?.bias?.line.to ?? null, unit?.bias?.line.from ?? null];
      case 'out':
        return [middle(unit?.a), ...this.curve('outs', to), centre(loss.own ?? loss.value)];
      case 'label':
        return [middle(this.layout.targets.find((t) => t.unit === to)?.box), ...this.curve('labels', to),
          centre(loss.own ?? loss.value)];
      case 'loss':
        return [centre(loss.value), ...this.curve('outs', to).reverse(), middle(unit?.da)];
      case 'fuse':
        return [centre(loss.value), ...this.curve('outs', to).reverse(), middle(unit?.da), middle(unit?.dz)];
      case 'own':
        return [loss.own ? centre(loss.own) : null, centre(loss.value)];
      case 'edge':
      case 'back':
        return [];
    }
  }

  private curve(which: 'outs' | 'labels', unit: number): Point[] {
    const curve = this.layout[which].get(unit);
    return curve ? flatten(curve) : [];
  }
}

function wall(unit: UnitBox | undefined, lane: 'forward' | 'backward'): Point | null {
  if (!unit) return null;
  const { from, to } = unit.gates[lane];
  return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
}

/** The place on a path that a leg has come to. */
export function spot({ start, end, label }: Path, leg: Leg, along: number): number {
  const park = start + (end - start) * PARK;
  const bounds: Record<Leg, readonly [number, number]> = {
    whole: [0, 1],
    toLabel: [0, label],
    fromLabel: [label, 1],
    toPark: [0, park],
    fromPark: [park, 1],
  };
  const [from, to] = bounds[leg];
  return from + (to - from) * along;
}

/** How far a change of look has come along the edge itself, from the end it started at. */
export function reach(path: Path, { leg, along }: Change): number {
  const u = spot(path, leg, along);
  return clamp((u - path.start) / (path.end - path.start || 1));
}

export interface Bead extends Point {
  /** The number it shows now. */
  readonly ref: string;
  /** 1: drawn with its number; towards 0 it shrinks to a bead, to slip under a label. */
  readonly open: number;
}

/** Where a pulse is, which number it carries there, and how much room it may take. */
export function bead(path: Path, pulse: Pulse, halfWidth: number): Bead {
  const wall = 0.5 - (halfWidth + 1.5) / path.length;
  const u = pulse.pressed === null ? spot(path, pulse.leg, pulse.along) : wall * pulse.along;
  const at = walk(path, u);
  const passed = u >= path.label;
  const ref = pulse.becomes !== null && passed ? pulse.becomes : pulse.carries;
  if (pulse.quiet) return { ...at, ref, open: 0 };
  const free = Math.max(passing(path, u, halfWidth), parked(pulse));
  return { ...at, ref, open: Math.min(free, arriving(path, pulse, u, halfWidth)) };
}

/** A pulse closes to a bead as it comes to where it meets others, or the other factor. */
function arriving(path: Path, { route, leg }: Pulse, u: number, halfWidth: number): number {
  if (leg === 'toPark' || !MEETING.has(route.way)) return 1;
  const stop = leg === 'toLabel' ? path.label : path.end < 1 ? path.end : 1 - halfWidth / path.length;
  const left = ((stop - u) * path.length) / halfWidth;
  return clamp((left - 0.1) / 1.1);
}

/** Where a product waits it is read, even beside a label. */
function parked({ leg, along }: Pulse): number {
  if (leg === 'toPark') return clamp((along - 0.85) / 0.15);
  return leg === 'fromPark' ? clamp(1 - along / 0.15) : 0;
}

/** It slips under the plate of its label as a bead. */
function passing({ hidden, length, points }: Path, u: number, halfWidth: number): number {
  if (!hidden) return 1;
  const [a, b] = [points[1], points[2]];
  // On a steep edge a pulse is as high as it is long, on a flat one it reaches farther along.
  const lean = a && b ? Math.abs(b.x - a.x) / (distance(a, b) || 1) : 1;
  const reachOut = (halfWidth * (0.55 + 0.45 * lean)) / (length || 1);
  const gap = Math.max(hidden[0] - u, u - hidden[1]);
  return clamp((gap - 0.25 * reachOut) / (0.75 * reachOut));
}
