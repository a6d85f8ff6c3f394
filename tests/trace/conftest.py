"""The notes' 2-2-2-2 network, run."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from app.engine.network import Layer, Network
from app.engine.passes import Passes, run


@pytest.fixture(scope="session")
def ex6(golden: dict[str, Any]) -> Passes:
    given = golden["cases"]["ex6_default"]["inputs"]
    activations = ("relu", "relu", "identity")
    weights = (given["W"][name] for name in ("W1", "W2", "W3"))
    layers = tuple(Layer(w, None, name) for w, name in zip(weights, activations, strict=True))
    return run(Network(layers, "mse", "mean"), np.array(given["X"]), np.array(given["label"]), 0.01)
