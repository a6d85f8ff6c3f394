/** Whether a network is so dense that numbers on all its edges would only be noise. Pure. */

import type { Experiment } from '../api/types';

/** What stands on the edges: every number, or that of the edge asked for. */
export type Numbers = 'every' | 'focus';

/** Of more edges than this none is read by its number, only by its thickness and hue. */
const MOST_EDGES = 120;

export function usualNumbers({ inputs, layers }: Experiment): Numbers {
  const widths = [inputs, ...layers.map(({ units }) => units)];
  const edges = widths.slice(1).reduce((sum, units, at) => sum + units * (widths[at] ?? 0), 0);
  return edges > MOST_EDGES ? 'focus' : 'every';
}
