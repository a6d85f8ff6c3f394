"""The forward pass and the loss with a mistake in them."""

from __future__ import annotations

from typing import Any

import numpy as np

from app.check.lazily import lazily
from app.check.problem import Problem, sample_losses, value
from app.check.slip import CONSTANTS, FORWARD, NONE, Slip
from app.engine.arrays import Array


class Forwards:
    """The way to the loss with one slip. h is a list from layer 1 on, a begins with x.

    `right`: the same without a slip, of which all that the slip does not change is taken.
    """

    def __init__(self, problem: Problem, slip: Slip = NONE, right: Forwards | None = None) -> None:
        self.problem, self.slip = problem, slip
        self._right = right

    @lazily
    def weights(self) -> list[Array]:
        """As they are read: W[to][from] for W[from][to] where that fits."""
        return [
            w.T
            if self.slip.at("weights_read_transposed", layer) and w.shape[0] == w.shape[1]
            else w
            for layer, w in enumerate(self.problem.weights, start=1)
        ]

    @lazily
    def h(self) -> list[Array]:
        return self.forward[0]

    @lazily
    def a(self) -> list[Array]:
        return self.forward[1]

    @lazily
    def forward(self) -> tuple[list[Array], list[Array]]:
        if self._right is not None and self.slip.code not in FORWARD:
            return self._right.forward
        return self.through(self.weights, list(self.problem.biases))

    def through(
        self, weights: list[Array], biases: list[Array | None]
    ) -> tuple[list[Array], list[Array]]:
        """h and a with these parameters; no slip but those of the forward pass shows here."""
        hs: list[Array] = []
        out = [self.problem.x]
        for layer, (w, b) in enumerate(zip(weights, biases, strict=True), start=1):
            h = self.summed(layer, out[-1], w, b)
            hs.append(h)
            out.append(self.activated(layer, h))
        return hs, out

    def summed(self, layer: int, below: Array, w: Array, b: Array | None) -> Array:
        """h of a layer from what comes in."""
        h: Array = below @ w
        if b is not None and not self.slip.at("bias_forgotten", layer):
            h = h + b
        return self.misread(h, below, w) if self.slip.at("weight_misread", layer) else h

    def activated(self, layer: int, h: Array) -> Array:
        """a of a layer."""
        if self.slip.at("activation_forgotten", layer):
            return h
        return value(self.problem.activations[layer - 1], h)

    def misread(self, h: Array, below: Array, w: Array) -> Array:
        """One weight of a sum taken from another node's column (M6)."""
        to, source, other = (index - 1 for index in self.slip.place)
        wrong = h.copy()
        wrong[..., to] += below[..., source] * (w[source, other] - w[source, to])
        return wrong

    @lazily
    def sample_losses(self) -> Array:
        losses = sample_losses(self.problem, self.h[-1], self.a[-1])
        return np.asarray(losses * self.loss_factor())

    @lazily
    def loss(self) -> Any:
        return float(self.sample_losses.sum() * self.problem.weight * self.batch_factor())

    def loss_factor(self) -> Any:
        n = self.problem.outputs
        factors = {"loss_half_extra": 0.5, "loss_half_missing": 2.0}
        return (factors | {"n_forgotten": float(n), "n_extra": 1.0 / n}).get(self.slip.code, 1.0)

    def batch_factor(self) -> Any:
        samples = float(self.problem.samples)
        factors = {"sum_for_mean": samples, "mean_for_sum": 1.0 / samples}
        return factors.get(self.slip.code, 1.0)

    def slope_factor(self) -> float:
        """What the slip makes of the loss's own derivative."""
        n = self.problem.outputs
        factors = {"n_forgotten": float(n), "n_extra": 1.0 / n} | CONSTANTS
        return factors.get(self.slip.code, 1.0) * float(self.batch_factor())
