"""Networks as values: what they accept, refuse, and keep."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.engine import Layer, Network, run, sgd
from tests.engine.networks import batch, network


def test_layers_are_made_of_lists_or_arrays() -> None:
    layer = Layer([[1, 2], [3, 4]], [5, 6], "relu")
    assert layer.weights.dtype == np.float64
    assert layer.weights.tolist() == [[1.0, 2.0], [3.0, 4.0]]
    assert layer.biases is not None
    assert layer.biases.tolist() == [5.0, 6.0]
    np.testing.assert_array_equal(layer.joined, [[1, 2], [3, 4], [5, 6]])
    assert Layer([[1.0]], None, "relu").biases is None


def test_a_layer_does_not_follow_the_arrays_that_it_was_made_of() -> None:
    weights, biases = np.ones((2, 2)), np.ones(2)
    layers = [Layer(weights, biases, "relu"), Layer(weights, None, "relu")]
    weights[...] = biases[...] = 7.0
    for layer in layers:
        np.testing.assert_array_equal(layer.joined, 1.0)


def test_parameters_cannot_be_written() -> None:
    layer = Layer([[1.0, 2.0]], [3.0, 4.0], "relu")
    assert layer.biases is not None
    for array in (layer.weights, layer.biases, layer.joined, layer.transposed):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0.0
        with pytest.raises(ValueError, match="WRITEABLE"):
            array[:].setflags(write=True)


@pytest.mark.parametrize(
    ("weights", "biases", "activation", "words"),
    [
        ([1.0, 2.0], None, "relu", r"a matrix \(n_in, n_out\) expected, shape \(2,\) given"),
        ([[]], None, "relu", r"a matrix \(n_in, n_out\) expected, shape \(1, 0\) given"),
        ([[1.0], [2.0]], [1.0, 2.0], "relu", r"biases: shape \(1,\) expected, \(2,\) given"),
        ([[1.0]], None, "rleu", "activation: one of identity, relu, .* expected, 'rleu' given"),
    ],
)
def test_a_layer_that_does_not_fit_is_refused(
    weights: list[float], biases: list[float] | None, activation: str, words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        Layer(weights, biases, activation)


@pytest.mark.parametrize(
    ("layers", "loss", "reduction", "words"),
    [
        ((), "mse", "mean", "layers: at least one expected, none given"),
        ("wide", "mse", "mean", "layer 2: 3 rows of weights expected, 2 given"),
        ("fits", "msee", "mean", "loss: one of mse, .* expected, 'msee' given"),
        ("fits", "mse", "median", "reduction: one of mean, sum expected, 'median' given"),
        ("fits", "cross_entropy", "mean", "cross_entropy expects softmax in the last layer, relu"),
        ("fits", "binary_cross_entropy", "mean", "expects sigmoid in the last layer, relu given"),
    ],
)
def test_a_network_that_does_not_fit_is_refused(
    layers: str | tuple[()], loss: str, reduction: str, words: str
) -> None:
    first, second = Layer(np.ones((1, 3)), None, "relu"), Layer(np.ones((3, 2)), None, "relu")
    stacks = {"fits": (first, second), "wide": (first, Layer(np.ones((2, 2)), None, "relu"))}
    with pytest.raises(ValueError, match=words):
        Network(stacks[layers] if layers else (), loss, reduction)


def test_a_changed_copy_is_a_network_of_its_own() -> None:
    net = network((2, 3, 1), loss="mse")
    changed = replace(net, loss="sse", reduction="sum")
    x, target = batch(net, 2)
    assert run(net, x, target, 0.1).forward.loss * 2 == pytest.approx(
        run(changed, x, target, 0.1).forward.loss
    )


@pytest.mark.parametrize("freeze", [False, True])
@pytest.mark.parametrize("biased", [False, True])
def test_an_update_moves_each_parameter_by_its_own_gradient(freeze: bool, biased: bool) -> None:
    net = network((3, 4, 2), biased=biased)
    before = [layer.joined.copy() for layer in net.layers]
    passes = run(net, *batch(net, 3), learning_rate=0.3, freeze_biases=freeze)
    again = sgd(net, passes.backward, 0.3, freeze)
    for i, (layer, old) in enumerate(zip(passes.updated.layers, before, strict=True)):
        np.testing.assert_array_equal(net.layers[i].joined, old)
        np.testing.assert_array_equal(layer.joined, again.layers[i].joined)
        np.testing.assert_array_equal(
            layer.weights, old[: len(layer.weights)] - 0.3 * passes.backward.dw[i]
        )
        db = passes.backward.db[i]
        if layer.biases is None:
            assert db is None
        else:
            assert db is not None
            np.testing.assert_array_equal(layer.biases, old[-1] - (0.0 if freeze else 0.3 * db))
    assert (passes.learning_rate, passes.freeze_biases) == (0.3, freeze)
    assert passes.updated.loss == net.loss
