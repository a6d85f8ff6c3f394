"""The passes with a mistake in them.

A mutant makes one slip, everywhere or in one layer, and calculates on from there; what comes before
the slip it takes from the right passes. Without a slip these are the passes themselves.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from app.check.forwards import Forwards
from app.check.lazily import lazily
from app.check.problem import (
    FORMULAS,
    Problem,
    after_corner,
    jacobian,
    loss_slopes,
    slope,
    value,
)
from app.check.slip import BESIDE, FORWARD, NONE, RESIDUALS, SCALES, SLOPES, Slip
from app.engine.arrays import Array


class Mutant(Forwards):
    """The passes with one slip. All quantities are lists from layer 1 on, at index layer - 1,
    but `a` and `da`, which begin with x and dx."""

    def __init__(self, problem: Problem, slip: Slip = NONE, right: Mutant | None = None) -> None:
        super().__init__(problem, slip, right)
        self.right = right

    @lazily
    def loss_slopes(self) -> tuple[Array, Array | None]:
        """∂L/∂y and, of a fused loss, ∂L/∂h, without the slip's own factor."""
        if self.right is not None and self.slip.code not in FORWARD:
            return self.right.loss_slopes
        return loss_slopes(self.problem, self.h[-1], self.a[-1])

    @lazily
    def plain_slopes(self) -> list[Array]:
        """φ' of each layer as it should be; of softmax only a place."""
        if self.right is not None and self.slip.code not in FORWARD:
            return self.right.plain_slopes
        rows = zip(self.problem.activations, self.h, strict=True)
        return [slope(row, h) if row.elementwise else h for row, h in rows]

    @lazily
    def gradients(self) -> tuple[list[Array], list[Array], list[Array]]:
        """dz, da and dw."""
        if self.right is not None and self.slip.code in BESIDE:
            return self.right.gradients
        if self.right is not None and self.slip.code in SCALES:
            # Backward is linear: a factor at its start is a factor everywhere.
            factor, found = self.slope_factor(), self.right.gradients
            return _scaled(found[0], factor), _scaled(found[1], factor), _scaled(found[2], factor)
        depth = self.problem.depth
        dz: list[Array] = [np.empty(0)] * depth
        da: list[Array] = [np.empty(0)] * (depth + 1)
        dw: list[Array] = [np.empty(0)] * depth
        first = depth
        below = self.slip.code not in FORWARD and 0 < self.slip.layer < depth
        if self.right is not None and below:
            first = self.slip.layer  # above the slip all is as it should be
            dz, da, dw = (list(found) for found in self.right.gradients)
        else:
            da[depth], dz[depth - 1] = self.head()
        for layer in range(first, 0, -1):
            if layer < depth:
                dz[layer - 1] = self.gated(layer, da[layer], dz[layer])
            dw[layer - 1] = self.brought(layer).T @ dz[layer - 1]
            da[layer - 1] = self.sent(layer, dz[layer - 1], dw[layer - 1])
        return dz, da, dw

    def head(self) -> tuple[Array, Array]:
        """dy, and dz of the output layer."""
        problem, code = self.problem, self.slip.code
        h, y, depth = self.h[-1], self.a[-1], self.problem.depth
        dy, fused = self.loss_slopes
        factor = self.slope_factor()
        if factor != 1.0:
            dy = dy * factor
        residual = (y - problem.t) * problem.weight if code in RESIDUALS else dy
        if code == "bare_residual":
            dy = residual
        elif code == "loss_for_gradient":
            dy = np.full(dy.shape, self.loss)
        if code == "shortcut":
            return dy, residual
        if code == "own_output_only":
            return dy, y * (1 - y) * dy
        if self.slip.at("slope_forgotten", depth) or (
            code == "activation_forgotten" and self.slip.layer in (0, depth) and fused is None
        ):
            return dy, dy
        if fused is not None:
            dz = dy if code == "loss_for_gradient" else fused * factor
            return dy, self.again(dz, y, h) if code == "output_slope_twice" else dz
        if not problem.softmax:
            return dy, self.gated(depth, dy, dy)
        dz = self.jacobian_times(y, dy)
        return dy, self.jacobian_times(y, dz) if code == "output_slope_twice" else dz

    def again(self, dz: Array, y: Array, h: Array) -> Array:
        """The output's derivative once more on top of a fused one (T1)."""
        if self.problem.softmax:
            return self.jacobian_times(y, dz)
        return dz * slope(self.problem.activations[-1], h)

    @staticmethod
    def jacobian_times(y: Array, dy: Array) -> Array:
        found: Array = np.einsum("sij,sj->si", jacobian(y), dy)
        return found

    def gated(self, layer: int, da: Array, above: Array) -> Array:
        """dz from da, through the activation; `above`: dz of the layer above. (…, B, n)."""
        slip = self.slip
        if slip.at("activation_forgotten", layer) or slip.at("slope_forgotten", layer):
            return da
        slopes = self.slopes(layer)
        if slip.at("dot_product", layer):
            return np.broadcast_to((da * slopes).sum(axis=-1, keepdims=True), da.shape)
        early = layer < self.problem.depth and slip.at("gate_before_weights", layer)
        if early and above.shape[-1] == slopes.shape[-1]:
            return np.asarray((above * slopes) @ self.weights[layer].T)
        for code, find in (("gate_as_matrix", slope), ("gate_as_matrix_open", after_corner)):
            if slip.at(code, layer):
                beside = float(find(self.problem.activations[layer - 1], np.zeros((1, 1)))[0, 0])
                beyond: Array = da.sum(axis=-1, keepdims=True) - da
                return da * slopes + beside * beyond
        return da * slopes

    def slopes(self, layer: int) -> Array:
        """φ' at a layer, right or wrong."""
        row, slip = self.problem.activations[layer - 1], self.slip
        found = self.plain_slopes[layer - 1]
        if slip.layer not in (0, layer) or slip.code not in SLOPES:
            return found
        h = self.h[layer - 1]
        if slip.at("slope_at_output", layer):
            return slope(row, value(row, h))
        if slip.at("slope_formula_of_sum", layer) and row.name in FORMULAS:
            return FORMULAS[row.name](h)
        if slip.at("determinant_gate", layer):
            return slope(row, np.broadcast_to(h.prod(axis=1, keepdims=True), h.shape).copy())
        if slip.at("gate_of_one_sample", layer):
            return slope(row, np.broadcast_to(h[0], h.shape).copy())
        if slip.at("corner_open", layer):
            return after_corner(row, h)
        if slip.at("corner_half", layer):
            return (found + after_corner(row, h)) / 2
        return found * found if slip.at("slope_twice", layer) else found

    def slope_at(self, layer: int, row: int, column: int) -> Any:
        """φ' of one node."""
        return self.slopes(layer)[row, column]

    def brought(self, layer: int) -> Array:
        """What the edges of a layer carried, by which dz is multiplied for dw."""
        if self.slip.at("own_activation", layer) and self.problem.square(layer):
            return self.a[layer]
        if self.slip.at("sum_for_activation", layer) and layer > 1:
            return self.h[layer - 2]
        return self.a[layer - 1]

    def sent(self, layer: int, dz: Array, dw: Array) -> Array:
        """∂L/∂ of what the layer below gave out."""
        w = self.weights[layer - 1]
        if self.slip.at("updated_weights", layer):
            w = w - self.problem.learning_rate * dw  # in place, before the layer below is done
        if self.slip.at("not_transposed", layer) and w.shape[0] == w.shape[1]:
            return np.asarray(dz @ w)
        return np.asarray(dz @ w.swapaxes(-1, -2))


def _scaled(parts: list[Array], factor: float) -> list[Array]:
    return [part * factor for part in parts]
