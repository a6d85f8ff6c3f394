/** Who plays in the animation of an experiment: its shape, and what its numbers say of the gates. */

import type { Cast } from './moves';
import { shown } from './rows';
import { outRef, scoped, width, type Shape } from './shape';

export function castOf(
  valueOf: (ref: string) => number | undefined,
  shape: Shape,
  sample: number,
): Cast {
  const drawn = new Map<number, number[]>();
  const number = (ref: string): number | undefined => valueOf(scoped(ref, sample));
  const shuts = (layer: number, unit: number): boolean => number(`slope.${layer}.${unit}`) === 0;
  return {
    shape,
    sample,
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
