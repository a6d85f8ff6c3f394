/** The walk through a network with all that the animation reads of a step: its rule and its inputs. */

import type { Granularity, Phase, Rule, Script, Step } from '../../src/api/types';
import { castOf } from '../../src/diagram/cast';
import { plan, type Plan } from '../../src/diagram/plan';
import { outGradientRef, outRef, upTo, width, type Shape } from '../../src/diagram/shape';
import { bare } from '../steps';

type Act = readonly [Phase, Rule, string, readonly string[]];

const step = ([phase, rule, target, inputs]: Act, at: number): Step => ({
  ...bare(phase, target), index: at + 1, rule, inputs: [...inputs],
});

function forward(shape: Shape, layer: number, byEdge: boolean): Act[] {
  const softmax = shape.layers[layer - 1]?.activation === 'softmax';
  const sums = upTo(width(shape, layer)).map((i): Act[] => {
    const sources = upTo(width(shape, layer - 1));
    const products = sources.map((j): Act => {
      const inputs = [outRef(shape, layer - 1, j), `w.${layer}.${i}.${j}`];
      return ['forward', 'product', `p.${layer}.${i}.${j}`, inputs];
    });
    const inputs = byEdge ? products.map(([, , ref]) => ref) : products.flatMap(([, , , refs]) => refs);
    return [...(byEdge ? products : []), ['forward', 'weighted_sum', `h.${layer}.${i}`, inputs]];
  });
  const outs = upTo(width(shape, layer)).map((i): Act => {
    const inputs = softmax ? upTo(width(shape, layer)).map((k) => `h.${layer}.${k}`) : [`h.${layer}.${i}`];
    return ['forward', 'activation', outRef(shape, layer, i), inputs];
  });
  return softmax ? [...sums.flat(), ...outs] : sums.flatMap((sum, at) => [...sum, ...outs.slice(at, at + 1)]);
}

function backward(shape: Shape, layer: number, byEdge: boolean): Act[] {
  const units = upTo(width(shape, layer));
  const sources = upTo(width(shape, layer - 1));
  return [
    ...units.map((i): Act => ['backward', 'activation_gradient', `dz.${layer}.${i}`, [outGradientRef(shape, layer, i)]]),
    ...units.flatMap((i) =>
      sources.map((j): Act => ['backward', 'weight_gradient', `dw.${layer}.${i}.${j}`, [outRef(shape, layer - 1, j), `dz.${layer}.${i}`]]),
    ),
    ...(shape.layers[layer - 1]?.biased ? units : []).map((i): Act => ['backward', 'bias_gradient', `db.${layer}.${i}`, [`dz.${layer}.${i}`]]),
    ...sources.flatMap((j): Act[] => {
      const products = units.map((i): Act => ['backward', 'path_product', `q.${layer}.${i}.${j}`, [`dz.${layer}.${i}`, `w.${layer}.${i}.${j}`]]);
      const inputs = byEdge ? products.map(([, , ref]) => ref) : products.flatMap(([, , , refs]) => refs);
      return [...(byEdge ? products : []), ['backward', 'input_gradient', outGradientRef(shape, layer - 1, j), inputs]];
    }),
  ];
}

/** In a batch first the loss of the sample told, then that of all. */
function losses({ samples }: Shape, inputs: readonly string[]): Act[] {
  if (samples === 1) return [['loss', 'loss', 'L', inputs]];
  return [['loss', 'loss', 'l', inputs], ['loss', 'loss', 'L', upTo(samples).map((sample) => (sample === 1 ? 'l' : `l@${sample}`))]];
}

function byUnits(shape: Shape, byEdge: boolean): Act[] {
  const layers = upTo(shape.layers.length);
  const ends = upTo(width(shape, layers.length));
  return [
    ...layers.flatMap((layer) => forward(shape, layer, byEdge)),
    ...losses(shape, ends.flatMap((i) => [`y.${i}`, `t.${i}`])),
    ...ends.map((i): Act => ['backward', 'loss_gradient', `dy.${i}`, [`y.${i}`, `t.${i}`]]),
    ...[...layers].reverse().flatMap((layer) => backward(shape, layer, byEdge)),
    ...layers.flatMap((layer) =>
      upTo(width(shape, layer)).flatMap((i) =>
        upTo(width(shape, layer - 1)).map((j): Act => ['update', 'update', `new.w.${layer}.${i}.${j}`, [`w.${layer}.${i}.${j}`, `dw.${layer}.${i}.${j}`]]),
      ),
    ),
  ];
}

function byLayers(shape: Shape): Act[] {
  const last = shape.layers.length;
  const layers = upTo(last);
  const out = (layer: number): string => (layer === 0 ? 'X' : layer === last ? 'Y' : `A.${layer}`);
  return [
    ...layers.flatMap((l): Act[] => [
      ['forward', 'matrix_weighted_sum', `H.${l}`, [out(l - 1), `W.${l}`]],
      ['forward', 'matrix_activation', out(l), [`H.${l}`]],
    ]),
    ['loss', 'loss', 'L', ['Y', 'T']],
    ['backward', 'matrix_loss_gradient', 'dY', ['Y', 'T']],
    ...[...layers].reverse().flatMap((l): Act[] => [
      ['backward', 'matrix_activation_gradient', `dZ.${l}`, l === last ? ['dY'] : [`dZ.${l + 1}`, `W.${l + 1}`, `H.${l}`]],
      ['backward', 'matrix_weight_gradient', `dW.${l}`, [out(l - 1), `dZ.${l}`]],
      ...(shape.layers[l - 1]?.biased ? [['backward', 'matrix_bias_gradient', `dB.${l}`, [`dZ.${l}`]] as const] : []),
    ]),
    ['backward', 'matrix_input_gradient', 'dX', ['dZ.1', 'W.1']],
    ...layers.map((l): Act => ['update', 'matrix_update', `new.W.${l}`, [`W.${l}`, `dW.${l}`]]),
  ];
}

export function walk(shape: Shape, granularity: Granularity): Script {
  const acts = granularity === 'layer' ? byLayers(shape) : byUnits(shape, granularity === 'edge');
  return { granularity, sample: 1, steps: acts.map(step), phases: [] };
}

/** The walk ready for drawing; units whose slope is 0 are named by `shut`, as `layer.unit`. */
export function planned(shape: Shape, granularity: Granularity, shut: readonly string[] = []): Plan {
  const closed = new Set(shut);
  const valueOf = (ref: string): number => {
    const [kind, ...at] = ref.split('.');
    const off = closed.has(at.join('.')) && (kind === 'slope' || kind === 'a');
    return off ? 0 : 1;
  };
  return plan(walk(shape, granularity), castOf(valueOf, shape, 1, 'mean'));
}
