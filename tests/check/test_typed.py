"""Numbers as people type them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.check.typed import TypedError, typed


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("2.6", 2.6, 0.1),
        ("2.60", 2.6, 0.01),
        ("0,5", 0.5, 0.1),
        ("-2e-3", -0.002, 1e-3),
        ("1.5E2", 150, 10),
        ("1/3", 1 / 3, 0),
        ("−1,5 / 2", -0.75, 0),
        (".25", 0.25, 0.01),
        ("3.", 3, 1),
        (" +7 ", 7, 1),
        ("２．５", 2.5, 0.1),
        (3, 3, 1),
        (0.1, 0.1, 0.1),
        (1e-7, 1e-7, 1e-7),
        (1300, 1300, 1),
        ("-0", 0, 1),
    ],
)
def test_value_and_last_digit(text: object, value: float, unit: float) -> None:
    found = typed(text)
    assert found.value == pytest.approx(value, rel=1e-15)
    assert found.unit == pytest.approx(unit, rel=1e-12)
    assert math.copysign(1, found.value) == 1 or found.value != 0


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "empty"),
        ("  ", "empty"),
        ("x", "syntax"),
        ("1.2.3", "syntax"),
        ("1,000.5", "separators"),
        ("1,2,3", "separators"),
        ("1/2/3", "syntax"),
        ("1/", "syntax"),
        ("1/0", "zero_division"),
        ("1e999", "too_large"),
        ("1e300/1e-300", "too_large"),
        ("nan", "syntax"),
        ("inf", "syntax"),
        ("9" * 101, "syntax"),
        (None, "syntax"),
        (True, "syntax"),
        ([1], "syntax"),
        (10**400, "too_large"),
    ],
)
def test_what_is_no_number(text: object, fault: str) -> None:
    with pytest.raises(TypedError) as refused:
        typed(text)
    assert refused.value.fault == fault


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_itself(value: float) -> None:
    assert typed(value).matches(value)
    assert typed(repr(value)).matches(value)


@given(
    st.floats(min_value=1e-200, max_value=1e200) | st.floats(min_value=-1e200, max_value=-1e-200),
    st.integers(2, 15),
)
def test_a_rounding_is_the_number(value: float, digits: int) -> None:
    assert typed(f"{value:.{digits - 1}e}").matches(value)


@pytest.mark.parametrize(
    ("text", "exact", "right"),
    [
        ("2.62", 2.625, True),
        ("2.63", 2.625, True),
        ("2.61", 2.625, False),
        ("3", 3.4, False),
        ("3", 3.0, True),
        ("0.0", 0.04, False),
        ("0.3", 1 / 3, False),
        ("0.7", 0.6993, True),
        ("0.7", 0.694, False),
        (1, 0.9996, True),
        ("0.33", 1 / 3, True),
        ("1/3", 0.3333, False),
        ("1/3", 1 / 3 * (1 + 1e-12), True),
    ],
)
def test_what_counts_as_a_rounding(text: str, exact: float, right: bool) -> None:
    assert typed(text).matches(exact) is right
