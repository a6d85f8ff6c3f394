"""What each sample of a batch adds to the gradient of a parameter."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from app.engine.passes import Passes
from app.trace.refs import Ref

SHARED: Final = frozenset({"dw", "db"})


def shares(passes: Passes, ref: Ref) -> dict[str, Any] | None:
    """Of a dw or db in a batch: each sample's part of it, and the gradient of its own loss.

    A part holds the factor with which its sample's loss counts in L (1/B of a mean, E29's Δy): the
    parts add up to the gradient. `own` is without it. None where there is nothing to add up.
    """
    if ref.kind not in SHARED or len(passes.x) < 2:
        return None
    layer, unit = ref.indices[:2]
    parts = passes.backward.dz[layer - 1][:, unit - 1]
    if ref.kind == "dw":
        below = passes.x if layer == 1 else passes.forward.a[layer - 2]
        parts = below[:, ref.indices[2] - 1] * parts
    weight = passes.network.plan.weight(len(passes.x))
    with np.errstate(over="ignore"):
        own = parts / weight
    return {
        "count": len(passes.x),
        "mean": passes.network.plan.reduction == "mean",
        "parts": (parts + 0.0).tolist(),
        "own": (own + 0.0).tolist(),
    }
