/** Arrow keys in the picture: along the flow from column to column, across it within one. Pure. */

import { parseRef, place } from '../refs';
import { centre, type Point } from './geometry';
import type { Layout } from './layout';
import { depth, outRef, type Shape } from './shape';
import type { Flow } from './sizes';

export interface Stop {
  readonly ref: string;
  readonly at: Point;
  /** Inputs, edges, sums, activations, edges, …, loss, labels. */
  readonly column: number;
}

/** Quantities that stand at another's place. */
const BESIDE: Readonly<Record<string, string>> = {
  dw: 'w', 'new.w': 'w', p: 'w', q: 'w', db: 'b', 'new.b': 'b', dz: 'h', slope: 'h', da: 'a', dy: 'y', dx: 'x', 'new.L': 'L',
};

/** The stop at which a quantity is found. */
export function stopOf(text: string): string {
  const here = place(text);
  const ref = parseRef(here);
  const kind = ref && BESIDE[ref.kind];
  return kind ? [kind, ...ref.indices].join('.') : here;
}

export type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

/** Every place that can be reached: column by column, each from its first place to its last. */
export function stops(layout: Layout, shape: Shape): Stop[] {
  const end = 3 * depth(shape);
  const found: Stop[] = [
    ...layout.inputs.map(({ unit, at }) => ({ ref: `x.${unit}`, at, column: 0 })),
    ...layout.edges.map(({ id, layer, label }) => ({ ref: id, at: label.at, column: 3 * layer - 2 })),
    ...layout.units.flatMap(({ layer, unit, h, a, bias }) => [
      ...(bias ? [{ ref: `b.${layer}.${unit}`, at: centre(bias.chip), column: 3 * layer - 1 }] : []),
      { ref: `h.${layer}.${unit}`, at: centre(h), column: 3 * layer - 1 },
      { ref: outRef(shape, layer, unit), at: centre(a), column: 3 * layer },
    ]),
    { ref: 'L', at: centre(layout.loss.value), column: end + 1 },
    ...(layout.loss.own ? [{ ref: 'l', at: centre(layout.loss.own), column: end + 1 }] : []),
    ...layout.targets.map(({ unit, box }) => ({ ref: `t.${unit}`, at: centre(box), column: end + 2 })),
  ];
  const [cross, main] = layout.flow === 'right' ? (['y', 'x'] as const) : (['x', 'y'] as const);
  return found.sort((a, b) => a.column - b.column || a.at[cross] - b.at[cross] || a.at[main] - b.at[main]);
}

const STEPS: Record<Flow, Record<Arrow, readonly [along: number, across: number]>> = {
  right: { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] },
  down: { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] },
};

/** The next place within the column, or the nearest in the next column; the same one at an end. */
export function nextStop(all: readonly Stop[], from: string | null, arrow: Arrow, flow: Flow): string | null {
  const here = all.find(({ ref }) => ref === from);
  if (!here) return all[0]?.ref ?? null;
  const [along, across] = STEPS[flow][arrow];
  if (across !== 0) {
    const next = all[all.indexOf(here) + across];
    return next?.column === here.column ? next.ref : here.ref;
  }
  const cross = flow === 'right' ? 'y' : 'x';
  const far = (stop: Stop): number => Math.abs(stop.at[cross] - here.at[cross]);
  const beside = all.filter(({ column }) => column === here.column + along);
  return beside.length > 0 ? beside.reduce((a, b) => (far(b) < far(a) ? b : a)).ref : here.ref;
}

/** Home and End. */
export const edgeStop = (all: readonly Stop[], last: boolean): string | null =>
  (last ? all.at(-1) : all[0])?.ref ?? null;
