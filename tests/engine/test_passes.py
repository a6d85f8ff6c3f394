"""The passes against an independent automatic differentiation, and the laws they obey."""

from __future__ import annotations

import itertools
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine import ACTIVATIONS, Array, Layer, Network, Passes, backward, forward, run
from app.engine.workspace import KEPT_WORKSPACES
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
    @settings(max_examples=20, deadline=None)
    @given(problems(loss, output))
    def agrees(problem: Problem) -> None:
        compare(problem)

    agrees()


@pytest.mark.parametrize("hidden", list(ACTIVATIONS))
def test_every_hidden_activation_agrees_with_autograd(hidden: str) -> None:
    @settings(max_examples=20, deadline=None)
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


@settings(max_examples=60, deadline=None)
@given(problems())
def test_backward_by_itself_is_that_of_a_run(problem: Problem) -> None:
    passes = run(*problem, learning_rate=0.1)
    forward(problem.network, -problem.x, problem.target)  # leaves other numbers in the workspace
    bwd = backward(problem.network, passes.forward)
    np.testing.assert_array_equal(bwd.dx, passes.backward.dx)
    for mine, its in zip(bwd.joined, passes.backward.joined, strict=True):
        np.testing.assert_array_equal(mine, its)


@settings(max_examples=60, deadline=None)
@given(problems())
def test_sum_is_mean_times_the_batch_size(problem: Problem) -> None:
    network, x, target = problem
    mean = run(replace(network, reduction="mean"), x, target, 0.1)
    total = run(replace(network, reduction="sum"), x, target, 0.1)
    assert total.forward.loss == pytest.approx(len(x) * mean.forward.loss, rel=1e-13)
    for one, other in zip(total.backward.joined, mean.backward.joined, strict=True):
        np.testing.assert_allclose(one, len(x) * other, rtol=1e-11, atol=1e-14)


@settings(max_examples=60, deadline=None)
@given(problems())
def test_a_batch_is_the_sum_of_its_samples(problem: Problem) -> None:
    network, x, target = replace(problem.network, reduction="sum"), problem.x, problem.target
    whole = run(network, x, target, 0.1)
    parts = [run(network, x[i : i + 1], target[i : i + 1], 0.1) for i in range(len(x))]
    np.testing.assert_allclose(
        whole.forward.sample_losses, [part.forward.loss for part in parts], rtol=1e-12, atol=1e-15
    )
    for layer, gradient in enumerate(whole.backward.joined):
        total = sum(part.backward.joined[layer] for part in parts)
        np.testing.assert_allclose(gradient, total, rtol=1e-11, atol=1e-14)


@settings(max_examples=60, deadline=None)
@given(problems(), st.randoms(use_true_random=False))
def test_exchanging_hidden_units_exchanges_their_gradients(
    problem: Problem, random: Random
) -> None:
    network, x, target = problem
    if len(network.layers) < 2:
        return
    first, second = network.layers[:2]
    order = list(range(first.weights.shape[1]))
    random.shuffle(order)
    biases = None if first.biases is None else first.biases[order]
    exchanged = (
        Layer(first.weights[:, order], biases, first.activation),
        Layer(second.weights[order], second.biases, second.activation),
        *network.layers[2:],
    )
    ours = run(network, x, target, 0.1).backward
    theirs = run(replace(network, layers=exchanged), x, target, 0.1).backward
    np.testing.assert_allclose(ours.joined[0][:, order], theirs.joined[0], rtol=1e-11, atol=1e-14)
    np.testing.assert_allclose(ours.dw[1][order], theirs.dw[1], rtol=1e-11, atol=1e-14)


@settings(max_examples=60, deadline=None)
@given(problems(), st.sampled_from((2.0, 0.5, -1.0)))
def test_without_activations_the_output_is_linear_in_the_input(
    problem: Problem, factor: float
) -> None:
    layers = tuple(Layer(layer.weights, None, "identity") for layer in problem.network.layers)
    network = Network(layers, "sse")
    once = forward(network, problem.x, problem.target).y
    more = forward(network, factor * problem.x, problem.target).y
    np.testing.assert_array_equal(more, factor * once)


@settings(max_examples=60, deadline=None)
@given(problems())
def test_slopes_carry_the_gradient_through_each_activation(problem: Problem) -> None:
    bwd = run(*problem, learning_rate=0.1).backward
    for layer, slope, da, dz in zip(
        problem.network.layers, bwd.slopes, bwd.da, bwd.dz, strict=True
    ):
        if layer.activation == "softmax":
            assert slope is None
        else:
            assert slope is not None
            np.testing.assert_allclose(dz, da * slope, rtol=1e-12, atol=1e-16)


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


