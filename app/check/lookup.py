"""A quantity of a mutant, by its ref; of a stack of mutants, one number for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final

from app.check.mutants import Mutant
from app.check.updated import Updated
from app.trace.refs import Ref

Pair = tuple[Mutant, Updated]
Read = Callable[[Mutant, Updated], Any]
Reader = Callable[[Ref], Read]

FORWARD: Final = frozenset({"h", "a", "y", "p", "L", "l", "slope"})
UPDATED: Final = frozenset({"new.w", "new.b", "new.L"})
BACKWARD: Final = frozenset({"dy", "dz", "da", "dx", "dw", "db", "q"})
CALCULATED: Final = FORWARD | BACKWARD | UPDATED
"""The kinds that a person can work out, one number each."""


def _of_unit(take: Callable[[Mutant], Any], offset: int) -> Reader:
    """A quantity of each node and sample, in a list of layers that begins at `offset`."""

    def reader(ref: Ref) -> Read:
        at, row, column = ref.layer - offset, ref.sample - 1, ref.unit - 1
        return lambda m, _: take(m)[at][..., row, column]

    return reader


def _of_output(take: Callable[[Mutant], Any], at: int) -> Reader:
    def reader(ref: Ref) -> Read:
        row, column = ref.sample - 1, ref.unit - 1
        return lambda m, _: take(m)[at][..., row, column]

    return reader


def _of_weight(take: Callable[[Mutant, Updated], Any]) -> Reader:
    def reader(ref: Ref) -> Read:
        at, row, column = ref.layer - 1, ref.source - 1, ref.unit - 1
        return lambda m, u: take(m, u)[at][..., row, column]

    return reader


def _of_bias(take: Callable[[Updated], Any]) -> Reader:
    def reader(ref: Ref) -> Read:
        at, unit = ref.layer - 1, ref.unit - 1
        return lambda _, u: take(u)[at][..., unit]

    return reader


def _carried(ref: Ref) -> Read:
    at, row, to, source = ref.layer - 1, ref.sample - 1, ref.unit - 1, ref.source - 1
    return lambda m, _: m.a[at][..., row, source] * m.weights[at][..., source, to]


def _returned(ref: Ref) -> Read:
    at, row, to, source = ref.layer - 1, ref.sample - 1, ref.unit - 1, ref.source - 1
    return lambda m, _: m.gradients[0][at][..., row, to] * m.weights[at][..., source, to]


def _slope(ref: Ref) -> Read:
    layer, row, column = ref.layer, ref.sample - 1, ref.unit - 1
    return lambda m, _: m.slope_at(layer, row, column)


def _sample_loss(ref: Ref) -> Read:
    row = ref.sample - 1
    return lambda m, _: m.sample_losses[..., row]


READERS: Final[Mapping[str, Reader]] = {
    "h": _of_unit(lambda m: m.h, 1),
    "a": _of_unit(lambda m: m.a, 0),
    "y": _of_output(lambda m: m.a, -1),
    "p": _carried,
    "L": lambda _: lambda m, _u: m.loss,
    "l": _sample_loss,
    "slope": _slope,
    "dy": _of_output(lambda m: m.gradients[1], -1),
    "dz": _of_unit(lambda m: m.gradients[0], 1),
    "da": _of_unit(lambda m: m.gradients[1], 0),
    "dx": _of_output(lambda m: m.gradients[1], 0),
    "dw": _of_weight(lambda m, _: m.gradients[2]),
    "q": _returned,
    "db": _of_bias(lambda u: u.db),
    "new.w": _of_weight(lambda _, u: u.weights),
    "new.b": _of_bias(lambda u: u.biases),
    "new.L": lambda _: lambda _m, u: u.loss,
}


LAYERS: Final[Mapping[str, Callable[[Mutant, Updated, int], Any]]] = {
    "h": lambda m, _, layer: m.h[layer - 1],
    "a": lambda m, _, layer: m.a[layer],
    "y": lambda m, _, _layer: m.a[-1],
    "dy": lambda m, _, _layer: m.gradients[1][-1],
    "dz": lambda m, _, layer: m.gradients[0][layer - 1],
    "da": lambda m, _, layer: m.gradients[1][layer],
    "dx": lambda m, _, _layer: m.gradients[1][0],
    "db": lambda _, u, layer: u.db[layer - 1],
}
"""Of what a node has: that of its whole layer, (B, n), db (n,)."""


@lru_cache(maxsize=4096)
def reader(ref: Ref) -> Read:
    """What takes the quantity from a mutant. Raises KeyError where it is not calculated."""
    return READERS[ref.kind](ref)


def number(pair: Pair, ref: Ref) -> float:
    """What the mutant takes the quantity to be."""
    return float(reader(ref)(*pair))
