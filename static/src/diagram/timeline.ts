/**
 * From a step and its progress to what is seen: `frameAt(plan, time)` is a pure function, the same
 * picture whichever way one came to it. At an integer time it is the rest picture of that cursor.
 */

import type { Step } from '../api/types';
import { parseRef, place, type Ref } from '../refs';
import { emptyFrame, ramp, type Frame, type Pulse } from './frame';
import * as adding from './adding';
import * as back from './backward';
import * as forth from './forward';
import { inTurn, SEEN_SAMPLES, WHOLE, type Cast, type Stage } from './moves';
import { cells, drawnEdges, type Plan } from './plan';
import { depth, type Shape } from './shape';

/** The step that `time` is in, and how far. At an integer that step is done. */
export function moment(time: number): { step: number; p: number; done: number } {
  const step = Math.ceil(time);
  const p = step === 0 ? 1 : time - step + 1;
  return { step, p, done: p >= 1 ? step : step - 1 };
}

/** Above this many pulses at once their numbers would only be noise. */
const CROWD = 12;

/** What stands out or moves at `time`. */
export function frameAt(plan: Plan, time: number): Frame {
  const { step: index, p, done } = moment(time);
  const frame = emptyFrame();
  const step = plan.steps[index - 1];
  const before = plan.steps[index - 2];
  if (before && p < 1) light(plan, before, 1 - ramp(p, 0, 0.2), frame);
  if (step) light(plan, step, p < 1 ? ramp(p, 0, 0.2) : 1, frame);
  if (step && p < 1) act(plan, step, p, frame);
  if (plan.edgewise) frame.pulses.push(...parked(plan, done, p < 1 ? step : undefined));
  return frame;
}

/** Lights what a step reads and what it makes known. */
function light(plan: Plan, step: Step, amount: number, { glows }: Frame): void {
  if (amount <= 0) return;
  const add = (text: string, target: number): void => {
    for (const ref of cells(plan.cast, place(text))) {
      const old = glows.get(ref);
      glows.set(ref, { amount: Math.max(old?.amount ?? 0, amount), target: Math.max(old?.target ?? 0, target) });
    }
  };
  for (const input of [...step.inputs, ...carried(plan.cast, step)]) add(input, 0);
  add(step.target, amount);
}

/**
 * The dz that a gradient's pulses start from. Its formula may write out the factors of dz instead
 * of dz itself, or name what dz is equal to; then both are lit.
 */
function carried(cast: Cast, { rule, target }: Step): string[] {
  const ref = parseRef(target);
  if (rule === 'weight_gradient' || rule === 'path_product') return [`dz.${ref?.layer ?? 0}.${ref?.to ?? 0}`];
  if (rule === 'bias_gradient') return [`dz.${ref?.layer ?? 0}.${ref?.unit ?? 0}`];
  if (rule !== 'input_gradient' || !ref) return [];
  const layer = layerOf(cast.shape, ref) + 1;
  return cast.units(layer).map((unit) => `dz.${layer}.${unit}`);
}

/** The products that have run and wait for their sum. */
function parked(plan: Plan, done: number, now: Step | undefined): Pulse[] {
  const frame = emptyFrame();
  const stage: Stage = { frame, cast: plan.cast, p: 1, quiet: false };
  if (now && now.rule !== 'product' && now.rule !== 'path_product') return [];
  for (let at = done; at > 0; at -= 1) {
    const step = plan.steps[at - 1];
    const ref = step && parseRef(step.target);
    if (!ref || !step || !hasEdge(plan.cast, ref)) break;
    if (step.rule === 'product') forth.product(stage, ref);
    else if (step.rule === 'path_product') back.pathProduct(stage, ref);
    else break;
  }
  return frame.pulses;
}

const hasEdge = ({ units }: Cast, { layer, to, from }: Ref): boolean =>
  units(layer).includes(to) && units(layer - 1).includes(from);

/** Where a unit's dz comes from: its own gate, all outputs of a softmax, or the loss itself. */
function sourceOf({ shape }: Cast, step: Step, layer: number): back.Source {
  if (layer !== depth(shape)) return 'gate';
  if (step.inputs.some((ref) => ref === 'T' || ref.startsWith('t.'))) return 'fused';
  return shape.layers[layer - 1]?.activation === 'softmax' ? 'softmax' : 'gate';
}

