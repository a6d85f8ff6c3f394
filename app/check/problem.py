"""A network as bare arrays, for calculating it wrongly.

Plain NumPy, a row a sample, nothing of the engine's passes: these numbers are a second opinion on
them where no mistake is made. The tables of activations and losses are the engine's own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Self

import numpy as np

from app.engine.activations import ACTIVATIONS, Activation
from app.engine.arrays import Array
from app.engine.losses import Loss
from app.engine.passes import Passes

FORMULAS: Final[dict[str, Callable[[Array], Array]]] = {
    "sigmoid": lambda a: a * (1 - a),
    "tanh": lambda a: 1 - a * a,
}
"""The slopes that are taught as a formula in a, by activation."""


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """weights (n_in, n), biases (n,) or None and activations layer by layer; x, t (B, n)."""

    weights: tuple[Array, ...]
    biases: tuple[Array | None, ...]
    activations: tuple[Activation, ...]
    loss: Loss
    mean: bool
    x: Array
    t: Array
    learning_rate: float
    freeze_biases: bool

    @classmethod
    def of(cls, passes: Passes) -> Self:
        network = passes.network
        return cls(
            tuple(layer.weights for layer in network.layers),
            tuple(layer.biases for layer in network.layers),
            tuple(ACTIVATIONS[layer.activation] for layer in network.layers),
            network.plan.loss,
            network.reduction == "mean",
            passes.x,
            passes.target,
            passes.learning_rate,
            passes.freeze_biases,
        )

    @property
    def depth(self) -> int:
        return len(self.weights)

    @property
    def samples(self) -> int:
        return len(self.x)

    @property
    def outputs(self) -> int:
        return int(self.t.shape[1])

    @property
    def weight(self) -> float:
        """What a sample's loss counts in L."""
        return 1.0 / self.samples if self.mean else 1.0

    @property
    def softmax(self) -> bool:
        return not self.activations[-1].elementwise

    def width(self, layer: int) -> int:
        return int(self.x.shape[1] if layer == 0 else self.weights[layer - 1].shape[1])

    def square(self, layer: int) -> bool:
        return self.width(layer) == self.width(layer - 1)


def value(row: Activation, h: Array) -> Array:
    """φ(h) (…, B, n)."""
    if row.elementwise:
        out = np.empty(h.shape)
        row.value(np.ascontiguousarray(h), out)
        return out
    columns = by_columns(h)
    out = np.empty(columns.shape)
    row.value(columns, out)
    return out.T.reshape(h.shape)


def by_columns(rows: Array) -> Array:
    """(…, B, n) → (n, …·B), as the engine's tables want it; a copy."""
    return np.array(rows.reshape(-1, rows.shape[-1]).T, order="C")  # never a view: some write y


def slope(row: Activation, h: Array) -> Array:
    """φ'(h) (…, B, n) of an element-wise activation."""
    assert row.slope is not None
    a = np.empty(h.shape)
    row.value(h, a)
    return row.slope(h, a)


def after_corner(row: Activation, h: Array) -> Array:
    """φ'(h), and at a corner the slope on its right."""
    right = h.copy()
    for corner in row.corners:
        right[h == corner] = corner + 1e-9
    return slope(row, right)


def jacobian(y: Array) -> Array:
    """∂y/∂h of softmax (B, n, n)."""
    found: Array = y[:, :, np.newaxis] * (np.eye(y.shape[1]) - y[:, np.newaxis, :])
    return found


def sample_losses(problem: Problem, h: Array, y: Array) -> Array:
    """The loss of each sample (…, B)."""
    columns = by_columns(h)
    terms = np.empty(columns.shape)
    t = np.broadcast_to(problem.t, h.shape)
    problem.loss.terms(columns, by_columns(y), by_columns(t), terms)
    losses: Array = terms.sum(axis=0) * problem.loss.share(problem.outputs)
    return losses.reshape(h.shape[:-1])


def loss_slopes(problem: Problem, h: Array, y: Array) -> tuple[Array, Array | None]:
    """∂L/∂y (…, B, n) and, of a fused loss, ∂L/∂h."""
    scale = problem.weight * problem.loss.share(problem.outputs)
    sums, outputs, t = map(by_columns, (h, y, np.broadcast_to(problem.t, h.shape)))
    dy, dz = np.empty(sums.shape), np.empty(sums.shape)
    problem.loss.gradient(sums, outputs, t, scale, dy)
    fused = problem.loss.fused_gradient
    if fused is None:
        return dy.T.reshape(h.shape), None
    fused(sums, outputs, t, scale, dz)
    return dy.T.reshape(h.shape), dz.T.reshape(h.shape)
