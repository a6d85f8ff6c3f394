"""The answers of /examples and /examples/{id}."""

from __future__ import annotations

from app.api.schemas.parts import Finite, Wire
from app.experiment import Experiment
from app.experiment.examples import Group


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


class RoundedNumber(Wire):
    """A number from which the source went on."""

    ref: str
    value: Finite


class Reproduced(Wire):
    """A printed number, calculated as its source did: one of the two explains it."""

    mistake: str | None
    """Its code, as in a diagnosis of /check."""
    rounded: list[RoundedNumber]
    value: Finite


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
    reproduced: Reproduced | None
    """Recalculated so; present where there is a remark."""


class ExampleInFull(ExampleSummary):
    """An example, ready to be posted."""

    experiment: Experiment
    source: ExampleSource | None
    numbers: list[ComparedNumber]
