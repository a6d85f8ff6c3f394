/**
 * The mean of a batch being taken: the gradient of the sample's own loss leaves L, becomes its share of that of L
 * beside the factor that makes it so, and goes on to its output. Pure.
 */

import { shareName } from '../state/shares';
import { ramp, type Leg, type Route } from './frame';
import { put, type Stage } from './moves';
import { scoped } from './shape';

/** When things happen in the step: it comes, is read, turns closed into its share, is read again, and goes. */
const LEAVE = [0.02, 0.08] as const;
const COME = [0.04, 0.22] as const;
const OPEN = [0.16, 0.26] as const;
const FACTOR = [0.3, 0.4] as const;
const CLOSE = [0.44, 0.5] as const;
const TURN = 0.5;
const REOPEN = [0.5, 0.58] as const;
const GO = [0.7, 0.86] as const;
const FACTOR_GONE = [0.7, 0.8] as const;
const LAND = [0.71, 0.79] as const;
const MELT = [0.86, 0.93] as const;

/** Brings `gradient` to its output or sum, and tells how far it has come; among others it shows no number on its way. */
export function takeMean(stage: Stage, way: Route, gradient: string, alone: boolean): { leg: Leg; along: number } {
  const { frame, cast, p } = stage;
  const opacity = ramp(p, ...LEAVE) * (1 - ramp(p, ...MELT));
  if (!stage.quiet) frame.factors.set(way.to, ramp(p, ...FACTOR) * (1 - ramp(p, ...FACTOR_GONE)));
  const [leg, along] = p < GO[0] ? ['toMeet', ramp(p, ...COME)] as const : ['fromMeet', ramp(p, ...GO)] as const;
  if (opacity <= 0) return { leg, along };
  const first = ramp(p, ...OPEN) * (1 - ramp(p, ...CLOSE));
  const second = ramp(p, ...REOPEN) * (1 - ramp(p, ...LAND));
  put(stage, {
    id: `${way.way}.${way.layer}.${way.to}.0`, route: way, hue: 'bwd', opacity, becomes: null, pressed: null,
    carries: p < TURN ? shareName('own', gradient, cast.sample) : scoped(gradient, cast.sample),
    open: alone ? (p < TURN ? first : second) : 0,
    leg, along, quiet: stage.quiet,
  });
  return { leg, along };
}
