"""What holds for the passes of every network: sums, symmetry, linearity."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine import Layer, Network, forward, run
from tests.engine.networks import Problem, problems


@settings(max_examples=40, deadline=None)
@given(problems())
def test_sum_is_mean_times_the_batch_size(problem: Problem) -> None:
    network, x, target = problem
    mean = run(replace(network, reduction="mean"), x, target, 0.1)
    total = run(replace(network, reduction="sum"), x, target, 0.1)
    assert total.forward.loss == pytest.approx(len(x) * mean.forward.loss, rel=1e-13)
    for one, other in zip(total.backward.joined, mean.backward.joined, strict=True):
        np.testing.assert_allclose(one, len(x) * other, rtol=1e-11, atol=1e-14)


@settings(max_examples=40, deadline=None)
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


@settings(max_examples=40, deadline=None)
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


@settings(max_examples=40, deadline=None)
@given(problems(), st.sampled_from((2.0, 0.5, -1.0)))
def test_without_activations_the_output_is_linear_in_the_input(
    problem: Problem, factor: float
) -> None:
    layers = tuple(Layer(layer.weights, None, "identity") for layer in problem.network.layers)
    network = Network(layers, "sse")
    once = forward(network, problem.x, problem.target).y
    more = forward(network, factor * problem.x, problem.target).y
    np.testing.assert_array_equal(more, factor * once)


@settings(max_examples=40, deadline=None)
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
