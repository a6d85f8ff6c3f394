/**
 * How long each step takes and rests: the pace of player and films. Time runs evenly through a
 * step; its movements are eased one by one. Pure.
 */

import type { Locale, Rule, Step } from '../api/types';

/** How long a step takes at speed 1, in milliseconds: what travels far takes longer. */
const DURATION: Partial<Record<Rule, number>> = {
  weighted_sum: 280,
  product: 240,
  activation: 200,
  loss: 320,
  loss_gradient: 340,
  activation_gradient: 280,
  weight_gradient: 320,
  input_gradient: 360,
  path_product: 300,
  update: 240,
};
/** A product is seen to come about, row by column. */
const PRODUCTS: ReadonlySet<Rule> = new Set([
  'matrix_weighted_sum', 'matrix_weight_gradient', 'matrix_activation_gradient', 'matrix_input_gradient',
]);
const PRODUCT_DURATION = 900;
const MATRIX_DURATION = 400;
const DEFAULT_DURATION = 260;
/** Rest between two steps while playing, so that a number can be caught. */
const DWELL = { forward: 50, loss: 300, backward: 160, update: 60 };

/** What a batch's samples add to a step that tells of each of them. */
const PER_SAMPLE = 0.6;
const MOST_SAMPLES = 4;

/** How many samples a step reads one by one. */
const samplesRead = ({ inputs }: Step): number =>
  Math.min(MOST_SAMPLES, new Set(inputs.map((ref) => ref.split('@')[1])).size);

/** Steps in which the samples of a batch add up, and how long the turn of each takes: one sum is read, a layer's are seen. */
const ADDING: Partial<Record<Rule, number>> = {
  weight_gradient: 400,
  bias_gradient: 400,
  matrix_weight_gradient: 280,
  matrix_bias_gradient: 280,
};
/** What the last turn takes longer than until the next would begin. */
const LAST_TURN = 0.64;

/** A gradient leaves the loss and takes its share of the mean. */
const MEAN_DURATION = 1_100;
const FROM_LOSS = /^(?:matrix_)?(?:loss|activation)_gradient$/;
const takesMean = ({ rule, inputs }: Step): boolean => FROM_LOSS.test(rule) && inputs.some((ref) => /^(?:t\.|T$)/.test(ref));

/** The samples' own losses add up; of a mean that takes the first part of the step. */
const LOSS_TURN = 320;
const MEAN_AFTER_SUM = 1.4;
const gathers = ({ rule, inputs }: Step): boolean => rule === 'loss' && /^(?:l|Y$)/.test(inputs[0] ?? '');
/** Where whole matrices are told, the loss of the sample shown comes about in the same step. */
const OWN_LOSS = 400;

/** What is seen of a batch: in how many turns its samples add up, and whether the mean is taken. */
export interface Batch {
  readonly turns: number;
  readonly mean: boolean;
}
export const UNSEEN: Batch = { turns: 1, mean: false };

export function duration(step: Step | undefined, { turns, mean }: Batch): number {
  if (!step) return DEFAULT_DURATION;
  if (mean && takesMean(step)) return MEAN_DURATION;
  if (turns > 1 && gathers(step)) {
    const own = step.inputs[0] === 'Y' ? OWN_LOSS : 0;
    return own + LOSS_TURN * (turns + LAST_TURN) * (mean ? MEAN_AFTER_SUM : 1);
  }
  const turn = ADDING[step.rule];
  const added = turn !== undefined && turns > 1 ? turn * (turns + LAST_TURN) : 0;
  if (PRODUCTS.has(step.rule)) return Math.max(PRODUCT_DURATION, added);
  if (added > 0) return added;
  if (step.rule.startsWith('matrix_')) return MATRIX_DURATION;
  return (DURATION[step.rule] ?? DEFAULT_DURATION) * (1 + PER_SAMPLE * Math.max(0, samplesRead(step) - 1));
}

export const dwell = (step: Step | undefined): number => (step ? DWELL[step.phase] : 0);

/** While sentences are read, movements take twice their time. */
export const READING_SPEED = 0.5;
/** Characters read in a second, by someone to whom the matter is new. */
const READ: Record<Locale, number> = { en: 16, zh: 6 };
/** A symbol or a number is read as so many characters, whatever it is written with. */
const SLOT = { pattern: /⟨[^⟩]*⟩|⟦[^⟧]*⟧/g, en: '0000', zh: '00' };
/** For the eye to go from the picture to the sentence, and back. */
const GLANCE = 700;

/** How long the sentence of a step takes to be read, in milliseconds. */
export function reading(step: Step | undefined, locale: Locale): number {
  if (!step) return 0;
  const { narration_template: template, outcomes } = step;
  const closing = outcomes ? [outcomes.positive, outcomes.negative, outcomes.zero] : [];
  const lengths = ['', ...closing].map((text) => text.replace(SLOT.pattern, SLOT[locale]).length);
  const length = template.replace(SLOT.pattern, SLOT[locale]).length + Math.max(...lengths);
  return GLANCE + (length / READ[locale]) * 1000;
}
