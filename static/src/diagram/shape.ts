/** What the picture's geometry depends on: the network's shape, without any number. Pure. */

import type { Experiment } from '../api/types';
import { isPerSample, parseRef, place, type NameStyle } from '../refs';
import type { Writing } from '../writing';

export interface LayerShape {
  readonly units: number;
  readonly activation: string;
  readonly biased: boolean;
}

export interface Shape {
  readonly inputs: number;
  readonly layers: readonly LayerShape[];
  readonly samples: number;
}

/** One weight: into unit `to` of layer `layer` (from 1), from unit or input `from`. */
export interface Edge {
  readonly layer: number;
  readonly to: number;
  readonly from: number;
}

export function shapeOf(experiment: Experiment): Shape {
  return {
    inputs: experiment.inputs,
    layers: experiment.layers.map(({ units, activation, biases }) => ({
      units,
      activation,
      biased: Array.isArray(biases),
    })),
    samples: experiment.x.length,
  };
}

/** Two shapes with the same key have the same picture. */
export const shapeKey = ({ inputs, layers, samples }: Shape): string =>
  [inputs, Math.min(samples, 2), ...layers.map((l) => `${l.units}${l.activation}${l.biased}`)].join();

/** What is told of two shapes with the same key is alike, too: of how many samples a sum is made. */
export const storyKey = (shape: Shape): string => `${shapeKey(shape)}|${shape.samples}`;

/** How many units stand in a layer; layer 0 is the inputs. */
export const width = (shape: Shape, layer: number): number =>
  layer === 0 ? shape.inputs : (shape.layers[layer - 1]?.units ?? 0);

export const depth = (shape: Shape): number => shape.layers.length;
export const outputs = (shape: Shape): number => width(shape, depth(shape));
export const isLast = (shape: Shape, layer: number): boolean => layer === depth(shape);
/** Whether a layer's units are bound to one another, as a softmax binds them. */
export const isBound = (shape: Shape, layer: number): boolean =>
  isLast(shape, layer) && width(shape, layer) > 1 && shape.layers[layer - 1]?.activation === 'softmax';

/** A chain has one input and one unit a layer: the notes then leave the unit out of the names. */
export const nameStyle = (shape: Shape, writing: Writing): NameStyle => ({
  ...writing,
  depth: depth(shape),
  chain: shape.inputs === 1 && shape.layers.every(({ units }) => units === 1),
  batch: shape.samples > 1,
});

/** 1 … n. */
export const upTo = (n: number): number[] => Array.from({ length: n }, (_, at) => at + 1);

export const weightRef = ({ layer, to, from }: Edge): string => `w.${layer}.${to}.${from}`;

/** What unit `unit` of a layer gives out: an input, an activation, or an output. */
export function outRef(shape: Shape, layer: number, unit: number): string {
  if (layer === 0) return `x.${unit}`;
  return isLast(shape, layer) ? `y.${unit}` : `a.${layer}.${unit}`;
}

/** The gradient of what it gives out. */
export function outGradientRef(shape: Shape, layer: number, unit: number): string {
  if (layer === 0) return `dx.${unit}`;
  return isLast(shape, layer) ? `dy.${unit}` : `da.${layer}.${unit}`;
}

/** The ref of the same quantity in another sample's story; unchanged for a weight or the loss. */
export function scoped(text: string, sample: number): string {
  const ref = parseRef(text);
  return sample > 1 && ref && isPerSample(ref) ? `${place(text)}@${sample}` : text;
}
