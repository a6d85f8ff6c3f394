/** The sign of each activation: its curve, drawn in a box 16 wide and 12 high. Pure. */

/** h runs from left to right, a upwards; the corner of the rectifiers stands in the middle. */
const CURVES: Record<string, string> = {
  identity: 'M2 11L14 1',
  relu: 'M1 10H8L14.5 1.5',
  leaky_relu: 'M1 11.5L8 9.5L14.5 1.5',
  elu: 'M1 11.3C4 11.3 6.2 10.6 8 8.3L14.5 1',
  sigmoid: 'M1 10.8C7.5 10.8 8.5 1.2 15 1.2',
  tanh: 'M1 10.8C6.8 10.8 6.2 8.6 8 6S9.2 1.2 15 1.2',
  softplus: 'M1 10.8C5.5 10.8 7.6 9.4 9.6 7L14.5 1.2',
  silu: 'M1 9.4C3.4 9.5 4.4 11 6.2 11S8.8 8.8 10 7.2L14.5 1.2',
  gelu: 'M1 9.6C4 9.6 5 10.8 6.6 10.8S8.9 8.7 10 7.1L14.5 1.2',
  softmax: 'M2 11V8M6 11V5.4M10 11V1.4M14 11V7',
};

export const curveOf = (activation: string): string => CURVES[activation] ?? CURVES.identity ?? '';

/** Posts at both sides of an open gate, so that it reads as a gate and not as a missing line. */
const WIDEST = 0.66;
const LEAST = 0.12;

/** Losses that are differentiated together with the output function: the gradient passes by its slope. */
const FUSED: ReadonlySet<string> = new Set(['cross_entropy', 'binary_cross_entropy']);
export const isFused = (loss: string): boolean => FUSED.has(loss);

/**
 * How far a gate stands open, from its slope φ'(h): what share of a gradient it lets through.
 * Shut (0) only where the slope is 0. A softmax has no slope of its own and stands open.
 */
export function opening(slope: number | undefined): number {
  if (slope === undefined) return WIDEST;
  if (slope === 0) return 0;
  return LEAST + (WIDEST - LEAST) * Math.min(1, Math.abs(slope));
}
