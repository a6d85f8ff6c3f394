"""What the answers are made of."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

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
