/**
 * The samples of a batch adding up to a gradient, one after the other: what a sample brings meets, the product
 * is read, joins the gradient's number, and the number counts on. Pure.
 */

import { shareName, turns, type Turn } from '../state/shares';
import { even, ramp, type Pulse, type Route } from './frame';
import { edgeRoute, put, route, type Stage } from './moves';
import { outRef, scoped, weightRef, type Edge } from './shape';

/**
 * When things happen in a turn, in lengths of a turn: factors travel; their product forms and is read; it goes
 * to the gradient's place; the number there counts on. The next turn begins while this one ends: the product has
 * closed before the next factors, on a short edge, come by it.
 */
const FACTORS = [0, 0.5] as const;
const FACTORS_MELT = [0.52, 0.64] as const;
const FORM = [0.46, 0.56] as const;
const OPEN = [0.54, 0.72] as const;
const GO = [1.1, 1.4] as const;
const CLOSE = [1.06, 1.26] as const;
const PART_MELT = [1.35, 1.46] as const;
const COUNT = [1.36, 1.64] as const;
/** The first part of a sum comes into an empty place: it makes room before it is written. */
const COME = [1.2, 1.6] as const;
/** What comes back to a bias is read in its cell before it goes; of many each goes at once. */
const READ = 0.55;
const ARRIVE = 1.36;
/** On a short way it closes as it goes, and sinks in at the rim: the number that counts stays free. */
const SHUT = [0.6, 0.9] as const;
const RIM = 0.6;
/** So long a pulse needs to leave its number. */
const LEAVE = 0.07;
/** Those that are left come as so many beads, one behind the other. */
const LEFT = [0, 0.13, 0.26];

/** What part of a step its turns take. */
const [START, END] = [0.03, 0.97];

/** How far a turn is, in lengths of a turn from its beginning. */
function within(p: number, turn: Turn, of: number): number {
  const length = (END - START) / (of - 1 + COUNT[1]);
  return (p - START) / length - turn.at;
}

/** The sum's number as it counts from turn to turn, and how much of it is there. */
function count({ frame, cast, p }: Stage, ref: string): void {
  const all = turns(cast.shape.samples);
  const at = (turn: Turn, when: readonly [number, number]): number => ramp(within(p, turn, all.length), ...when);
  const [first, ...later] = all;
  const next = later.find((turn) => at(turn, COUNT) < 1) ?? later.at(-1);
  if (!first || !next) return;
  frame.reveals.set(ref, at(first, COME));
  const before = all[next.at - 1] ?? first;
  const counts = next.sample === null ? [FACTORS_MELT[0], COUNT[1]] as const : COUNT;
  frame.sums.set(ref, { from: before.total, to: next.total, k: at(next, counts) });
}

/** dw: every sample's a and dz meet on the edge, and their product joins the number on its label. */
export function addWeights(stage: Stage, edge: Edge, counted: boolean): void {
  const { cast, frame, p } = stage;
  const all = turns(cast.shape.samples);
  const ref = `d${weightRef(edge)}`;
  const a = outRef(cast.shape, edge.layer - 1, edge.from);
  const dz = `dz.${edge.layer}.${edge.to}`;
  for (const turn of all) {
    const q = within(p, turn, all.length);
    if (turn.sample === null) {
      LEFT.forEach((lag, at) => {
        bring(stage, edgeRoute('edge', edge), 'fwd', a, q - lag, `${turn.at}.${at}`, null);
        bring(stage, edgeRoute('back', edge), 'bwd', dz, q - lag, `${turn.at}.${at}`, null);
      });
      continue;
    }
    bring(stage, edgeRoute('edge', edge), 'fwd', a, q, `${turn.at}`, turn.sample);
    bring(stage, edgeRoute('back', edge), 'bwd', dz, q, `${turn.at}`, turn.sample);
    join(stage, edgeRoute('share', edge), shareName('part', ref, turn.sample), q, turn);
  }
  const [met, done] = [within(p, all[0] as Turn, all.length), within(p, all.at(-1) as Turn, all.length)];
  const rest = ramp(done, ...COUNT);
  frame.changes.set(weightRef(edge), {
    look: 'bwd', way: 'back', leg: rest > 0 ? 'fromLabel' : 'toLabel', along: rest > 0 ? rest : ramp(met, ...FACTORS),
  });
  if (counted) count(stage, ref);
  else frame.reveals.set(ref, ramp(p, 0.6, 0.84));
}

