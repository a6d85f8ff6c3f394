/** What lies off the chosen paths is set back; what the step is about is not, or nobody would see it happen. */

import type { Scene } from './scene';

/** While the light of a step comes or goes its marks come forward in so many degrees, each a class of its own. */
const DEGREES = 10;

function setBack(seen: number): string {
  if (seen >= 1) return '';
  const degree = Math.min(DEGREES - 1, Math.ceil(seen * DEGREES));
  return degree > 0 ? ` off emerged-${degree}` : ' off';
}

/**
 * The classes that set a mark back; empty where nothing is. How far back, the style sheets say.
 * `on`: whether it is on the paths; `refs`: what stands there.
 */
export const dim = (scene: Scene, on: boolean, refs: readonly string[]): string => setBack(on ? 1 : scene.outshines(refs));

/** All that a step can read from an edge or make known on it. */
export const edgeRefs = (id: string): string[] => [id, `d${id}`, `new.${id}`, `p${id.slice(1)}`, `q${id.slice(1)}`];
