/**
 * What becomes of a network whose layers and units are changed: for every unit of the new one, which
 * unit of the old one it was. Pure: a plan holds no weights and is the same for the short document
 * and for the explicit one.
 */

import type { Experiment } from '../api/types';

/** The old units (from 1) in their new order; null is a new one. */
export type Kept = readonly (number | null)[];

export interface PlannedLayer {
  /** Which layer it was (from 1); null: a new one. */
  readonly was: number | null;
  readonly activation: string;
  readonly biased: boolean;
  readonly units: Kept;
}

export interface Plan {
  readonly inputs: Kept;
  readonly layers: readonly PlannedLayer[];
  readonly loss: string;
}

const all = (count: number): Kept => Array.from({ length: count }, (_, at) => at + 1);
/** As many new units. */
export const fresh = (count: number): Kept => all(count).map(() => null);

/** The plan that leaves everything as it is. */
export function planOf({ inputs, layers, loss }: Experiment): Plan {
  return {
    inputs: all(inputs),
    layers: layers.map(({ units, activation, biases }, at) => ({
      was: at + 1,
      activation,
      biased: Array.isArray(biases),
      units: all(units),
    })),
    loss,
  };
}

/** The units of a layer; layer 0 is the inputs. */
export const unitsOf = (plan: Plan, layer: number): Kept =>
  layer === 0 ? plan.inputs : (plan.layers[layer - 1]?.units ?? []);

export const depthOf = (plan: Plan): number => plan.layers.length;

/** The plan with other units in a layer; layer 0 is the inputs. */
export function withUnits(plan: Plan, layer: number, units: Kept): Plan {
  return layer === 0 ? { ...plan, inputs: units } : withLayer(plan, layer, { units });
}

export function withLayer(plan: Plan, layer: number, change: Partial<PlannedLayer>): Plan {
  const layers = plan.layers.map((old, at) => (at === layer - 1 ? { ...old, ...change } : old));
  return { ...plan, layers };
}

/** Weights and biases of the planned network. */
export function parametersOf(plan: Plan): number {
  return plan.layers.reduce(
    (sum, { units, biased }, at) => sum + (unitsOf(plan, at).length + Number(biased)) * units.length,
    0,
  );
}

const same = (kept: Kept, count: number): boolean =>
  kept.length === count && kept.every((was, at) => was === at + 1);

/** Which rows of its old weights a layer's rows are: by unit, or by place behind another layer than before. */
export function rowsOf(plan: Plan, layer: number, old: Experiment): Kept {
  const { was } = plan.layers[layer - 1] ?? { was: null };
  const before = unitsOf(plan, layer - 1);
  if (was === null) return fresh(before.length);
  const beforeWas = layer === 1 ? 0 : plan.layers[layer - 2]?.was;
  if (beforeWas === was - 1) return before;
  const rows = was === 1 ? old.inputs : (old.layers[was - 2]?.units ?? 0);
  return before.map((_, at) => (at < rows ? at + 1 : null));
}

/** Which columns of the old labels the labels are; by place where another layer gives the outputs. */
export function labelsOf(plan: Plan, old: Experiment): Kept {
  const last = plan.layers.at(-1);
  if (!last) return [];
  if (last.was === old.layers.length) return last.units;
  const columns = old.layers.at(-1)?.units ?? 0;
  return last.units.map((_, at) => (at < columns ? at + 1 : null));
}

/** Whether a layer's weights are the old ones of the same layer, every one in its place. */
export function keepsWeights(plan: Plan, layer: number, old: Experiment): boolean {
  const { was, units } = plan.layers[layer - 1] ?? { was: null, units: [] };
  if (was !== layer) return false;
  const rows = layer === 1 ? old.inputs : (old.layers[layer - 2]?.units ?? 0);
  return same(units, old.layers[layer - 1]?.units ?? 0) && same(rowsOf(plan, layer, old), rows);
}

export function keepsBiases(plan: Plan, layer: number, old: Experiment): boolean {
  const planned = plan.layers[layer - 1];
  const before = old.layers[layer - 1];
  if (!planned || !before || planned.was !== layer) return false;
  return planned.biased === Array.isArray(before.biases) && same(planned.units, before.units);
}

export const keepsInputs = (plan: Plan, old: Experiment): boolean => same(plan.inputs, old.inputs);
export const keepsLabels = (plan: Plan, old: Experiment): boolean =>
  same(labelsOf(plan, old), old.layers.at(-1)?.units ?? 0);
