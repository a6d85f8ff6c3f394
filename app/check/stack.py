"""Many mutants at once.

On a small network a pass is all overhead, and there are dozens of slips. So their passes go
through the layers together, as arrays with one more axis in front, (slips, B, n); only where a slip
shows, its own row is put right, that is wrong, by its own mutant. Slips that are made on the way
forward have their own forward passes; all others stand behind the right one.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from app.check.lazily import lazily
from app.check.mutants import Mutant
from app.check.plan import Plan
from app.check.problem import Problem, loss_slopes, slope
from app.check.slip import AT_DA, AT_DW, AT_DZ, NONE, RESIDUALS, SCALES, SLOPES
from app.engine.arrays import Array

TRANSPOSED: Final = frozenset({"weights_read_transposed"})
BIAS_FORGOTTEN: Final = frozenset({"bias_forgotten"})
MISREAD: Final = frozenset({"weight_misread"})
PASSED_ON: Final = frozenset({"activation_forgotten"})
SHOWN_AT_DZ: Final = AT_DZ | PASSED_ON
AT_HEAD: Final = AT_DZ | RESIDUALS | {"loss_for_gradient", "own_output_only", "output_slope_twice"}
"""Slips that show in what the loss sends back, or in the output layer's dz."""
AT_HEAD_LINEAR: Final = AT_HEAD - SLOPES - {"slope_forgotten"}


