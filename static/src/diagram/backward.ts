/** The movements of the backward pass and of the update. Pure. */

import { ramp, type Hue } from './frame';
import { edgeRoute, reveal, route, run, samples, TRAVEL, WHOLE, type Stage } from './moves';
import { takeMean } from './mean';
import { outGradientRef, outRef, scoped, weightRef, type Edge } from './shape';

/** Δy leaves the loss for its output. */
export function blame(stage: Stage, unit: number, alone: boolean): void {
  const way = route('loss', stage.cast.shape.layers.length, unit);
  const key = `out.${unit}`;
  if (stage.cast.mean) {
    stage.frame.changes.set(key, { look: 'bwd', way: 'back', ...takeMean(stage, way, `dy.${unit}`, alone) });
  } else {
    run(stage, { route: way, hue: 'bwd', carries: `dy.${unit}` });
    stage.frame.changes.set(key, { look: 'bwd', way: 'back', leg: 'whole', along: ramp(stage.p, ...TRAVEL) });
  }
  reveal(stage, `dy.${unit}`);
}

export type Source = 'gate' | 'softmax' | 'fused';

/** dz: the gradient goes back through the gate, or is stopped by it. */
export function regress(stage: Stage, layer: number, unit: number, source: Source, alone: boolean, timing = WHOLE): void {
  const { cast } = stage;
  const own = `dz.${layer}.${unit}`;
  const hue: Hue = 'bwd';
  if (source === 'fused' && cast.mean) {
    const { leg, along } = takeMean(stage, route('fuse', layer, unit), own, alone);
    const passes = leg === 'fromMeet' ? ramp(along, 0.4, 0.6) * (1 - ramp(along, 0.9, 1)) : 0;
    stage.frame.lifts.set(outGradientRef(cast.shape, layer, unit), passes);
  } else if (source === 'fused') {
    run(stage, { route: route('fuse', layer, unit), hue, carries: own, timing });
    // It passes by the output's own gradient.
    const along = ramp(stage.p, ...TRAVEL);
    stage.frame.lifts.set(outGradientRef(cast.shape, layer, unit), ramp(along, 0.6, 0.72) * (1 - ramp(along, 0.9, 1)));
  } else if (source === 'softmax') {
    for (const from of cast.units(layer)) {
      run(stage, { route: route('unmix', layer, unit, from), hue, carries: `dy.${from}`, timing });
    }
  } else {
    const carries = outGradientRef(cast.shape, layer, unit);
    const stopped = cast.shuts(layer, unit);
    run(stage, { route: route('ungate', layer, unit), hue, carries, becomes: stopped ? undefined : own, stopped, timing });
  }
  const brought = source === 'fused' || (source === 'gate' && !cast.shuts(layer, unit));
  reveal(stage, own, brought ? 'brought' : 'met', timing);
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

/** dw: what the edge brought meets what came back, at the edge's label; the edge keeps the product. */
export function weightGradient(stage: Stage, edge: Edge): void {
  const { cast, frame, p } = stage;
  const out = outRef(cast.shape, edge.layer - 1, edge.from);
  const dz = `dz.${edge.layer}.${edge.to}`;
  for (const { sample, turn } of samples(stage)) {
    const meet = { leg: 'toLabel', timing: { start: 0, end: 0.82 }, turn } as const;
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
  for (const { sample, turn } of samples(stage)) {
    run(stage, { route: route('unbias', layer, unit), hue: 'bwd', carries: scoped(`dz.${layer}.${unit}`, sample), turn });
  }
  // Its chip makes room for it first.
  stage.frame.reveals.set(`db.${layer}.${unit}`, ramp(stage.p, 0.7, 0.96));
}

/** With the last parameter the loss has its new value too. */
export function settle({ frame, p }: Stage): void {
  frame.reveals.set('new.L', ramp(p, 0.5, 0.7));
  frame.moves.set('new.L', ramp(p, 0.62, 0.98));
}

/** The parameter's number lets go of its old value and runs to the new one; its line goes along. */
export function update(stage: Stage, ref: string): void {
  const { frame, p } = stage;
  frame.reveals.set(`new.${ref}`, ramp(p, 0.04, 0.3));
  frame.moves.set(`new.${ref}`, ramp(p, 0.22, 0.92));
  if (ref.startsWith('w')) {
    frame.changes.set(ref, { look: 'new', way: 'all', leg: 'whole', along: ramp(p, 0.22, 0.92) });
  }
}
