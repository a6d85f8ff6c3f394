/** A script made ready for drawing: when each quantity becomes known, and which cells a ref names. Pure. */

import type { Script, Step } from '../api/types';
import { parseRef, place } from '../refs';
import { matrixOf } from '../state/cells';
import type { Cast, Crew } from './moves';
import { depth, type Edge } from './shape';

/** A script made ready for drawing: where each quantity becomes known. */
export interface Plan {
  readonly steps: readonly Step[];
  readonly edgewise: boolean;
  readonly cast: Cast;
  /** By ref without sample: the index of the step that makes it known; 0 for what is given. */
  readonly when: ReadonlyMap<string, number>;
}

export function plan(script: Script, cast: Cast): Plan {
  const when = new Map<string, number>();
  for (const step of script.steps) when.set(place(step.target), step.index);
  return { steps: script.steps, edgewise: script.granularity === 'edge', cast, when };
}

const GIVEN = new Set(['x', 't', 'w', 'b']);

/** The step that makes a quantity known, alone or as a cell of its matrix; Infinity where none does. */
export function whenKnown({ when, steps }: Plan, text: string): number {
  const own = when.get(text);
  if (own !== undefined) return own;
  const ref = parseRef(text);
  if (!ref || GIVEN.has(ref.kind)) return 0;
  if (ref.kind === 'l') return when.get('L') ?? Infinity;
  if (ref.kind === 'new.L') return steps.length || Infinity;
  const matrix = matrixOf(ref);
  return (matrix === null ? undefined : when.get(matrix)) ?? Infinity;
}

const CELLS: Record<string, string> = {
  X: 'x', T: 't', Y: 'y', dY: 'dy', dX: 'dx', H: 'h', A: 'a', dZ: 'dz', dA: 'da', B: 'b', dB: 'db',
  'new.B': 'new.b',
};
const EDGES: Record<string, string> = { W: 'w', dW: 'dw', 'new.W': 'new.w' };

/** The drawn cells of a matrix; any other ref is its own only cell. */
export function cells(crew: Crew, text: string): string[] {
  const ref = parseRef(text);
  if (!ref) return [];
  const edge = EDGES[ref.kind];
  if (edge) return drawnEdges(crew, ref.layer).map(({ layer, to, from }) => `${edge}.${layer}.${to}.${from}`);
  const cell = CELLS[ref.kind];
  if (!cell) return [text];
  if (ref.layer) return crew.units(ref.layer).map((unit) => `${cell}.${ref.layer}.${unit}`);
  const layer = cell === 'x' || cell === 'dx' ? 0 : depth(crew.shape);
  return crew.units(layer).map((unit) => `${cell}.${unit}`);
}

export const drawnEdges = (crew: Crew, layer: number): Edge[] =>
  crew.units(layer).flatMap((to) => crew.units(layer - 1).map((from) => ({ layer, to, from })));