/** A factor of one sample on its way to the other; without a sample, a bead of many. */
function bring(stage: Stage, way: Route, hue: Pulse['hue'], ref: string, q: number, turn: string, sample: number | null): void {
  const opacity = ramp(q, FACTORS[0] - LEAVE, FACTORS[0] + LEAVE) * (1 - ramp(q, ...FACTORS_MELT));
  if (opacity <= 0) return;
  put(stage, {
    ...pulseOn(way, turn), leg: 'toMeet', along: ramp(q, ...FACTORS), hue, opacity,
    carries: scoped(ref, sample ?? 1), quiet: stage.quiet || sample === null,
  });
}

/** A product stands where its factors have met, then goes to the gradient's place and into it. */
function join(stage: Stage, way: Route, carries: string, q: number, { at }: Turn): void {
  const opacity = ramp(q, ...FORM) * (1 - ramp(q, ...PART_MELT));
  if (opacity <= 0) return;
  put(stage, {
    ...pulseOn(way, `${at}`), along: ramp(q, ...GO), hue: 'bwd', carries, opacity,
    open: ramp(q, ...OPEN) * (1 - ramp(q, ...CLOSE)), quiet: stage.quiet,
  });
}

/** db: every sample's dz goes from its cell to the bias, and joins the number there. */
export function addBiases(stage: Stage, layer: number, unit: number, counted: boolean): void {
  const { cast, p } = stage;
  const all = turns(cast.shape.samples);
  const dz = `dz.${layer}.${unit}`;
  const way = route('unbias', layer, unit);
  for (const turn of all) {
    rise(stage, way, 'bwd', dz, within(p, turn, all.length), turn, { open: null, reach: 1 });
  }
  const ref = `db.${layer}.${unit}`;
  if (counted) count(stage, ref);
  else stage.frame.reveals.set(ref, ramp(p, 0.7, 0.96));
}

interface Rise {
  readonly open: number | null;
  /** What part of the way it goes. */
  readonly reach: number;
}

/** A number of one sample is read in its cell, then goes to the sum; those that are left go at once, as beads. */
function rise(stage: Stage, way: Route, hue: Pulse['hue'], ref: string, q: number, { at, sample }: Turn, { open, reach }: Rise): void {
  const beads = sample === null ? LEFT : [0];
  beads.forEach((lag, place) => {
    const k = q - lag;
    const opacity = ramp(k, -LEAVE, LEAVE) * (1 - ramp(k, ...PART_MELT));
    if (opacity <= 0) return;
    put(stage, {
      ...pulseOn(way, `${at}.${place}`), along: reach * ramp(k, sample === null ? 0 : READ, ARRIVE), hue, opacity, open,
      carries: scoped(ref, sample ?? 1), quiet: stage.quiet || sample === null,
    });
  });
}

/** What part of the step of a mean its sum takes; then the factor comes, the number turns, the factor goes. */
const SUMMED = 0.7;
const FACTOR = [0.7, 0.76] as const;
const TURNS = [0.8, 0.9] as const;
const FACTOR_GONE = [0.93, 0.99] as const;

/** L: every sample's own loss goes up into that of all; of a mean, its factor comes last. */
export function addLosses(stage: Stage): void {
  const { frame, cast, p } = stage;
  const adding = { ...stage, p: cast.mean ? even(p, 0, SUMMED) : p };
  const all = turns(cast.shape.samples);
  for (const turn of all) {
    const q = within(adding.p, turn, all.length);
    rise(adding, route('own', 0, 0), 'fwd', 'l', q, turn, { open: 1 - ramp(q, ...SHUT), reach: RIM });
  }
  count(adding, 'L');
  if (!cast.mean || p < SUMMED) return;
  frame.factors.set(0, ramp(p, ...FACTOR) * (1 - ramp(p, ...FACTOR_GONE)));
  frame.sums.set('L', { from: cast.shape.samples, to: cast.shape.samples + 1, k: ramp(p, ...TURNS) });
}

const pulseOn = (way: Route, turn: string) => ({
  id: `${way.way}.${way.layer}.${way.to}.${way.from}.${turn}`,
  route: way, leg: 'whole', becomes: null, pressed: null, open: null,
}) as const;