class Stack(Mutant):
    """Mutants with a slip each."""

    def __init__(self, problem: Problem, plan: Plan, right: Mutant) -> None:
        super().__init__(problem, NONE, right)
        self.plan, self.slips = plan, plan.slips
        self.own_forward, self.showing = plan.own_forward, plan.showing

    @lazily
    def mutants(self) -> list[Mutant]:
        """Each by itself."""
        return [Mutant(self.problem, slip, self.right) for slip in self.slips]

    @lazily
    def weights(self) -> list[Array]:
        """(n_in, n) of a layer, or (slips, n_in, n) where they are not the same for all."""
        return [
            np.stack([mutant.weights[layer - 1] for mutant in self.mutants])
            if self.problem.square(layer) and self.showing(TRANSPOSED, layer)
            else w
            for layer, w in enumerate(self.problem.weights, start=1)
        ]

    @lazily
    def forward(self) -> tuple[list[Array], list[Array]]:
        if self.own_forward:
            return self.through(self.weights, list(self.problem.biases))
        assert self.right is not None
        return self.right.forward

    def summed(self, layer: int, below: Array, w: Array, b: Array | None) -> Array:
        h = below @ w
        if not self.own_forward:
            return h if b is None else h + (b if b.ndim == 1 else b[:, np.newaxis])
        every = (len(self.slips), self.problem.samples, w.shape[-1])
        h = np.broadcast_to(h, every)
        if b is not None:
            offsets = np.broadcast_to(b, (every[0], every[2])).copy()
            for _, forgotten in self.showing(BIAS_FORGOTTEN, layer):
                offsets[forgotten] = 0.0
            h = h + offsets[:, np.newaxis]
        misread = self.showing(MISREAD, layer)
        if misread:
            h, below, w = h.copy(), _each(below, every[0]), _each(w, every[0])
            for k, _ in misread:
                h[k] = self.mutants[k].misread(h[k], below[k], w[k])
        return h

    def activated(self, layer: int, h: Array) -> Array:
        a = super().activated(layer, h)
        if self.own_forward:
            for _, forgotten in self.showing(PASSED_ON, layer):
                a[forgotten] = h[forgotten]
        return a

    @lazily
    def loss(self) -> Any:
        """One for each slip."""
        return self.sample_losses.sum(axis=-1) * self.problem.weight * self.batch_factor()

    def loss_factor(self) -> Any:
        return self.plan.factors("loss", lambda: [m.loss_factor() for m in self.mutants])[:, None]

    def batch_factor(self) -> Any:
        return self.plan.factors("batch", lambda: [m.batch_factor() for m in self.mutants])

    @lazily
    def loss_slopes(self) -> tuple[Array, Array | None]:
        if self.own_forward:
            return loss_slopes(self.problem, self.h[-1], self.a[-1])
        assert self.right is not None
        return self.right.loss_slopes

    @lazily
    def plain_slopes(self) -> list[Array]:
        if self.own_forward:
            rows = zip(self.problem.activations, self.h, strict=True)
            return [slope(row, h) if row.elementwise else h for row, h in rows]
        assert self.right is not None
        return self.right.plain_slopes

    @lazily
    def gradients(self) -> tuple[list[Array], list[Array], list[Array]]:
        """dz and da (slips, B, n), dw (slips, n_in, n)."""
        depth = self.problem.depth
        dz: list[Array] = [np.empty(0)] * depth
        da: list[Array] = [np.empty(0)] * (depth + 1)
        dw: list[Array] = [np.empty(0)] * depth
        da[depth], dz[depth - 1] = self._own_heads() if self.own_forward else self._heads()
        for layer in range(depth, 0, -1):
            if layer < depth:
                dz[layer - 1] = self._through_gates(layer, da[layer], dz[layer])
            back = dz[layer - 1]
            dw[layer - 1] = self.a[layer - 1].swapaxes(-1, -2) @ back
            for k, ks in self.showing(AT_DW, layer):
                dw[layer - 1][ks] = self.mutants[k].brought(layer).T @ back[ks]
            da[layer - 1] = back @ self.weights[layer - 1].swapaxes(-1, -2)
            for k, ks in self.showing(AT_DA, layer):
                da[layer - 1][ks] = self.mutants[k].sent(layer, back[ks], dw[layer - 1][ks])
        return dz, da, dw

    def _through_gates(self, layer: int, da: Array, above: Array) -> Array:
        dz: Array = da * self.plain_slopes[layer - 1]
        for k, ks in self.showing(SHOWN_AT_DZ, layer):
            dz[ks] = self.mutants[k].gated(layer, da[ks], above[ks])
        return dz

    def _own_heads(self) -> tuple[Array, Array]:
        """dy and dz of the output layer behind forward passes of their own."""
        dy, fused = self.loss_slopes
        if fused is not None:
            return dy, fused
        depth, y = self.problem.depth, self.a[-1]
        if self.problem.softmax:
            dz: Array = y * (dy - (y * dy).sum(axis=-1, keepdims=True))
        else:
            dz = dy * self.plain_slopes[-1]
        for _, forgotten in self.showing(PASSED_ON, depth):
            dz[forgotten] = dy[forgotten]
        return dy, dz

    def _heads(self) -> tuple[Array, Array]:
        """dy and dz of the output layer; of a slip further down they are the right ones."""
        assert self.right is not None
        own = self.right.gradients[1][-1], self.right.gradients[0][-1]
        dy, dz = (np.repeat(each[np.newaxis], len(self.slips), axis=0) for each in own)
        for k, ks in self.showing(SCALES, 0):
            factor = self.mutants[k].slope_factor()
            dy[ks], dz[ks] = own[0] * factor, own[1] * factor
        linear = self.problem.activations[-1].linear  # no slope can be wrong where all are 1
        for k, ks in self.showing(AT_HEAD_LINEAR if linear else AT_HEAD, self.problem.depth):
            dy[ks], dz[ks] = self.mutants[k].head()
        return dy, dz

    def slope_at(self, layer: int, row: int, column: int) -> Array:
        """φ' of one node for each slip."""
        if self.own_forward:
            return self.plain_slopes[layer - 1][:, row, column]
        return np.array([mutant.slope_at(layer, row, column) for mutant in self.mutants])


def _each(values: Array, slips: int) -> Array:
    """One for each slip of what may be the same for all."""
    return values if values.ndim == 3 else np.broadcast_to(values, (slips, *values.shape))
