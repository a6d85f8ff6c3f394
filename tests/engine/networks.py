"""Random networks and batches for the engine's tests."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from hypothesis import strategies as st

from app.engine import ACTIVATIONS, LOSSES, Array, Layer, Network

HEADS = [
    (loss.name, output)
    for loss in LOSSES.values()
    for output in ACTIVATIONS
    if loss.partner in (None, output)
]


class Problem(NamedTuple):
    """What a pass is asked."""

    network: Network
    x: Array
    target: Array


@st.composite
def problems(
    draw: st.DrawFn,
    loss: str | None = None,
    output: str | None = None,
    hidden: str | None = None,
    max_units: int = 5,
) -> Problem:
    """A network of up to three layers in which no h is far beyond 10, and a batch of up to four.

    A third of all numbers are halves, zero among them, so that corners are met.
    """
    if loss is None or output is None:
        loss, output = draw(st.sampled_from(HEADS))
    sizes = draw(st.lists(st.integers(1, max_units), min_size=2, max_size=4))
    samples = draw(st.integers(1, 4))
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))

    def numbers(*shape: int) -> Array:
        wild = random.uniform(-2.0, 2.0, size=shape)
        return np.where(random.random(shape) < 1 / 3, np.round(2.0 * wild) / 2.0, wild)

    layers = []
    for number, (below, units) in enumerate(pairwise(sizes), start=2):
        inner = hidden or draw(st.sampled_from(list(ACTIVATIONS)))
        biases = numbers(units) if draw(st.booleans()) else None
        name = output if number == len(sizes) else inner
        layers.append(Layer(numbers(below, units) / below, biases, name))
    network = Network(tuple(layers), loss, draw(st.sampled_from(("mean", "sum"))))
    target = numbers(samples, sizes[-1])
    if LOSSES[loss].partner:
        target = np.abs(target) / 2.0
    return Problem(network, numbers(samples, sizes[0]), target)


def network(
    sizes: tuple[int, ...],
    hidden: str = "tanh",
    output: str = "identity",
    loss: str = "mse",
    reduction: str = "mean",
    biased: bool = True,
    seed: int = 0,
) -> Network:
    """A network with normal parameters, scaled as by Xavier."""
    random = np.random.default_rng(seed)
    pairs = list(pairwise(sizes))
    names = [hidden] * (len(pairs) - 1) + [output]
    layers = [
        Layer(
            random.normal(size=pair) / np.sqrt(pair[0]),
            random.normal(size=pair[1]) if biased else None,
            name,
        )
        for pair, name in zip(pairs, names, strict=True)
    ]
    return Network(tuple(layers), loss, reduction)


def batch(net: Network, samples: int, seed: int = 1) -> tuple[Array, Array]:
    """Inputs and labels; for the cross-entropies, labels that are probabilities."""
    random = np.random.default_rng(seed)
    x = random.normal(size=(samples, len(net.layers[0].weights)))
    target = random.random(size=(samples, net.layers[-1].weights.shape[1]))
    return x, target / target.sum(axis=1, keepdims=True)
