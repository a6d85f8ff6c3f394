"""A quantity of a mutant, by its ref."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from app.check.mutants import Mutant
from app.check.problem import slope
from app.check.updated import Updated
from app.trace.refs import Ref

Pair = tuple[Mutant, Updated]
Read = Callable[[Mutant, Updated, Ref], float]

FORWARD: Final = frozenset({"h", "a", "y", "p", "L", "l", "slope"})
UPDATED: Final = frozenset({"new.w", "new.b", "new.L"})
BACKWARD: Final = frozenset({"dy", "dz", "da", "dx", "dw", "db", "q"})
CALCULATED: Final = FORWARD | BACKWARD | UPDATED
"""The kinds that a person can work out, one number each."""


def _entry(array: object, *place: int) -> float:
    return float(array[place])  # type: ignore[index]


def _carried(m: Mutant, _: Updated, ref: Ref) -> float:
    layer, to, source = ref.indices
    weight = _entry(m.weights[layer - 1], source - 1, to - 1)
    return _entry(m.a[layer - 1], ref.sample - 1, source - 1) * weight


def _returned(m: Mutant, _: Updated, ref: Ref) -> float:
    layer, to, source = ref.indices
    weight = _entry(m.weights[layer - 1], source - 1, to - 1)
    return _entry(m.gradients[0][layer - 1], ref.sample - 1, to - 1) * weight


def _slope(m: Mutant, _: Updated, ref: Ref) -> float:
    layer, unit = ref.indices
    row = m.problem.activations[layer - 1]
    if m.slip.code.startswith(("slope", "corner", "gate", "determinant")):
        return _entry(m.slopes(layer), ref.sample - 1, unit - 1)
    return _entry(slope(row, m.h[layer - 1]), ref.sample - 1, unit - 1)


READ: Final[Mapping[str, Read]] = {
    "h": lambda m, _, r: _entry(m.h[r.layer - 1], r.sample - 1, r.unit - 1),
    "a": lambda m, _, r: _entry(m.a[r.layer], r.sample - 1, r.unit - 1),
    "y": lambda m, _, r: _entry(m.a[-1], r.sample - 1, r.unit - 1),
    "p": _carried,
    "L": lambda m, _u, _r: m.loss,
    "l": lambda m, _, r: _entry(m.sample_losses, r.sample - 1),
    "slope": _slope,
    "dy": lambda m, _, r: _entry(m.gradients[1][-1], r.sample - 1, r.unit - 1),
    "dz": lambda m, _, r: _entry(m.gradients[0][r.layer - 1], r.sample - 1, r.unit - 1),
    "da": lambda m, _, r: _entry(m.gradients[1][r.layer], r.sample - 1, r.unit - 1),
    "dx": lambda m, _, r: _entry(m.gradients[1][0], r.sample - 1, r.unit - 1),
    "dw": lambda m, _, r: _entry(m.gradients[2][r.layer - 1], r.source - 1, r.unit - 1),
    "q": _returned,
    "db": lambda _, u, r: _entry(u.db[r.layer - 1], r.unit - 1),
    "new.w": lambda _, u, r: _entry(u.weights[r.layer - 1], r.source - 1, r.unit - 1),
    "new.b": lambda _, u, r: _entry(u.biases[r.layer - 1], r.unit - 1),
    "new.L": lambda _, u, _r: u.loss,
}


def number(pair: Pair, ref: Ref) -> float:
    """What the mutant takes the quantity to be. Raises KeyError where it is not calculated."""
    return READ[ref.kind](*pair, ref)
