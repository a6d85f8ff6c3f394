"""A number in all the forms it takes in an answer, as text that stands inside JSON."""

from __future__ import annotations

from typing import Literal, get_args

import orjson

from app.trace import fill, numbers
from app.trace.fill import Quantity

Form = fill.Form | Literal["text", "json"]
"""In a formula (`fill.Form`), in a sentence, or as JSON."""
FORMS: tuple[Form, ...] = (*get_args(fill.Form), "text", "json")
_SHORT = 2 + numbers.DIGITS
"""A number that is shorter than this, and has no exponent, has no digit to round away."""


def all_forms(quantities: list[Quantity]) -> list[str]:
    """Every quantity in each of FORMS, one after the other.

    A number is rounded once, whatever it is written for, and all of them become JSON in one call.
    """
    singles = [value for value in quantities if value.__class__ is float]
    full = iter(orjson.dumps(singles)[1:-1].decode().split(","))
    found: list[str] = []
    for value in quantities:
        found += _matrix(value) if isinstance(value, list) else _number(value, next(full))
    return found


def _number(value: float, full: str) -> tuple[str, ...]:
    """The forms of a number that is `full` in JSON."""
    if len(full) < _SHORT and "e" not in full and full != "null":
        short = full.removesuffix(".0")
    else:
        short = f"{value:.{numbers.DIGITS}g}"
    if "e" in short or "n" in short or short == "-0":
        return _long_way(value, full)
    if short[0] == "-":
        return (short, f"({short})", rf" \\cdot ({short})", "−" + short[1:], full)
    return (short, short, rf" \\cdot {short}", short, full)


def _long_way(value: float, full: str) -> tuple[str, ...]:
    """For powers of ten, -0, and what float64 cannot hold."""
    plain, guarded, adjacent = (_escaped(fill.write(value, f)) for f in get_args(fill.Form))
    return (plain, guarded, adjacent, numbers.text(value), full)


def _matrix(rows: list[list[float]]) -> tuple[str, ...]:
    latex = _escaped(fill.matrix(rows))
    return (latex, latex, latex, "", orjson.dumps(rows).decode())


def _escaped(latex: str) -> str:
    return latex.replace("\\", "\\\\")
