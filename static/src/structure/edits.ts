/** Every change of a network's structure, as a function from plan to plan, or a reason why not. Pure. */

import type { Boot } from '../api/types';
import { fittingLoss, neededBy } from './fitting';
import { depthOf, fresh, parametersOf, unitsOf, withLayer, withUnits, type Plan, type PlannedLayer } from './plan';

/** A sentence of the catalogue. */
export interface Sentence {
  readonly key: string;
  readonly params?: Record<string, string | number>;
}

/** What a change comes to: the plan and what changed along with it, or why it can't be. */
export type Ruling =
  | { readonly plan: Plan; readonly told: readonly Sentence[] }
  | { readonly refused: Sentence };

export type Limits = Boot['limits'];
export type StructureEdit = (plan: Plan, limits: Limits) => Ruling;

const refuse = (key: string, params?: Sentence['params']): Ruling => ({ refused: { key: `structure.${key}`, params } });

/** The plan with a loss that its outputs allow, within the limits. */
function ruled(plan: Plan, limits: Limits, told: readonly Sentence[] = []): Ruling {
  const loss = fittingLoss(plan.loss, plan.layers.at(-1)?.activation ?? '');
  const most = Math.max(...[0, ...plan.layers.keys()].map((layer) => unitsOf(plan, layer).length), unitsOf(plan, depthOf(plan)).length);
  if (most > limits.units) return refuse('units_limit', { most: limits.units });
  if (depthOf(plan) > limits.layers) return refuse('layers_limit', { most: limits.layers });
  const parameters = parametersOf(plan);
  if (parameters > limits.parameters) return refuse('parameters_limit', { most: limits.parameters, count: parameters });
  if (loss === plan.loss) return { plan, told };
  return { plan: { ...plan, loss }, told: [...told, { key: 'structure.loss_changed', params: { loss } }] };
}

/** A unit more at place `at` (from 1) of a layer; layer 0 is the inputs. Without `at`: at its end. */
export const insertUnit = (layer: number, at?: number): StructureEdit => (plan, limits) => {
  const units = unitsOf(plan, layer);
  const place = (at ?? units.length + 1) - 1;
  return ruled(withUnits(plan, layer, [...units.slice(0, place), null, ...units.slice(place)]), limits);
};

/** Without unit `at` (from 1) of a layer; without `at`: its last. */
export const removeUnit = (layer: number, at?: number): StructureEdit => (plan, limits) => {
  const units = unitsOf(plan, layer);
  if (units.length <= 1) return refuse(layer === 0 ? 'one_input' : 'one_unit');
  const place = (at ?? units.length) - 1;
  return ruled(withUnits(plan, layer, units.filter((_, index) => index !== place)), limits);
};

/** What a new layer takes over from its neighbours: hidden ones before the output. */
function modelFor(plan: Plan, at: number): Pick<PlannedLayer, 'activation' | 'biased'> {
  const hidden = plan.layers.slice(0, -1);
  const model = hidden[at - 2] ?? hidden[at - 1];
  const biased = model?.biased ?? plan.layers.at(-1)?.biased ?? false;
  return { activation: model?.activation ?? 'relu', biased };
}

/** A new layer in place `at` (from 1), as wide as what stands before it, so that all behind it can stay. */
export const insertLayer = (at: number): StructureEdit => (plan, limits) => {
  const layer = { was: null, units: fresh(unitsOf(plan, at - 1).length), ...modelFor(plan, at) };
  return ruled({ ...plan, layers: [...plan.layers.slice(0, at - 1), layer, ...plan.layers.slice(at - 1)] }, limits);
};

/** Without layer `at`; without the last one, the one before it gives the outputs. */
export const removeLayer = (at: number): StructureEdit => (plan, limits) => {
  if (depthOf(plan) <= 1) return refuse('one_layer');
  const last = at === depthOf(plan);
  const rest = { ...plan, layers: plan.layers.filter((_, index) => index !== at - 1) };
  return ruled(rest, limits, last ? [{ key: 'structure.new_output', params: { layer: at - 1 } }] : []);
};

export const setActivation = (layer: number, activation: string): StructureEdit => (plan, limits) => {
  if (activation === 'softmax' && layer < depthOf(plan)) return refuse('softmax_last');
  return ruled(withLayer(plan, layer, { activation }), limits);
};

export const setBiases = (layer: number, biased: boolean): StructureEdit => (plan, limits) =>
  ruled(withLayer(plan, layer, { biased }), limits);

export const setAllBiases = (biased: boolean): StructureEdit => (plan, limits) =>
  ruled({ ...plan, layers: plan.layers.map((layer) => ({ ...layer, biased })) }, limits);

/** Another loss; one that is defined on other outputs changes the output's activation with it. */
export const setLoss = (loss: string): StructureEdit => (plan, limits) => {
  const needed = neededBy(loss);
  const last = plan.layers.at(-1);
  if (needed === null || needed === last?.activation) return ruled({ ...plan, loss }, limits);
  const told = [{ key: 'structure.output_changed', params: { activation: needed } }];
  return ruled({ ...withLayer(plan, depthOf(plan), { activation: needed }), loss }, limits, told);
};
