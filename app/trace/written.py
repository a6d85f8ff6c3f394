"""A number in all the forms it takes in an answer, as text that stands inside JSON."""

from __future__ import annotations

import json
import math
from typing import Literal, get_args

from app.trace import fill, numbers
from app.trace.fill import Quantity

Form = fill.Form | Literal["text", "json"]
"""In a formula (`fill.Form`), in a sentence, or as JSON."""
FORMS: tuple[Form, ...] = (*get_args(fill.Form), "text", "json")
_SHORT = 2 + numbers.DIGITS
"""So long is `repr` of a number with all its digits and no exponent, at most: nothing to round."""


def all_forms(value: Quantity) -> tuple[str, ...]:
    """The value in each of FORMS. A number is rounded once, whatever it is written for."""
    if isinstance(value, list):
        matrix = _escaped(fill.matrix(value))
        return (matrix, matrix, matrix, "", _json(value))
    full = repr(value)
    if len(full) < _SHORT and "e" not in full and "n" not in full:
        short = full.removesuffix(".0")
    else:
        short = f"{value:.{numbers.DIGITS}g}"
    if "e" in short or "n" in short or short == "-0":
        return _long_way(value)
    if short[0] == "-":
        return (short, f"({short})", rf" \\cdot ({short})", "−" + short[1:], full)
    return (short, short, rf" \\cdot {short}", short, full)


def _long_way(value: float) -> tuple[str, ...]:
    """For powers of ten, -0, and what float64 cannot hold."""
    plain, guarded, adjacent = (_escaped(fill.write(value, f)) for f in get_args(fill.Form))
    full = repr(value) if math.isfinite(value) else "null"
    return (plain, guarded, adjacent, numbers.text(value), full)


def _json(rows: list[list[float]]) -> str:
    finite = [[cell if math.isfinite(cell) else None for cell in row] for row in rows]
    return json.dumps(finite, separators=(",", ":"))


def _escaped(latex: str) -> str:
    return latex.replace("\\", "\\\\")
