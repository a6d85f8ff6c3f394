/** From a number to how its line looks: thickness tells size, two rails tell a minus. Pure. */

/** What an edge shows: nothing but its weight, what ran forward, its gradient, its new weight. */
export type Look = 'idle' | 'fwd' | 'bwd' | 'new';

export interface Stroke {
  readonly width: number;
  readonly negative: boolean;
}

/** Thinnest and thickest line for a weight and for a gradient, in units of the font. */
const RANGE: Record<Look, readonly [number, number]> = {
  idle: [0.07, 0.36],
  fwd: [0.08, 0.4],
  bwd: [0.09, 0.62],
  new: [0.08, 0.4],
};
/** Below this width two rails could not be told from one line. */
const RAILS = 0.26;

/**
 * The size that is drawn half as thick as can be: the upper quartile of all sizes but zero. A few
 * enormous numbers therefore leave the others apart, and one tiny number does not swell them.
 */
export function typical(values: readonly number[]): number {
  const found = values.map(Math.abs).filter((v) => v > 0 && Number.isFinite(v));
  found.sort((a, b) => a - b);
  return found[Math.floor(found.length * 0.75)] ?? 1;
}

/** 0 for 0, one half at the typical size, towards 1 beyond: monotone, so thicker is always larger. */
export const weigh = (value: number, half: number): number => {
  const size = Math.abs(value);
  return size === 0 ? 0 : size === Infinity ? 1 : 1 / (1 + half / size);
};

/** In eighths of a pixel: what no eye sees need not be drawn anew. */
const stepwise = (width: number): number => Math.round(width * 8) / 8;

/** `unit` is the font's size; less where edges are many. */
export function stroke(value: number | undefined, half: number, look: Look, unit: number): Stroke {
  const [thin, thick] = RANGE[look];
  if (value === undefined) return { width: thin * unit, negative: false };
  const width = (thin + (thick - thin) * weigh(value, half)) * unit;
  const negative = value < 0;
  return { width: stepwise(negative ? Math.max(width, RAILS * unit) : width), negative };
}
