/**
 * Where the mean over a batch is taken in the picture: on the curve by which a gradient leaves the loss, with the
 * factor 1/B written beside. Pure.
 */

import { around, overlap, unite, type Box, type Point } from './geometry';
import type { Layout } from './layout';
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
      const clear = !points.some((point) => overlap(around(point, 1, 1), own));
      if (clear && !taken.some((box) => overlap(box, both))) return { index, sign };
    }
  }
  return null;
}

/** What stands around the loss: its box, the outputs, the labels, and their names. */
function obstacles({ units, loss, targets, size }: Layout): Box[] {
  const last = Math.max(...units.map(({ layer }) => layer));
  const name = ({ x, y, anchor }: Caption): Box => {
    const w = size.symbol * 2.6;
    const left = anchor === 'middle' ? x - w / 2 : anchor === 'end' ? x - w : x;
    return { x: left, y: y - size.symbol, w, h: size.symbol * 1.3 };
  };
  return [
    loss.box, name(loss.caption), ...(loss.ownCaption ? [name(loss.ownCaption)] : []),
    ...targets.flatMap(({ box, caption }) => [box, name(caption)]),
    ...units.filter(({ layer }) => layer === last).flatMap(({ forward, backward, bias, captions }) => [
      forward, backward, name(captions.h), name(captions.a), name(captions.dz), name(captions.da), ...(bias ? [bias.chip] : []),
    ]),
  ];
}