function act(plan: Plan, step: Step, p: number, frame: Frame): void {
  const target = parseRef(step.target);
  if (!target) return;
  const { cast, edgewise } = plan;
  const matrix = step.rule.startsWith('matrix_');
  const layer = layerOf(cast.shape, target);
  const crowd = matrix ? crowdOf(cast, step, layer) : crowdAt(cast, step, layer);
  const stage: Stage = { frame, cast, p, quiet: crowd > CROWD };
  const column = cast.units(layer);
  const units = matrix ? column : column.filter((unit) => unit === target.unit);
  const edges = matrix ? drawnEdges(cast, layer) : hasEdge(cast, target) ? [target] : [];
  // In a whole layer unit follows unit.
  const turn = (unit: number): Stage => (matrix ? inTurn(stage, column.indexOf(unit), column.length) : stage);
  // Where several sums form at once their numbers are read, and not what joins them.
  const alone = (count: number): Stage => ({ ...stage, quiet: count > 1 });
  switch (step.rule) {
    case 'weighted_sum':
    case 'matrix_weighted_sum':
      return units.forEach((unit) => forth.sum(turn(unit), layer, unit, edgewise));
    case 'product':
      return edges.forEach((edge) => forth.product(stage, edge));
    case 'activation':
    case 'matrix_activation':
      return units.forEach((unit) => forth.activate(turn(unit), layer, unit));
    case 'loss':
      if (target.kind !== 'L' || cast.shape.samples === 1) return forth.lose(stage, target.kind);
      return plan.when.has('l') ? forth.gather(stage) : forth.loseAll(stage);
    case 'loss_gradient':
    case 'matrix_loss_gradient':
      return units.forEach((unit) => back.blame(turn(unit), unit, units.length === 1));
    case 'activation_gradient':
      return units.forEach((unit) => back.regress(stage, layer, unit, sourceOf(cast, step, layer), true));
    case 'matrix_activation_gradient':
      return regressLayer(turn, cast, step, layer);
    case 'weight_gradient':
    case 'matrix_weight_gradient':
      if (cast.adds) return edges.forEach((edge) => adding.addWeights(alone(edges.length), edge, edges.length <= CROWD));
      return edges.forEach((edge) => back.weightGradient(turn(edge.to), edge));
    case 'bias_gradient':
    case 'matrix_bias_gradient':
      if (cast.adds) return units.forEach((unit) => adding.addBiases(alone(units.length), layer, unit, units.length <= CROWD));
      return units.forEach((unit) => back.biasGradient(turn(unit), layer, unit));
    case 'input_gradient':
    case 'matrix_input_gradient':
      return units.forEach((unit) => back.inputGradient(turn(unit), layer, unit, edgewise));
    case 'path_product':
      return edges.forEach((edge) => back.pathProduct(stage, edge));
    case 'update':
    case 'matrix_update':
      cells(cast, place(step.target)).forEach((ref) => back.update(stage, ref.slice(4)));
      if (step.index === plan.steps.length) back.settle(stage);
      return;
  }
}

/** In the matrix form a hidden layer's dz takes both steps at once: back along the edges, then the gate. */
function regressLayer(turn: (unit: number) => Stage, cast: Cast, step: Step, layer: number): void {
  const two = layer < depth(cast.shape);
  const source = sourceOf(cast, step, layer);
  for (const unit of cast.units(layer)) {
    const stage = turn(unit);
    if (two) back.flowBack(stage, layer, unit, false, { start: 0, end: 0.66 });
    back.regress(stage, layer, unit, source, cast.units(layer).length === 1, two ? { start: 0.5, end: 1 } : WHOLE);
  }
}

/** The layer whose units a target names; outputs are the last layer's, inputs are layer 0. */
function layerOf(shape: Shape, ref: Ref): number {
  if (ref.layer) return ref.layer;
  return ref.kind === 'dx' || ref.kind === 'dX' || ref.kind === 'x' ? 0 : depth(shape);
}

const ACROSS = new Set(['matrix_weighted_sum', 'matrix_activation_gradient']);

/** How many pulses a step of a whole layer would have. */
function crowdOf(cast: Cast, step: Step, layer: number): number {
  const units = cast.units(layer).length;
  // Two meet on every edge, for every sample that is seen.
  if (step.rule === 'matrix_weight_gradient') {
    return 2 * units * cast.units(layer - 1).length * Math.min(cast.shape.samples, SEEN_SAMPLES);
  }
  if (step.rule === 'matrix_input_gradient') return units * cast.units(1).length;
  return ACROSS.has(step.rule) ? units * Math.max(cast.units(layer - 1).length, cast.units(layer + 1).length) : units;
}

function crowdAt(cast: Cast, step: Step, layer: number): number {
  if (step.rule === 'weighted_sum') return cast.units(layer - 1).length;
  if (step.rule === 'input_gradient') return cast.units(layer + 1).length;
  return 2;
}
