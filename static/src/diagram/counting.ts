/** The number of a sum while the samples of a batch add up to it. Pure. */

import { shareName, turns } from '../state/shares';
import { between } from './moving';
import type { Scene } from './scene';

/** What it holds after the first samples. A mean is taken last, after the sum of all; a gradient is that sum. */
function after({ store, shape }: Scene, ref: string, samples: number): number | undefined {
  const all = shape.value.samples;
  return samples > all || (samples === all && ref !== 'L') ? store.valueOf(ref) : store.valueOf(shareName('sum', ref, samples));
}

/** The number seen now; undefined where it has none. */
export function counted(scene: Scene, ref: string): number | undefined {
  const value = scene.store.valueOf(ref);
  const adding = scene.sum(ref);
  if (!adding || value === undefined) return value;
  return between(after(scene, ref, adding.from) ?? value, after(scene, ref, adding.to) ?? value, adding.k);
}

/** All numbers that it stands at on its way. */
export const stages = (scene: Scene, ref: string): (number | undefined)[] =>
  turns(scene.shape.value.samples).map(({ total }) => after(scene, ref, total));

/** How surely all samples have been added up, 0 to 1. */
export function wholly(scene: Scene, ref: string): number {
  const adding = scene.sum(ref);
  if (!adding) return 1;
  return adding.to < scene.shape.value.samples ? 0 : adding.k;
}
