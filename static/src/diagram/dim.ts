/** What lies off the chosen paths is faint; what the step is about is not, or nobody would see it happen. */

import { useComputed, type ReadonlySignal } from '@preact/signals';

import { round } from './paths';
import type { Scene } from './scene';

/** How faint it is, the style sheets say: more contrast and paper have it less so. `k`: how far it has come from there. */
const fromFaint = (k: number): string => `calc(var(--faintness) + ${round(k)} * (1 - var(--faintness)))`;

export interface Dim {
  /** The class that makes faint; empty where nothing is. */
  readonly off: ReadonlySignal<string>;
  /** While the light of a step comes or goes. */
  readonly opacity: ReadonlySignal<string | undefined>;
}

/** `on`: whether it is on the paths; `refs`: what stands there. */
export function useDim(scene: Scene, on: () => boolean, refs: readonly string[]): Dim {
  const seen = useComputed(() => (on() ? 1 : scene.outshines(refs)));
  return {
    off: useComputed(() => (seen.value > 0 ? '' : ' off')),
    opacity: useComputed(() => (seen.value > 0 && seen.value < 1 ? fromFaint(seen.value) : undefined)),
  };
}

/** All that a step can read from an edge or make known on it. */
export const edgeRefs = (id: string): string[] => [id, `d${id}`, `new.${id}`, `p${id.slice(1)}`, `q${id.slice(1)}`];
