"""The experiment: the one document that is posted, saved and shared.

Here stands what a field may hold on its own; what the fields must be to each other stands in
`checks.py`. Numbers are numbers: no text, no true or false, no NaN, no infinity.
"""

from __future__ import annotations

from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from app.engine.activations import ACTIVATIONS
from app.engine.losses import LOSSES
from app.experiment.draws import INITS

VERSIONS: Final = (1,)
REDUCTIONS: Final = ("mean", "sum")
MOST_WHOLE: Final = 2**53 - 1  # up to here every JSON reader keeps whole numbers exact
MOST_TITLE: Final = 200


def one_of(names: Any) -> Any:
    """Name the known values in the schema; `checks.py` refuses the others, with a suggestion."""
    return Field(json_schema_extra={"enum": list(names)})


# A matrix can hold a million wrong cells: Pydantic stops at the first, `diagnose.py` finds the
# others, up to as many as are told.
Row = Annotated[list[float], Field(fail_fast=True)]
Matrix = Annotated[list[Row], Field(fail_fast=True)]


class Strict(BaseModel):
    """A part of a document: strictly typed, finite, and without unknown fields."""

    model_config = ConfigDict(
        strict=True, extra="forbid", allow_inf_nan=False, use_attribute_docstrings=True
    )


class Layer(Strict):
    """A weighted layer: H = A·W + b, then the activation."""

    units: int = Field(ge=1, le=MOST_WHOLE)
    """Number of nodes."""
    activation: str = one_of(ACTIVATIONS)
    """What makes a of h; softmax in the last layer only."""
    weights: Matrix | None = None
    """Shape (units of the layer before, units): row = from, column = to. Omitted or null: drawn
    from `seed` with `init`."""
    biases: Row | None = None
    """Length `units`. Omitted or null: the layer has no bias."""


class Experiment(Strict):
    """A network, its data and how it learns. Every quantity is named by a ref, as w.2.1.2."""

    version: Annotated[
        int,
        Field(ge=-MOST_WHOLE, le=MOST_WHOLE),
        WithJsonSchema({"type": "integer", "enum": [*VERSIONS]}),
    ]
    """Version of the document's form."""
    title: str = Field(default="", max_length=MOST_TITLE)
    """A name for people."""
    inputs: int = Field(ge=1, le=MOST_WHOLE)
    """Number of input nodes."""
    layers: list[Layer] = Field(min_length=1, fail_fast=True)
    """The weighted layers, first to last."""
    loss: str = one_of(LOSSES)
    """The loss of one sample; cross_entropy needs a softmax output, binary_cross_entropy a
    sigmoid output."""
    reduction: str = Field(default="mean", json_schema_extra={"enum": list(REDUCTIONS)})
    """How the samples' losses make L."""
    x: Matrix = Field(min_length=1)
    """Inputs: one row a sample, `inputs` columns."""
    target: Matrix = Field(min_length=1)
    """Labels: one row a sample, as many columns as the last layer has units."""
    learning_rate: float = Field(default=0.1, gt=0)
    """η of the update w* = w − η·dw."""
    freeze_biases: bool = False
    """True: biases take part forward and are given gradients, but are not updated."""
    edits: dict[str, float] = Field(default_factory=dict)
    """Ref of a weight or bias → the number it is to have, over what is given or drawn."""
    init: str = Field(default="xavier_uniform", json_schema_extra={"enum": list(INITS)})
    """Distribution of the weights that are not given."""
    seed: int = Field(default=0, ge=0, le=MOST_WHOLE)
    """The same seed draws the same weights on every machine."""
