"""A number in all the forms it takes in an answer, as text that stands inside JSON."""

from __future__ import annotations

import json
import math
from typing import Literal

from app.trace import fill, numbers
from app.trace.fill import Quantity

Form = fill.Form | Literal["text", "json", "nothing"]
"""In a formula (`fill.Form`), in a sentence, as JSON, or not at all."""


def forms_of(value: Quantity, forms: tuple[Form, ...]) -> list[str]:
    """The value in each of the forms. A number is rounded once, whatever it is written for."""
    if isinstance(value, list):
        return [_matrix(value, form) for form in forms]
    short = f"{value:.{numbers.DIGITS}g}"
    if "e" in short or "n" in short or short == "-0":
        return [_written(value, form) for form in forms]
    negative = short[0] == "-"
    found = []
    for form in forms:
        if form == "json":
            found.append(repr(value))
        elif form == "text":
            found.append("−" + short[1:] if negative else short)
        elif form == "nothing":
            found.append("")
        else:
            text = f"({short})" if negative and form != "plain" else short
            found.append(rf" \\cdot {text}" if form == "adjacent" else text)
    return found


def _written(value: float, form: Form) -> str:
    """The long way, for powers of ten, -0 and what float64 cannot hold."""
    if form == "json":
        return repr(value) if math.isfinite(value) else "null"
    if form == "text":
        return numbers.text(value)
    return "" if form == "nothing" else _escaped(fill.write(value, form))


def _matrix(rows: list[list[float]], form: Form) -> str:
    if form == "json":
        finite = [[cell if math.isfinite(cell) else None for cell in row] for row in rows]
        return json.dumps(finite, separators=(",", ":"))
    if form in {"text", "nothing"}:
        return ""
    return _escaped(fill.matrix(rows))


def _escaped(latex: str) -> str:
    return latex.replace("\\", "\\\\")
