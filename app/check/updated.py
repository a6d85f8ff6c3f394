"""The update with a mistake in it, and the loss after it."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from app.check.lazily import lazily
from app.check.mutants import Mutant
from app.check.problem import Problem, sample_losses
from app.check.slip import Slip
from app.check.stack import Stack
from app.engine.arrays import Array

SHARED: Final = frozenset({"shared_bias"})


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
            found.append(own if own is None else self.shared(own))
        return found

    def shared(self, db: Array) -> Array:
        """db, or its sum for each where a bias is taken as the whole layer's."""
        wrong = self.mutant.slip.code == "shared_bias"
        return np.full(db.shape, db.sum()) if wrong else db

    @lazily
    def weights(self) -> list[Array]:
        gradients, rate = self.mutant.gradients[2], self.rate()
        return [w - rate * dw for w, dw in zip(self.mutant.weights, gradients, strict=True)]

    @lazily
    def biases(self) -> list[Array | None]:
        """(n,), of a stack (slips, n)."""
        found: list[Array | None] = []
        for layer, (b, db) in enumerate(zip(self.problem.biases, self.db, strict=True), start=1):
            found.append(b if b is None or db is None else self.moved(layer, b, db))
        return found

    def rate(self) -> Any:
        """By how much of a gradient a weight moves."""
        return rate_of(self.problem, self.mutant.slip)

    def moved(self, layer: int, b: Array, db: Array) -> Array:
        """The biases after the update."""
        rate = bias_rate_of(self.problem, self.mutant.slip, layer)
        return b if rate is None else b - rate * db

    @lazily
    def loss(self) -> Array:
        """L with the new parameters; one for each mutant of a stack."""
        hs, out = self.mutant.through(self.weights, self.biases)
        losses = sample_losses(self.problem, hs[-1], out[-1]) * self.mutant.loss_factor()
        factor = self.problem.weight * self.mutant.batch_factor()
        return np.asarray(losses.sum(axis=-1) * factor)


class StackUpdated(Updated):
    """The same for each mutant of a stack."""

    mutant: Stack

    def shared(self, db: Array) -> Array:
        for _, ks in self.mutant.showing(SHARED, 0):
            db[ks] = db[ks].sum(axis=-1, keepdims=True)
        return db

    def rate(self) -> Any:
        rates = [rate_of(self.problem, slip) for slip in self.mutant.slips]
        return np.array(rates).reshape(-1, 1, 1)

    def moved(self, layer: int, b: Array, db: Array) -> Array:
        rates = [bias_rate_of(self.problem, slip, layer) for slip in self.mutant.slips]
        moving = np.array([[rate is not None] for rate in rates])
        sizes = np.array([[rate or 0.0] for rate in rates])
        return np.where(moving, b - sizes * db, b)


def rate_of(problem: Problem, slip: Slip) -> float:
    """η, or what stands in its place."""
    if slip.code == "learning_rate_forgotten":
        return 1.0
    return -problem.learning_rate if slip.code == "ascent" else problem.learning_rate


def bias_rate_of(problem: Problem, slip: Slip, layer: int) -> float | None:
    """The same for the biases of a layer; None where they are frozen."""
    if problem.freeze_biases != (slip.code == "biases_the_other_way"):
        return None
    times = problem.width(layer - 1) if slip.code == "bias_fan_in_times" else 1
    return rate_of(problem, slip) * times
