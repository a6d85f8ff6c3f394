"""The wire format in types. The answers are built as plain data; these describe them for OpenAPI.

Typed dictionaries whose keys may all be missing are answers of which `include` picks parts.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model, with_config
from typing_extensions import TypedDict

from app.engine.gradcheck import Verdict
from app.experiment import Experiment
from app.experiment.examples import Group
from app.settings import Limits
from app.trace import Granularity
from app.trace.rules import Rule
from app.trace.story import Phase

CLOSED = ConfigDict(extra="forbid", use_attribute_docstrings=True)
Finite = Annotated[float, Field(allow_inf_nan=False)]
Matrix = list[list[Finite]]
Matrices = Annotated[list[Matrix], Field(description="One matrix a layer, first to last.")]
# Of a fused pair ∂L/∂y may lie beyond float64 (-t/y with a y rounded to 0): null there.
Cells = Annotated[
    list[list[Finite | None]],
    Field(description="null: beyond the range of float64, where softmax or sigmoid rounds to 0."),
]


class Wire(BaseModel):
    """A part of an answer; every field is there."""

    model_config = CLOSED


@with_config(CLOSED)
class Forward(TypedDict, total=False):
    """The forward pass."""

    h: Matrices
    """Before the activation: B × units."""
    a: Matrices
    """After the activation: B × units."""
    y: Matrix
    """The output, a of the last layer."""
    loss: Finite
    """L of the batch."""
    sample_losses: list[Finite]
    """The loss of each sample by itself."""


@with_config(CLOSED)
class Backward(TypedDict, total=False):
    """∂L/∂ of everything, L being the loss of the batch."""

    dy: Cells
    dz: Matrices
    """∂L/∂h: B × units."""
    da: list[Cells]
    """∂L/∂a: B × units; of the last layer it equals dy."""
    dw: Matrices
    """Shaped as the weights: row = from, column = to."""
    db: list[list[Finite] | None]
    """null where the layer has no biases."""
    dx: Matrix


@with_config(CLOSED)
class Update(TypedDict, total=False):
    """After one step of plain gradient descent."""

    weights: Matrices
    biases: list[list[Finite] | None]
    loss_after: Finite


@with_config(CLOSED)
class Products(TypedDict):
    """What each edge carries for the chosen sample, shaped as the weights."""

    forward: Matrices
    """a of the node it comes from, times its weight."""
    backward: Matrices
    """Its weight times dz of the node it goes to."""


@with_config(CLOSED)
class Passes(TypedDict, total=False):
    """The numbers of one step of learning."""

    forward: Forward
    backward: Backward
    update: Update
    products: Products
    slopes: list[Matrix | None]
    """φ′(h), B × units a layer; null for softmax, whose derivative is a matrix."""


class Outcomes(Wire):
    """Closing sentences of a narration; the one that fits the sign of the value is said."""

    positive: str
    negative: str
    zero: str


class Step(Wire):
    """One calculation."""

    index: int = Field(ge=1)
    phase: Phase
    rule: Rule
    target: str
    """Ref of what the step makes known."""
    inputs: list[str]
    """Refs of what it reads."""
    template: str
    """LaTeX with refs in ⟦…⟧."""
    symbolic: str
    """The template with symbols put in."""
    numeric: str
    """The template with numbers put in."""
    value: Finite | Cells | None
    narration: str
    expanded: str | None
    """The template with local derivatives as slots of their own; null where that adds nothing."""
    narration_template: str
    """The narration with symbols as ⟨ref⟩ and numbers as ⟦ref⟧."""
    outcomes: Outcomes | None


class PhaseSpan(Wire):
    """Indices of a phase's first and last step."""

    phase: Phase
    first: int
    last: int


class Trace(Wire):
    """The passes told as steps."""

    experiment: Experiment
    passes: Passes
    granularity: Granularity
    sample: int
    total_steps: int
    steps: list[Step]
    phases: list[PhaseSpan]


class CheckedParameter(Wire):
    """One gradient, calculated in two ways."""

    ref: str
    analytic: Finite
    """By back-propagation."""
    numeric: Finite
    """By central finite differences."""
    relative_error: Finite
    verdict: Verdict


class Verification(Wire):
    """Every gradient against finite differences."""

    parameters: list[CheckedParameter]
    worst: CheckedParameter | None
    """The largest relative error; null where every parameter lies on a kink."""
    tolerance: Finite
    """Relative error up to which the two agree."""


class ExampleSummary(Wire):
    """An example in a menu."""

    id: str
    group: Group
    title: str
    note: str


class Examples(Wire):
    """All examples, in menu order."""

    examples: list[ExampleSummary]


class ExampleSource(Wire):
    """Where an example was published."""

    name: str
    url: str | None


class ComparedNumber(Wire):
    """A number as its source prints it, beside ours."""

    ref: str
    name: str
    """The source's name for it."""
    printed: Finite
    computed: Finite
    difference: Finite
    """printed − computed."""
    remark: str | None
    """Why it differs, where that is not rounding of the last digit printed."""


class ExampleInFull(ExampleSummary):
    """An example, ready to be posted."""

    experiment: Experiment
    source: ExampleSource | None
    numbers: list[ComparedNumber]


LimitValues = create_model(
    "LimitValues",
    __base__=Wire,
    __doc__="Every limit and its value.",
    **{  # type: ignore[call-overload]
        limit.name: (int, Field(description=limit.metadata["meaning"])) for limit in fields(Limits)
    },
)


class Health(Wire):
    """The server answers."""

    status: Literal["ok"]
    version: str


class ProblemEntry(Wire):
    """One thing that is wrong: `pointer` into the document, or `parameter` of the query."""

    pointer: str | None = None
    """JSON pointer (RFC 6901) into the document posted; empty for the whole of it."""
    parameter: str | None = None
    """Name of a query parameter."""
    code: str
    """The kind of problem; stays the same in every language."""
    message: str
    """What is expected, what was given and, where it helps, how to mend it."""
    line: int | None = None
    """Where the text stops being JSON."""
    column: int | None = None


class ProblemDetails(Wire):
    """Every refusal (RFC 9457)."""

    type: str
    """A URN that stays the same."""
    title: str
    status: int
    detail: str
    errors: list[ProblemEntry] | None = None
    """All problems at once."""
    limit: str | None = None
    """413: the limit that is broken, by its name in GET /limits."""
    value: int | None = None
    """413: the limit's value."""
    given: int | None = None
    """413: what was asked for."""
    ref: str | None = None
    """422: the first quantity that is not finite."""
