"""The answer of /trace."""

from __future__ import annotations

from pydantic import Field

from app.api.schemas.parts import Cells, Finite, Wire
from app.api.schemas.passes import Passes
from app.experiment import Experiment
from app.trace import Granularity
from app.trace.rules import Rule
from app.trace.story import Phase


class Outcomes(Wire):
    """Closing sentences of a narration; the one that fits a sign is said."""

    of: str
    """Ref of the number whose sign decides."""
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
