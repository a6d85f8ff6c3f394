"""Numbers for the eye: few digits, a true minus, a power of ten where it is needed."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.trace import numbers


@pytest.mark.parametrize(
    ("value", "latex", "text"),
    [
        (2.625, "2.625", "2.625"),
        (-0.5, "-0.5", "−0.5"),
        (-0.0, "0", "0"),
        (1e-7, r"1 \times 10^{-7}", "1×10⁻⁷"),
        (-1234567.5, r"-1.23457 \times 10^{6}", "−1.23457×10⁶"),
        (100000.5, "100000", "100000"),
        (0.0001, "0.0001", "0.0001"),
        (math.inf, r"\text{overflow}", "overflow"),
    ],
)
def test_writing(value: float, latex: str, text: str) -> None:
    assert numbers.latex(value) == latex
    assert numbers.text(value) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_six_significant_digits(value: float) -> None:
    text = numbers.latex(value).replace(r" \times 10^{", "e").replace("}", "")
    assert math.isclose(float(text), value, rel_tol=5.1e-6, abs_tol=1e-320)
