/**
 * The movements of the animation, one for each thing that happens in a network: a product runs
 * into its sum, a number meets its gate, contributions flow back, a gradient is left on its edge,
 * a weight moves. Each writes into a frame what is to be seen at progress `p` of its step. Pure.
 */

import { ramp, type Frame, type Hue, type Leg, type Pulse, type Route, type Way } from './frame';
import { place } from '../refs';
import { outGradientRef, outRef, scoped, weightRef, type Edge, type Shape } from './shape';

/** Who plays: the shape, the sample told, and what the numbers say of the gates. */
export interface Cast {
  readonly shape: Shape;
  readonly sample: number;
  /** The units of a layer that are drawn. */
  units(layer: number): readonly number[];
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
const LEAVE = [0.02, 0.1] as const;
const TRAVEL = [0.06, 0.78] as const;
const MEET = [0.8, 0.93] as const;
const FORM = [0.76, 0.95] as const;

export interface Timing {
  readonly start: number;
  readonly end: number;
}
/** The whole of a step; a step that tells two things gives each a part. */
export const WHOLE: Timing = { start: 0, end: 1 };

const within = (p: number, { start, end }: Timing): number => (p - start) / (end - start);

export const route = (way: Way, layer: number, to: number, from = 0): Route => ({ way, layer, to, from });
const edgeRoute = (way: Way, { layer, to, from }: Edge): Route => route(way, layer, to, from);

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
  readonly late?: number;
}

/** A pulse leaves, runs and melts into where it arrives; or meets a shut gate and goes out there. */
export function run(stage: Stage, what: Run): void {
  const late = (what.late ?? 0) * 0.07;
  const p = within(stage.p, what.timing ?? WHOLE) - late;
  const along = ramp(p, TRAVEL[0], what.stopped ? 0.44 : TRAVEL[1] - late);
  const gone = what.stays ? 0 : what.stopped ? ramp(p, 0.62, 0.9) : ramp(p, MEET[0] - late, MEET[1]);
  const from = what.leg === 'fromPark' ? 1 : ramp(p, ...LEAVE);
  const opacity = from * (1 - gone);
  if (opacity <= 0) return;
  const { sample } = stage.cast;
  const pulse: Pulse = {
    id: `${what.route.way}.${what.route.layer}.${what.route.to}.${what.route.from}.${what.late ?? 0}`,
    route: what.route,
    leg: what.leg ?? 'whole',
    along,
    hue: what.hue,
    carries: what.late === undefined ? scoped(what.carries, sample) : what.carries,
    becomes: what.becomes ? scoped(what.becomes, sample) : null,
    opacity,
    pressed: what.stopped ? ramp(p, 0.4, 0.54) : null,
    quiet: stage.quiet,
  };
  stage.frame.pulses.push(pulse);
  lift(stage, pulse);
}

/** Legs that begin at a number; on others the pulse was under way already. */
const FROM_NUMBER: ReadonlySet<Leg> = new Set(['whole', 'toLabel', 'toPark']);

/** A number is faint while the pulse that took it still lies over it. */
function lift({ frame }: Stage, { leg, carries, opacity, along, pressed }: Pulse): void {
  if (!FROM_NUMBER.has(leg)) return;
  const ref = place(carries);
  const over = pressed === null ? 1 - ramp(along, 0.12, 0.3) : 1;
  frame.lifts.set(ref, Math.max(frame.lifts.get(ref) ?? 0, opacity * over));
}

export function reveal(stage: Stage, ref: string, timing = WHOLE): void {
  stage.frame.reveals.set(ref, ramp(within(stage.p, timing), ...FORM));
}

const turnGate = (stage: Stage, layer: number, unit: number): void => {
  stage.frame.gates.set(`${layer}.${unit}`, ramp(stage.p, 0.04, 0.34));
};

