"""Random small networks for the trace's tests."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from app.engine.network import Layer, Network
from app.engine.passes import Passes, run

HIDDEN = ("identity", "relu", "leaky_relu", "elu", "sigmoid", "tanh", "softplus", "silu", "gelu")
PAIRS = (
    *((loss, out) for loss in ("mse", "half_sse", "sse") for out in (*HIDDEN, "softmax")),
    ("cross_entropy", "softmax"),
    ("binary_cross_entropy", "sigmoid"),
)


@st.composite
def runs(draw: st.DrawFn, max_units: int = 3, max_samples: int = 3) -> Passes:
    """One run of a random network: up to three layers, any activations and loss, any batch."""
    loss, output = draw(st.sampled_from(PAIRS))
    sizes = draw(st.lists(st.integers(1, max_units), min_size=2, max_size=4))
    hidden = draw(
        st.lists(st.sampled_from(HIDDEN), min_size=len(sizes) - 2, max_size=len(sizes) - 2)
    )
    biased = draw(st.lists(st.booleans(), min_size=len(sizes) - 1, max_size=len(sizes) - 1))
    samples = draw(st.integers(1, max_samples))
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    layers = tuple(
        Layer(
            random.normal(size=(below, units)),
            random.normal(size=units) if bias else None,
            activation,
        )
        for below, units, bias, activation in zip(
            sizes, sizes[1:], biased, [*hidden, output], strict=False
        )
    )
    network = Network(layers, loss, draw(st.sampled_from(("mean", "sum"))))
    target = random.uniform(size=(samples, sizes[-1]))
    return run(network, random.normal(size=(samples, sizes[0])), target, 0.1, draw(st.booleans()))
