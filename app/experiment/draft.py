"""An experiment as far as it is understood: what the checks and the limits read.

Either a whole Experiment, or a `Sketch` of a document in which some fields are wrong on their own.
Such a field is None, and nothing is asked of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from app.experiment.model import MOST_WHOLE

Rows = Sequence[Sequence[float]]


class DraftLayer(Protocol):
    """A layer, as far as it is understood; None is either omitted or wrong on its own."""

    @property
    def units(self) -> int | None: ...
    @property
    def activation(self) -> str | None: ...
    @property
    def weights(self) -> Rows | None: ...
    @property
    def biases(self) -> Sequence[float] | None: ...


class Draft(Protocol):
    """An experiment, as far as it is understood."""

    @property
    def version(self) -> int | None: ...
    @property
    def inputs(self) -> int | None: ...
    @property
    def layers(self) -> Sequence[DraftLayer]: ...
    @property
    def loss(self) -> str | None: ...
    @property
    def reduction(self) -> str | None: ...
    @property
    def init(self) -> str | None: ...
    @property
    def x(self) -> Rows | None: ...
    @property
    def target(self) -> Rows | None: ...
    @property
    def edits(self) -> Mapping[str, float]: ...


@dataclass(frozen=True, slots=True)
class SketchLayer:
    """A layer of a document that has problems."""

    units: int | None = None
    activation: str | None = None
    weights: Rows | None = None
    biases: Sequence[float] | None = None


@dataclass(frozen=True, slots=True)
class Sketch:
    """A document that has problems; the defaults are what can't be wrong."""

    version: int | None = None
    inputs: int | None = None
    layers: Sequence[SketchLayer] = ()
    loss: str | None = None
    reduction: str | None = None
    init: str | None = None
    x: Rows | None = None
    target: Rows | None = None
    edits: Mapping[str, float] = field(default_factory=dict)


def sketch(raw: Any) -> Sketch:
    """As much of a decoded document as is of the right kind; cells are not looked at."""
    if not isinstance(raw, dict):
        return Sketch()
    layers = raw.get("layers")
    edits, version = raw.get("edits"), raw.get("version")
    return Sketch(
        version=version if type(version) is int and abs(version) <= MOST_WHOLE else None,
        inputs=whole(raw.get("inputs")),
        layers=list(map(sketch_layer, layers)) if isinstance(layers, list) else (),
        loss=text(raw.get("loss")),
        reduction=text(raw.get("reduction")),
        init=text(raw.get("init")),
        x=rows(raw.get("x")),
        target=rows(raw.get("target")),
        edits=edits if isinstance(edits, dict) else {},
    )


def sketch_layer(raw: Any) -> SketchLayer:
    if not isinstance(raw, dict):
        return SketchLayer()
    biases = raw.get("biases")
    return SketchLayer(
        units=whole(raw.get("units")),
        activation=text(raw.get("activation")),
        weights=rows(raw.get("weights")),
        biases=biases if isinstance(biases, list) else None,
    )


def whole(value: Any) -> int | None:
    """A count that can be compared with others."""
    return value if type(value) is int and 1 <= value <= MOST_WHOLE else None


def text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def rows(value: Any) -> Rows | None:
    """A list of lists that has at least one row."""
    fits = isinstance(value, list) and value and all(isinstance(row, list) for row in value)
    return value if fits else None
