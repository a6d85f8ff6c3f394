"""The numbers behind a chain rule: those of the refs, and local derivatives that have no ref.

A factor such as ∂y₁/∂h₃₂ of softmax, the 1/B of a mean or a loss's own ∂ℓ/∂y is no quantity of the
passes, but stands in a chain beside them. Each has a place in a table of its own.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from app.engine.arrays import sums_of_others
from app.engine.passes import Passes
from app.trace.values import Path, Values

ONE: Final[Path] = ("one",)
MINUS: Final[Path] = ("minus",)
SHARE: Final[Path] = ("share",)


def jacobian_place(sample: int, output: int, unit: int) -> Path:
    """∂y_output/∂h_unit of a softmax layer (T1 of the notes)."""
    return ("jacobian", sample - 1, output - 1, unit - 1)


def loss_slope_place(sample: int, output: int) -> Path:
    """∂ℓ/∂y of one sample's own loss: Δy without the sample's share of L."""
    return ("loss slope", sample - 1, output - 1)


def fused_slope_place(sample: int, output: int) -> Path:
    """∂ℓ/∂h of one sample's own loss, through loss and output activation as one."""
    return ("fused slope", sample - 1, output - 1)


def loss_term_place(sample: int, output: int) -> Path:
    """What one output adds to its sample's loss."""
    return ("loss terms", sample - 1, output - 1)


class Local(Values):
    """Every number of one run, and its local derivatives, made when first asked for."""

    def __init__(self, passes: Passes, sample: int) -> None:
        super().__init__(passes, sample)
        weight = passes.network.plan.weight(len(passes.x))
        self._tables |= {"one": 1.0, "minus": -1.0, "share": weight}

    def _make(self, name: str) -> Any:
        make = {
            "jacobian": self._jacobians,
            "loss slope": lambda: self._unshared(self._passes.backward.dy),
            "fused slope": lambda: self._unshared(self._passes.backward.dz[-1]),
            "loss terms": self._loss_terms,
        }.get(name)
        if make is None:
            return super()._make(name)
        self._tables[name] = made = make()
        return made

    def _unshared(self, gradient: Any) -> list[list[float]]:
        rows: list[list[float]] = (gradient / self._tables["share"]).tolist()
        return rows

    def _jacobians(self) -> list[list[list[float]]]:
        """[sample][output][unit]: y_m(δ_mk - y_k), where 1 - y_k is summed up, not subtracted."""
        y = self._passes.forward.y
        found = -y[:, :, np.newaxis] * y[:, np.newaxis, :]
        each = np.arange(y.shape[1])
        found[:, each, each] = y * sums_of_others(y.T).T
        table: list[list[list[float]]] = (found + 0.0).tolist()
        return table

    def _loss_terms(self) -> list[list[float]]:
        """[sample][output]; they add up to the sample's loss."""
        fwd, loss = self._passes.forward, self._passes.network.plan.loss
        h, y, t = fwd.h[-1].T, fwd.y.T, fwd.target.T
        out = np.empty(h.shape)
        with np.errstate(all="ignore"):
            loss.terms(h.copy(), y.copy(), t.copy(), out)
        table: list[list[float]] = (out.T * loss.share(len(h))).tolist()
        return table
