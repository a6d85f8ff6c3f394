"""Initial weights: the same everywhere, and as the distribution says."""

from __future__ import annotations

import math

import numpy as np
import pytest

from app.experiment.draws import INITS, cells, initial_weights, logarithm, normal, uniform

# Written down once. They may never change: a shared link holds a seed, not the numbers.
FROZEN = {
    "xavier_uniform": [[-0.319536271687209, -0.033726576434858706],
                       [0.6187260988911282, -0.16673356530802524]],
    "xavier_normal": [[-1.6373590530034814, -0.05007203668437582],
                      [0.846214885367225, -0.8054791127459926]],
    "he_uniform": [[-0.45189252909018496, -0.047696581806590005],
                   [0.8750108404460303, -0.23579686936142946]],
    "he_normal": [[-2.3155753792318907, -0.07081255337468742],
                  [1.1967285675683235, -1.13911948545363]],
    "lecun_uniform": [[-0.319536271687209, -0.033726576434858706],
                      [0.6187260988911282, -0.16673356530802524]],
    "lecun_normal": [[-1.6373590530034814, -0.05007203668437582],
                     [0.846214885367225, -0.8054791127459926]],
    "zeros": [[0.0, 0.0], [0.0, 0.0]],
}  # fmt: skip


@pytest.mark.parametrize("init", INITS)
def test_frozen_values(init: str) -> None:
    assert initial_weights(init, 0, 1, 2, 2).tolist() == FROZEN[init]


def test_seeds_and_layers_differ() -> None:
    drawn = {
        tuple(initial_weights("he_normal", seed, layer, 3, 3).ravel().tolist())
        for seed in (0, 1, 2, 2**53 - 1)
        for layer in (1, 2, 3)
    }
    assert len(drawn) == 12


def test_a_unit_more_leaves_the_other_draws() -> None:
    small = uniform(cells(7, 2, 3, 4), 0)
    large = uniform(cells(7, 2, 5, 6), 0)
    assert np.array_equal(large[:3, :4], small)


@pytest.mark.parametrize(
    ("init", "variance"),
    [
        ("xavier_uniform", 2 / 700),
        ("xavier_normal", 2 / 700),
        ("he_uniform", 2 / 400),
        ("he_normal", 2 / 400),
        ("lecun_uniform", 1 / 400),
        ("lecun_normal", 1 / 400),
    ],
)
def test_moments(init: str, variance: float) -> None:
    weights = initial_weights(init, 3, 1, 400, 300)
    deviation = math.sqrt(variance)
    assert abs(weights.mean()) < 4 * deviation / math.sqrt(weights.size)
    assert weights.std() == pytest.approx(deviation, rel=0.01)
    if init.endswith("uniform"):
        assert np.abs(weights).max() <= math.sqrt(3) * deviation
    else:
        assert ((weights / deviation) ** 4).mean() == pytest.approx(3, abs=0.1)


def test_neighbours_are_independent() -> None:
    for numbers in (uniform(cells(0, 1, 300, 300), 0), normal(cells(0, 1, 300, 300))):
        for one, other in ((numbers[1:], numbers[:-1]), (numbers[:, 1:], numbers[:, :-1])):
            assert abs(np.corrcoef(one.ravel(), other.ravel())[0, 1]) < 0.015


def test_logarithm() -> None:
    values = np.concatenate((np.logspace(-300, 0, 5000), np.linspace(0.5, 1.5, 5001)))
    exact = np.log(values)
    assert np.allclose(logarithm(values), exact, rtol=5e-16, atol=3e-16)
