/** The ground on which a finger meets a small mark: as large as its neighbours leave it. Pure. */

import { clamp, overlap, type Box } from './geometry';
import type { Layout } from './layout';

/** The least side of what a finger has to hit, in CSS pixels, where there is room for it. */
const FINGER = 44;

/** As far as a ground may go on every side, were all that it lacks to be on that. */
function reach({ x, y, w, h }: Box): Box {
  const [across, along] = [Math.max(0, FINGER - w), Math.max(0, FINGER - h)];
  return { x: x - across, y: y - along, w: w + 2 * across, h: h + 2 * along };
}

/** Of a run that is free around a mark so much as a finger needs, off its middle where one side is taken. */
function needed(free: number, run: number, mark: number, long: number): [from: number, length: number] {
  const length = Math.min(run, Math.max(FINGER, long));
  return [clamp(mark + (long - length) / 2, free, free + run - length), length];
}

/** `ground` without what is nearer to `other` than to its own `box`: they share the gap between them. */
function parted(ground: Box, box: Box, other: Box): Box {
  const across = Math.max(other.x - (box.x + box.w), box.x - (other.x + other.w));
  const along = Math.max(other.y - (box.y + box.h), box.y - (other.y + other.h));
  if (Math.max(across, along) < 0) return ground;
  let [left, top, right, bottom] = [ground.x, ground.y, ground.x + ground.w, ground.y + ground.h];
  if (across >= along) {
    if (other.x > box.x) right = Math.min(right, box.x + box.w + across / 2);
    else left = Math.max(left, box.x - across / 2);
  } else if (other.y > box.y) bottom = Math.min(bottom, box.y + box.h + along / 2);
  else top = Math.max(top, box.y - along / 2);
  return { x: left, y: top, w: right - left, h: bottom - top };
}

type Marks = Pick<Layout, 'edges' | 'units' | 'inputs' | 'targets' | 'loss'>;

/** By the box of each mark that can be taken: its ground, which no other mark's reaches into. */
export function fingers({ edges, units, inputs, targets, loss }: Marks): ReadonlyMap<Box, Box> {
  const nodes = [
    ...inputs.map(({ value }) => value),
    ...units.flatMap(({ h, a }) => [h, a]),
    loss.value,
    ...(loss.own ? [loss.own] : []),
    ...targets.map(({ box }) => box),
  ];
  const parameters = [...edges.map(({ label }) => label.box), ...units.flatMap(({ bias }) => (bias ? [bias.chip] : []))];
  // A node's gradients lie over its own ground, but under that of what stands on edges.
  const gradients = [...inputs.map(({ backward }) => backward), ...units.flatMap(({ dz, da }) => [dz, da])];
  const marks = [...nodes, ...parameters];
  const above = [...marks, ...gradients];
  const reaches = new Map(above.map((box) => [box, reach(box)]));
  const ground = (box: Box, others: readonly Box[]): Box => {
    const own = reaches.get(box) ?? box;
    const near = others.filter((other) => other !== box && overlap(own, reaches.get(other) ?? other));
    const free = near.reduce((rest, other) => parted(rest, box, other), own);
    const [x, w] = needed(free.x, free.w, box.x, box.w);
    const [y, h] = needed(free.y, free.h, box.y, box.h);
    return { x, y, w, h };
  };
  return new Map([
    ...nodes.map((box) => [box, ground(box, marks)] as const),
    ...parameters.map((box) => [box, ground(box, above)] as const),
  ]);
}
