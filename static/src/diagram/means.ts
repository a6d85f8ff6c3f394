/**
 * Where the mean over a batch is taken in the picture: on the curve by which a gradient leaves the loss, with the
 * factor 1/B written beside. Pure.
 */

import { around, overlap, unite, type Box, type Point } from './geometry';
import type { Curve, Layout } from './layout';
import { ems } from './measure';
import { flatten } from './paths';
import type { Caption } from './stations';

export interface MeanSpot {
  /** Which point of the flattened curve, seen from the loss. */
  readonly index: number;
  /** The middle of the factor that is written there. */
  readonly sign: Point;
}

/** The factor with which a sample counts in the mean. */
export const factorText = (samples: number): string => `× 1/${samples}`;

/** Room for it, whichever samples there are. */
const factorBox = (at: Point, { size }: Layout): Box => around(at, (ems(factorText(99)) + 0.8) * size.label, size.line);

/** The place closest to the middle of an output's curve where number and factor cover nothing; null: there is none. */
export function meanSpot(layout: Layout, unit: number): MeanSpot | null {
  const curve = layout.outs.get(unit);
  if (!curve) return null;
  const points = flatten(curve).reverse();
  const { size } = layout;
  const taken = obstacles(layout);
  const passed = dots(curve);
  const factor = factorBox({ x: 0, y: 0 }, layout);
  const [up, aside] = [(size.pulse.h + factor.h) / 2 + 1, (size.pulse.w + factor.w) / 2 + 1];
  const sides = [{ x: 0, y: -up }, { x: 0, y: up }, { x: aside, y: 0 }, { x: -aside, y: 0 }];
  const middle = (points.length - 1) / 2;
  const order = points.map((_, index) => index).sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  for (const index of order) {
    const at = points[index] as Point;
    for (const { x, y } of sides) {
      const sign = { x: at.x + x, y: at.y + y };
      const own = factorBox(sign, layout);
      const both = unite([around(at, size.pulse.w, size.pulse.h), own]);
      const clear = !passed.some((dot) => overlap(dot, own));
      if (clear && !taken.some((box) => overlap(box, both))) return { index, sign };
    }
  }
  return null;
}

/** Where the factor stands by which the sum of the losses becomes their mean; null: there is no room. */
export function lossSpot(layout: Layout): Point | null {
  const { loss, size } = layout;
  const { box } = loss;
  const [middle, beside] = [box.x + box.w / 2, size.symbol * 0.8];
  const { w, h } = factorBox({ x: 0, y: 0 }, layout);
  const [left, right, up, down] = [box.x + w / 2, box.x + box.w - w / 2, box.y - h / 2 - 2, box.y + box.h + h / 2 + 2];
  const places = [
    [middle + beside + w / 2, up], [middle - beside - w / 2, up], [right, up], [left, up], [right + w, up], [left - w, up], [right, down], [left, down],
    [middle, loss.caption.y - size.symbol - h / 2 - 2], [right + w + 2, loss.value.y + loss.value.h / 2],
  ] as const;
  const curves = [...layout.outs.values(), ...layout.labels.values()].flatMap(dots);
  const taken = [...obstacles(layout), ...curves];
  const free = places.find(([x, y]) => !taken.some((other) => overlap(other, factorBox({ x, y }, layout))));
  return free ? { x: free[0], y: free[1] } : null;
}

/** A curve as so many dots that nothing fits between them. */
const dots = (curve: Curve): Box[] => flatten(curve, 96).map((point) => around(point, 1, 1));

/** What stands around the loss: its box, the outputs, the labels, and their names. */
function obstacles({ units, loss, targets, size }: Layout): Box[] {
  const last = Math.max(...units.map(({ layer }) => layer));
  const name = ({ x, y, anchor }: Caption, long = 2.6): Box => {
    const w = size.symbol * long;
    const left = anchor === 'middle' ? x - w / 2 : anchor === 'end' ? x - w : x;
    return { x: left, y: y - size.symbol, w, h: size.symbol * 1.3 };
  };
  return [
    loss.box, name(loss.caption, 1.2), ...(loss.ownCaption ? [name(loss.ownCaption)] : []),
    ...targets.flatMap(({ box, caption }) => [box, name(caption)]),
    ...units.filter(({ layer }) => layer === last).flatMap(({ forward, backward, bias, captions }) => [
      forward, backward, name(captions.h), name(captions.a), name(captions.dz), name(captions.da), ...(bias ? [bias.chip] : []),
    ]),
  ];
}
