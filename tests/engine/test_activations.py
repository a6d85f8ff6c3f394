"""Each activation over the whole range of float64, against long decimal arithmetic."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, localcontext

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import log_ndtr, ndtr

from app.engine import ACTIVATIONS, Array

Exact = Callable[[Decimal], Decimal]
ONE = Decimal(1)
LARGEST = float(np.finfo(np.float64).max)
EXTREMES = (0.0, 1e-300, 1e-8, 1.0, 37.0, 709.0, 710.0, 745.0, 1e4, 1e154, 1e300, LARGEST)
TAKEN = sorted({*EXTREMES, *(-h for h in EXTREMES)})


def sigmoid(h: Decimal) -> Decimal:
    return ONE / (ONE + (-h).exp())


def tanh(h: Decimal) -> Decimal:
    return (h.exp() - (-h).exp()) / (h.exp() + (-h).exp())


EXACT: dict[str, tuple[Exact, Exact]] = {
    "identity": (lambda h: h, lambda _: ONE),
    "relu": (lambda h: max(h, Decimal(0)), lambda h: Decimal(h > 0)),
    "leaky_relu": (
        lambda h: h if h > 0 else h * Decimal("0.01"),
        lambda h: ONE if h > 0 else Decimal("0.01"),
    ),
    "elu": (
        lambda h: h if h > 0 else h.exp() - 1,
        lambda h: ONE if h > 0 else h.exp(),
    ),
    "sigmoid": (sigmoid, lambda h: sigmoid(h) * sigmoid(-h)),
    "tanh": (tanh, lambda h: 4 / (h.exp() + (-h).exp()) ** 2),
    "softplus": (lambda h: (ONE + h.exp()).ln(), sigmoid),
    "silu": (lambda h: h * sigmoid(h), lambda h: sigmoid(h) * (1 + h * sigmoid(-h))),
}


def value_of(name: str, h: Array) -> Array:
    out = np.empty_like(h)
    with np.errstate(all="ignore"):
        ACTIVATIONS[name].value(h, out)
    return out


def slope_of(name: str, h: Array) -> Array:
    slope = ACTIVATIONS[name].slope
    assert slope is not None
    with np.errstate(all="ignore"):
        return slope(h, value_of(name, h))


@pytest.mark.parametrize("name", EXACT)
def test_value_and_slope_are_right_to_the_last_digits(name: str) -> None:
    value, slope = EXACT[name]

    @settings(max_examples=30, deadline=None)
    @given(st.floats(-700.0, 700.0))
    def right(number: float) -> None:
        h = np.array([number])
        with localcontext(prec=700):
            exact, steep = float(value(Decimal(number))), float(slope(Decimal(number)))
        assert value_of(name, h).item() == pytest.approx(exact, rel=1e-14, abs=1e-300)
        # where silu's slope crosses 0 its two parts cancel
        crossing = 1e-15 if name == "silu" and abs(number + 1.278) < 0.1 else 1e-300
        assert slope_of(name, h).item() == pytest.approx(steep, rel=1e-13, abs=crossing)

    right()


@settings(max_examples=100, deadline=None)
@given(st.floats(-37.0, 37.0))
def test_gelu_is_exact_into_its_tails(number: float) -> None:
    h = np.array([number])
    density = np.exp(-0.5 * number * number) / np.sqrt(2.0 * np.pi)
    assert value_of("gelu", h).item() == pytest.approx(number * ndtr(number), rel=1e-12)
    # the slope crosses 0 at -0.75
    steep = ndtr(number) + number * density
    assert slope_of("gelu", h).item() == pytest.approx(steep, rel=1e-11, abs=1e-15)


def test_gelu_keeps_its_digits_where_an_approximation_has_none() -> None:
    h = np.array([-30.0])
    assert value_of("gelu", h).item() == pytest.approx(-30.0 * np.exp(log_ndtr(-30.0)), rel=1e-12)


@pytest.mark.parametrize("name", [n for n, row in ACTIVATIONS.items() if row.elementwise])
def test_nothing_overflows_that_need_not(name: str) -> None:
    h = np.array(TAKEN)
    values, slopes = value_of(name, h), slope_of(name, h)
    assert np.isfinite(values).all()
    assert np.isfinite(slopes).all()
    large = h >= 745.0
    bounded = name in ("sigmoid", "tanh")
    np.testing.assert_array_equal(values[large], 1.0 if bounded else h[large])
    flat = h <= -1e4
    np.testing.assert_array_equal(slopes[large], 0.0 if bounded else 1.0)
    if name not in ("identity", "leaky_relu"):
        np.testing.assert_array_equal(slopes[flat], 0.0)


@pytest.mark.parametrize("name", [n for n, row in ACTIVATIONS.items() if row.corners])
def test_the_slope_jumps_at_the_corners_and_there_the_left_one_holds(name: str) -> None:
    assert ACTIVATIONS[name].corners == (0.0,)
    for corner in ACTIVATIONS[name].corners:
        left, at, right = slope_of(name, np.array([corner - 1e-9, corner, corner + 1e-9]))
        assert left == at != right


@pytest.mark.parametrize("name", [n for n, row in ACTIVATIONS.items() if not row.corners])
def test_elsewhere_the_slope_does_not_jump(name: str) -> None:
    if ACTIVATIONS[name].elementwise:
        h = np.linspace(-8.0, 8.0, 100_001)
        assert np.abs(np.diff(slope_of(name, h))).max() < 2e-4


def test_the_derivative_follows_from_the_output_where_the_table_says_so() -> None:
    """Thinking 2 of the notes: equal outputs must mean equal slopes. These do not."""
    pairs = {"silu": (-2.3961, -0.5449), "gelu": (-1.5017, -0.2489)}
    for name, collide in pairs.items():
        h = np.array(collide)
        np.testing.assert_allclose(np.diff(value_of(name, h)), 0.0, atol=1e-4)
        assert np.abs(np.diff(slope_of(name, h))) > 0.3
    assert {name for name, row in ACTIVATIONS.items() if not row.from_output} == set(pairs)
    for name, row in ACTIVATIONS.items():
        if row.from_output and row.elementwise:
            values = value_of(name, np.linspace(-5.0, 5.0, 1001))
            assert (np.diff(values) >= 0.0).all()


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.floats(-LARGEST / 2, LARGEST / 2), min_size=1, max_size=5),
    st.floats(-1e4, 1e4),
)
def test_softmax_is_a_distribution_whatever_the_size(numbers: list[float], shift: float) -> None:
    h = np.array([numbers]).T
    y = value_of("softmax", h)
    assert y.sum() == pytest.approx(1.0, rel=1e-14)
    assert ((y >= 0.0) & (y <= 1.0)).all()
    order = np.argsort(h.ravel(), kind="stable")
    assert (np.diff(y.ravel()[order]) >= 0.0).all()
    if np.abs(h).max() < 1e3:
        np.testing.assert_allclose(value_of("softmax", h + shift), y, rtol=1e-10, atol=1e-300)


def test_softmax_of_one_unit_is_one_and_stays_there() -> None:
    """M5 of the notes."""
    h, out = np.array([[3.0, -700.0]]), np.empty((1, 2))
    y = value_of("softmax", h)
    ACTIVATIONS["softmax"].vjp(h, y, np.array([[4.5, 1.0]]), out)
    np.testing.assert_array_equal(y, 1.0)
    np.testing.assert_array_equal(out, 0.0)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_a_row_is_complete(name: str) -> None:
    row = ACTIVATIONS[name]
    assert row.name == name
    assert row.latex
    assert row.derivative_latex.endswith("'")
    assert (row.slope is None) == (not row.elementwise)
    assert row.linear == (name == "identity")
    h, da = np.array([[-1.5, 0.25], [2.0, -0.5]]), np.array([[1.0, -2.0], [0.5, 3.0]])
    a, out = value_of(name, h), np.empty((2, 2))
    kept = h.copy(), a.copy(), da.copy()
    row.vjp(h, a, da, out)
    for argument, copy in zip((h, a, da), kept, strict=True):
        np.testing.assert_array_equal(argument, copy)
    if row.elementwise:
        np.testing.assert_allclose(out, da * slope_of(name, h), rtol=1e-14)
