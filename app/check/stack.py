"""Many mutants of the backward pass at once.

On a small network a pass is all overhead, and there are dozens of slips. So their passes go
through the layers together, as arrays with one more axis in front, (slips, B, n); only where a slip
shows, its own row is put right, that is wrong, by its own mutant.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from app.check.lazily import lazily
from app.check.mutants import Mutant
from app.check.problem import Problem
from app.check.slip import AT_DA, AT_DW, AT_DZ, NONE, Slip
from app.engine.arrays import Array

NUMBERS: Final = 1 << 21
"""So many numbers of gradients, about, are held at once."""


class Stack(Mutant):
    """Mutants with a slip each in the backward pass, behind one forward pass."""

    def __init__(self, problem: Problem, slips: Sequence[Slip], right: Mutant) -> None:
        super().__init__(problem, NONE, right)
        self.mutants = [Mutant(problem, slip, right) for slip in slips]

    @lazily
    def gradients(self) -> tuple[list[Array], list[Array], list[Array]]:
        """dz and da (slips, B, n), dw (slips, n_in, n)."""
        depth = self.problem.depth
        dz: list[Array] = [np.empty(0)] * depth
        da: list[Array] = [np.empty(0)] * (depth + 1)
        dw: list[Array] = [np.empty(0)] * depth
        da[depth], dz[depth - 1] = self._heads()
        for layer in range(depth, 0, -1):
            if layer < depth:
                dz[layer - 1] = da[layer] * self.plain_slopes[layer - 1]
                for k, mutant in self._showing(AT_DZ, layer):
                    dz[layer - 1][k] = mutant.gated(layer, da[layer][k], dz[layer][k])
            back = dz[layer - 1]
            dw[layer - 1] = self.a[layer - 1].T @ back
            for k, mutant in self._showing(AT_DW, layer):
                dw[layer - 1][k] = mutant.brought(layer).T @ back[k]
            da[layer - 1] = back @ self.weights[layer - 1].T
            for k, mutant in self._showing(AT_DA, layer):
                da[layer - 1][k] = mutant.sent(layer, back[k], dw[layer - 1][k])
        return dz, da, dw

    def _heads(self) -> tuple[Array, Array]:
        """dy and dz of the output layer; of a slip further down they are the right ones."""
        assert self.right is not None
        own = self.right.gradients[1][-1], self.right.gradients[0][-1]
        depth = self.problem.depth
        heads = []
        for mutant in self.mutants:
            slip = mutant.slip
            elsewhere = slip.code in AT_DW or slip.code in AT_DA
            heads.append(own if elsewhere or slip.layer not in (0, depth) else mutant.head())
        return np.stack([dy for dy, _ in heads]), np.stack([dz for _, dz in heads])

    def _showing(self, codes: frozenset[str], layer: int) -> list[tuple[int, Mutant]]:
        return [
            (k, mutant)
            for k, mutant in enumerate(self.mutants)
            if mutant.slip.code in codes and mutant.slip.layer in (0, layer)
        ]

    def slope_at(self, layer: int, row: int, column: int) -> Array:
        """φ' of one node for each slip."""
        return np.array([mutant.slope_at(layer, row, column) for mutant in self.mutants])


def at_once(problem: Problem) -> int:
    """How many slips of a network go into one stack."""
    weights = sum(int(w.size) for w in problem.weights)
    nodes = sum(problem.width(layer) for layer in range(problem.depth + 1))
    return max(1, NUMBERS // (2 * weights + 3 * nodes * problem.samples))
