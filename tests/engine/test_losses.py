"""Each loss: its size and gradients by hand, and its behaviour where y has rounded to 0 or 1."""

from __future__ import annotations

import math
from decimal import Decimal, localcontext

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine import LOSSES, Layer, Network, Passes, run
from tests.engine.networks import HEADS, Problem, problems

LOG_LARGEST = math.log(np.finfo(np.float64).max)


def head(h: list[float], t: list[float], loss: str) -> Passes:
    """The loss right at h: one layer of identity weights, hardly updated."""
    output = LOSSES[loss].partner or "identity"
    network = Network((Layer(np.eye(len(h)), None, output),), loss)
    return run(network, [h], [t], learning_rate=5e-324)


@pytest.mark.parametrize(
    ("loss", "size", "dy"),
    [
        ("mse", 2.78125, [1.25, 2.0]),
        ("half_sse", 2.78125, [1.25, 2.0]),
        ("sse", 5.5625, [2.5, 4.0]),
    ],
)
def test_squares_of_the_notes_output(loss: str, size: float, dy: list[float]) -> None:
    """y = (2.25, 2), t = (1, 0): the mean over two outputs is half the sum (M7 of the notes)."""
    passes = head([2.25, 2.0], [1.0, 0.0], loss)
    assert passes.forward.loss == size
    assert passes.backward.dy.tolist() == [dy]


@pytest.mark.parametrize(("outputs", "factor"), [(1, 2.0), (2, 1.0), (3, 2 / 3), (4, 0.5)])
def test_the_factor_of_mse_depends_on_the_number_of_outputs(outputs: int, factor: float) -> None:
    passes = head([3.0] * outputs, [2.0] * outputs, "mse")
    assert passes.forward.loss == pytest.approx(1.0, rel=1e-15)
    np.testing.assert_allclose(passes.backward.dy, factor, rtol=1e-15)


def test_cross_entropy_with_labels_that_do_not_sum_to_one() -> None:
    """Thinking 1 of the notes: dz is y Σt - t; for labels (1, 1) that is far from y - t."""
    passes = head([1.5, 1.25], [1.0, 1.0], "cross_entropy")
    y = passes.forward.y
    np.testing.assert_allclose(passes.backward.dz[0], 2.0 * y - 1.0, rtol=1e-14)
    np.testing.assert_allclose(passes.backward.dz[0], [[0.124353, -0.124353]], atol=1e-6)
    np.testing.assert_allclose(passes.backward.dy, -1.0 / y, rtol=1e-14)


@pytest.mark.parametrize("size", [1e4, 1e8, 1e150, 1e300, 8e307])
def test_cross_entropy_far_beyond_the_range_of_exp(size: float) -> None:
    right = head([size, -size], [1.0, 0.0], "cross_entropy")
    assert right.forward.loss == 0.0
    assert right.backward.dz[0].tolist() == [[0.0, 0.0]]
    assert right.backward.dy.tolist() == [[-1.0, 0.0]]
    wrong = head([size, -size], [0.0, 1.0], "cross_entropy")
    assert wrong.forward.loss == 2.0 * size
    assert wrong.backward.dz[0].tolist() == [[1.0, -1.0]]
    assert wrong.backward.dy.tolist() == [[0.0, -math.inf]]


@pytest.mark.parametrize("size", [1e4, 1e8, 1e150, 1e300, 1.7e308])
def test_binary_cross_entropy_far_beyond_the_range_of_exp(size: float) -> None:
    right = head([size, -size], [1.0, 0.0], "binary_cross_entropy")
    assert right.forward.loss == 0.0
    assert right.backward.dz[0].tolist() == [[0.0, 0.0]]
    assert right.backward.dy.tolist() == [[-1.0, 1.0]]
    wrong = head([size], [0.0], "binary_cross_entropy")
    assert wrong.forward.loss == size
    assert wrong.backward.dz[0].tolist() == [[1.0]]
    assert wrong.backward.dy.tolist() == [[math.inf]]


def test_labels_of_zero_ask_nothing_however_far_apart_the_outputs_are() -> None:
    """The two h are further apart than float64 reaches: 0 · ∞ must be 0."""
    passes = head([1.7e308, -1.7e308], [1.0, 0.0], "cross_entropy")
    assert passes.forward.loss == 0.0
    assert passes.backward.dy.tolist() == [[-1.0, 0.0]]


