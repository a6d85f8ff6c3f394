"""One line of a derivation: a step in symbols, in numbers, and its result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import Any

from app.export.sentence import Sentence, sentence
from app.trace import fill, numbers
from app.trace.architecture import Architecture
from app.trace.fill import Quantity
from app.trace.refs import parse
from app.trace.story import Phase
from app.trace.values import Values


@dataclass(frozen=True, slots=True)
class Line:
    """One step, in LaTeX: symbol = symbolic = numeric = worked = result.

    worked: the numbers with each local derivative worked out; empty where there is none.
    exact: the result is written in full, not rounded.
    """

    phase: Phase
    target: str
    symbol: str
    symbolic: str
    numeric: str
    worked: str
    result: str
    exact: bool
    value: Quantity
    sentence: Sentence

    @property
    def chain(self) -> list[str]:
        """The right-hand sides, each with its relation, none of them twice."""
        relation = "=" if self.exact else r"\approx"
        sides = dict.fromkeys((self.symbolic, self.numeric, self.worked))
        shown = [f"= {side}" for side in sides if side not in ("", self.result)]
        return [*shown, f"{relation} {self.result}"]


def line_of(target: str, step: Mapping[str, Any], values: Values, shape: Architecture) -> Line:
    """The line of a step that the trace has told."""
    symbol, _, symbolic = step["symbolic"].partition(" = ")
    result, _, numeric = step["numeric"].partition(" = ")
    value = values.written(parse(target), shape.writing)
    return Line(
        phase=step["phase"],
        target=target,
        symbol=symbol,
        symbolic=symbolic,
        numeric=numeric,
        worked=_worked(step["expanded"], values),
        result=result,
        exact=_in_full(value),
        value=value,
        sentence=sentence(step, values, shape),
    )


def _worked(expanded: str | None, values: Values) -> str:
    """The right-hand side with local derivatives as numbers: 1.5 · 1 · 2.625, not ReLU'(3)."""
    if expanded is None:
        return ""
    template = fill.parse(expanded.partition(" = ")[2])
    written = [fill.write(values(parse(slot.ref)), slot.form) for slot in template.slots]
    return "".join(chain.from_iterable(zip_longest(template.texts, written, fillvalue="")))


def _in_full(value: Quantity) -> bool:
    """Whether the number, or every number of the matrix, is written without rounding."""
    if isinstance(value, list):
        return all(_in_full(cell) for row in value for cell in row)
    return float(f"{value:.{numbers.DIGITS}g}") == value
