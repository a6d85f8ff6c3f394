/**
 * The documents that travel between the page and the server, as the page sees them: the server's
 * own types, narrowed to what the page asks for.
 */

import type { Writing } from '../writing';
import type { components } from './schema';

type Schemas = components['schemas'];

export type Locale = 'en' | 'zh';
export type Matrix = number[][];

export interface LayerDocument {
  units: number;
  activation: string;
  /** Shape (units before, units): row = from, column = to. Absent: drawn from the seed. */
  weights?: Matrix | null;
  biases?: number[] | null;
}

/** How the samples' losses make one. */
export type Reduction = 'mean' | 'sum';

/** What a user writes, saves and shares. The server fills the gaps: see its `Experiment`. */
export interface Experiment {
  version: number;
  title?: string | null;
  inputs: number;
  layers: LayerDocument[];
  loss: string;
  reduction?: Reduction;
  x: Matrix;
  target: Matrix;
  learning_rate?: number;
  freeze_biases?: boolean;
  edits?: Record<string, number>;
  init?: string;
  seed?: number;
}

/** The page always asks for whole passes; products are for one sample. */
export interface Passes {
  forward: Required<Schemas['Forward']>;
  backward: Required<Schemas['Backward']>;
  update: Required<Schemas['Update']>;
  products?: Schemas['Products'];
  slopes?: (Matrix | null)[];
  shares?: Shares | null;
}

export type Shares = Schemas['SampleShares'];

export type Step = Schemas['Step'];
export type Rule = Step['rule'];
export type Phase = Step['phase'];
export type PhaseSpan = Schemas['PhaseSpan'];
export type Granularity = Schemas['Trace']['granularity'];

/** The steps, without the numbers: they depend on the architecture alone. */
export interface Script {
  granularity: Granularity;
  sample: number;
  steps: Step[];
  phases: PhaseSpan[];
}

export type TraceAnswer = Omit<Schemas['Trace'], 'experiment' | 'passes'> & {
  experiment: Experiment;
  passes: Passes;
};

export type VerifyRow = Schemas['CheckedParameter'];
export type VerifyAnswer = Schemas['Verification'];
/** Why a number is what it is. */
export type Explanation = Schemas['Explanation'];
/** A factor of a way from the loss goes by its name alone; one of the chain rule can be opened. */
export type Factor = Schemas['WayFactor'] & Partial<Pick<Schemas['Factor'], 'template' | 'opens'>>;
export type Term = Omit<Schemas['Term'], 'factors'> & { factors: Factor[] };
export type Way = Omit<Schemas['Way'], 'factors'> & { factors: Factor[] };
export type Apart = Schemas['Apart'];
export type MarkedMatrix = Schemas['MarkedMatrix'];
export type Drawn = Schemas['Drawn'];
export type Layout = Schemas['Layout'];
export type ComparedNumber = Schemas['ComparedNumber'];
export type Reproduced = Schemas['Reproduced'];
export type ExampleInFull = Schemas['ExampleInFull'];
export type Grade = Schemas['Grade'];
export type Grades = Schemas['Grades'];
export type Diagnosis = Schemas['Diagnosis'];
export type Problem = Schemas['ProblemDetails'];

/** Examples come with the page in both languages, so that switching needs no server. */
export interface ExampleSummary {
  id: string;
  group: Schemas['ExampleSummary']['group'];
  title: Record<Locale, string>;
  note: Record<Locale, string>;
}

/** What the server puts into the page, so that the first picture needs no second request. */
export interface Boot {
  locale: Locale;
  writing: Writing;
  experiment: Experiment;
  trace: Omit<TraceAnswer, 'experiment' | 'passes'>;
  passes: Passes;
  examples: ExampleSummary[];
  limits: Schemas['LimitValues'];
  version: string;
  exampleId: string | null;
}
