/** The walk through the notes' network as the server orders it, at each granularity. */

import type { Phase, Step } from '../src/api/types';

/** A step that says nothing of itself. */
export const bare = (phase: Phase, target: string): Omit<Step, 'index'> => ({
  phase,
  rule: 'weighted_sum',
  target,
  inputs: [],
  template: `⟦${target}⟧ = 0`,
  symbolic: '',
  numeric: '',
  value: 0,
  narration: '',
  expanded: null,
  narration_template: '',
  outcomes: null,
});

const numbered = (groups: [Phase, string][]): Step[] =>
  groups
    .flatMap(([phase, targets]) => targets.trim().split(/\s+/).map((target) => bare(phase, target)))
    .map((made, at) => ({ ...made, index: at + 1 }));

export const UNIT_STEPS = numbered([
  ['forward', 'h.1.1 a.1.1 h.1.2 a.1.2 h.2.1 a.2.1 h.2.2 a.2.2 h.3.1 y.1 h.3.2 y.2'],
  ['loss', 'L'],
  ['backward', 'dy.1 dy.2 dz.3.1 dz.3.2 dw.3.1.1 dw.3.1.2 dw.3.2.1 dw.3.2.2 da.2.1 da.2.2'],
  ['backward', 'dz.2.1 dz.2.2 dw.2.1.1 dw.2.1.2 dw.2.2.1 dw.2.2.2 da.1.1 da.1.2'],
  ['backward', 'dz.1.1 dz.1.2 dw.1.1.1 dw.1.1.2 dw.1.2.1 dw.1.2.2 dx.1 dx.2'],
  ['update', 'new.w.1.1.1 new.w.1.1.2 new.w.1.2.1 new.w.1.2.2 new.w.2.1.1 new.w.2.1.2'],
  ['update', 'new.w.2.2.1 new.w.2.2.2 new.w.3.1.1 new.w.3.1.2 new.w.3.2.1 new.w.3.2.2'],
]);

export const LAYER_STEPS = numbered([
  ['forward', 'H.1 A.1 H.2 A.2 H.3 Y'],
  ['loss', 'L'],
  ['backward', 'dY dZ.3 dW.3 dZ.2 dW.2 dZ.1 dW.1 dX'],
  ['update', 'new.W.1 new.W.2 new.W.3'],
]);

/** The beginning of the walk by edges is enough to tell how products are placed. */
export const EDGE_STEPS = numbered([
  ['forward', 'p.1.1.1 p.1.1.2 h.1.1 a.1.1 p.1.2.1 p.1.2.2 h.1.2 a.1.2'],
  ['backward', 'q.2.1.1 q.2.2.1 da.1.1 q.1.1.1 q.1.2.1 dx.1'],
]);