/** h: every product runs along its edge into the sum. */
export function sum(stage: Stage, layer: number, unit: number, waiting: boolean): void {
  const { cast, frame, p } = stage;
  for (const from of cast.units(layer - 1)) {
    const edge = { layer, to: unit, from };
    const own = `p.${layer}.${unit}.${from}`;
    if (waiting) {
      run(stage, { route: edgeRoute('edge', edge), hue: 'fwd', carries: own, leg: 'fromPark' });
      continue;
    }
    const carries = outRef(cast.shape, layer - 1, from);
    run(stage, { route: edgeRoute('edge', edge), hue: 'fwd', carries, becomes: own });
    const along = ramp(p, ...TRAVEL);
    frame.changes.set(weightRef(edge), { look: 'fwd', way: 'edge', leg: 'whole', along });
  }
  if (cast.shape.layers[layer - 1]?.biased) {
    run(stage, { route: route('bias', layer, unit), hue: 'fwd', carries: `b.${layer}.${unit}` });
  }
  reveal(stage, `h.${layer}.${unit}`);
}

/** One product runs along its edge and waits before the sum. */
export function product(stage: Stage, edge: Edge): void {
  const { cast, frame, p } = stage;
  const own = `p.${edge.layer}.${edge.to}.${edge.from}`;
  const carries = outRef(cast.shape, edge.layer - 1, edge.from);
  run(stage, {
    route: edgeRoute('edge', edge), hue: 'fwd', carries, becomes: own, leg: 'toPark', stays: true,
  });
  const along = ramp(p, TRAVEL[0], 0.9);
  frame.changes.set(weightRef(edge), { look: 'fwd', way: 'edge', leg: 'whole', along });
}

/** a: the sum goes through its gate, or is stopped; in a softmax every sum goes into every output. */
export function activate(stage: Stage, layer: number, unit: number): void {
  const { cast } = stage;
  turnGate(stage, layer, unit);
  if (cast.shape.layers[layer - 1]?.activation === 'softmax') {
    for (const from of cast.units(layer)) {
      run(stage, { route: route('mix', layer, unit, from), hue: 'fwd', carries: `h.${layer}.${from}` });
    }
  } else {
    run(stage, {
      route: route('gate', layer, unit), hue: 'fwd', carries: `h.${layer}.${unit}`,
      stopped: cast.stops(layer, unit),
    });
  }
  reveal(stage, outRef(cast.shape, layer, unit));
}

/** The outputs and the labels flow into the loss. */
export function lose(stage: Stage, target: string): void {
  const { cast, frame, p } = stage;
  const last = cast.shape.layers.length;
  for (const unit of cast.units(last)) {
    run(stage, { route: route('out', last, unit), hue: 'fwd', carries: `y.${unit}` });
    run(stage, { route: route('label', last, unit), hue: 'fwd', carries: `t.${unit}` });
    const along = ramp(p, ...TRAVEL);
    frame.changes.set(`out.${unit}`, { look: 'fwd', way: 'edge', leg: 'whole', along });
    frame.changes.set(`label.${unit}`, { look: 'fwd', way: 'edge', leg: 'whole', along });
  }
  reveal(stage, target);
}

/** In a batch, the shown sample's own loss goes up into the loss of all. */
export function gather(stage: Stage): void {
  run(stage, { route: route('own', 0, 0), hue: 'fwd', carries: 'l' });
  reveal(stage, 'L');
}

/** Δy leaves the loss for its output. */
export function blame(stage: Stage, unit: number): void {
  const last = stage.cast.shape.layers.length;
  run(stage, { route: route('loss', last, unit), hue: 'bwd', carries: `dy.${unit}` });
  const along = ramp(stage.p, ...TRAVEL);
  stage.frame.changes.set(`out.${unit}`, { look: 'bwd', way: 'back', leg: 'whole', along });
  reveal(stage, `dy.${unit}`);
}

export type Source = 'gate' | 'softmax' | 'fused';

