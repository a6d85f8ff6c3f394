"""From a document to what the engine calculates with, and back to a document without gaps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from app.engine import Layer as EngineLayer
from app.engine import Network
from app.experiment.draws import initial_weights
from app.experiment.model import Experiment, Layer
from app.trace.refs import parse

Array = NDArray[np.float64]
Edits = Mapping[int, list[tuple[tuple[int, ...], float]]]  # layer → (place, number) of each


@dataclass(frozen=True, eq=False)
class Resolved:
    """A checked experiment made ready. x is (B, inputs), target (B, n)."""

    given: Experiment
    network: Network
    x: Array
    target: Array

    @property
    def learning_rate(self) -> float:
        return self.given.learning_rate

    @property
    def freeze_biases(self) -> bool:
        return self.given.freeze_biases

    @cached_property
    def experiment(self) -> Experiment:
        """The normalised document: every default written out, weights and biases as they are
        calculated with, no edits left to apply. Normalising it again changes nothing."""
        layers = [
            Layer.model_construct(
                units=layer.weights.shape[1],
                activation=layer.activation,
                weights=layer.weights.tolist(),
                biases=None if layer.biases is None else layer.biases.tolist(),
            )
            for layer in self.network.layers
        ]
        return self.given.model_copy(update={"layers": layers, "edits": {}})


def resolve(experiment: Experiment) -> Resolved:
    """Draw the weights that are not given, apply the edits, build the network.

    `experiment` must have come from `read_experiment`: its shapes and refs are trusted here.
    """
    edits = edits_by_layer(experiment.edits) if experiment.edits else {}
    layers, numbers = experiment.layers, []
    before = experiment.inputs
    for number, layer in enumerate(layers, start=1):
        weights: list[list[float]] | Array | None = layer.weights
        if weights is None:
            weights = initial_weights(experiment.init, experiment.seed, number, before, layer.units)
        joined = np.array(weights if layer.biases is None else [*weights, layer.biases], np.float64)
        if number in edits:
            edit(joined, edits[number])
        numbers.append(joined)
        before = layer.units
    empty = frame(
        experiment.inputs,
        tuple([(layer.units, layer.activation, layer.biases is not None) for layer in layers]),
        experiment.loss,
        experiment.reduction,
    )
    filled = zip(empty.layers, numbers, strict=True)
    network = empty.with_layers(tuple([layer.with_parameters(joined) for layer, joined in filled]))
    x = np.array(experiment.x, np.float64)
    return Resolved(experiment, network, x, np.array(experiment.target, np.float64))


@lru_cache(maxsize=32)
def frame(
    inputs: int, layers: tuple[tuple[int, str, bool], ...], loss: str, reduction: str
) -> Network:
    """A network of that shape, all zeros; a layer is its units, activation and "has biases".

    The engine looks at shapes and names when a network is made from nothing; making one from
    another of the same shape spares that, while the same network is calculated again and again.
    """
    sizes = [inputs, *(units for units, _, _ in layers)]
    return Network(
        tuple(
            EngineLayer(np.zeros((before, units)), np.zeros(units) if biased else None, activation)
            for before, (units, activation, biased) in zip(sizes, layers, strict=False)
        ),
        loss,
        reduction,
    )


def edit(joined: Array, edits: list[tuple[tuple[int, ...], float]]) -> None:
    """Put the numbers into a layer's weights, or its biases in the row below them.

    A place is (to, from), or of a bias (unit,).
    """
    for place, number in edits:
        joined[place[1] - 1 if len(place) == 2 else -1, place[0] - 1] = number


def edits_by_layer(edits: Mapping[str, float]) -> Edits:
    sorted_edits: dict[int, list[tuple[tuple[int, ...], float]]] = {}
    for text, number in edits.items():
        ref = parse(text)
        sorted_edits.setdefault(ref.layer, []).append((ref.indices[1:], number))
    return sorted_edits
