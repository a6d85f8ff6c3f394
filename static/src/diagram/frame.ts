/** What is drawn at one moment beside the things at rest: the vocabulary of the animation. Pure. */

export type Hue = 'fwd' | 'bwd' | 'new';

/**
 * Which way a pulse goes. `edge` runs from what a unit gives out into the sum, `back` against it,
 * from dz; `bias` from the chip, `unbias` to it; `gate` from h to a, `ungate` from ∂L/∂a to dz;
 * `mix` and `unmix` the same between two units of a softmax layer; `out` and `label` into the
 * loss, `loss` from it to an output's gradient; `fuse` from the loss straight to dz; `own` from a sample's loss
 * into that of all; `share` from where its factors have met to the place of an edge's gradient.
 */
export type Way =
  | 'edge' | 'back' | 'bias' | 'unbias' | 'gate' | 'ungate' | 'mix' | 'unmix'
  | 'out' | 'label' | 'loss' | 'fuse' | 'own' | 'share';

export interface Route {
  readonly way: Way;
  readonly layer: number;
  /** Into an edge or a mixture: the unit arrived at. Else the only unit. */
  readonly to: number;
  readonly from: number;
}

/**
 * A part of a route: all of it, or up to or from its edge's label, or the place where products wait, or up to
 * or from where a sample's two factors meet, or its gradient takes its share of the mean.
 */
export type Leg = 'whole' | 'toMeet' | 'fromMeet' | 'toLabel' | 'fromLabel' | 'toPark' | 'fromPark';

export interface Pulse {
  readonly id: string;
  readonly route: Route;
  readonly leg: Leg;
  /** How far along the leg, 0 to 1. */
  readonly along: number;
  readonly hue: Hue;
  /** The number it carries, and what that becomes once it has passed the edge's label. */
  readonly carries: string;
  readonly becomes: string | null;
  readonly opacity: number;
  /** Runs against a shut gate: 0 as it goes, 1 once it is pressed against the wall. */
  readonly pressed: number | null;
  /** How far it is open to show its number, 0 to 1; null: as its place on the way has it. */
  readonly open: number | null;
  /** Part of a crowd: drawn as a bead without its number. */
  readonly quiet: boolean;
}

/** How an edge changes its look: from one end as a pulse goes, or all along at once. */
export interface Turning {
  readonly look: 'fwd' | 'bwd' | 'new';
  readonly way: 'edge' | 'back' | 'all';
  readonly leg: Leg;
}

export interface Change extends Turning {
  readonly along: number;
}

/** A sum on its way from that of the first `from` samples to that of the first `to`. */
export interface Adding {
  readonly from: number;
  readonly to: number;
  readonly k: number;
}

/** How much of a light there is on a quantity, and how much of it because the step makes it known. */
export interface Glow {
  readonly amount: number;
  readonly target: number;
}

/** Everything the current step changes; what is not named here is at rest. */
export interface Frame {
  readonly pulses: Pulse[];
  /** By ref without sample: how far its number has been lifted off by the pulse that takes it. */
  readonly lifts: Map<string, number>;
  /** By ref without sample: how much of the number is there. */
  readonly reveals: Map<string, number>;
  /** By ref of a new value: how far its number has gone from the old value to the new. */
  readonly moves: Map<string, number>;
  /** By the ref of a gradient: which samples' parts its number holds so far. */
  readonly sums: Map<string, Adding>;
  /** How much of the mean's factor is there: by output, beside the curve from the loss; 0: beside the loss. */
  readonly factors: Map<number, number>;
  readonly glows: Map<string, Glow>;
  /** By the ref of the weight, and by `out.1` for the curves into the loss. */
  readonly changes: Map<string, Change>;
  /** By `layer.unit`: 0 the gate is not known yet, 1 it stands as its slope says. */
  readonly gates: Map<string, number>;
}

export const emptyFrame = (): Frame => ({
  pulses: [],
  lifts: new Map(),
  reveals: new Map(),
  moves: new Map(),
  sums: new Map(),
  factors: new Map(),
  glows: new Map(),
  changes: new Map(),
  gates: new Map(),
});

/** 0 before `from`, 1 after `to`, at one pace between. */
export function even(p: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (p - from) / (to - from)));
}

/** 0 before `from`, 1 after `to`, smooth between: no corner in a movement. */
export function ramp(p: number, from: number, to: number): number {
  const k = even(p, from, to);
  return k * k * (3 - 2 * k);
}