/** dz: the gradient goes back through the gate, or is stopped by it. */
export function regress(stage: Stage, layer: number, unit: number, source: Source, timing = WHOLE): void {
  const { cast } = stage;
  const own = `dz.${layer}.${unit}`;
  const hue: Hue = 'bwd';
  if (source === 'fused') {
    run(stage, { route: route('fuse', layer, unit), hue, carries: own, timing });
  } else if (source === 'softmax') {
    for (const from of cast.units(layer)) {
      run(stage, { route: route('unmix', layer, unit, from), hue, carries: `dy.${from}`, timing });
    }
  } else {
    const carries = outGradientRef(cast.shape, layer, unit);
    const stopped = cast.shuts(layer, unit);
    run(stage, { route: route('ungate', layer, unit), hue, carries, stopped, timing });
  }
  reveal(stage, own, timing);
}

/** What flows back into unit `unit` of layer `layer` (0: an input), along all the edges out of it. */
export function flowBack(stage: Stage, layer: number, unit: number, waiting: boolean, timing = WHOLE): void {
  for (const to of stage.cast.units(layer + 1)) {
    const edge = { layer: layer + 1, to, from: unit };
    const own = `q.${layer + 1}.${to}.${unit}`;
    const back = edgeRoute('back', edge);
    if (waiting) run(stage, { route: back, hue: 'bwd', carries: own, leg: 'fromPark', timing });
    else run(stage, { route: back, hue: 'bwd', carries: `dz.${layer + 1}.${to}`, becomes: own, timing });
  }
}

export function inputGradient(stage: Stage, layer: number, unit: number, waiting: boolean): void {
  flowBack(stage, layer, unit, waiting);
  reveal(stage, outGradientRef(stage.cast.shape, layer, unit));
}

/** One contribution runs back along its edge and waits before the unit it came from. */
export function pathProduct(stage: Stage, edge: Edge): void {
  const own = `q.${edge.layer}.${edge.to}.${edge.from}`;
  const carries = `dz.${edge.layer}.${edge.to}`;
  run(stage, {
    route: edgeRoute('back', edge), hue: 'bwd', carries, becomes: own, leg: 'toPark', stays: true,
  });
}

/** More samples than these are not seen one by one. */
const SEEN_SAMPLES = 4;

/** dw: what the edge brought meets what came back, at the edge's label; the edge keeps the product. */
export function weightGradient(stage: Stage, edge: Edge): void {
  const { cast, frame, p } = stage;
  const out = outRef(cast.shape, edge.layer - 1, edge.from);
  const dz = `dz.${edge.layer}.${edge.to}`;
  const samples = stage.quiet ? 1 : Math.min(cast.shape.samples, SEEN_SAMPLES);
  for (let late = 0; late < samples; late += 1) {
    const sample = samples > 1 ? late + 1 : cast.sample;
    const timing = { start: 0, end: 0.82 };
    const meet = { leg: 'toLabel', timing, late } as const;
    run(stage, { route: edgeRoute('edge', edge), hue: 'fwd', carries: scoped(out, sample), ...meet });
    run(stage, { route: edgeRoute('back', edge), hue: 'bwd', carries: scoped(dz, sample), ...meet });
  }
  const [meeting, rest] = [ramp(p, 0.05, 0.64), ramp(p, 0.64, 0.95)];
  frame.changes.set(weightRef(edge), {
    look: 'bwd',
    way: 'back',
    leg: rest > 0 ? 'fromLabel' : 'toLabel',
    along: rest > 0 ? rest : meeting,
  });
  frame.reveals.set(`d${weightRef(edge)}`, ramp(p, 0.6, 0.84));
}

export function biasGradient(stage: Stage, layer: number, unit: number): void {
  run(stage, { route: route('unbias', layer, unit), hue: 'bwd', carries: `dz.${layer}.${unit}` });
  reveal(stage, `db.${layer}.${unit}`);
}

/** The parameter moves to its new value. */
export function update(stage: Stage, ref: string): void {
  const { frame, p } = stage;
  frame.reveals.set(`new.${ref}`, ramp(p, 0.25, 0.9));
  if (ref.startsWith('w')) {
    frame.changes.set(ref, { look: 'new', way: 'all', leg: 'whole', along: ramp(p, 0.1, 0.9) });
  }
}
