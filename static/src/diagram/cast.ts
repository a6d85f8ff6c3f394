/** Who plays in the animation of an experiment: its shape, and what its numbers say of the gates. */

import type { Cast } from './moves';
import type { Reduction } from '../api/types';
import { shareName } from '../state/shares';
import { shown } from './rows';
import { depth, outRef, scoped, shapeKey, upTo, width, type Shape } from './shape';

/** Two casts of one shape and sample play alike where their gates do. */
export function castKey({ shape, sample, adds, mean, units, shuts, stops }: Cast): string {
  const gates = upTo(depth(shape)).flatMap((layer) =>
    units(layer).map((unit) => (stops(layer, unit) ? 's' : shuts(layer, unit) ? 'z' : 'o')),
  );
  return `${shapeKey(shape)}|${sample}|${adds}${mean}|${gates.join('')}`;
}

export function castOf(
  valueOf: (ref: string) => number | undefined,
  shape: Shape,
  sample: number,
  reduction: Reduction,
): Cast {
  const drawn = new Map<number, number[]>();
  const number = (ref: string): number | undefined => valueOf(scoped(ref, sample));
  const adds = shape.samples > 1 && valueOf(shareName('sum', 'L', 1)) !== undefined;
  const shuts = (layer: number, unit: number): boolean => number(`slope.${layer}.${unit}`) === 0;
  return {
    shape,
    sample,
    adds,
    mean: adds && reduction === 'mean',
    units: (layer) => {
      let units = drawn.get(layer);
      if (!units) {
        units = shown(width(shape, layer)).filter((unit) => unit !== null);
        drawn.set(layer, units);
      }
      return units;
    },
    shuts,
    stops: (layer, unit) => shuts(layer, unit) && number(outRef(shape, layer, unit)) === 0,
  };
}
