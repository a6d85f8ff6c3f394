"""Which slips are tried at once, and where they show: the same in all networks of a shape."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

import numpy as np

from app.check.problem import Problem
from app.check.slip import FORWARD, Slip
from app.check.slips import Row, slips
from app.engine.arrays import Array
from app.trace.architecture import Architecture

NUMBERS: Final = 1 << 21
"""So many numbers of gradients, about, are held at once."""
Group = tuple[int, list[int]]
"""Slips that differ in their layer alone, which is no difference in a layer where both are made."""


class Plan:
    """The slips of a stack: all of them in the forward pass, or none."""

    def __init__(self, slips: tuple[Slip, ...]) -> None:
        self.slips = slips
        self.own_forward = slips[0].code in FORWARD
        self._groups: dict[tuple[frozenset[str], int], list[Group]] = {}
        self._factors: dict[str, Array] = {}

    def showing(self, codes: frozenset[str], layer: int) -> list[Group]:
        """The slips of these kinds that are made in a layer: of each kind the first, and all."""
        found = self._groups.get((codes, layer))
        if found is None:
            alike: dict[Any, list[int]] = {}
            for k, slip in enumerate(self.slips):
                if slip.code in codes and slip.layer in (0, layer):
                    alike.setdefault((slip.code, slip.place), []).append(k)
            found = self._groups[codes, layer] = [(ks[0], ks) for ks in alike.values()]
        return found

    def factors(self, name: str, of: Callable[[], list[float]]) -> Array:
        """A number for each slip that is the same in every network of the architecture."""
        found = self._factors.get(name)
        if found is None:
            found = self._factors[name] = np.array(of())
        return found


@lru_cache(maxsize=128)
def plans(shape: Architecture, count: int) -> list[tuple[list[tuple[Row, Slip]], Plan]]:
    """All slips, at most so many at once: those that change the forward pass first."""
    found = []
    for own_forward in (True, False):
        alike = [each for each in slips(shape) if (each[1].code in FORWARD) is own_forward]
        for first in range(0, len(alike), count):
            part = alike[first : first + count]
            found.append((part, Plan(tuple(slip for _, slip in part))))
    return found


def at_once(problem: Problem) -> int:
    """How many slips of a network go into one stack."""
    weights = sum(int(w.size) for w in problem.weights)
    nodes = sum(problem.width(layer) for layer in range(problem.depth + 1))
    return max(1, NUMBERS // (2 * weights + 5 * nodes * problem.samples))
