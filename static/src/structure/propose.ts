/** From a change of the structure to what the server is asked, and to what its answer makes of it. Pure. */

import type { Experiment } from '../api/types';
import type { Limits, Sentence, StructureEdit } from './edits';
import { planOf, type Plan } from './plan';
import { asked, filled, hasOpen, planned, shortened } from './rebuild';

/** The two forms in which the page holds its experiment: as it is written, and with every number. */
export interface Pair {
  readonly document: Experiment;
  readonly experiment: Experiment;
}

/** A change that comes onto the page together with its numbers. */
export interface Proposal {
  /** What the server is asked to calculate. */
  readonly ask: Experiment;
  /** What comes of it, given the server's explicit experiment. */
  settle(answer: Experiment): Pair;
  /** What changes along with it, and has to be said. */
  readonly told: readonly Sentence[];
}

/** Null: it would change nothing. */
export type Proposed = Proposal | { readonly refused: Sentence } | null;

/** A document as it is to be; where weights are missing, the server draws them. */
export const proposeDocument = (document: Experiment): Proposal => ({
  ask: document,
  settle: (experiment) => ({ document, experiment }),
  told: [],
});

const sizes = ({ inputs, layers }: Plan): string => [inputs, ...layers.map(({ units }) => units)].map(({ length }) => length).join('-');

/** A title that was not written for this network goes with its sizes. */
const untitled = ({ document, experiment }: Pair): Pair => {
  const without = ({ title: _title, ...rest }: Experiment): Experiment => rest;
  return { document: without(document), experiment: without(experiment) };
};

/**
 * A change of layers, units, activations, biases or loss. `borrowed`: the title is an example's, and
 * would be wrong of a network of other sizes.
 */
export function proposeStructure(page: Pair, edit: StructureEdit, limits: Limits, borrowed: boolean): Proposed {
  const before = planOf(page.experiment);
  const ruling = edit(before, limits);
  if ('refused' in ruling) return ruling;
  const { plan, told } = ruling;
  if (JSON.stringify(plan) === JSON.stringify(before)) return null;
  const { document, experiment } = borrowed && sizes(plan) !== sizes(before) ? untitled(page) : page;
  const draft = planned(experiment, plan);
  const settle = (whole: Experiment): Pair => ({ document: shortened(document, plan, whole), experiment: whole });
  if (hasOpen(draft)) return { ask: asked(draft), settle: (answer) => settle(filled(draft, answer)), told };
  const settled = settle(draft);
  return { ask: settled.document, settle: () => settled, told };
}
