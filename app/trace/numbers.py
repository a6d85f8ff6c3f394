"""How a number is written in a formula or a sentence. Rounded for the eye only."""

from __future__ import annotations

import math
from functools import lru_cache

DIGITS = 6
BEYOND = "overflow"
"""Written for a number beyond float64: ∂L/∂y of a confidently wrong softmax can be one."""


@lru_cache(maxsize=8192)
def _parts(value: float) -> tuple[str, int | None]:
    """Mantissa and power of ten: at most six significant digits, half to even (Python's `g`)."""
    text = f"{value:.{DIGITS}g}"
    mantissa, _, power = text.partition("e")
    return ("0" if mantissa == "-0" else mantissa), (int(power) if power else None)


def latex(value: float) -> str:
    r"""For a formula: `2.625`, `-0.5`, `1.2 \times 10^{-7}`."""
    if not math.isfinite(value):
        return rf"\text{{{BEYOND}}}"
    mantissa, power = _parts(value)
    return mantissa if power is None else rf"{mantissa} \times 10^{{{power}}}"


def text(value: float) -> str:
    """For a sentence, with a true minus sign: `−0.5`, `1.2×10⁻⁷`."""
    if not math.isfinite(value):
        return BEYOND
    mantissa, power = _parts(value)
    mantissa = mantissa.replace("-", "−")
    if power is None:
        return mantissa
    return f"{mantissa}×10" + str(power).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
