/** The ways pulses walk through a layout, and where on them the labels and waiting places lie. Pure. */

import type { Route, Way } from './frame';
import { centre, mixPoint, type Box, type Point } from './geometry';
import type { EdgeLine } from './edges';
import type { Layout } from './layout';
import { meanSpot } from './means';
import { gradientAt, meetingOf, type Meeting } from './meets';
import { parks, type Lane } from './parks';
import { flatten, track, type Track } from './paths';
import { shutOn, shutOnEdge, type Shut } from './shut';
import { axes, type UnitBox } from './stations';

export interface Path extends Track {
  /** Where the edge itself begins and ends, and its label's middle: 0 to 1. */
  readonly start: number;
  readonly end: number;
  readonly label: number;
  /** Where a sample's factors meet. */
  readonly meet: number;
  /** Where a product waits; a bead where the numbers of all that wait there have no room. */
  readonly park: number;
  readonly tight: boolean;
  /** Where a pulse is a bead; on an edge also where it is one for the edge's gradient. */
  readonly shut: readonly Shut[];
  readonly graded?: readonly Shut[];
}

/** A product waits beyond its label, and where it carries its own number: so many half lengths on. */
const BEYOND = 0.01;
export const CHANGED = 0.3;

/** How many lines a label has while products are made, and from when gradients come. */
const [UNGRADED, GRADED] = [1, 2];

/** What of an edge's path does not depend on the edges beside it. */
type EdgeTrack = Omit<Path, 'meet' | 'park' | 'tight' | 'shut' | 'graded'>;

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