def test_binary_cross_entropy_keeps_its_digits_where_y_has_rounded_to_its_label() -> None:
    passes = head([40.0, -40.0], [1.0, 0.0], "binary_cross_entropy")
    assert passes.forward.y[0, 0] == 1.0
    assert passes.forward.loss == pytest.approx(2.0 * math.exp(-40.0), rel=1e-14)
    np.testing.assert_allclose(
        passes.backward.dz[0], [[-math.exp(-40.0), math.exp(-40.0)]], rtol=1e-14
    )


@pytest.mark.parametrize("outputs", [2, 40])
@pytest.mark.parametrize("gap", [0.0, 0.5, 5.0, 13.45, 30.0, 300.0, 1000.0])
@pytest.mark.parametrize("base", [0.25, 1000.25])
def test_cross_entropy_keeps_its_digits_where_one_output_has_nearly_all(
    outputs: int, gap: float, base: float
) -> None:
    """Against five hundred decimal places; the labels don't add up to 1."""
    h = [base + gap, *(base - place / 8 for place in range(1, outputs))]
    t = [0.75, *(place % 2 / 8 for place in range(1, outputs - 1)), 0.0]
    with localcontext(prec=500):
        powers = [Decimal(one).exp() for one in h]
        shares = [power / sum(powers) for power in powers]
        labels = [Decimal(one) for one in t]
        loss = -sum(label * share.ln() for label, share in zip(labels, shares, strict=True))
        dz = [y * sum(labels) - label for y, label in zip(shares, labels, strict=True)]
        first = shares[0] - 1
    passes = head(h, t, "cross_entropy")
    assert passes.forward.loss == pytest.approx(float(loss), rel=1e-14)
    np.testing.assert_allclose(passes.backward.dz[0], [[float(one) for one in dz]], rtol=1e-13)
    only = head(h, [1.0] + [0.0] * (outputs - 1), "cross_entropy")
    assert only.forward.loss == pytest.approx(float(-shares[0].ln()), rel=1e-13)
    np.testing.assert_allclose(only.backward.dz[0][0, 0], float(first), rtol=1e-13)


def test_dy_of_a_fused_loss_is_true_up_to_the_last_finite_number() -> None:
    for h in (700.0, 709.0, LOG_LARGEST - 0.01):
        passes = head([0.0, h], [1.0, 0.0], "cross_entropy")
        assert passes.backward.dy[0, 0] == pytest.approx(-math.exp(h), rel=1e-12)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.floats(-1e4, 1e4), min_size=1, max_size=4),
    st.integers(0, 3),
    st.sampled_from(("cross_entropy", "binary_cross_entropy")),
)
def test_a_cross_entropy_is_never_negative_nor_its_gradient_beyond_one(
    h: list[float], label: int, loss: str
) -> None:
    t = [0.0] * len(h)
    t[label % len(h)] = 1.0
    passes = head(h, t, loss)
    assert passes.forward.loss >= 0.0
    assert np.abs(passes.backward.dz[0]).max() <= 1.0


@pytest.mark.parametrize(("loss", "output"), HEADS)
def test_losses_of_samples_make_the_loss(loss: str, output: str) -> None:
    @settings(max_examples=15, deadline=None)
    @given(problems(loss, output))
    def add_up(problem: Problem) -> None:
        fwd = run(*problem, learning_rate=0.1).forward
        count = len(problem.x) if problem.network.reduction == "mean" else 1
        assert fwd.loss == pytest.approx(sum(fwd.sample_losses) / count, rel=1e-13, abs=1e-300)

    add_up()


@pytest.mark.parametrize("name", LOSSES)
def test_a_row_is_complete(name: str) -> None:
    row = LOSSES[name]
    assert row.name == name
    assert row.fused == (row.partner is not None)
    assert row.mean == row.latex.mean
    assert bool(row.latex.fused) == row.fused
    h = np.array([[0.5, -1.0], [0.25, 2.0]])
    assert row.sample_losses(h, h, np.array([[0.0, 1.0], [1.0, 0.0]])).shape == (2,)
    np.testing.assert_array_equal(h, [[0.5, -1.0], [0.25, 2.0]])
