/** All that the diagram shows, as the rows of a table: column by column, from the inputs to the labels. Pure. */

import { shown } from '../diagram/rows';
import { depth, outputs, outRef, upTo, width, type Shape } from '../diagram/shape';
import { companions } from '../diagram/spoken';

export interface Line {
  readonly ref: string;
  /** What is told in the same row; null where the quantity has none. */
  readonly gradient: string | null;
  readonly updated: string | null;
}

/** A layer's own group has no lines: it says what the layer is, and is where it is changed. */
export type GroupKind = 'inputs' | 'layer' | 'weights' | 'biases' | 'units' | 'outputs' | 'labels' | 'loss' | 'rate';

export interface Group {
  readonly kind: GroupKind;
  /** From 1; 0 for what belongs to no layer. */
  readonly layer: number;
  readonly lines: readonly Line[];
  /** How many quantities of it are left out, as in the diagram. */
  readonly omitted: number;
}

const drawn = (units: number): number[] => shown(units).filter((unit) => unit !== null);

export function groups(shape: Shape): Group[] {
  const line = (ref: string): Line => ({ ref, ...companions(ref, shape) });
  const group = (kind: GroupKind, layer: number, refs: string[], all: number): Group => ({
    kind, layer, lines: refs.map(line), omitted: all - refs.length,
  });
  const ofLayer = (layer: number): Group[] => {
    const [before, units] = [width(shape, layer - 1), width(shape, layer)];
    const weights = drawn(units).flatMap((to) => drawn(before).map((from) => `w.${layer}.${to}.${from}`));
    const sums = drawn(units).flatMap((unit) => [`h.${layer}.${unit}`, outRef(shape, layer, unit)]);
    const biases = shape.layers[layer - 1]?.biased ? drawn(units).map((unit) => `b.${layer}.${unit}`) : [];
    return [
      group('layer', layer, [], 0),
      group('weights', layer, weights, before * units),
      ...(biases.length > 0 ? [group('biases', layer, biases, units)] : []),
      group(layer === depth(shape) ? 'outputs' : 'units', layer, sums, 2 * units),
    ];
  };
  const loss = [line('L'), ...(shape.samples > 1 ? [line('l')] : [])];
  return [
    group('inputs', 0, drawn(shape.inputs).map((unit) => `x.${unit}`), shape.inputs),
    ...upTo(depth(shape)).flatMap(ofLayer),
    group('labels', 0, drawn(outputs(shape)).map((unit) => `t.${unit}`), outputs(shape)),
    { kind: 'loss', layer: 0, lines: loss, omitted: 0 },
    group('rate', 0, ['eta'], 1),
  ];
}
