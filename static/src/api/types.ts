/** The documents that travel between the page and the server, as the page sees them. */

export type Locale = 'en' | 'zh';
export type Matrix = number[][];
export type Granularity = 'layer' | 'unit' | 'edge';
export type Phase = 'forward' | 'loss' | 'backward' | 'update';

export interface LayerDocument {
  units: number;
  activation: string;
  /** Shape (units before, units): row = from, column = to. Absent: drawn from the seed. */
  weights?: Matrix;
  biases?: number[] | null;
}

/** What a user writes, saves and shares. */
export interface Experiment {
  version: number;
  title?: string | null;
  inputs: number;
  layers: LayerDocument[];
  loss: string;
  reduction?: 'mean' | 'sum';
  x: Matrix;
  target: Matrix;
  learning_rate?: number;
  freeze_biases?: boolean;
  edits?: Record<string, number>;
  init?: string;
  seed?: number;
}

/** Per-layer lists hold one matrix a layer, B rows each. A cell beyond float64's range is null. */
export interface Passes {
  forward: { h: Matrix[]; a: Matrix[]; y: Matrix; loss: number; sample_losses: number[] };
  backward: {
    dy: (number | null)[][];
    dz: Matrix[];
    da: (number | null)[][][];
    dw: Matrix[];
    db: (number[] | null)[];
    dx: Matrix;
  };
  update: { weights: Matrix[]; biases: (number[] | null)[]; loss_after: number };
  /** What each edge carries, for the one sample asked for; shaped as the weights. */
  products?: { forward: Matrix[]; backward: Matrix[] };
  /** The activations' local derivatives; null for softmax, which has none of its own per unit. */
  slopes?: (Matrix | null)[];
}

export type Rule =
  | 'weighted_sum'
  | 'product'
  | 'activation'
  | 'loss'
  | 'loss_gradient'
  | 'activation_gradient'
  | 'weight_gradient'
  | 'bias_gradient'
  | 'input_gradient'
  | 'path_product'
  | 'update'
  | 'matrix_weighted_sum'
  | 'matrix_activation'
  | 'matrix_loss_gradient'
  | 'matrix_activation_gradient'
  | 'matrix_weight_gradient'
  | 'matrix_bias_gradient'
  | 'matrix_input_gradient'
  | 'matrix_update';

/** One step of the walk. Templates hold refs in ⟦…⟧; see `formula/fill.ts`. */
export interface Step {
  /** From 1. */
  index: number;
  phase: Phase;
  rule: Rule;
  target: string;
  inputs: string[];
  template: string;
  symbolic: string;
  numeric: string;
  value: number | Matrix | null;
  narration: string;
  /** The template with every local derivative as a slot of its own; null when that adds nothing. */
  expanded: string | null;
  /** ⟨ref⟩ is a symbol, ⟦ref⟧ a number. */
  narration_template: string;
  /** Closing sentences by the sign of the target's value. */
  outcomes: { positive: string; negative: string; zero: string } | null;
}

export interface PhaseSpan {
  phase: Phase;
  first: number;
  last: number;
}

/** The steps, without the numbers: they depend on the architecture alone. */
export interface Script {
  granularity: Granularity;
  sample: number;
  steps: Step[];
  phases: PhaseSpan[];
}

export interface TraceAnswer {
  experiment: Experiment;
  passes: Passes;
  granularity: Granularity;
  sample: number;
  total_steps: number;
  steps: Step[];
  phases: PhaseSpan[];
}

export type Verdict = 'agrees' | 'disagrees' | 'kink';

export interface VerifyRow {
  ref: string;
  analytic: number;
  numeric: number;
  relative_error: number;
  verdict: Verdict;
}

export interface VerifyAnswer {
  parameters: VerifyRow[];
  /** The row with the largest relative error among those that can be compared. */
  worst: VerifyRow | null;
}

export interface ExampleSummary {
  id: string;
  group: 'notes' | 'published';
  title: Record<Locale, string>;
  note: Record<Locale, string>;
}

/** RFC 9457, as every refusal of the API is written. */
export interface Problem {
  status: number;
  title: string;
  detail?: string;
  errors?: { pointer: string; message: string }[];
}

/** What the server puts into the page, so that the first picture needs no second request. */
export interface Boot {
  locale: Locale;
  experiment: Experiment;
  trace: Omit<TraceAnswer, 'experiment' | 'passes'>;
  passes: Passes;
  examples: ExampleSummary[];
  limits: Record<string, number>;
  version: string;
  exampleId: string | null;
}
