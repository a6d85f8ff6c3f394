/** How far along its path a pulse, or a change of look, has come. Pure. */

import type { Leg, Turning } from './frame';
import { clamp } from './geometry';
import type { Path } from './tracks';

/** The place on a path that a leg has come to. */
export function spot(path: Path, leg: Leg, along: number): number {
  const [from, to] = bounds(path, leg);
  return from + (to - from) * along;
}

function bounds(path: Path, leg: Leg): readonly [number, number] {
  switch (leg) {
    case 'whole':
      return [0, 1];
    case 'toMeet':
      return [0, path.meet];
    case 'fromMeet':
      return [path.meet, 1];
    case 'toLabel':
      return [0, path.label];
    case 'fromLabel':
      return [path.label, 1];
    case 'toPark':
      return [0, path.park];
    case 'fromPark':
      return [path.park, 1];
  }
}

/** How far a change of look has come along the edge itself, from the end it started at. */
export function reach(path: Path, { leg }: Turning, along: number): number {
  const u = spot(path, leg, along);
  return clamp((u - path.start) / (path.end - path.start || 1));
}
