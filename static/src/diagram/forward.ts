/** The movements of the forward pass and of the loss. Pure. */

import { addLosses } from './adding';
import { even, ramp } from './frame';
import { edgeRoute, reveal, route, run, samples, TRAVEL, turnGate, type Stage } from './moves';
import { outRef, scoped, weightRef, type Edge } from './shape';

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
  const out = outRef(cast.shape, layer, unit);
  const mixed = cast.shape.layers[layer - 1]?.activation === 'softmax';
  const stops = cast.stops(layer, unit);
  turnGate(stage, layer, unit);
  if (mixed) {
    for (const from of cast.units(layer)) {
      run(stage, { route: route('mix', layer, unit, from), hue: 'fwd', carries: `h.${layer}.${from}` });
    }
  } else {
    run(stage, {
      route: route('gate', layer, unit), hue: 'fwd', carries: `h.${layer}.${unit}`,
      stopped: stops, becomes: stops ? undefined : out,
    });
  }
  reveal(stage, out, stops || mixed ? 'met' : 'brought');
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

/** In a batch, the samples' own losses go up into the loss of all, one after the other. */
export function gather(stage: Stage): void {
  if (stage.cast.adds) {
    addLosses(stage);
    return;
  }
  for (const { sample, turn } of samples(stage)) {
    run(stage, { route: route('own', 0, 0), hue: 'fwd', carries: scoped('l', sample), turn });
  }
  reveal(stage, 'L', 'brought');
}

/** What part of a batch's step from its outputs to its loss the loss of the sample told takes, before it joins the others. */
const OWN = 0.22;

/** L of a batch where one step tells all of it: the sample's own loss forms, then all of them become L. */
export function loseAll(stage: Stage): void {
  lose({ ...stage, p: even(stage.p, 0, OWN) }, 'l');
  gather({ ...stage, p: even(stage.p, OWN, 1) });
}
