"""What each sample of a batch adds to the gradients, and what the sums hold on the way."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from app.engine.arrays import Array
from app.engine.passes import Passes
from app.trace.refs import Ref

SHARED: Final = frozenset({"dw", "db"})
MOST_PARTS: Final = 2_500
"""Of more parts of weights, samples times weights, none are listed: nobody would read them."""


def shares(passes: Passes, ref: Ref) -> dict[str, Any] | None:
    """Of a dw or db in a batch: each sample's part of it, and the gradient of its own loss.

    A part holds the factor with which its sample's loss counts in L (1/B of a mean, E29's Δy): the
    parts add up to the gradient. `own` is without it. None where there is nothing to add up.
    """
    if ref.kind not in SHARED or len(passes.x) < 2:
        return None
    layer, unit = ref.indices[:2]
    if ref.kind == "dw":
        parts = _parts(passes, layer)[:, ref.indices[2] - 1, unit - 1]
    else:
        parts = passes.backward.dz[layer - 1][:, unit - 1]
    return {
        "count": len(passes.x),
        "mean": passes.network.plan.reduction == "mean",
        "parts": (parts + 0.0).tolist(),
        "own": (_own(passes, parts) + 0.0).tolist(),
    }


def all_shares(passes: Passes) -> dict[str, Any] | None:
    """The parts of every weight's gradient, and of all that adds up the sums of the first samples.

    `dw`: one array a layer, B × from × to (a bias's parts are dz). `sums`: the same after the
    first sample, the first two, and so on. `own`: dy and the last layer's dz as each sample's own
    loss has them, before they are weighted. None for one sample, and where there are too many.
    """
    weights = sum(layer.weights.size for layer in passes.network.layers)
    if len(passes.x) < 2 or len(passes.x) * weights > MOST_PARTS:
        return None
    layers = passes.network.layers
    backward = passes.backward
    parts = [_parts(passes, layer) for layer in range(1, len(layers) + 1)]
    with np.errstate(over="ignore", invalid="ignore"):
        return {
            "dw": parts,
            "sums": {
                "loss": np.cumsum(passes.forward.sample_losses),
                "dw": [np.cumsum(part, axis=0) for part in parts],
                "db": [
                    None if layer.biases is None else np.cumsum(dz, axis=0)
                    for layer, dz in zip(layers, backward.dz, strict=True)
                ],
            },
            "own": {"dy": _own(passes, backward.dy), "dz": _own(passes, backward.dz[-1])},
        }


def _parts(passes: Passes, layer: int) -> Array:
    """a·dz of every sample on every edge of a layer: B × from × to."""
    below = passes.x if layer == 1 else passes.forward.a[layer - 2]
    return below[:, :, np.newaxis] * passes.backward.dz[layer - 1][:, np.newaxis, :]


def _own(passes: Passes, weighted: Array) -> Array:
    """A gradient of one sample's loss by itself, from that of its share in L."""
    with np.errstate(over="ignore"):
        return weighted / passes.network.plan.weight(len(passes.x))
