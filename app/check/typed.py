"""A number as a person typed it: its value, and how exactly they meant it.

A decimal stands for everything that rounds to it: 2.6 for 2.55 to 2.65, 2.60 for 2.595 to 2.605. A
fraction is exact. JSON does not keep how a number was written, so one that is no text counts with
the digits of its shortest form.

`matches` says whether an exact number is the one that was meant. Half a unit of the last digit
typed is allowed, either way; but fewer than two significant digits count as two, the missing ones
being zeros: 0.7 is a rounding of 0.699, 3 is none of 3.4. And always a billionth, since nobody's
last digits are those of float64.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from typing import Final, Literal

Fault = Literal["empty", "syntax", "separators", "zero_division", "too_large"]
LONGEST: Final = 100
BILLIONTH: Final = 1e-9
DUST: Final = 1e-14
"""Beside the largest number of a network anything smaller than this is dust of rounding."""

_DECIMAL = re.compile(r"[+-]?(?:(\d+)\.?(\d*)|\.(\d+))(?:e([+-]?\d+))?", re.IGNORECASE | re.ASCII)
_MARKS: Final = str.maketrans(
    dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("⁄∕÷", "/") | {"。": ".", "、": ","}
)


class TypedError(ValueError):
    """The text is no number; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault: Fault = fault


@dataclass(frozen=True, slots=True)
class Typed:
    """`unit`: what one more in the last digit typed is worth; 0 where the number is exact."""

    value: float
    unit: float

    def tolerance(self, exact: float, dust: float = 0.0) -> float:
        """How far the answer may be from an exact number that it stands for."""
        least = max(abs(exact) * BILLIONTH, dust)
        if exact == 0.0 or self.unit == 0.0:
            return least
        return max(min(self.unit, _second_digit(exact)) / 2 * (1 + BILLIONTH), least)

    def matches(self, exact: float, dust: float = 0.0) -> bool:
        """Whether the answer is the exact number in a sensible rounding."""
        return abs(self.value - exact) <= self.tolerance(exact, dust)


def _second_digit(exact: float) -> float:
    """What one in the second significant digit of a number is worth."""
    power = math.floor(math.log10(abs(exact)))
    return float(f"1e{power - 1}")


def typed(given: object) -> Typed:
    """A JSON number or the text of one: `2.6`, `1/3`, `0,5`, `-2e-3`; raises TypedError."""
    if isinstance(given, bool) or not isinstance(given, int | float | str):
        raise TypedError("syntax")
    if isinstance(given, str):
        return _read(given)
    try:
        return _decimal(repr(float(given)).removesuffix(".0"))
    except OverflowError:
        raise TypedError("too_large") from None


def _read(text: str) -> Typed:
    """A person's own way of writing: any dash, comma or point, full-width digits, a fraction."""
    if len(text) > LONGEST:
        raise TypedError("syntax")
    parts = unicodedata.normalize("NFKC", text.translate(_MARKS)).translate(_MARKS).split("/")
    if parts == [""] or not text.strip():
        raise TypedError("empty")
    if len(parts) > 2:
        raise TypedError("syntax")
    upper = _decimal(parts[0].strip())
    if len(parts) == 1:
        return upper
    lower = _decimal(parts[1].strip())
    if lower.value == 0.0:
        raise TypedError("zero_division")
    value = upper.value / lower.value
    if not math.isfinite(value):
        raise TypedError("too_large")
    return Typed(value + 0.0, 0.0)


def _decimal(text: str) -> Typed:
    if text.count(",") > 1 or ("," in text and "." in text):
        raise TypedError("separators")
    match = _DECIMAL.fullmatch(text.replace(",", "."))
    if match is None:
        raise TypedError("syntax")
    _, fraction, bare, power = match.groups()
    value = float(match[0])
    if not math.isfinite(value):
        raise TypedError("too_large")
    digits = len(fraction or bare or "")
    place = max(min(int((power or "0")[:8]) - digits, 300), -320)
    return Typed(value + 0.0, float(f"1e{place}"))
