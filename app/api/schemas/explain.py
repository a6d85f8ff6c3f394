"""POST /explain: why one number is what it is."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from app.api.schemas.parts import Cells, Finite, Wire
from app.trace.rules import Rule

Made = Rule | Literal["given"]
Count = Annotated[
    Finite, Field(ge=0, description="Whole; exact up to 2⁵³, beyond that to 16 digits.")
]


class Place(Wire):
    """Where a number that is zero died, and of what."""

    ref: str | None
    reason: str
    """gate_shut, corner, flat, zero_weight, zero_input, zero_output, on_target, label_zero,
    no_label, one_share, settled, zero_factor, underflow, cancelled, relu_zero, function_zero,
    no_loss, no_part; of an update unmoved, rounded_away."""
    sentence: str


class Places(Place):
    """A place, with all the ways that end there."""

    paths: list[int]
    """Indices, from 0, into `paths`, or into `terms` where there are none."""


class WayFactor(Wire):
    """One factor of the product of a way."""

    ref: str | None
    """The quantity that it is; null for a local derivative that has no ref."""
    partial: str | None
    """As a derivative, in LaTeX; in a way only where it has no ref."""
    latex: str
    rule: Made
    """The rule whose local derivative it is; of a gradient, the rule that makes it known."""
    value: Finite | None


class Factor(WayFactor):
    """One factor of a product."""

    template: str
    """LaTeX with refs in ⟦…⟧."""
    opens: bool
    """Whether it is itself calculated, so that asking for its ref goes further back."""


class Product(Wire):
    """A product of factors."""

    product: Finite | None
    died: Place | None
    """Of a product that is zero: where, seen from the loss."""


class Term(Product):
    """A term of a sum; the terms add up to the value."""

    factors: list[Factor]


class Way(Product):
    """A way back from the loss; the ways' products add up to the value."""

    refs: list[str]
    """From the loss back to the quantity: L, y, h, w, a, h, w, …"""
    factors: list[WayFactor]
    sample: int
    cross: bool
    """Through softmax, into one output and out of another."""


class Rest(Wire):
    """The ways that are not listed."""

    count: Count
    sum: Finite | None


class Apart(Wire):
    """Of softmax with cross-entropy, or sigmoid with binary cross-entropy: loss and output apart,
    with the Jacobian. The three formulas are there for ∂L/∂h of the output layer only."""

    chain: str | None
    template: str | None
    expanded: str | None
    factors: list[Factor]
    terms: list[Term]
    paths: list[Way]
    path_count: Count
    rest: Rest | None


class Operand(Wire):
    """A matrix, or η, in a matrix formula."""

    ref: str
    latex: str
    shape: list[int] | None
    transposed: bool
    row: int | None
    """The row, from 1, that the marked cell is made of; null: all."""
    column: int | None


class Drawn(Wire):
    """One matrix of a formula as it is drawn, with what stands before it."""

    what: Literal["matrix", "row", "slopes", "diagonal", "jacobian"]
    """`matrix`: the one that `ref` names; `row`: of it the row of `sample`; `slopes`: φ′ of each
    cell of `ref`; `diagonal`: those of its one row on a diagonal; `jacobian`: of softmax, ∂y/∂h of
    `sample`, with a row for each y."""
    ref: str | None
    latex: str
    """What it is called."""
    before: str
    """LaTeX: the sign and the parenthesis before it."""
    shape: list[int]
    """Before it is transposed."""
    transposed: bool
    sample: int | None
    row: int | None
    """The row, from 1, that the marked cell is made of; null: all."""
    column: int | None
    values: Cells | None
    """The numbers of a Jacobian; the others' stand in the passes."""


class Layout(Wire):
    """A formula as a row of matrices."""

    parts: list[Drawn]
    end: str
    """LaTeX: what stands behind the last of them."""


class MatrixForm(Wire):
    """The same formula in another form: `unfolded` (with ⊙), `folded` (from the gradient that comes
    back), `diagonal`; at the output `jacobian` (of softmax, for one sample), or `unfused` (of
    sigmoid with binary cross-entropy)."""

    form: Literal["unfolded", "folded", "diagonal", "jacobian", "unfused"]
    template: str
    symbolic: str
    numeric: str
    """With numbers: slopes, what comes back, and a Jacobian each worked out to one matrix."""
    layout: Layout


class MarkedMatrix(Wire):
    """The matrix formula that the quantity is a cell of."""

    ref: str
    rule: Made
    cell: list[int] | None
    """Row and column, from 1; null for a whole matrix, and for the loss."""
    shape: list[int] | None
    template: str
    symbolic: str
    numeric: str
    """With numbers; the cell stands in a box, what lies far from it in a large matrix is dots."""
    operands: list[Operand]
    layout: Layout
    """The same as a row of matrices, the result first; φ′(H) as the slopes that it gives."""
    forms: list[MatrixForm]


class Shares(Wire):
    """Of a weight's or bias's gradient in a batch: what each sample adds to it."""

    count: int
    mean: bool
    """Whether L is the mean of the samples' losses: each part is then 1/count of `own`."""
    parts: list[Finite]
    """By sample, from the first; they add up to the value."""
    own: list[Finite | None]
    """The gradient of each sample's own loss; null where it is beyond float64."""


class Explanation(Wire):
    """Why a number is what it is."""

    ref: str
    symbol: str
    """LaTeX."""
    rule: Made
    value: Finite | Cells | None
    chain: str
    """The chain rule in derivatives, or the formula where there is none. LaTeX."""
    template: str
    """The formula, LaTeX with refs in ⟦…⟧."""
    expanded: str
    """The template with each local derivative that has a ref as one slot."""
    symbolic: str
    """The template with symbols put in."""
    substituted: str | None
    """The right-hand side of `expanded` with numbers put in; null for a matrix."""
    result: str | None
    """The value in LaTeX; null for a matrix."""
    narration: str
    factors: list[Factor]
    """Of a single product, in the notes' order: what is nearest first."""
    terms: list[Term]
    """Of a sum: its products."""
    paths: list[Way]
    path_count: Count
    rest: Rest | None
    """null where every way is listed."""
    unfused: Apart | None
    samples: Shares | None
    """null where there is one sample, or the quantity is no dw or db."""
    matrix: MarkedMatrix | None
    died: list[Places] | None
    """Of a zero, or of a parameter that the update left where it was: why."""
