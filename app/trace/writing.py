"""How a reader wants things written: whose names, and which way round W stands.

Writing never changes a number, a ref, or which steps there are. The names stand in
`conventions.json`, beside the notes' own in `notation.json`; the browser reads both.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, NotRequired, TypedDict, get_args

Names = Literal["notes", "nielsen", "torch"]
"""The notes' h, a, dz; Nielsen's and Ng's z, a, δ; z, a, dz as CS231n and PyTorch code has them."""
Orientation = Literal["from_to", "to_from"]
"""What W's rows and columns are: H = A·W, or H = A·Wᵀ."""
NAMES: Final[tuple[Names, ...]] = get_args(Names)
ORIENTATIONS: Final[tuple[Orientation, ...]] = get_args(Orientation)


class Symbol(TypedDict):
    """How one kind of quantity is written; `last`: with the index of the last layer."""

    base: str
    prefix: NotRequired[str]
    sup: NotRequired[str]
    last: NotRequired[bool]


class Convention(TypedDict):
    """layer: where its index goes: low (w₂₁₂), high (w₁₂ with [2]), or behind the letter (W2₁₂).
    order: of a weight's two ends, `matrix` as W's rows and columns. names: kind → symbol; a kind
    that is not there is written as in the notes. upright: letters stand, as in code."""

    layer: Literal["sub", "sup", "base"]
    order: Literal["to_from", "matrix"]
    names: dict[str, Symbol]
    upright: NotRequired[bool]


CONVENTIONS: Final[dict[Names, Convention]] = json.loads(
    Path(__file__).with_name("conventions.json").read_text("utf-8")
)


@dataclass(frozen=True, slots=True)
class Writing:
    """A choice of both; by default the notes'."""

    names: Names = "notes"
    orientation: Orientation = "from_to"

    @property
    def turned(self) -> bool:
        """Whether W, dW and the updated W are written transposed: row = to, column = from."""
        return self.orientation == "to_from"


NOTES: Final = Writing()
TURNED: Final = frozenset({"W", "dW", "new.W"})
"""The matrices that an orientation turns."""
