/** Who plays in the animation of an experiment: its shape, and what its numbers say of the gates. */

import type { Cast, Crew } from './moves';
import type { Reduction } from '../api/types';
import { shareName } from '../state/shares';
import { shown } from './rows';
import { depth, outRef, scoped, storyKey, upTo, width, type Shape } from './shape';

/** Two casts of one shape and sample play alike where their gates do. */
export function castKey({ shape, sample, adds, mean, units, shuts, stops }: Cast): string {
  const gates = upTo(depth(shape)).flatMap((layer) =>
    units(layer).map((unit) => (stops(layer, unit) ? 's' : shuts(layer, unit) ? 'z' : 'o')),
  );
  return `${storyKey(shape)}|${sample}|${adds}${mean}|${gates.join('')}`;
}

/** What is drawn of a network, whatever its numbers. */
export function crewOf(shape: Shape): Crew {
  const drawn = new Map<number, number[]>();
  return {
    shape,
    units: (layer) => {
      let units = drawn.get(layer);
      if (!units) {
        units = shown(width(shape, layer)).filter((unit) => unit !== null);
        drawn.set(layer, units);
      }
      return units;
    },
  };
}

export function castOf(
  valueOf: (ref: string) => number | undefined,
  shape: Shape,
  sample: number,
  reduction: Reduction,
): Cast {
  const number = (ref: string): number | undefined => valueOf(scoped(ref, sample));
  const adds = shape.samples > 1 && valueOf(shareName('sum', 'L', 1)) !== undefined;
  const shuts = (layer: number, unit: number): boolean => number(`slope.${layer}.${unit}`) === 0;
  return {
    ...crewOf(shape),
    sample,
    adds,
    mean: adds && reduction === 'mean',
    shuts,
    stops: (layer, unit) => shuts(layer, unit) && number(outRef(shape, layer, unit)) === 0,
  };
}
