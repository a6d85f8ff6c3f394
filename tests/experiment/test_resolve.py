"""From a document to a network, and to the document without gaps."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given

from app.engine import run
from app.experiment import Resolved, read_experiment, resolve
from app.settings import Limits
from tests.experiment.documents import STEADY, encoded, experiments, plain

LIMITS = Limits()


def resolved(document: dict[str, Any]) -> Resolved:
    return resolve(read_experiment(encoded(document), LIMITS))


def same_numbers(one: Resolved, other: Resolved) -> bool:
    parameters = [
        [layer.joined.tobytes() for layer in made.network.layers] for made in (one, other)
    ]
    return parameters[0] == parameters[1]


@STEADY
@given(experiments())
def test_normalising_is_complete_and_idempotent(document: dict[str, Any]) -> None:
    first = resolved(document)
    normalised = first.experiment.model_dump()
    assert normalised["edits"] == {}
    assert all(layer["weights"] is not None for layer in normalised["layers"])
    again = resolved(normalised)
    assert again.experiment.model_dump() == normalised
    assert same_numbers(first, again)
    assert np.array_equal(first.x, again.x)
    assert np.array_equal(first.target, again.target)


@STEADY
@given(experiments())
def test_edits_are_the_same_as_weights(document: dict[str, Any]) -> None:
    """Every parameter written as an edit over another network gives the same network."""
    wanted = resolved(document)
    edits: dict[str, float] = {}
    for number, layer in enumerate(wanted.network.layers, start=1):
        rows = layer.weights.tolist()
        for source, row in enumerate(rows, start=1):
            edits |= {f"w.{number}.{to}.{source}": w for to, w in enumerate(row, start=1)}
        biases = [] if layer.biases is None else layer.biases.tolist()
        edits |= {f"b.{number}.{unit}": b for unit, b in enumerate(biases, start=1)}
    blank = [
        {
            "units": layer["units"],
            "activation": layer["activation"],
            "biases": [0] * layer["units"] if layer.get("biases") else None,
        }
        for layer in document["layers"]
    ]
    assert same_numbers(wanted, resolved(document | {"layers": blank, "edits": edits}))


def test_edits_go_over_drawn_weights() -> None:
    document = plain(seed=5)
    del document["layers"][1]["weights"]
    drawn = resolved(document).network.layers[1].weights
    edited = resolved(document | {"edits": {"w.2.1.2": 42}}).network.layers[1].weights
    assert edited[1, 0] == 42
    assert np.count_nonzero(drawn != edited) == 1


def test_the_network_calculates() -> None:
    made = resolved(plain())
    passes = run(made.network, made.x, made.target, made.learning_rate, made.freeze_biases)
    assert passes.forward.loss == 2.78125
    assert made.learning_rate == 0.01
    assert made.freeze_biases is False
