/**
 * The movements of the animation, one for each thing that happens in a network: a product runs
 * into its sum, a number meets its gate, contributions flow back, a gradient is left on its edge,
 * a weight moves. Each writes into a frame what is to be seen at progress `p` of its step. Pure.
 */

import { even, ramp, type Frame, type Hue, type Leg, type Pulse, type Route, type Way } from './frame';
import { place } from '../refs';
import { scoped, type Edge, type Shape } from './shape';

/** What is drawn of a network. */
export interface Crew {
  readonly shape: Shape;
  /** The units of a layer that are drawn. */
  units(layer: number): readonly number[];
}

/** Who plays: the shape, the sample told, and what the numbers say of the gates. */
export interface Cast extends Crew {
  readonly sample: number;
  /** Whether it is known what each sample of a batch adds: then it is seen, sample after sample. */
  readonly adds: boolean;
  /** Whether the loss of the batch is the mean of its samples' losses, and that is seen. */
  readonly mean: boolean;
  /** Nothing comes through forward: the slope and the output are 0. */
  stops(layer: number, unit: number): boolean;
  /** Nothing comes through backward: the slope is 0. */
  shuts(layer: number, unit: number): boolean;
}

export interface Stage {
  readonly frame: Frame;
  readonly cast: Cast;
  readonly p: number;
  /** Too many pulses at once for each to show its number. */
  readonly quiet: boolean;
}

/** When things happen within a step: pulses leave, travel, arrive; then the result forms. */
const LEAVE = 0.04;
export const TRAVEL = [0.06, 0.78] as const;
/** So long after its arrival a pulse melts. */
const MELT = [0.02, 0.13] as const;
/** A result forms where beads have met, or under a pulse that brings it whole. */
const FORM: Record<'met' | 'brought', readonly [number, number]> = { met: [0.85, 0.98], brought: [0.76, 0.82] };

/** How much later than the first the last unit of a layer begins: of a crowd, and of units that are seen one by one. */
const TURNS = { crowd: 0.14, most: 0.56 };
/** What part of a unit's own time passes until the next one begins: its numbers have left their cell. */
const AFTER = 0.42;

export interface Timing {
  readonly start: number;
  readonly end: number;
}
/** The whole of a step; a step that tells two things gives each a part. */
export const WHOLE: Timing = { start: 0, end: 1 };

const within = (p: number, { start, end }: Timing): number => (p - start) / (end - start);

export const route = (way: Way, layer: number, to: number, from = 0): Route => ({ way, layer, to, from });
export const edgeRoute = (way: Way, { layer, to, from }: Edge): Route => route(way, layer, to, from);

interface Run {
  readonly route: Route;
  readonly hue: Hue;
  readonly carries: string;
  readonly becomes?: string;
  readonly leg?: Leg;
  readonly stopped?: boolean;
  /** Stays where it arrives, to wait for the others. */
  readonly stays?: boolean;
  readonly timing?: Timing;
  /** A sample's place in a line of several pulses on one route. */
  readonly turn?: Turn;
}

export interface Turn {
  readonly at: number;
  readonly of: number;
}

/** Ways so short that a pulse has left its number only when it arrives. */
const SHORT: ReadonlySet<Way> = new Set(['gate', 'ungate', 'own']);

/** More samples than these are not seen one by one. */
export const SEEN_SAMPLES = 4;
/** What part of a pulse's way lies between it and the next one; on a short way the next one waits. */
const APART = 0.5;
const APART_SHORT = 0.85;

/** The samples of a batch whose pulses are seen, with their turns; of a crowd only the one shown. */
export function samples({ cast: { shape, sample }, quiet }: Stage): { sample: number; turn: Turn }[] {
  const of = quiet ? 1 : Math.min(shape.samples, SEEN_SAMPLES);
  return Array.from({ length: of }, (_, at) => ({ sample: of > 1 ? at + 1 : sample, turn: { at, of } }));
}

