/** Which loss goes with which output: two are defined on one activation's outputs alone. Pure. */

export const ANY_OUTPUT: readonly string[] = ['mse', 'half_sse', 'sse'];

/** Output activation → the loss that is defined on it alone. */
export const OWN_LOSS: Readonly<Record<string, string>> = {
  softmax: 'cross_entropy',
  sigmoid: 'binary_cross_entropy',
};

export const LOSSES: readonly string[] = [...ANY_OUTPUT, ...Object.values(OWN_LOSS)];

/** The output activation that a loss needs, null where any will do. */
export function neededBy(loss: string): string | null {
  return Object.keys(OWN_LOSS).find((activation) => OWN_LOSS[activation] === loss) ?? null;
}

/** `loss` where the outputs allow it, else the nearest that they allow. */
export function fittingLoss(loss: string, activation: string): string {
  const needed = neededBy(loss);
  return needed === null || needed === activation ? loss : (OWN_LOSS[activation] ?? 'mse');
}
