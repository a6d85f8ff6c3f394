/** Where on its way a pulse is only a bead, so that it covers no number that is not its own. Pure. */

import type { EdgeLine } from './edges';
import type { Route } from './frame';
import { distance, stretchIn, type Line } from './geometry';

/** A stretch on which a pulse would cover a number that is not its own, or change its number. */
export interface Shut {
  readonly from: number;
  readonly to: number;
  /** How far off it is open again, in half lengths of a pulse. */
  readonly clear: number;
}

/** So far from a node a pulse covers none of its numbers. */
const NODE = 1.2;
/** At the wall of a gate and at a label that stands beside its edge, only for a moment. */
const MOMENT = 0.6;

/** Where a lane of gradients ends and its edge begins. */
export const shutAtNode = (from: number, to: number): Shut => ({ from, to, clear: NODE });

/** The stretches of a way other than an edge on which its pulse is a bead; `share`: how far a point lies. */
export function shutOn({ way, to, from }: Route, share: (at: number) => number): Shut[] {
  const shut = (first: number, last: number, clear = NODE): Shut => ({ from: share(first), to: share(last), clear });
  switch (way) {
    case 'bias':
      return [shut(0, -1)];
    case 'unbias':
      return [shut(1, -1)];
    case 'mix':
    case 'unmix':
      return to === from ? [] : [shut(1, 2)];
    case 'gate':
    case 'ungate':
      return [{ from: 0.5, to: 0.5, clear: MOMENT }];
    case 'loss':
      return [shut(0, 0)];
    case 'fuse':
      return [shut(0, 0), shut(-4, -2)];
    default:
      return [];
  }
}

/** By its label: under a plate, and where it stands beside the edge to come out with another number. */
export function passing({ line, label }: EdgeLine, along: (k: number) => number): Shut {
  if (label.stand !== 'plate') return { from: along(label.k), to: along(label.k), clear: MOMENT };
  const [a, b] = (stretchIn(label.box, line) ?? [label.k, label.k]).map(along) as [number, number];
  return { from: Math.min(a, b), to: Math.max(a, b), clear: 0.55 + 0.45 * lean(line) };
}

/** On a steep edge a pulse is as high as it is long, on a flat one it reaches farther along. */
const lean = ({ from, to }: Line): number => Math.abs(to.x - from.x) / (distance(from, to) || 1);
