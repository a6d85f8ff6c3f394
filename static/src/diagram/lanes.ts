/**
 * The ways back from the loss as lines in the picture, each beside the others where they share an
 * edge, like the lines of a railway map. Pure.
 */

import { parseRef, type Ref } from '../refs';
import { clamp, distance, mixPoint, type Point } from './geometry';
import type { Route, Way } from './frame';
import { route } from './moves';
import { track, walk } from './paths';
import { depth, type Shape } from './shape';
import type { Tracks } from './tracks';

/** More ways than these cannot be told apart at once; then each is lit as it is pointed at. */
export const MOST_COLOURED = 4;

/** How far apart two ways run on one edge, from middle to middle. */
const LANE = 5;
/** Where along its first stretch a way carries its number, and how much later the next one does. */
const BADGE = { first: 0.26, step: 0.17 };

export interface WayLine {
  /** Counted from 0; its colour, its dashes and its number follow from it. */
  readonly index: number;
  readonly refs: readonly string[];
  readonly points: readonly Point[];
  readonly badge: Point;
}

/** One stretch of a way: a route of the picture's, as far as the way follows it. */
interface Stretch {
  readonly route: Route;
  /** Ends at the label of its edge: the way leads to the weight itself. */
  readonly short: boolean;
}

/** The stretches of a way; its refs run from the loss to the quantity explained. */
export function stretches(shape: Shape, refs: readonly string[]): Stretch[] {
  const last = depth(shape);
  const found: Stretch[] = [];
  let before: Ref | null = null;
  const stations = refs.map(parseRef).filter((ref) => ref !== null && ref.kind !== 'l');
  stations.forEach((ref, at) => {
    if (!ref) return;
    const ends = at === stations.length - 1;
    const add = (way: Route, short = false): void => void found.push({ route: way, short });
    if (ref.kind === 'y') add(route('loss', last, ref.unit));
    else if (ref.kind === 'h' && before?.kind === 'L') add(route('fuse', ref.layer, ref.unit));
    else if (ref.kind === 'h' && before) {
      const across = before.unit !== ref.unit;
      add(across ? route('unmix', ref.layer, ref.unit, before.unit) : route('ungate', ref.layer, ref.unit));
    } else if (ref.kind === 'w') add(route('back', ref.layer, ref.to, ref.from), ends);
    else if (ref.kind === 'b') add(route('unbias', ref.layer, ref.unit));
    before = ref;
  });
  return found;
}

const keyOf = ({ way, layer, to, from }: Route): string => `${way}.${layer}.${to}.${from}`;

/** The lines of several ways at once; a way that leads through what is not drawn is left out. */
export function wayLines(shape: Shape, tracks: Tracks, ways: readonly (readonly string[])[]): WayLine[] {
  const told = ways.map((refs) => stretches(shape, refs));
  const users = new Map<string, number[]>();
  told.forEach((parts, index) => {
    for (const { route: way } of parts) users.set(keyOf(way), [...(users.get(keyOf(way)) ?? []), index]);
  });
  return told.flatMap((parts, index): WayLine[] => {
    const refs = ways[index] ?? [];
    const legs = parts.map((part) => leg(tracks, part, lane(users.get(keyOf(part.route)) ?? [], index)));
    if (!allDrawn(legs) || (legs[0]?.length ?? 0) < 2) return [];
    const first = track(legs[0] ?? []);
    const badge = walk(first, BADGE.first + BADGE.step * (index % 3));
    return [{ index, refs, points: legs.flat(), badge }];
  });
}

/** Where ways that came by different stretches reach the same place, and so add up. */
export function meetings(shape: Shape, tracks: Tracks, ways: readonly (readonly string[])[]): Point[] {
  const arrivals = new Map<string, Map<string, Route>>();
  for (const { route: way } of ways.flatMap((refs) => stretches(shape, refs))) {
    const place = way.way === 'back' ? `a.${way.layer - 1}.${way.from}` : `h.${way.layer}.${way.to}`;
    if (way.way !== 'back' && way.way !== 'unmix' && way.way !== 'ungate') continue;
    const came = arrivals.get(place) ?? new Map<string, Route>();
    arrivals.set(place, came.set(keyOf(way), way));
  }
  return [...arrivals.values()].flatMap((came) => {
    if (came.size < 2) return [];
    const way = [...came.values()].find((route) => route.way !== 'ungate');
    const path = way && tracks.path(way);
    // Ways by edges meet where the edges leave their unit, ways through a softmax before they enter it.
    return (path && (way.way === 'back' ? walk(path, path.end) : porch(tracks, way.layer, way.to)?.before)) ?? [];
  });
}

