"""From a document to what the engine calculates with, and back to a document without gaps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

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
    layers = tuple(built(experiment, edits))
    network = Network(layers, experiment.loss, experiment.reduction)
    x = np.array(experiment.x, dtype=np.float64)
    target = np.array(experiment.target, dtype=np.float64)
    return Resolved(experiment, network, x, target)


def built(experiment: Experiment, edits: Edits) -> Iterator[EngineLayer]:
    """The engine's layers, first to last."""
    before = experiment.inputs
    for number, layer in enumerate(experiment.layers, start=1):
        weights: list[list[float]] | Array | None = layer.weights
        biases: list[float] | Array | None = layer.biases
        if weights is None:
            weights = initial_weights(experiment.init, experiment.seed, number, before, layer.units)
        if number in edits:
            weights = np.array(weights, dtype=np.float64)
            biases = None if biases is None else np.array(biases, dtype=np.float64)
            edit(weights, biases, edits[number])
        yield EngineLayer(weights, biases, layer.activation)
        before = layer.units


def edit(weights: Array, biases: Array | None, edits: list[tuple[tuple[int, ...], float]]) -> None:
    """Put the numbers into the layer's arrays; a place is (to, from) or, of a bias, (unit,)."""
    for place, number in edits:
        if len(place) == 2:
            to, source = place
            weights[source - 1, to - 1] = number
        elif biases is not None:
            biases[place[0] - 1] = number


def edits_by_layer(edits: Mapping[str, float]) -> Edits:
    sorted_edits: dict[int, list[tuple[tuple[int, ...], float]]] = {}
    for text, number in edits.items():
        ref = parse(text)
        sorted_edits.setdefault(ref.layer, []).append((ref.indices[1:], number))
    return sorted_edits
