"""A number in all the forms it takes in an answer, as text that stands inside JSON."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Literal, get_args

import orjson

from app.trace import fill, numbers

Form = fill.Form | Literal["text", "json"]
"""In a formula (`fill.Form`), in a sentence, or as JSON."""
FORMS: tuple[Form, ...] = (*get_args(fill.Form), "text", "json")
_SHORT = 2 + numbers.DIGITS
"""A number that is shorter than this, and has no exponent, has no digit to round away."""


@lru_cache(maxsize=8192)
def number_forms(full: str) -> tuple[str, ...]:
    """A number in each of FORMS; `full` is it in JSON, null where float64 cannot hold it.

    While one weight is dragged, most numbers of the next answer are those of the last.
    """
    if full == "null":
        return _long_way(math.inf, full)
    if len(full) < _SHORT and "e" not in full:
        short = full.removesuffix(".0")
    else:
        short = f"{float(full):.{numbers.DIGITS}g}"
    if "e" in short or short == "-0":
        return _long_way(float(full), full)
    if short[0] == "-":
        return (short, f"({short})", rf" \\cdot ({short})", "−" + short[1:], full)
    return (short, short, rf" \\cdot {short}", short, full)


def _long_way(value: float, full: str) -> tuple[str, ...]:
    """For powers of ten, -0, and what float64 cannot hold."""
    plain, guarded, adjacent = (_escaped(fill.write(value, f)) for f in get_args(fill.Form))
    return (plain, guarded, adjacent, numbers.text(value), full)


def matrix_forms(rows: list[list[float]]) -> tuple[str, ...]:
    """A matrix in each of FORMS; a sentence has no place for one."""
    latex = _escaped(fill.matrix(rows))
    return (latex, latex, latex, "", orjson.dumps(rows).decode())


def _escaped(latex: str) -> str:
    return latex.replace("\\", "\\\\")