/** When a pulse begins and ends to travel; those in a line keep their distance, the last arrives on time. */
function travel({ at, of }: Turn, way: Way): readonly [number, number] {
  const [start, end] = TRAVEL;
  const apart = SHORT.has(way) ? APART_SHORT : APART;
  const length = (end - start) / (1 + apart * (of - 1));
  const from = start + at * apart * length;
  return [from, from + length];
}

/** A pulse leaves, runs and melts into where it arrives; or meets a shut gate and goes out there. */
export function run(stage: Stage, what: Run): void {
  const p = within(stage.p, what.timing ?? WHOLE);
  const [leaves, arrives] = travel(what.turn ?? { at: 0, of: 1 }, what.route.way);
  // Pulses in a line all go at one pace, or they would close up where they start and end.
  const inLine = (what.turn?.of ?? 1) > 1 && !SHORT.has(what.route.way);
  const along = (inLine ? even : ramp)(p, leaves, what.stopped ? 0.44 : arrives);
  const gone = what.stays ? 0 : what.stopped ? ramp(p, 0.6, 0.86) : ramp(p, arrives + MELT[0], arrives + MELT[1]);
  const from = what.leg === 'fromPark' ? 1 : ramp(p, leaves - LEAVE, leaves + LEAVE);
  const opacity = from * (1 - gone);
  if (opacity <= 0) return;
  const { sample } = stage.cast;
  const pulse: Pulse = {
    id: `${what.route.way}.${what.route.layer}.${what.route.to}.${what.route.from}.${what.turn?.at ?? 0}`,
    route: what.route,
    leg: what.leg ?? 'whole',
    along,
    hue: what.hue,
    carries: what.turn ? what.carries : scoped(what.carries, sample),
    becomes: what.becomes ? scoped(what.becomes, sample) : null,
    opacity,
    pressed: what.stopped ? ramp(p, 0.4, 0.54) : null,
    open: null,
    quiet: stage.quiet,
  };
  put(stage, pulse);
}

/** A pulse on the stage, and the number that it was taken from lifted off its place. */
export function put(stage: Stage, pulse: Pulse): void {
  stage.frame.pulses.push(pulse);
  lift(stage, pulse);
}

/** Legs that begin at a number; on others the pulse was under way already. */
const FROM_NUMBER: ReadonlySet<Leg> = new Set(['whole', 'toMeet', 'toLabel', 'toPark']);
/** What starts beside its number, or not at it. */
const BESIDE: ReadonlySet<Way> = new Set(['bias', 'loss', 'fuse', 'share']);

/** A number is faint while the pulse that took it still lies over it. */
function lift({ frame }: Stage, { leg, carries, opacity, along, pressed, route: { way } }: Pulse): void {
  if (!FROM_NUMBER.has(leg) || BESIDE.has(way)) return;
  const left = SHORT.has(way) ? ramp(along, 0.5, 0.9) : ramp(along, 0.12, 0.3);
  // It comes back only when what was stopped is a bead at the wall.
  const over = pressed === null ? opacity * (1 - left) : Math.min(1, 2 * opacity);
  const ref = place(carries);
  frame.lifts.set(ref, Math.max(frame.lifts.get(ref) ?? 0, over));
}

export function reveal(stage: Stage, ref: string, how: keyof typeof FORM = 'met', timing = WHOLE): void {
  stage.frame.reveals.set(ref, ramp(within(stage.p, timing), ...FORM[how]));
}

export const turnGate = (stage: Stage, layer: number, unit: number): void => {
  stage.frame.gates.set(`${layer}.${unit}`, ramp(stage.p, 0.04, 0.34));
};

/** A part of a whole layer's step: each unit a little after the one before, so that pulses pass one by one. */
export function inTurn(stage: Stage, at: number, count: number): Stage {
  const apart = AFTER * (count - 1);
  const last = stage.quiet ? TURNS.crowd : Math.min(TURNS.most, apart / (1 + apart));
  const lag = count > 1 ? (last * at) / (count - 1) : 0;
  return { ...stage, p: even(stage.p, lag, lag + 1 - last) };
}
