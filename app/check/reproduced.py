"""A number that somebody printed, calculated as they did: with their mistake, or on from numbers
that they had rounded."""

from __future__ import annotations

from collections.abc import Mapping

from app.check.lookup import number
from app.check.mutants import Mutant
from app.check.problem import FORMULAS, Problem
from app.check.slip import Slip
from app.check.updated import Updated
from app.engine.arrays import Array
from app.engine.passes import Passes
from app.trace.refs import Ref


class Rounded(Mutant):
    """The passes with some a and dz as given; all that follows is calculated from these."""

    def __init__(self, problem: Problem, given: Mapping[Ref, float]) -> None:
        super().__init__(problem)
        self.given = given

    def _put_in(self, kind: str, layer: int, values: Array) -> Array:
        values = values.copy()
        for ref, value in self.given.items():
            if ref.kind == kind and ref.layer == layer:
                values[ref.sample - 1, ref.unit - 1] = value
        return values

    def activated(self, layer: int, h: Array) -> Array:
        return self._put_in("a", layer, super().activated(layer, h))

    def slopes(self, layer: int) -> Array:
        """By hand φ' is worked out from a, where it has a formula in a."""
        name = self.problem.activations[layer - 1].name
        return FORMULAS[name](self.a[layer]) if name in FORMULAS else super().slopes(layer)

    def head(self) -> tuple[Array, Array]:
        dy, dz = super().head()
        return dy, self._put_in("dz", self.problem.depth, dz)

    def gated(self, layer: int, da: Array, above: Array) -> Array:
        return self._put_in("dz", layer, super().gated(layer, da, above))


def reproduced(passes: Passes, ref: Ref, mistake: str | None, given: Mapping[Ref, float]) -> float:
    """What a quantity is with a slip made everywhere, or calculated from the numbers given."""
    problem = Problem.of(passes)
    mutant = Mutant(problem, Slip(mistake)) if mistake else Rounded(problem, given)
    return number((mutant, Updated(mutant)), ref)
