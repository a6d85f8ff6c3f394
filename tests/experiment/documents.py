"""Experiments for tests: one plain, and any that Hypothesis can think of."""

from __future__ import annotations

import copy
import json
from itertools import pairwise
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from app.engine import ACTIVATIONS, LOSSES
from app.experiment.draws import INITS

PLAIN: dict[str, Any] = {
    "version": 1,
    "title": "2-2-2-2",
    "inputs": 2,
    "layers": [
        {"units": 2, "activation": "relu", "weights": [[1.5, -1], [-0.5, 2]]},
        {"units": 2, "activation": "relu", "weights": [[-2, -1], [1.5, 0.5]]},
        {"units": 2, "activation": "identity", "weights": [[0.5, 1], [1.5, -2]]},
    ],
    "loss": "mse",
    "x": [[2, 3]],
    "target": [[1, 0]],
    "learning_rate": 0.01,
}
# The same documents in every run, and no clock: the machine may be busy.
STEADY = settings(derandomize=True, deadline=None)
HIDDEN = sorted(name for name, row in ACTIVATIONS.items() if row.elementwise)


def plain(**changes: Any) -> dict[str, Any]:
    """The notes' network, with fields changed; None takes a field out."""
    document = copy.deepcopy(PLAIN) | changes
    return {name: value for name, value in document.items() if value is not None}


def encoded(document: Any) -> bytes:
    return json.dumps(document).encode()


def numbers(least: float = -3, most: float = 3) -> st.SearchStrategy[float]:
    """Of a size that overflows nowhere, with whole numbers and zeros among them."""
    return st.one_of(
        st.floats(least, most, allow_subnormal=False), st.integers(int(least), int(most))
    )


def matrices(rows: int, columns: int, **reach: float) -> st.SearchStrategy[list[list[float]]]:
    row = st.lists(numbers(**reach), min_size=columns, max_size=columns)
    return st.lists(row, min_size=rows, max_size=rows)


@st.composite
def experiments(draw: st.DrawFn) -> dict[str, Any]:
    """Any valid document of a small network, of which nothing overflows."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=2, max_size=5))
    loss = draw(st.sampled_from(sorted(LOSSES)))
    partner = LOSSES[loss].partner
    layers: list[dict[str, Any]] = []
    for before, units in pairwise(sizes):
        last = len(layers) == len(sizes) - 2
        names = [partner] if last and partner else sorted(ACTIVATIONS) if last else HIDDEN
        layer: dict[str, Any] = {"units": units, "activation": draw(st.sampled_from(names))}
        if draw(st.booleans()):
            layer["weights"] = draw(matrices(before, units))
        if draw(st.booleans()):
            layer["biases"] = draw(st.lists(numbers(), min_size=units, max_size=units))
        layers.append(layer)
    samples = draw(st.integers(1, 3))
    document = {
        "version": 1,
        "inputs": sizes[0],
        "layers": layers,
        "loss": loss,
        "x": draw(matrices(samples, sizes[0])),
        "target": draw(matrices(samples, sizes[-1], least=0, most=1)),
    }
    optional: dict[str, st.SearchStrategy[Any]] = {
        "title": st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
        "learning_rate": st.floats(1e-6, 1),
        "freeze_biases": st.booleans(),
        "reduction": st.sampled_from(["mean", "sum"]),
        "init": st.sampled_from(sorted(INITS)),
        "seed": st.integers(0, 2**53 - 1),
        "edits": edits(sizes, layers),
    }
    for name, values in optional.items():
        if draw(st.booleans()):
            document[name] = draw(values)
    return document


def edits(sizes: list[int], layers: list[dict[str, Any]]) -> st.SearchStrategy[dict[str, float]]:
    """Refs of weights and biases that the network has → numbers."""
    refs = [
        f"w.{number}.{to}.{source}"
        for number, (before, units) in enumerate(pairwise(sizes), start=1)
        for to in range(1, units + 1)
        for source in range(1, before + 1)
    ]
    refs += [
        f"b.{number}.{unit}"
        for number, layer in enumerate(layers, start=1)
        if "biases" in layer
        for unit in range(1, layer["units"] + 1)
    ]
    return st.dictionaries(st.sampled_from(refs), numbers(), max_size=4)
