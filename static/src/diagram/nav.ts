/** Arrow keys in the picture: from any place to the nearest one in a direction. Pure. */

import { centre, type Point } from './geometry';
import type { Layout } from './layout';
import { outRef, type Shape } from './shape';

export interface Stop {
  readonly ref: string;
  readonly at: Point;
}

export type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

const AHEAD: Record<Arrow, (d: Point) => readonly [number, number]> = {
  ArrowLeft: ({ x, y }) => [-x, y],
  ArrowRight: ({ x, y }) => [x, y],
  ArrowUp: ({ x, y }) => [-y, x],
  ArrowDown: ({ x, y }) => [y, x],
};

/** Every place that can be reached, in reading order along the flow. */
export function stops(layout: Layout, shape: Shape): Stop[] {
  const units = layout.units.flatMap(({ layer, unit, h, a, bias }) => [
    ...(bias ? [{ ref: `b.${layer}.${unit}`, at: centre(bias.chip) }] : []),
    { ref: `h.${layer}.${unit}`, at: centre(h) },
    { ref: outRef(shape, layer, unit), at: centre(a) },
  ]);
  const found = [
    ...layout.inputs.map(({ unit, at }) => ({ ref: `x.${unit}`, at })),
    ...layout.edges.map(({ id, label }) => ({ ref: id, at: label.at })),
    ...units,
    { ref: 'L', at: centre(layout.loss.value) },
    ...(layout.loss.own ? [{ ref: 'l', at: centre(layout.loss.own) }] : []),
    ...layout.targets.map(({ unit, box }) => ({ ref: `t.${unit}`, at: centre(box) })),
  ];
  const main = layout.flow === 'right' ? 'x' : 'y';
  return found.sort((a, b) => a.at[main] - b.at[main]);
}

/** The nearest stop that lies ahead, with what lies aside counted double; the same one at an end. */
export function nextStop(all: readonly Stop[], from: string | null, arrow: Arrow): string | null {
  const here = all.find(({ ref }) => ref === from);
  if (!here) return all[0]?.ref ?? null;
  let best: { ref: string; cost: number } = { ref: here.ref, cost: Infinity };
  for (const { ref, at } of all) {
    const [ahead, aside] = AHEAD[arrow]({ x: at.x - here.at.x, y: at.y - here.at.y });
    if (ahead < 4) continue;
    const cost = ahead + 2 * Math.abs(aside);
    if (cost < best.cost) best = { ref, cost };
  }
  return best.ref;
}

/** Home and End. */
export const edgeStop = (all: readonly Stop[], last: boolean): string | null =>
  (last ? all.at(-1) : all[0])?.ref ?? null;

