"""Parts of a sum that were forgotten: a way back from the loss, a node, an edge, a sample, a term.

For each quantity the ways are laid out once: which numbers each multiplies, and which ways pass
through each thing. A recomputation without something is then one product over the ways and one
sum over those that are left.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.check.nearby import Nearby, Window
from app.trace.factors import Term
from app.trace.local import Local
from app.trace.refs import Ref
from app.trace.routes import REACHED, Routes
from app.trace.story import Story
from app.trace.terms import terms_of
from app.trace.values import Path

MOST_WAYS: Final = 256
SUMS: Final[dict[str, str | None]] = {"h": None, "L": "M3", "l": "M3"}
"""Sums whose terms can be forgotten, though no gradients, and the notes' number of that mistake: M3
takes one output's part for the whole loss."""
WAY_FORGOTTEN: Final = "M13"
SAMPLE_FORGOTTEN: Final = "M20"


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """paths: where the factors stand; factors (ways, longest): indices into them, the last of
    which is a 1; sums (twice the things, ways): which ways do not pass through a thing, then which
    do; notes: the notes' number of forgetting each thing."""

    paths: tuple[Path, ...]
    factors: NDArray[np.intp]
    things: tuple[tuple[Ref, ...], ...]
    sums: NDArray[np.float64]
    notes: tuple[str | None, ...]

    def tell(self, values: Local, window: Window) -> Iterator[Nearby]:
        """What is left without each thing, and what each thing gives alone, where that lies in the
        window."""
        numbers = np.array([*map(values.at, self.paths), 1.0])
        found = self.sums @ numbers[self.factors].prod(axis=1)
        for at in np.flatnonzero((found >= window[0]) & (found <= window[1])).tolist():
            alone, thing = divmod(at, len(self.things))
            code, rank = ("only_one_part", 18) if alone else ("part_forgotten", 16)
            yield Nearby(code, rank, float(found[at]), self.things[thing], self.notes[thing])


@lru_cache(maxsize=1024)
def layout(story: Story, ref: Ref) -> Layout | None:
    """The ways to a quantity; None where there is only one, or there are too many."""
    if ref.kind in SUMS:
        terms = terms_of(story, ref)
        if 1 < len(terms) <= MOST_WAYS:
            return _laid_out([(term, _marks(term)) for term in terms], SUMS[ref.kind])
    if ref.kind in REACHED:
        routes = Routes(story, ref)
        if 1 < routes.count <= MOST_WAYS:
            ways = [(route.factors, route.refs) for route in routes.all()]
            return _laid_out(ways, WAY_FORGOTTEN)
    return None


def _marks(term: Term) -> tuple[Ref, ...]:
    """What a term of a forward sum is known by."""
    named = tuple(factor.ref for factor in term if factor.ref is not None)
    if named:
        return named[-1:]
    _, sample, output = term[-1].path
    return (Ref("y", (int(output) + 1,), int(sample) + 1),)


def _laid_out(ways: list[tuple[Term, tuple[Ref, ...]]], note: str | None) -> Layout:
    known: dict[Path, int] = {}
    rows = [[known.setdefault(f.path, len(known)) for f in term] for term, _ in ways]
    longest = max(map(len, rows))
    factors = np.full((len(rows), longest), len(known), dtype=np.intp)
    for row, indices in zip(factors, rows, strict=True):
        row[: len(indices)] = indices
    found: dict[tuple[bool, ...], tuple[Ref, ...]] = {}
    for thing in dict.fromkeys(ref for _, refs in ways for ref in refs):
        through = tuple(thing in refs for _, refs in ways)
        if not all(through):
            found.setdefault(through, (thing,))
    for at, (_, refs) in enumerate(ways):
        found.setdefault(tuple(k == at for k in range(len(ways))), refs)
    groups = np.array(list(found), dtype=np.float64).reshape(-1, len(ways))
    things = tuple(found.values())
    notes = tuple(SAMPLE_FORGOTTEN if refs[-1].kind == "l" else note for refs in things)
    return Layout(tuple(known), factors, things, np.vstack([1.0 - groups, groups]), notes)
