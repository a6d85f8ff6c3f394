"""The passes against an independent automatic differentiation."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings

from app.engine import ACTIVATIONS, Array, Layer, Network, backward, forward, run
from tests.engine.networks import HEADS, Problem, batch, network, problems
from tests.engine.reference import reference

SHAPES = ((1, 1, 1, 1), (2, 2, 2, 2), (3, 5, 2), (4, 1))
BOTH = (False, True)


def close(ours: Array | None, theirs: Array | None) -> None:
    """Equal to 1e-10 of each number; what is left of a sum that cancels, to 1e-13."""
    if theirs is None or ours is None:
        assert ours is theirs
    else:
        np.testing.assert_allclose(ours, theirs, rtol=1e-10, atol=1e-13)


def compare(problem: Problem) -> None:
    passes = run(*problem, learning_rate=0.1)
    fwd, bwd = passes.forward, passes.backward
    expected = reference(*problem)
    assert fwd.loss == pytest.approx(expected.loss, rel=1e-10, abs=1e-13)
    close(fwd.sample_losses, expected.sample_losses)
    close(bwd.dx, expected.dx)
    close(bwd.dy, expected.da[-1])
    pairs = [
        *zip(fwd.h, expected.h, strict=True),
        *zip(fwd.a, expected.a, strict=True),
        *zip(bwd.dw, expected.dw, strict=True),
        *zip(bwd.db, expected.db, strict=True),
        *zip(bwd.dz, expected.dz, strict=True),
        *zip(bwd.da, expected.da, strict=True),
    ]
    for ours, theirs in pairs:
        close(ours, theirs)
    after = forward(passes.updated, passes.x, passes.target)
    assert passes.loss_after == after.loss


@pytest.mark.parametrize(("loss", "output"), HEADS)
def test_every_output_and_loss_agrees_with_autograd(loss: str, output: str) -> None:
    @settings(max_examples=12, deadline=None)
    @given(problems(loss, output))
    def agrees(problem: Problem) -> None:
        compare(problem)

    agrees()


@pytest.mark.parametrize("hidden", list(ACTIVATIONS))
def test_every_hidden_activation_agrees_with_autograd(hidden: str) -> None:
    @settings(max_examples=12, deadline=None)
    @given(problems(hidden=hidden))
    def agrees(problem: Problem) -> None:
        compare(problem)

    agrees()


@pytest.mark.parametrize("sizes", SHAPES)
def test_every_shape_batch_bias_and_reduction_agrees_with_autograd(sizes: tuple[int, ...]) -> None:
    for (loss, output), samples, biased, reduction in itertools.product(
        HEADS, (1, 3), BOTH, ("mean", "sum")
    ):
        net = network(sizes, "silu", output, loss, reduction, biased)
        compare(Problem(net, *batch(net, samples)))


@settings(max_examples=40, deadline=None)
@given(problems())
def test_backward_by_itself_is_that_of_a_run(problem: Problem) -> None:
    passes = run(*problem, learning_rate=0.1)
    forward(problem.network, -problem.x, problem.target)  # leaves other numbers in the workspace
    bwd = backward(problem.network, passes.forward)
    np.testing.assert_array_equal(bwd.dx, passes.backward.dx)
    for mine, its in zip(bwd.joined, passes.backward.joined, strict=True):
        np.testing.assert_array_equal(mine, its)


def test_a_shut_gate_gives_zero_not_minus_zero() -> None:
    net = Network(
        (Layer([[-1.0, 1.0]], None, "relu"), Layer([[1.0], [1.0]], None, "identity")), "mse"
    )
    bwd = run(net, [[1.0]], [[5.0]], 0.1).backward
    assert bwd.dz[0].tolist() == [[0.0, -8.0]]
    assert not np.signbit(bwd.dz[0][0, 0])


def test_at_its_corner_relu_is_flat() -> None:
    for name, slope in (("relu", 0.0), ("leaky_relu", 0.01)):
        net = Network((Layer([[1.0]], None, name), Layer([[1.0]], None, "identity")), "mse")
        passes = run(net, [[0.0]], [[1.0]], 0.1)
        assert passes.backward.dz[0].item() == -2.0 * slope


def test_a_long_batch_through_a_wide_network_agrees_with_autograd() -> None:
    net = network((20, 150, 30, 5), "gelu", "softmax", "cross_entropy")
    compare(Problem(net, *batch(net, 200)))


@pytest.mark.parametrize(
    ("x", "target", "words"),
    [
        ([1.0, 2.0], [[0.0]], r"x: shape \(B, 2\) expected, \(2,\) given"),
        ([[1.0]], [[0.0]], r"x: shape \(B, 2\) expected, \(1, 1\) given"),
        (np.empty((0, 2)), np.empty((0, 1)), r"x: shape \(B, 2\) expected, \(0, 2\) given"),
        (1.0, [[0.0]], r"x: shape \(B, 2\) expected, \(\) given"),
        ([[1.0, 2.0]], [[0.0], [1.0]], r"target: shape \(1, 1\) expected, \(2, 1\) given"),
    ],
)
def test_a_batch_that_does_not_fit_is_refused(x: object, target: object, words: str) -> None:
    net = network((2, 3, 1))
    with pytest.raises(ValueError, match=words):
        run(net, x, target, 0.1)  # type: ignore[arg-type]


def test_a_forward_pass_of_another_network_is_refused() -> None:
    net, other = network((2, 3, 1)), network((2, 2, 1))
    fwd = forward(other, *batch(other, 2))
    with pytest.raises(ValueError, match="a forward pass of this network expected"):
        backward(net, fwd)


def test_nothing_is_said_of_overflows_and_numpy_stays_as_it_was() -> None:
    before = np.geterr()
    net = Network((Layer([[1e4]], None, "sigmoid"),), "mse")
    run(net, [[-1.0]], [[1.0]], 0.1)
    assert np.geterr() == before