export class Tracks {
  private readonly cache = new Map<string, Path>();
  private readonly units = new Map<string, UnitBox>();
  private readonly edges = new Map<string, EdgeLine>();
  private readonly meetings = new Map<string, Meeting>();
  private readonly parked = new Map<string, ReadonlyMap<string, number>>();

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
    if (route.way === 'share') return this.sharePath(route);
    const points = this.points(route).filter((point) => point != null);
    if (points.length < 2) return null;
    const walked = track(points);
    const share = (at: number): number => (walked.miles.at(at) ?? 0) / (walked.length || 1);
    const [first, last] = BETWEEN[route.way] ?? [0, -1];
    const [start, end] = [share(first), share(last)];
    const spot = FROM_LOSS.has(route.way) ? meanSpot(this.layout, route.to) : null;
    const [meet, tight] = [spot ? share(spot.index) : end / 2, FROM_LOSS.has(route.way) && !spot];
    return { ...walked, start, end, label: 0.5, meet, park: end, tight, shut: shutOn(route, share) };
  }

  private edgePath(route: Route): Path | null {
    const walked = this.edgeTrack(route);
    const edge = this.edges.get(`${route.layer}.${route.to}.${route.from}`);
    if (!walked || !edge) return null;
    // Places to wait are looked for by trial: only once something is to wait, or to be read. A crowd shows no numbers.
    const park = (): number | undefined => this.waiting(route).get(edge.id);
    const meet = (): number => this.meeting(edge).k;
    const { start, end } = walked;
    const back = route.way === 'back';
    const graded = once(() => shutOnEdge(edge, this.layout, walked, back, GRADED));
    const shut = back ? graded : once(() => shutOnEdge(edge, this.layout, walked, back, UNGRADED));
    return {
      ...walked,
      get shut() {
        return shut();
      },
      get graded() {
        return graded();
      },
      get meet() {
        return start + (end - start) * (route.way === 'back' ? 1 - meet() : meet());
      },
      get park() {
        return park() ?? walked.end;
      },
      get tight() {
        return park() === undefined;
      },
    };
  }

  /** From where a sample's factors have met to the place of the edge's gradient. */
  private sharePath({ layer, to, from }: Route): Path | null {
    const edge = this.edges.get(`${layer}.${to}.${from}`);
    if (!edge) return null;
    const { k, room } = this.meeting(edge);
    const walked = track([mixPoint(edge.line.from, edge.line.to, k), gradientAt(edge, this.layout)]);
    return { ...walked, start: 0, end: 1, label: 0.5, meet: 1, park: 1, tight: !room, shut: [] };
  }

  private meeting(edge: EdgeLine): Meeting {
    let found = this.meetings.get(edge.id);
    if (!found) this.meetings.set(edge.id, (found = meetingOf(edge, this.layout)));
    return found;
  }

  /** Where the products of a layer's edges wait, if their numbers have room there. */
  private waiting({ way, layer }: Route): ReadonlyMap<string, number> {
    const key = `${way}.${layer}`;
    let found = this.parked.get(key);
    if (found === undefined) {
      const half = this.layout.size.pulse.w / 2;
      const edges = this.layout.edges.filter((edge) => edge.layer === layer);
      const lane = (edge: EdgeLine): Lane | null => {
        const walked = this.edgeTrack({ way, layer, to: edge.to, from: edge.from });
        return walked && { ...walked, id: edge.id, beyond: walked.label + BEYOND + (CHANGED * half) / walked.length };
      };
      this.parked.set(key, (found = parks(edges, way === 'back' ? 'from' : 'to', lane, this.layout)));
    }
    return found;
  }

  private edgeTrack({ way, layer, to, from }: Route): EdgeTrack | null {
    const edge = this.edges.get(`${layer}.${to}.${from}`);
    const target = this.units.get(`${layer}.${to}`);
    const source = this.outCells(layer - 1, from);
    if (!edge || !target || !source) return null;
    const { line, label } = edge;
    const back = way === 'back';
    const points = back
      ? [target.seats.dz, this.rim(target.backward, 'start'), line.to, line.from, this.rim(source.lane, 'end'), source.back]
      : [source.out, line.from, line.to, target.seats.h];
    const walked = track(points);
    const share = (at: number): number => (walked.miles.at(at) ?? 0) / walked.length;
    const [start, end] = back ? [share(2), share(3)] : [share(1), share(2)];
    const along = (k: number): number => start + (end - start) * (back ? 1 - k : k);
    return { ...walked, start, end, label: along(label.k) };
  }

  /** Where a lane of gradients begins or ends: by it a gradient comes and goes, clear of the lane beside. */
  private rim({ x, y, w, h }: Box, at: 'start' | 'end'): Point {
    return this.layout.flow === 'right'
      ? { x: at === 'start' ? x : x + w, y: y + h / 2 }
      : { x: x + w / 2, y: at === 'start' ? y : y + h };
  }

  /** From dz around the sum to the line of its bias: the sum's own number stays free. */
  private around({ h, seats, backward, bias, stem }: UnitBox): Point[] {
    if (!bias) return [];
    const { point, flow } = axes(this.layout.flow);
    const [main, cross, thick] = flow === 'right' ? [h.x, h.y, h.h] : [h.y, h.x, h.w];
    const { from, to } = bias.line;
    // Over its sum: between the two.
    if (stem) return [seats.dz, this.rim(backward, 'start'), { x: stem.to.x, y: (from.y + h.y) / 2 }, to, from];
    const pad = this.layout.size.font * 0.3;
    return [
      seats.dz, this.rim(backward, 'start'), point(main - pad, cross + thick / 2), point(main - pad / 3, cross - pad / 2),
      point(flow === 'right' ? from.x : from.y, cross - pad), from,
    ];
  }

  private outCells(layer: number, unit: number): { out: Point; back: Point; lane: Box } | null {
    if (layer === 0) {
      const input = this.layout.inputs.find((box) => box.unit === unit);
      return input ? { out: centre(input.value), back: centre(input.backward), lane: input.backward } : null;
    }
    const box = this.units.get(`${layer}.${unit}`);
    return box ? { out: box.seats.a, back: box.seats.da, lane: box.backward } : null;
  }

  private points({ way, layer, to, from }: Route): (Point | null | undefined)[] {
    const { loss } = this.layout;
    const unit = this.units.get(`${layer}.${to}`);
    const other = this.units.get(`${layer}.${from}`);
    const target = this.layout.targets.find((box) => box.unit === to);
    switch (way) {
      case 'gate':
        return [unit?.seats.h, unit?.seats.a];
      case 'ungate':
        return [unit?.seats.da, unit?.seats.dz];
      case 'mix':
        return [other?.seats.h, wall(other, 'forward'), wall(unit, 'forward'), unit?.seats.a];
      case 'unmix':
        return [other?.seats.da, wall(other, 'backward'), wall(unit, 'backward'), unit?.seats.dz];
      case 'bias':
        return [unit?.bias?.line.from, unit?.bias?.line.to, unit?.seats.h];
      case 'unbias':
        return unit ? this.around(unit) : [];
      case 'out':
        return [unit?.seats.a, ...this.curve('outs', to), centre(loss.own ?? loss.value)];
      case 'label':
        return [target && centre(target.box), ...this.curve('labels', to),
          centre(loss.own ?? loss.value)];
      case 'loss':
        return [...this.curve('outs', to).reverse(), unit ? this.rim(unit.backward, 'end') : null, unit?.seats.da];
      case 'fuse':
        return [...this.curve('outs', to).reverse(), unit ? this.rim(unit.backward, 'end') : null, unit?.seats.da, unit?.seats.dz];
      case 'own':
        return [loss.own ? centre(loss.own) : null, centre(loss.value)];
      case 'edge':
      case 'back':
      case 'share':
        return [];
    }
  }

  private curve(which: 'outs' | 'labels', unit: number): Point[] {
    const curve = this.layout[which].get(unit);
    return curve ? flatten(curve) : [];
  }
}

/** Ways on which a sample's gradient takes its share of the mean. */
const FROM_LOSS: ReadonlySet<Way> = new Set(['loss', 'fuse']);

/** Ways that lead over a curve: which of their points are its ends. */
const BETWEEN: Partial<Record<Way, readonly [number, number]>> = { out: [1, -2], label: [1, -2], loss: [0, -3] };

function wall(unit: UnitBox | undefined, lane: 'forward' | 'backward'): Point | null {
  if (!unit) return null;
  const { from, to } = unit.gates[lane];
  return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
}
