// Generated from the OpenAPI document by `make types`; do not edit.

export interface paths {
    "/api/v1/passes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Forward, backward and update: the numbers
         * @description Every number of one step of learning, without words. `da` of the last layer equals `dy`; every gradient is one of the whole batch's loss.
         */
        post: operations["passes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The passes as steps, each with its formula
         * @description The same numbers told in order. Which steps there are, and their templates, depends on the architecture alone: a client that changes a weight keeps them and asks /passes.
         */
        post: operations["trace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Why one number is what it is
         * @description The chain rule of one quantity: its factors, every way back to it from the loss with its product, the cell that it is of a matrix formula, and where it died if it is zero. The products add up to the value as exactly as floating point allows.
         */
        post: operations["explain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Grade numbers worked out by hand
         * @description Each answer is right, or it is compared with what known mistakes give, each of them recalculated with the mistake in it. An answer is right if the exact number rounds to it; fewer than two significant digits count as two.
         */
        post: operations["check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Every gradient against finite differences
         * @description The differences know nothing of the backward pass. `kink`: a corner such as that of ReLU at 0 lies within the step, so that there may be no derivative to compare with.
         */
        post: operations["verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/export/{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The derivation or the code, as a file
         * @description `latex`, `markdown`: every step with its formula, its numbers and a sentence, then the same in matrices. `numpy`, `pytorch`: a program that computes the same numbers and asserts each to 1e-10. `notebook`: derivation and NumPy code in one. `worksheet`: a page to print with a blank for every number; `answers`: the worked solution. The file's name is in Content-Disposition.
         */
        post: operations["export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/examples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The examples
         * @description The notes' networks and their variants, then published worked examples.
         */
        get: operations["listExamples"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/examples/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One example, as printed and as computed
         * @description The experiment, ready to be posted. Where it was published, the numbers printed in the source beside ours, and why they differ where they do.
         */
        get: operations["getExample"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How large a request may be
         * @description A request over one of them is answered with 413, which names the limit and its value.
         */
        get: operations["getLimits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the server answers
         * @description For load balancers and containers.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Apart
         * @description Of softmax with cross-entropy, or sigmoid with binary cross-entropy: loss and output apart,
         *     with the Jacobian. The three formulas are there for ∂L/∂h of the output layer only.
         */
        Apart: {
            /** Chain */
            chain: string | null;
            /** Template */
            template: string | null;
            /** Expanded */
            expanded: string | null;
            /** Factors */
            factors: components["schemas"]["Factor"][];
            /** Terms */
            terms: components["schemas"]["Term"][];
            /** Paths */
            paths: components["schemas"]["Way"][];
            /**
             * Path Count
             * @description Whole; exact up to 2⁵³, beyond that to 16 digits.
             */
            path_count: number;
            rest: components["schemas"]["Rest"] | null;
        };
        /**
         * Backward
         * @description ∂L/∂ of everything, L being the loss of the batch.
         */
        Backward: {
            /**
             * Dy
             * @description null: beyond the range of float64, where softmax or sigmoid rounds to 0.
             */
            dy?: (number | null)[][];
            /**
             * Dz
             * @description One matrix a layer, first to last.
             */
            dz?: number[][][];
            /**
             * Da
             * @description ∂L/∂a: B × units; of the last layer it equals dy.
             */
            da?: (number | null)[][][];
            /**
             * Dw
             * @description One matrix a layer, first to last.
             */
            dw?: number[][][];
            /**
             * Db
             * @description null where the layer has no biases.
             */
            db?: (number[] | null)[];
            /** Dx */
            dx?: number[][];
        };
        /**
         * CheckedParameter
         * @description One gradient, calculated in two ways.
         */
        CheckedParameter: {
            /** Ref */
            ref: string;
            /**
             * Analytic
             * @description By back-propagation.
             */
            analytic: number;
            /**
             * Numeric
             * @description By central finite differences.
             */
            numeric: number;
            /** Relative Error */
            relative_error: number;
            /**
             * Verdict
             * @enum {string}
             */
            verdict: "agrees" | "disagrees" | "kink";
        };
        /**
         * ComparedNumber
         * @description A number as its source prints it, beside ours.
         */
        ComparedNumber: {
            /** Ref */
            ref: string;
            /**
             * Name
             * @description The source's name for it.
             */
            name: string;
            /** Printed */
            printed: number;
            /** Computed */
            computed: number;
            /**
             * Difference
             * @description printed − computed.
             */
            difference: number;
            /**
             * Remark
             * @description Why it differs, where that is not rounding of the last digit printed.
             */
            remark: string | null;
            /** @description Recalculated so; present where there is a remark. */
            reproduced: components["schemas"]["Reproduced"] | null;
        };
        /**
         * Diagnosis
         * @description A known mistake that gives exactly the number that was answered.
         */
        Diagnosis: {
            /**
             * Mistake
             * @description Its code; stays the same in every language.
             */
            mistake: string;
            /**
             * Note
             * @description Its number among the mistakes in the notes, as M9.
             */
            note: string | null;
            /**
             * Value
             * @description What the mistake gives, to full precision.
             */
            value: number;
            /**
             * Refs
             * @description The quantities in question.
             */
            refs: string[];
            /** Explanation */
            explanation: string;
        };
        /**
         * Drawn
         * @description One matrix of a formula as it is drawn, with what stands before it.
         */
        Drawn: {
            /**
             * What
             * @description `matrix`: the one that `ref` names; `row`: of it the row of `sample`; `slopes`: φ′ of each
             *     cell of `ref`; `diagonal`: those of its one row on a diagonal; `jacobian`: of softmax, ∂y/∂h of
             *     `sample`, with a row for each y.
             * @enum {string}
             */
            what: "matrix" | "row" | "slopes" | "diagonal" | "jacobian";
            /** Ref */
            ref: string | null;
            /**
             * Latex
             * @description What it is called.
             */
            latex: string;
            /**
             * Before
             * @description LaTeX: the sign and the parenthesis before it.
             */
            before: string;
            /**
             * Shape
             * @description Before it is transposed.
             */
            shape: number[];
            /** Transposed */
            transposed: boolean;
            /** Sample */
            sample: number | null;
            /**
             * Row
             * @description The row, from 1, that the marked cell is made of; null: all.
             */
            row: number | null;
            /** Column */
            column: number | null;
            /**
             * Values
             * @description The numbers of a Jacobian; the others' stand in the passes.
             */
            values: (number | null)[][] | null;
        };
        /**
         * ExampleInFull
         * @description An example, ready to be posted.
         */
        ExampleInFull: {
            /** Id */
            id: string;
            /**
             * Group
             * @enum {string}
             */
            group: "notes" | "published";
            /** Title */
            title: string;
            /** Note */
            note: string;
            experiment: components["schemas"]["Experiment"];
            source: components["schemas"]["ExampleSource"] | null;
            /** Numbers */
            numbers: components["schemas"]["ComparedNumber"][];
        };
        /**
         * ExampleSource
         * @description Where an example was published.
         */
        ExampleSource: {
            /** Name */
            name: string;
            /** Url */
            url: string | null;
        };
        /**
         * ExampleSummary
         * @description An example in a menu.
         */
        ExampleSummary: {
            /** Id */
            id: string;
            /**
             * Group
             * @enum {string}
             */
            group: "notes" | "published";
            /** Title */
            title: string;
            /** Note */
            note: string;
        };
        /**
         * Examples
         * @description All examples, in menu order.
         */
        Examples: {
            /** Examples */
            examples: components["schemas"]["ExampleSummary"][];
        };
        /**
         * Experiment
         * @description A network, its data and how it learns. Every quantity is named by a ref, as w.2.1.2.
         */
        Experiment: {
            /**
             * Version
             * @description Version of the document's form.
             * @enum {integer}
             */
            version: 1;
            /**
             * Title
             * @description A name for people.
             * @default
             */
            title: string;
            /**
             * Inputs
             * @description Number of input nodes.
             */
            inputs: number;
            /**
             * Layers
             * @description The weighted layers, first to last.
             */
            layers: components["schemas"]["Layer"][];
            /**
             * Loss
             * @description The loss of one sample; cross_entropy needs a softmax output, binary_cross_entropy a
             *     sigmoid output.
             * @enum {string}
             */
            loss: "mse" | "half_sse" | "sse" | "cross_entropy" | "binary_cross_entropy";
            /**
             * Reduction
             * @description How the samples' losses make L.
             * @default mean
             * @enum {string}
             */
            reduction: "mean" | "sum";
            /**
             * X
             * @description Inputs: one row a sample, `inputs` columns.
             */
            x: number[][];
            /**
             * Target
             * @description Labels: one row a sample, as many columns as the last layer has units.
             */
            target: number[][];
            /**
             * Learning Rate
             * @description η of the update w* = w − η·dw.
             * @default 0.1
             */
            learning_rate: number;
            /**
             * Freeze Biases
             * @description True: biases take part forward and are given gradients, but are not updated.
             * @default false
             */
            freeze_biases: boolean;
            /**
             * Edits
             * @description Ref of a weight or bias → the number it is to have, over what is given or drawn.
             */
            edits?: {
                [key: string]: number;
            };
            /**
             * Init
             * @description Distribution of the weights that are not given.
             * @default xavier_uniform
             * @enum {string}
             */
            init: "xavier_uniform" | "xavier_normal" | "he_uniform" | "he_normal" | "lecun_uniform" | "lecun_normal" | "zeros";
            /**
             * Seed
             * @description The same seed draws the same weights on every machine.
             * @default 0
             */
            seed: number;
        };
        /**
         * Explanation
         * @description Why a number is what it is.
         */
        Explanation: {
            /** Ref */
            ref: string;
            /**
             * Symbol
             * @description LaTeX.
             */
            symbol: string;
            /** Rule */
            rule: ("weighted_sum" | "product" | "activation" | "loss" | "loss_gradient" | "activation_gradient" | "weight_gradient" | "bias_gradient" | "input_gradient" | "path_product" | "update" | "matrix_weighted_sum" | "matrix_activation" | "matrix_loss_gradient" | "matrix_activation_gradient" | "matrix_weight_gradient" | "matrix_bias_gradient" | "matrix_input_gradient" | "matrix_update") | "given";
            /** Value */
            value: number | (number | null)[][] | null;
            /**
             * Chain
             * @description The chain rule in derivatives, or the formula where there is none. LaTeX.
             */
            chain: string;
            /**
             * Template
             * @description The formula, LaTeX with refs in ⟦…⟧.
             */
            template: string;
            /**
             * Expanded
             * @description The template with each local derivative that has a ref as one slot.
             */
            expanded: string;
            /**
             * Symbolic
             * @description The template with symbols put in.
             */
            symbolic: string;
            /**
             * Substituted
             * @description The right-hand side of `expanded` with numbers put in; null for a matrix.
             */
            substituted: string | null;
            /**
             * Result
             * @description The value in LaTeX; null for a matrix.
             */
            result: string | null;
            /** Narration */
            narration: string;
            /**
             * Factors
             * @description Of a single product, in the notes' order: what is nearest first.
             */
            factors: components["schemas"]["Factor"][];
            /**
             * Terms
             * @description Of a sum: its products.
             */
            terms: components["schemas"]["Term"][];
            /** Paths */
            paths: components["schemas"]["Way"][];
            /**
             * Path Count
             * @description Whole; exact up to 2⁵³, beyond that to 16 digits.
             */
            path_count: number;
            /** @description null where every way is listed. */
            rest: components["schemas"]["Rest"] | null;
            unfused: components["schemas"]["Apart"] | null;
            /** @description null where there is one sample, or the quantity is no dw or db. */
            samples: components["schemas"]["Shares"] | null;
            matrix: components["schemas"]["MarkedMatrix"] | null;
            /**
             * Died
             * @description Of a zero, or of a parameter that the update left where it was: why.
             */
            died: components["schemas"]["Places"][] | null;
        };
        /**
         * Factor
         * @description One factor of a product.
         */
        Factor: {
            /**
             * Ref
             * @description The quantity that it is; null for a local derivative that has no ref.
             */
            ref: string | null;
            /**
             * Partial
             * @description As a derivative, in LaTeX; in a way only where it has no ref.
             */
            partial: string | null;
            /** Latex */
            latex: string;
            /**
             * Rule
             * @description The rule whose local derivative it is; of a gradient, the rule that makes it known.
             */
            rule: ("weighted_sum" | "product" | "activation" | "loss" | "loss_gradient" | "activation_gradient" | "weight_gradient" | "bias_gradient" | "input_gradient" | "path_product" | "update" | "matrix_weighted_sum" | "matrix_activation" | "matrix_loss_gradient" | "matrix_activation_gradient" | "matrix_weight_gradient" | "matrix_bias_gradient" | "matrix_input_gradient" | "matrix_update") | "given";
            /** Value */
            value: number | null;
            /**
             * Template
             * @description LaTeX with refs in ⟦…⟧.
             */
            template: string;
            /**
             * Opens
             * @description Whether it is itself calculated, so that asking for its ref goes further back.
             */
            opens: boolean;
        };
        /**
         * Forward
         * @description The forward pass.
         */
        Forward: {
            /**
             * H
             * @description One matrix a layer, first to last.
             */
            h?: number[][][];
            /**
             * A
             * @description One matrix a layer, first to last.
             */
            a?: number[][][];
            /**
             * Y
             * @description The output, a of the last layer.
             */
            y?: number[][];
            /**
             * Loss
             * @description L of the batch.
             */
            loss?: number;
            /**
             * Sample Losses
             * @description The loss of each sample by itself.
             */
            sample_losses?: number[];
        };
        /**
         * Grade
         * @description One answer, graded.
         */
        Grade: {
            /** Correct */
            correct: boolean;
            /** Expected */
            expected: number | null;
            /**
             * Answer
             * @description What was understood.
             */
            answer: number;
            /**
             * Tolerance
             * @description How far a number may lie from the answer to be the number that was meant.
             */
            tolerance: number;
            /**
             * Diagnoses
             * @description The likeliest first; empty where the answer is right or no known mistake gives it.
             */
            diagnoses: components["schemas"]["Diagnosis"][];
        };
        /**
         * Grades
         * @description The answers, graded, by ref.
         */
        Grades: {
            /** Answers */
            answers: {
                [key: string]: components["schemas"]["Grade"];
            };
        };
        /**
         * Health
         * @description The server answers.
         */
        Health: {
            /**
             * Status
             * @constant
             */
            status: "ok";
            /** Version */
            version: string;
        };
        /**
         * Layer
         * @description A weighted layer: H = A·W + b, then the activation.
         */
        Layer: {
            /**
             * Units
             * @description Number of nodes.
             */
            units: number;
            /**
             * Activation
             * @description What makes a of h; softmax in the last layer only.
             * @enum {string}
             */
            activation: "identity" | "relu" | "leaky_relu" | "elu" | "sigmoid" | "tanh" | "softplus" | "silu" | "gelu" | "softmax";
            /**
             * Weights
             * @description Shape (units of the layer before, units): row = from, column = to. Omitted or null: drawn
             *     from `seed` with `init`.
             * @default null
             */
            weights: number[][] | null;
            /**
             * Biases
             * @description Length `units`. Omitted or null: the layer has no bias.
             * @default null
             */
            biases: number[] | null;
        };
        /**
         * Layout
         * @description A formula as a row of matrices.
         */
        Layout: {
            /** Parts */
            parts: components["schemas"]["Drawn"][];
            /**
             * End
             * @description LaTeX: what stands behind the last of them.
             */
            end: string;
        };
        /**
         * LimitValues
         * @description Every limit and its value.
         */
        LimitValues: {
            /**
             * Body Bytes
             * @description bytes in a request body
             */
            body_bytes: number;
            /**
             * Layers
             * @description weighted layers in a network
             */
            layers: number;
            /**
             * Units
             * @description units in a layer, and inputs
             */
            units: number;
            /**
             * Parameters
             * @description weights and biases in a network
             */
            parameters: number;
            /**
             * Samples
             * @description rows of x and target
             */
            samples: number;
            /**
             * Steps
             * @description steps in one trace answer; page beyond
             */
            steps: number;
            /**
             * Paths
             * @description paths listed for one gradient
             */
            paths: number;
            /**
             * Export Numbers
             * @description numbers written into an exported program
             */
            export_numbers: number;
            /**
             * Answers
             * @description answers graded in one request
             */
            answers: number;
            /**
             * Check Work
             * @description multiplications that grading may take: about 300 · parameters · samples
             */
            check_work: number;
            /**
             * Verify Work
             * @description multiplications that one gradient check may take: about 2 · parameters² · samples
             */
            verify_work: number;
        };
        /**
         * MarkedMatrix
         * @description The matrix formula that the quantity is a cell of.
         */
        MarkedMatrix: {
            /** Ref */
            ref: string;
            /** Rule */
            rule: ("weighted_sum" | "product" | "activation" | "loss" | "loss_gradient" | "activation_gradient" | "weight_gradient" | "bias_gradient" | "input_gradient" | "path_product" | "update" | "matrix_weighted_sum" | "matrix_activation" | "matrix_loss_gradient" | "matrix_activation_gradient" | "matrix_weight_gradient" | "matrix_bias_gradient" | "matrix_input_gradient" | "matrix_update") | "given";
            /**
             * Cell
             * @description Row and column, from 1; null for a whole matrix, and for the loss.
             */
            cell: number[] | null;
            /** Shape */
            shape: number[] | null;
            /** Template */
            template: string;
            /** Symbolic */
            symbolic: string;
            /**
             * Numeric
             * @description With numbers; the cell stands in a box, what lies far from it in a large matrix is dots.
             */
            numeric: string;
            /** Operands */
            operands: components["schemas"]["Operand"][];
            /** @description The same as a row of matrices, the result first; φ′(H) as the slopes that it gives. */
            layout: components["schemas"]["Layout"];
            /** Forms */
            forms: components["schemas"]["MatrixForm"][];
        };
        /**
         * MatrixForm
         * @description The same formula in another form: `unfolded` (with ⊙), `folded` (from the gradient that comes
         *     back), `diagonal`; at the output `jacobian` (of softmax, for one sample), or `unfused` (of
         *     sigmoid with binary cross-entropy).
         */
        MatrixForm: {
            /**
             * Form
             * @enum {string}
             */
            form: "unfolded" | "folded" | "diagonal" | "jacobian" | "unfused";
            /** Template */
            template: string;
            /** Symbolic */
            symbolic: string;
            /**
             * Numeric
             * @description With numbers: slopes, what comes back, and a Jacobian each worked out to one matrix.
             */
            numeric: string;
            layout: components["schemas"]["Layout"];
        };
        /**
         * Operand
         * @description A matrix, or η, in a matrix formula.
         */
        Operand: {
            /** Ref */
            ref: string;
            /** Latex */
            latex: string;
            /** Shape */
            shape: number[] | null;
            /** Transposed */
            transposed: boolean;
            /**
             * Row
             * @description The row, from 1, that the marked cell is made of; null: all.
             */
            row: number | null;
            /** Column */
            column: number | null;
        };
        /**
         * Outcomes
         * @description Closing sentences of a narration; the one that fits a sign is said.
         */
        Outcomes: {
            /**
             * Of
             * @description Ref of the number whose sign decides.
             */
            of: string;
            /** Positive */
            positive: string;
            /** Negative */
            negative: string;
            /** Zero */
            zero: string;
        };
        /**
         * Own
         * @description Gradients of each sample's own loss, before the mean takes its share of them.
         */
        Own: {
            /**
             * Dy
             * @description null: beyond the range of float64, where softmax or sigmoid rounds to 0.
             */
            dy: (number | null)[][];
            /**
             * Dz
             * @description null: beyond the range of float64, where softmax or sigmoid rounds to 0.
             */
            dz: (number | null)[][];
        };
        /**
         * Passes
         * @description The numbers of one step of learning.
         */
        Passes: {
            forward?: components["schemas"]["Forward"];
            backward?: components["schemas"]["Backward"];
            update?: components["schemas"]["Update"];
            products?: components["schemas"]["Products"];
            /**
             * Slopes
             * @description φ′(h), B × units a layer; null for softmax, whose derivative is a matrix.
             */
            slopes?: (number[][] | null)[];
            /** @description null: one sample, or too many samples and weights to be listed. */
            shares?: components["schemas"]["SampleShares"] | null;
        };
        /**
         * PhaseSpan
         * @description Indices of a phase's first and last step.
         */
        PhaseSpan: {
            /**
             * Phase
             * @enum {string}
             */
            phase: "forward" | "loss" | "backward" | "update";
            /** First */
            first: number;
            /** Last */
            last: number;
        };
        /**
         * Place
         * @description Where a number that is zero died, and of what.
         */
        Place: {
            /** Ref */
            ref: string | null;
            /**
             * Reason
             * @description gate_shut, corner, flat, zero_weight, zero_input, zero_output, on_target, label_zero,
             *     no_label, one_share, settled, zero_factor, underflow, cancelled, relu_zero, function_zero,
             *     no_loss, no_part; of an update unmoved, rounded_away.
             */
            reason: string;
            /** Sentence */
            sentence: string;
        };
        /**
         * Places
         * @description A place, with all the ways that end there.
         */
        Places: {
            /** Ref */
            ref: string | null;
            /**
             * Reason
             * @description gate_shut, corner, flat, zero_weight, zero_input, zero_output, on_target, label_zero,
             *     no_label, one_share, settled, zero_factor, underflow, cancelled, relu_zero, function_zero,
             *     no_loss, no_part; of an update unmoved, rounded_away.
             */
            reason: string;
            /** Sentence */
            sentence: string;
            /**
             * Paths
             * @description Indices, from 0, into `paths`, or into `terms` where there are none.
             */
            paths: number[];
        };
        /**
         * Products
         * @description What each edge carries for the chosen sample, shaped as the weights.
         */
        Products: {
            /**
             * Forward
             * @description One matrix a layer, first to last.
             */
            forward: number[][][];
            /**
             * Backward
             * @description One matrix a layer, first to last.
             */
            backward: number[][][];
        };
        /**
         * Reproduced
         * @description A printed number, calculated as its source did: one of the two explains it.
         */
        Reproduced: {
            /**
             * Mistake
             * @description Its code, as in a diagnosis of /check.
             */
            mistake: string | null;
            /** Rounded */
            rounded: components["schemas"]["RoundedNumber"][];
            /** Value */
            value: number;
        };
        /**
         * Rest
         * @description The ways that are not listed.
         */
        Rest: {
            /**
             * Count
             * @description Whole; exact up to 2⁵³, beyond that to 16 digits.
             */
            count: number;
            /** Sum */
            sum: number | null;
        };
        /**
         * RoundedNumber
         * @description A number from which the source went on.
         */
        RoundedNumber: {
            /** Ref */
            ref: string;
            /** Value */
            value: number;
        };
        /**
         * SampleShares
         * @description What each sample of a batch adds to the gradients of the parameters.
         */
        SampleShares: {
            /**
             * Dw
             * @description Its part of every weight's gradient, a · dz: B × from × to a layer. A bias's is its dz.
             */
            dw: number[][][][];
            sums: components["schemas"]["Sums"];
            own: components["schemas"]["Own"];
        };
        /**
         * Shares
         * @description Of a weight's or bias's gradient in a batch: what each sample adds to it.
         */
        Shares: {
            /** Count */
            count: number;
            /**
             * Mean
             * @description Whether L is the mean of the samples' losses: each part is then 1/count of `own`.
             */
            mean: boolean;
            /**
             * Parts
             * @description By sample, from the first; they add up to the value.
             */
            parts: number[];
            /**
             * Own
             * @description The gradient of each sample's own loss; null where it is beyond float64.
             */
            own: (number | null)[];
        };
        /**
         * Step
         * @description One calculation.
         */
        Step: {
            /** Index */
            index: number;
            /**
             * Phase
             * @enum {string}
             */
            phase: "forward" | "loss" | "backward" | "update";
            /**
             * Rule
             * @enum {string}
             */
            rule: "weighted_sum" | "product" | "activation" | "loss" | "loss_gradient" | "activation_gradient" | "weight_gradient" | "bias_gradient" | "input_gradient" | "path_product" | "update" | "matrix_weighted_sum" | "matrix_activation" | "matrix_loss_gradient" | "matrix_activation_gradient" | "matrix_weight_gradient" | "matrix_bias_gradient" | "matrix_input_gradient" | "matrix_update";
            /**
             * Target
             * @description Ref of what the step makes known.
             */
            target: string;
            /**
             * Inputs
             * @description Refs of what it reads.
             */
            inputs: string[];
            /**
             * Template
             * @description LaTeX with refs in ⟦…⟧.
             */
            template: string;
            /**
             * Symbolic
             * @description The template with symbols put in.
             */
            symbolic: string;
            /**
             * Numeric
             * @description The template with numbers put in.
             */
            numeric: string;
            /** Value */
            value: number | (number | null)[][] | null;
            /** Narration */
            narration: string;
            /**
             * Expanded
             * @description The template with local derivatives as slots of their own; null where that adds nothing.
             */
            expanded: string | null;
            /**
             * Narration Template
             * @description The narration with symbols as ⟨ref⟩ and numbers as ⟦ref⟧.
             */
            narration_template: string;
            outcomes: components["schemas"]["Outcomes"] | null;
        };
        /**
         * Sums
         * @description What the sums over the samples hold after the first sample, the first two, and so on.
         */
        Sums: {
            /**
             * Loss
             * @description Of the samples' losses.
             */
            loss: (number | null)[];
            /**
             * Dw
             * @description B × from × to a layer.
             */
            dw: (number | null)[][][][];
            /**
             * Db
             * @description B × units a layer; null where the layer has no biases.
             */
            db: ((number | null)[][] | null)[];
        };
        /**
         * Term
         * @description A term of a sum; the terms add up to the value.
         */
        Term: {
            /** Product */
            product: number | null;
            /** @description Of a product that is zero: where, seen from the loss. */
            died: components["schemas"]["Place"] | null;
            /** Factors */
            factors: components["schemas"]["Factor"][];
        };
        /**
         * Trace
         * @description The passes told as steps.
         */
        Trace: {
            experiment: components["schemas"]["Experiment"];
            passes: components["schemas"]["Passes"];
            /**
             * Granularity
             * @enum {string}
             */
            granularity: "layer" | "unit" | "edge";
            /** Sample */
            sample: number;
            /** Total Steps */
            total_steps: number;
            /** Steps */
            steps: components["schemas"]["Step"][];
            /** Phases */
            phases: components["schemas"]["PhaseSpan"][];
        };
        /**
         * Update
         * @description After one step of plain gradient descent.
         */
        Update: {
            /**
             * Weights
             * @description One matrix a layer, first to last.
             */
            weights?: number[][][];
            /** Biases */
            biases?: (number[] | null)[];
            /** Loss After */
            loss_after?: number;
        };
        /**
         * Verification
         * @description Every gradient against finite differences.
         */
        Verification: {
            /** Parameters */
            parameters: components["schemas"]["CheckedParameter"][];
            /** @description The largest relative error; null where every parameter lies on a kink. */
            worst: components["schemas"]["CheckedParameter"] | null;
            /**
             * Tolerance
             * @description Relative error up to which the two agree.
             */
            tolerance: number;
        };
        /**
         * Way
         * @description A way back from the loss; the ways' products add up to the value.
         */
        Way: {
            /** Product */
            product: number | null;
            /** @description Of a product that is zero: where, seen from the loss. */
            died: components["schemas"]["Place"] | null;
            /**
             * Refs
             * @description From the loss back to the quantity: L, y, h, w, a, h, w, …
             */
            refs: string[];
            /** Factors */
            factors: components["schemas"]["WayFactor"][];
            /** Sample */
            sample: number;
            /**
             * Cross
             * @description Through softmax, into one output and out of another.
             */
            cross: boolean;
        };
        /**
         * WayFactor
         * @description One factor of the product of a way.
         */
        WayFactor: {
            /**
             * Ref
             * @description The quantity that it is; null for a local derivative that has no ref.
             */
            ref: string | null;
            /**
             * Partial
             * @description As a derivative, in LaTeX; in a way only where it has no ref.
             */
            partial: string | null;
            /** Latex */
            latex: string;
            /**
             * Rule
             * @description The rule whose local derivative it is; of a gradient, the rule that makes it known.
             */
            rule: ("weighted_sum" | "product" | "activation" | "loss" | "loss_gradient" | "activation_gradient" | "weight_gradient" | "bias_gradient" | "input_gradient" | "path_product" | "update" | "matrix_weighted_sum" | "matrix_activation" | "matrix_loss_gradient" | "matrix_activation_gradient" | "matrix_weight_gradient" | "matrix_bias_gradient" | "matrix_input_gradient" | "matrix_update") | "given";
            /** Value */
            value: number | null;
        };
        /**
         * CheckRequest
         * @description An experiment, and numbers of it that somebody worked out.
         */
        CheckRequest: {
            experiment: components["schemas"]["Experiment"];
            /**
             * Answers
             * @description Ref → number. A text may be a fraction or have a decimal comma, and keeps the digits that
             *     were typed: "2.60" is more exact than "2.6".
             * @example {
             *       "da.1.1": "-5,25",
             *       "dw.1.1.1": -6.25,
             *       "y.1": "9/4"
             *     }
             */
            answers: {
                [key: string]: number | string;
            };
        };
        /**
         * ExplainRequest
         * @description An experiment, and the number of it to explain.
         */
        ExplainRequest: {
            experiment: components["schemas"]["Experiment"];
            /**
             * Ref
             * @description The quantity; @s names a sample.
             * @example dw.1.1.1
             */
            ref: string;
        };
        /**
         * ExportRequest
         * @description An experiment and, where only one number is wanted, its ref.
         */
        ExportRequest: {
            experiment: components["schemas"]["Experiment"];
            /**
             * Ref
             * @description Derive or check this quantity alone, as dw.2.1.2. Omitted or null: everything.
             * @default null
             */
            ref: string | null;
        };
        /**
         * ProblemDetails
         * @description Every refusal (RFC 9457).
         */
        ProblemDetails: {
            /**
             * Type
             * @description A URN that stays the same.
             */
            type: string;
            /** Title */
            title: string;
            /** Status */
            status: number;
            /** Detail */
            detail: string;
            /**
             * Errors
             * @description All problems at once.
             * @default null
             */
            errors: components["schemas"]["ProblemEntry"][] | null;
            /**
             * Limit
             * @description 413: the limit that is broken, by its name in GET /limits.
             * @default null
             */
            limit: string | null;
            /**
             * Value
             * @description 413: the limit's value.
             * @default null
             */
            value: number | null;
            /**
             * Given
             * @description 413: what was asked for.
             * @default null
             */
            given: number | null;
            /**
             * Ref
             * @description 422: the first quantity that is not finite.
             * @default null
             */
            ref: string | null;
        };
        /**
         * ProblemEntry
         * @description One thing that is wrong: `pointer` into the document, or `parameter` of the query.
         */
        ProblemEntry: {
            /**
             * Pointer
             * @description JSON pointer (RFC 6901) into the document posted; empty for the whole of it.
             * @default null
             */
            pointer: string | null;
            /**
             * Parameter
             * @description Name of a query parameter.
             * @default null
             */
            parameter: string | null;
            /**
             * Code
             * @description The kind of problem; stays the same in every language.
             */
            code: string;
            /**
             * Message
             * @description What is expected, what was given and, where it helps, how to mend it.
             */
            message: string;
            /**
             * Line
             * @description Where the text stops being JSON.
             * @default null
             */
            line: number | null;
            /**
             * Column
             * @default null
             */
            column: number | null;
        };
        /**
         * WithExperiment
         * @description A request that holds an experiment beside what is asked of it.
         */
        WithExperiment: {
            experiment: components["schemas"]["Experiment"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    passes: {
        parameters: {
            query?: {
                /** @description Language of what is written for people; otherwise by Accept-Language. */
                lang?: "en" | "zh";
                /** @description Parts of the answer, separated by commas: whole sections or single quantities (`forward,dz`). `products` is what each edge carries for the chosen sample, `slopes` the activations' derivatives, `shares` each sample's part of the gradients; none of them is in the answer unless asked for. */
                include?: ("forward" | "backward" | "update" | "h" | "a" | "y" | "loss" | "sample_losses" | "dy" | "dz" | "da" | "dw" | "db" | "dx" | "weights" | "biases" | "loss_after" | "products" | "slopes" | "shares")[];
                /** @description Row of x and target, from 1. */
                sample?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Experiment"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passes"];
                };
            };
            /** @description Over a limit: which one, its value, and what was given. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is not plain JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The document or a parameter can't be used: all problems at once. Or a finite experiment overflows: the first quantity that is not finite. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault of the server. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    trace: {
        parameters: {
            query?: {
                /** @description Language of what is written for people; otherwise by Accept-Language. */
                lang?: "en" | "zh";
                /** @description Parts of the answer, separated by commas: whole sections or single quantities (`forward,dz`). `products` is what each edge carries for the chosen sample, `slopes` the activations' derivatives, `shares` each sample's part of the gradients; none of them is in the answer unless asked for. */
                include?: ("forward" | "backward" | "update" | "h" | "a" | "y" | "loss" | "sample_losses" | "dy" | "dz" | "da" | "dw" | "db" | "dx" | "weights" | "biases" | "loss_after" | "products" | "slopes" | "shares")[];
                /** @description Row of x and target, from 1. */
                sample?: number;
                /** @description Whose symbols: the notes' h, a, dz; z, a, δ of Nielsen and Ng; z, a, dz as in CS231n's and PyTorch's code. */
                names?: "notes" | "nielsen" | "torch";
                /** @description What the rows and columns of a written W are: H = A·W, or H = A·Wᵀ. Data keeps the layout of the experiment. */
                orientation?: "from_to" | "to_from";
                /** @description A step a layer, a unit or an edge. Otherwise the finest whose steps stay under the limit. */
                granularity?: "layer" | "unit" | "edge";
                /** @description Steps left out at the beginning. */
                offset?: number;
                /** @description Steps in the answer at most; not over the limit. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Experiment"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trace"];
                };
            };
            /** @description Over a limit: which one, its value, and what was given. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is not plain JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The document or a parameter can't be used: all problems at once. Or a finite experiment overflows: the first quantity that is not finite. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault of the server. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    explain: {
        parameters: {
            query?: {
                /** @description Language of what is written for people; otherwise by Accept-Language. */
                lang?: "en" | "zh";
                /** @description Whose symbols: the notes' h, a, dz; z, a, δ of Nielsen and Ng; z, a, dz as in CS231n's and PyTorch's code. */
                names?: "notes" | "nielsen" | "torch";
                /** @description What the rows and columns of a written W are: H = A·W, or H = A·Wᵀ. Data keeps the layout of the experiment. */
                orientation?: "from_to" | "to_from";
                /** @description Ways from the loss listed at most, the largest; not over the limit. */
                paths?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExplainRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            /** @description Over a limit: which one, its value, and what was given. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is not plain JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The document or a parameter can't be used: all problems at once. Or a finite experiment overflows: the first quantity that is not finite. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault of the server. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    check: {
        parameters: {
            query?: {
                /** @description Language of what is written for people; otherwise by Accept-Language. */
                lang?: "en" | "zh";
                /** @description Whose symbols: the notes' h, a, dz; z, a, δ of Nielsen and Ng; z, a, dz as in CS231n's and PyTorch's code. */
                names?: "notes" | "nielsen" | "torch";
                /** @description What the rows and columns of a written W are: H = A·W, or H = A·Wᵀ. Data keeps the layout of the experiment. */
                orientation?: "from_to" | "to_from";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Grades"];
                };
            };
            /** @description Over a limit: which one, its value, and what was given. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is not plain JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The document or a parameter can't be used: all problems at once. Or a finite experiment overflows: the first quantity that is not finite. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault of the server. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    verify: {
        parameters: {
            query?: {
                /** @description Language of what is written for people; otherwise by Accept-Language. */
                lang?: "en" | "zh";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithExperiment"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            /** @description Over a limit: which one, its value, and what was given. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is not plain JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The document or a parameter can't be used: all problems at once. Or a finite experiment overflows: the first quantity that is not finite. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault of the server. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    export: {
        parameters: {
            query?: {
                /** @description Language of what is written for people; otherwise by Accept-Language. */
                lang?: "en" | "zh";
                /** @description Whose symbols: the notes' h, a, dz; z, a, δ of Nielsen and Ng; z, a, dz as in CS231n's and PyTorch's code. */
                names?: "notes" | "nielsen" | "torch";
                /** @description What the rows and columns of a written W are: H = A·W, or H = A·Wᵀ. Data keeps the layout of the experiment. */
                orientation?: "from_to" | "to_from";
                /** @description A step a layer, a unit or an edge. Otherwise units, or layers where there would be more steps than the limit. */
                granularity?: "layer" | "unit" | "edge";
                /** @description Tell the story of this row of x alone; otherwise of all. */
                sample?: number;
                /** @description `latex`: the body alone, for another document. */
                fragment?: boolean;
                /** @description `worksheet`: with the formula beside each blank. */
                formulas?: boolean;
            };
            header?: never;
            path: {
                /** @description What to make. */
                format: "latex" | "markdown" | "numpy" | "pytorch" | "notebook" | "worksheet" | "answers";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportRequest"];
            };
        };
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-tex": string;
                    "text/markdown": string;
                    "text/x-python": string;
                    "application/x-ipynb+json": Record<string, never>;
                    "text/html": string;
                };
            };
            /** @description There is nothing of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Over a limit: which one, its value, and what was given. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is not plain JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The document or a parameter can't be used: all problems at once. Or a finite experiment overflows: the first quantity that is not finite. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault of the server. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listExamples: {
        parameters: {
            query?: {
                /** @description Language of what is written for people; otherwise by Accept-Language. */
                lang?: "en" | "zh";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Examples"];
                };
            };
            /** @description The document or a parameter can't be used: all problems at once. Or a finite experiment overflows: the first quantity that is not finite. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault of the server. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    getExample: {
        parameters: {
            query?: {
                /** @description Language of what is written for people; otherwise by Accept-Language. */
                lang?: "en" | "zh";
            };
            header?: never;
            path: {
                /** @description Id of an example. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExampleInFull"];
                };
            };
            /** @description There is nothing of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The document or a parameter can't be used: all problems at once. Or a finite experiment overflows: the first quantity that is not finite. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description A fault of the server. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    getLimits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitValues"];
                };
            };
            /** @description A fault of the server. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description A fault of the server. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
}