/** The way's place beside the others on the same stretch, from its middle. */
function lane(users: readonly number[], index: number): number {
  return (users.indexOf(index) - (users.length - 1) / 2) * LANE;
}

const allDrawn = (legs: readonly (Point[] | null)[]): legs is Point[][] => legs.every((points) => points !== null);

/** What is seen of a stretch: between the nodes. Through a node the line runs straight, under it. */
const OUTSIDE: Partial<Record<Way, readonly [first: number, last: number | undefined]>> = {
  back: [2, -2], ungate: [0, 0], loss: [0, -2], fuse: [0, -3], unbias: [-2, undefined],
};

/** The points of a stretch; null where it is not drawn. */
function leg(tracks: Tracks, { route: way, short }: Stretch, offset: number): Point[] | null {
  if (way.way === 'unmix') return across(tracks, way, offset);
  const path = tracks.path(way);
  if (!path) return null;
  const [first, last] = OUTSIDE[way.way] ?? [0, undefined];
  const points = short
    ? upTo(path.points, path.miles, path.label * path.length).slice(first)
    : path.points.slice(first, last);
  return beside(points, offset);
}

/** How far before its unit a way across a softmax turns, clear of the numbers in it. */
const PORCH = 14;

/** Where the wire from the loss ends at a unit, and a place before its lane of gradients. */
function porch(tracks: Tracks, layer: number, unit: number): { wire: Point; before: Point } | null {
  const [wire, door, inside] = tracks.path(route('loss', layer, unit))?.points.slice(-3) ?? [];
  if (!wire || !door || !inside) return null;
  const long = distance(inside, door) || 1;
  return { wire, before: mixPoint(inside, door, 1 + PORCH / long) };
}

/** From one output to another's sum: outside the units, so that nothing in them is crossed out. */
function across(tracks: Tracks, { layer, to, from }: Route, offset: number): Point[] | null {
  const [source, target] = [porch(tracks, layer, from), porch(tracks, layer, to)];
  if (!source || !target) return null;
  return [...beside([source.wire, target.before], offset), target.wire];
}

/** The points of a track up to a length along it. */
function upTo(points: readonly Point[], miles: readonly number[], length: number): Point[] {
  const kept = points.filter((_, at) => (miles[at] ?? 0) < length);
  const [a, b] = [points[kept.length - 1], points[kept.length]];
  if (!a || !b) return [...kept];
  const [low, high] = [miles[kept.length - 1] ?? 0, miles[kept.length] ?? 0];
  return [...kept, mixPoint(a, b, clamp((length - low) / (high - low || 1)))];
}

/** The line at a distance beside another one; where it bends, its bends keep their distance. */
function beside(points: readonly Point[], offset: number): Point[] {
  if (offset === 0) return [...points];
  return points.map((point, at) => {
    const [before, after] = [points[at - 1], points[at + 1]];
    // The longer of the two neighbours tells the direction: on an edge the cells at its ends do not bend it.
    const [from, to] =
      !before || (after && distance(point, after) >= distance(before, point)) ? [point, after ?? point] : [before, point];
    const length = distance(from, to) || 1;
    return { x: point.x - ((to.y - from.y) / length) * offset, y: point.y + ((to.x - from.x) / length) * offset };
  });
}

/** Whether a way is shown while only `route` stays lit. */
export function onRoute(refs: readonly string[], lit: readonly string[] | null): boolean {
  return lit === null || refs.every((ref) => lit.includes(ref));
}

/** Path data of a run of points. */
export const linePath = (points: readonly Point[]): string =>
  `M${points.map(({ x, y }) => `${x.toFixed(2)} ${y.toFixed(2)}`).join('L')}`;