def arrays_of(passes: Passes) -> list[Array]:
    fwd, bwd = passes.forward, passes.backward
    slopes = [slope for slope in bwd.slopes if slope is not None]
    db = [b for b in bwd.db if b is not None]
    singles = [passes.x, passes.target, fwd.sample_losses, fwd.y, bwd.dy, bwd.dx]
    updated = [layer.weights for layer in passes.updated.layers]
    return [
        *fwd.h,
        *fwd.a,
        *bwd.dz,
        *bwd.da,
        *bwd.dw,
        *bwd.joined,
        *db,
        *slopes,
        *singles,
        *updated,
    ]


@pytest.mark.parametrize("samples", [1, 3])
@pytest.mark.parametrize("head", [("tanh", "mse"), ("softmax", "cross_entropy")])
def test_results_cannot_be_written(samples: int, head: tuple[str, str]) -> None:
    net = network((2, 3, 2), "relu", *head)
    passes = run(net, *batch(net, samples), learning_rate=0.1)
    for array in arrays_of(passes):
        assert array.flags.c_contiguous
        assert array.dtype == np.float64
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0.0
    fwd, bwd, updated = passes.forward, passes.backward, passes.updated
    named = [(passes, "loss_after"), (fwd, "loss"), (bwd, "dx"), (updated, "layers")]
    for result, name in [*named, (updated.layers[0], "weights")]:
        with pytest.raises(AttributeError):
            setattr(result, name, None)
        with pytest.raises(AttributeError):
            delattr(result, name)


def test_results_do_not_follow_what_was_given() -> None:
    net = network((2, 3, 2))
    x, target = batch(net, 3)
    passes = run(net, x, target, 0.1)
    kept = [array.copy() for array in (x, target)]
    x[...] = target[...] = 7.0
    np.testing.assert_array_equal(passes.x, kept[0])
    np.testing.assert_array_equal(passes.target, kept[1])


@settings(max_examples=30, deadline=None)
@given(problems(max_units=3), problems(max_units=3))
def test_later_runs_leave_earlier_results_as_they_were(one: Problem, other: Problem) -> None:
    early = run(*one, learning_rate=0.1)
    unread = run(*one, learning_rate=0.1)
    before = [array.copy() for array in arrays_of(early)]
    run(one.network, one.x + 1.0, one.target, 0.1)
    run(*other, learning_rate=0.1)
    for array, copy, late in zip(arrays_of(early), before, arrays_of(unread), strict=True):
        np.testing.assert_array_equal(array, copy)
        np.testing.assert_array_equal(late, copy)


def test_more_architectures_than_are_kept_change_nothing() -> None:
    nets = [network((2, units, 1), seed=units) for units in range(1, KEPT_WORKSPACES + 8)]
    first = [run(net, *batch(net, 2), learning_rate=0.1).loss_after for net in nets]
    again = [run(net, *batch(net, 2), learning_rate=0.1).loss_after for net in reversed(nets)]
    assert first == again[::-1]


def test_threads_do_not_disturb_each_other() -> None:
    nets = [network((3, 4, 2), seed=seed) for seed in range(4)]
    given = [batch(net, 3, seed) for seed, net in enumerate(nets)]
    alone = [run(net, *b, learning_rate=0.1) for net, b in zip(nets, given, strict=True)]

    def many(number: int) -> bool:
        i = number % len(nets)
        passes = run(nets[i], *given[i], learning_rate=0.1)
        pairs = zip(arrays_of(passes), arrays_of(alone[i]), strict=True)
        return all(np.array_equal(ours, theirs) for ours, theirs in pairs)

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(many, range(400)))


def test_one_result_may_be_read_by_many_threads() -> None:
    net = network((3, 40, 2))
    passes = run(net, *batch(net, 30), learning_rate=0.1)
    with ThreadPoolExecutor(4) as pool:
        read = list(pool.map(lambda _: passes.backward.dz[0].sum(), range(50)))
    assert len(set(read)) == 1


def test_nothing_is_said_of_overflows_and_numpy_stays_as_it_was() -> None:
    before = np.geterr()
    net = Network((Layer([[1e4]], None, "sigmoid"),), "mse")
    run(net, [[-1.0]], [[1.0]], 0.1)
    assert np.geterr() == before
