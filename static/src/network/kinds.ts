/** What can be chosen, as the API's schema lists it: the types hold these lists to it. Pure. */

import type { components } from '../api/schema';

type Schemas = components['schemas'];
type Init = NonNullable<Schemas['Experiment']['init']>;
type Activation = Schemas['Layer']['activation'];

const all = <Name extends string>(names: Record<Name, true>): readonly Name[] => Object.keys(names) as Name[];

export const INITS = all<Init>({
  xavier_uniform: true,
  xavier_normal: true,
  he_uniform: true,
  he_normal: true,
  lecun_uniform: true,
  lecun_normal: true,
  zeros: true,
});

/** Softmax is for outputs alone. */
export const HIDDEN = all<Exclude<Activation, 'softmax'>>({
  relu: true,
  tanh: true,
  sigmoid: true,
  identity: true,
  leaky_relu: true,
  elu: true,
  softplus: true,
  silu: true,
  gelu: true,
});

/** Everything a layer of any place may have. */
export const ACTIVATIONS: readonly Activation[] = [...HIDDEN, 'softmax'];

/** The outputs that a new network is offered. */
export const OUTPUTS = ['identity', 'sigmoid', 'softmax'] as const satisfies readonly Activation[];
