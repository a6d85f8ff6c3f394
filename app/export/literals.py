"""Numbers as Python source: the shortest form that reads back to the same float64."""

from __future__ import annotations

import math
from typing import Any, Final

WIDTH: Final = 88
"""A longer literal takes a line for each row of the matrix."""


def literal(value: Any, indent: int = 0) -> str:
    """A number, a list of numbers or a list of rows; `indent` is that of the line it ends on.

    >>> literal([[1.5, -1.0]])
    '[[1.5, -1.0]]'
    >>> literal(float("-inf"))
    '-math.inf'
    """
    if isinstance(value, list):
        cells = [literal(item) for item in value]
        line = f"[{', '.join(cells)}]"
        if len(line) <= WIDTH or not isinstance(value[0], list):
            return line
        margin = " " * indent
        rows = "".join(f"{margin}    {cell},\n" for cell in cells)
        return f"[\n{rows}{margin}]"
    if math.isfinite(value):
        return repr(float(value))
    return "math.inf" if value > 0 else "-math.inf"
