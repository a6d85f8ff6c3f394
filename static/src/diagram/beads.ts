/** Where a pulse is on its path, which number it shows there, and how much room it takes. Pure. */

import type { Leg, Pulse, Way } from './frame';
import { clamp, type Point } from './geometry';
import { spot } from './legs';
import { walk } from './paths';
import { CHANGED, type Path } from './tracks';

/** Ways on which pulses meet others at the end, and so drop into the cell as beads. */
const MEETING: ReadonlySet<Way> = new Set([
  'edge', 'back', 'bias', 'unbias', 'mix', 'unmix', 'out', 'label', 'loss',
]);

/** Half lengths of a pulse that shows its number, and of one that is only a bead. */
export interface Halves {
  readonly open: number;
  readonly bead: number;
}

export interface Bead extends Point {
  /** The number it shows now. */
  readonly ref: string;
  /** 1: drawn with its number; towards 0 it shrinks to a bead. */
  readonly open: number;
}

export function bead(path: Path, pulse: Pulse, half: Halves): Bead {
  if (pulse.pressed !== null) return stopped(path, pulse, pulse.pressed, half);
  const u = spot(path, pulse.leg, pulse.along);
  const at = walk(path, u);
  const ref = pulse.becomes !== null && u >= path.label ? pulse.becomes : pulse.carries;
  if (pulse.quiet) return { ...at, ref, open: 0 };
  if (pulse.open !== null) return { ...at, ref, open: path.tight ? 0 : pulse.open };
  const moving = Math.min(passing(path, pulse, u, half.open), arriving(path, pulse, u, half.open));
  if (path.tight) return { ...at, ref, open: moving };
  return { ...at, ref, open: Math.max(moving, parked(pulse) * changed(path, pulse, u, half.open)) };
}

/** A longer pulse would have no way to go before the wall: so much of the path, in half lengths. */
const RUN_UP = 0.38;

/**
 * Against a shut gate: its front stays at the wall, where it shrinks and goes out. A long number
 * stays in its cell, and a bead runs for it.
 */
function stopped(path: Path, pulse: Pulse, pressed: number, half: Halves): Bead {
  const open = pulse.quiet || half.open > RUN_UP * path.length ? 0 : pressed < 1 ? 1 : clamp((pulse.opacity - 0.4) / 0.6);
  const length = half.bead + (half.open - half.bead) * open;
  const wall = 0.5 - (length + 1.5) / path.length;
  return { ...walk(path, wall * pulse.along), ref: pulse.carries, open };
}

/** A pulse closes to a bead as it comes to where it meets others, or the other factor. */
function arriving(path: Path, { route, leg }: Pulse, u: number, half: number): number {
  if ((leg === 'toPark' && !path.tight) || !MEETING.has(route.way)) return 1;
  const stop = leg === 'toMeet' ? path.meet : leg === 'toLabel' ? path.label : path.end < 1 ? path.end : 1 - half / path.length;
  return clamp((((stop - u) * path.length) / half - 0.1) / 1.1);
}

/** Where a product waits it is read, even beside a label or close to its sum. */
function parked({ leg, along }: Pulse): number {
  if (leg === 'toPark') return clamp((along - 0.85) / 0.15);
  return leg === 'fromPark' ? clamp(1 - along / 0.15) : 0;
}

/** How surely a product has left its label behind, and so carries its own number. */
const changed = ({ label, length }: Path, { becomes }: Pulse, u: number, half: number): number =>
  becomes === null ? 1 : clamp(((u - label) * length) / (CHANGED * half));

/** Legs on which the factors of an edge's gradient come. */
const FACTORS: ReadonlySet<Leg> = new Set(['toMeet', 'toLabel']);

/** On what is shut for it, it is a bead. */
function passing({ shut: usual, graded, length }: Path, { leg }: Pulse, u: number, half: number): number {
  const shut = (FACTORS.has(leg) && graded) || usual;
  return Math.min(1, ...shut.map(({ from, to, clear }) => {
    const away = (Math.max(from - u, u - to) * length) / (half * clear || 1);
    return clamp((away - 0.25) / 0.75);
  }));
}
