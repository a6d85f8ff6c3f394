/**
 * From a plan to the documents: what stays keeps its numbers, what is new is left open for the
 * server to draw. Pure.
 */

import type { Experiment, LayerDocument, Matrix } from '../api/types';
import { parseRef } from '../refs';
import { tidy } from '../state/document';
import { keepsBiases, keepsInputs, keepsLabels, keepsWeights, labelsOf, rowsOf, type Kept, type Plan } from './plan';

/** A weight still to be drawn. */
const OPEN = Number.NaN;
const NEW_INPUT = 1;
const NEW_LABEL = 0;
const NEW_BIAS = 0;

const pick = (row: readonly number[], kept: Kept, fresh: number): number[] =>
  kept.map((was) => (was === null ? fresh : (row[was - 1] ?? fresh)));

const columns = (rows: Matrix, kept: Kept, fresh: number): Matrix => rows.map((row) => pick(row, kept, fresh));

function weightsOf(old: LayerDocument | undefined, rows: Kept, units: Kept): Matrix {
  const given = old?.weights ?? [];
  return rows.map((was) => pick(was === null ? [] : (given[was - 1] ?? []), units, OPEN));
}

/** The explicit experiment that a plan makes of an explicit one; weights to be drawn are open. */
export function planned(experiment: Experiment, plan: Plan): Experiment {
  const layers = plan.layers.map(({ was, activation, biased, units }, at): LayerDocument => {
    const old = was === null ? undefined : experiment.layers[was - 1];
    const weights = weightsOf(old, rowsOf(plan, at + 1, experiment), units);
    const biases = biased ? pick(old?.biases ?? [], units, NEW_BIAS) : null;
    return { units: units.length, activation, weights, biases };
  });
  return {
    ...experiment,
    inputs: plan.inputs.length,
    layers,
    loss: plan.loss,
    x: columns(experiment.x, plan.inputs, NEW_INPUT),
    target: columns(experiment.target, labelsOf(plan, experiment), NEW_LABEL),
  };
}

const isOpen = (weights: Matrix | null | undefined): boolean => weights?.some((row) => row.some(Number.isNaN)) ?? false;

/** Whether weights of a draft are still to be drawn. */
export const hasOpen = ({ layers }: Experiment): boolean => layers.some(({ weights }) => isOpen(weights));

/** FNV-1a over UTF-16: all that is asked of it is to be the same everywhere. */
function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return sum >>> 0;
}

/**
 * The document whose answer fills what is open. Its seed comes from the seed and from the weights
 * that stay: drawn with the seed itself, a new unit at a place where one stood before would be that
 * one's double, which may have moved one place on.
 */
export function asked(draft: Experiment): Experiment {
  const edits: Record<string, number> = {};
  const layers = draft.layers.map(({ weights, ...rest }, at): LayerDocument => {
    if (!weights || !isOpen(weights)) return { ...rest, weights };
    weights.forEach((row, from) => row.forEach((weight, to) => {
      if (!Number.isNaN(weight)) edits[`w.${at + 1}.${to + 1}.${from + 1}`] = weight;
    }));
    return rest;
  });
  const seed = ((draft.seed ?? 0) + hash(JSON.stringify(draft.layers))) % 2 ** 32;
  return { ...draft, layers, edits, seed };
}

/** The draft with the server's weights in it. */
export function filled(draft: Experiment, answer: Experiment): Experiment {
  const layers = draft.layers.map((layer, at) => ({ ...layer, weights: answer.layers[at]?.weights }));
  return { ...draft, layers };
}

function shortLayer(document: Experiment, plan: Plan, explicit: Experiment, layer: number): LayerDocument {
  const whole = explicit.layers[layer - 1];
  const written = document.layers[(plan.layers[layer - 1]?.was ?? 0) - 1];
  const { units, activation, weights, biases } = whole ?? { units: 0, activation: '' };
  const short: LayerDocument = { ...written, units, activation };
  if (!keepsWeights(plan, layer, document)) short.weights = weights;
  if (!keepsBiases(plan, layer, document)) {
    delete short.biases;
    if (biases) short.biases = biases;
  }
  return short;
}

/** The edits that still lie over something: those of a layer written out anew are in it already. */
function shortEdits(document: Experiment, plan: Plan): Record<string, number> {
  const kept = Object.entries(document.edits ?? {}).filter(([text]) => {
    const ref = parseRef(text);
    if (!ref) return false;
    return ref.kind === 'w' ? keepsWeights(plan, ref.layer, document) : keepsBiases(plan, ref.layer, document);
  });
  return Object.fromEntries(kept);
}

/** The short document after a plan, given the explicit experiment after it: what stays as written stays so. */
export function shortened(document: Experiment, plan: Plan, explicit: Experiment): Experiment {
  const edits = document.edits ? { edits: shortEdits(document, plan) } : {};
  return tidy({
    ...document,
    inputs: explicit.inputs,
    layers: explicit.layers.map((_, at) => shortLayer(document, plan, explicit, at + 1)),
    loss: plan.loss,
    x: keepsInputs(plan, document) ? document.x : explicit.x,
    target: keepsLabels(plan, document) ? document.target : explicit.target,
    ...edits,
  });
}
