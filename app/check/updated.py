"""The update with a mistake in it, and the loss after it."""

from __future__ import annotations

import numpy as np

from app.check.lazily import lazily
from app.check.mutants import Mutant
from app.check.problem import sample_losses
from app.engine.arrays import Array


class Updated:
    """New parameters and the new loss of a mutant."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant
        self.problem = mutant.problem

    @lazily
    def db(self) -> list[Array | None]:
        """Of each layer (n,); one for the whole layer where a bias is taken as shared."""
        found: list[Array | None] = []
        for b, dz in zip(self.problem.biases, self.mutant.gradients[0], strict=True):
            own = None if b is None else dz.sum(axis=-2)
            if own is not None and self.mutant.slip.code == "shared_bias":
                own = np.full(own.shape, own.sum())
            found.append(own)
        return found

    @property
    def rate(self) -> float:
        """η, or what stands in its place."""
        code, rate = self.mutant.slip.code, self.problem.learning_rate
        if code == "learning_rate_forgotten":
            return 1.0
        return -rate if code == "ascent" else rate

    @lazily
    def weights(self) -> list[Array]:
        gradients = self.mutant.gradients[2]
        pairs = zip(self.mutant.weights, gradients, strict=True)
        return [w - self.rate * dw for w, dw in pairs]

    @lazily
    def biases(self) -> list[Array | None]:
        code = self.mutant.slip.code
        frozen = self.problem.freeze_biases != (code == "biases_the_other_way")
        found: list[Array | None] = []
        for layer, (b, db) in enumerate(zip(self.problem.biases, self.db, strict=True), start=1):
            if b is None or db is None or frozen:
                found.append(b)
                continue
            times = self.problem.width(layer - 1) if code == "bias_fan_in_times" else 1
            found.append(b - self.rate * times * db)
        return found

    @lazily
    def loss(self) -> Array:
        """L with the new parameters; one for each mutant of a stack."""
        hs, out = self.mutant.through(self.weights, self.biases)
        losses = sample_losses(self.problem, hs[-1], out[-1]) * self.mutant.loss_factor()
        factor = self.problem.weight * self.mutant.batch_factor()
        return np.asarray(losses.sum(axis=-1) * factor)
