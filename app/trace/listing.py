"""Products on the wire: terms of a sum and ways back from the loss, with their factors.

A factor stands in many products. It is looked up and written once, and the products share it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from math import fsum, prod
from operator import itemgetter
from typing import Any

from app.engine.passes import Passes
from app.trace import dying, numbers
from app.trace.chains import symbolic
from app.trace.factors import Factor, Term
from app.trace.largest import largest
from app.trace.local import Local
from app.trace.refs import Ref
from app.trace.routes import Pieces, Route, Routes
from app.trace.sentences import Lang
from app.trace.story import Story
from app.trace.values import Path

KEPT_ROUTES = 512
"""Listings of at most so many routes are prepared once and kept."""


@dataclass(frozen=True, slots=True)
class Product:
    """One product without its numbers; `pick` takes its own from the listing's factors."""

    wire: dict[str, Any]
    term: Term
    pick: Callable[[list[Any]], tuple[Any, ...]]


@dataclass(slots=True)
class Listing:
    """Products that share their factors."""

    story: Story
    short: bool = False
    products: list[Product] = field(default_factory=list)
    _factors: list[tuple[dict[str, Any], Path]] = field(default_factory=list)
    _known: dict[Factor, int] = field(default_factory=dict)
    _seen: dict[int, tuple[Factor, int]] = field(default_factory=dict)

    def add(self, term: Term, wire: dict[str, Any]) -> None:
        # The last one twice: of a single index `itemgetter` makes no tuple.
        indices = [self._index(factor) for factor in term]
        pick = itemgetter(*indices, indices[-1])
        self.products.append(Product({**wire, "died": None}, term, pick))

    def _index(self, factor: Factor) -> int:
        seen = self._seen.get(id(factor))  # mostly the very same object: no hash is needed
        if seen is not None:
            return seen[1]
        self._seen[id(factor)] = factor, self._place(factor)
        return self._seen[id(factor)][1]

    def _place(self, factor: Factor) -> int:
        known = self._known.get(factor)
        if known is None:
            known = self._known[factor] = len(self._factors)
            described = _short if self.short else _described
            self._factors.append((described(factor, self.story), factor.path))
        return known

    def tell(self, values: Local, lang: Lang) -> list[dict[str, Any]]:
        """The products with their numbers; of one that is 0, where it died."""
        found = [values.at(path) for _, path in self._factors]
        factors = []
        for (wire, _), value in zip(self._factors, found, strict=True):
            factor = wire.copy()
            factor["value"] = value
            factors.append(factor)
        told: list[dict[str, Any]] = []
        deaths: dict[dying.Death, dict[str, Any]] = {}
        for product in self.products:
            parts = product.pick(found)[:-1]
            value = prod(parts) + 0.0  # a zero has no sign on the wire
            answer = {
                **product.wire,
                "factors": product.pick(factors)[:-1],
                "product": value,
            }
            if value == 0.0:
                death = dying.death(product.term, parts, self.story, values)
                if death not in deaths:  # many ways may end at one place
                    deaths[death] = dying.told(death, self.story, values, lang, value)
                answer["died"] = deaths[death]
            told.append(answer)
        return told


def _described(factor: Factor, story: Story) -> dict[str, Any]:
    return {
        "ref": None if factor.ref is None else str(factor.ref),
        "partial": factor.partial or None,
        "latex": symbolic(story, factor.template),
        "template": factor.template,
        "rule": factor.rule,
        "opens": factor.rule != "given" and factor.ref is not None and factor.ref.kind != "w",
    }


def _short(factor: Factor, story: Story) -> dict[str, Any]:
    """In a way, of which there may be thousands: a ref says all else."""
    return {
        "ref": None if factor.ref is None else str(factor.ref),
        "partial": factor.partial if factor.ref is None else None,
        "latex": symbolic(story, factor.template),
        "rule": factor.rule,
    }


def of_terms(story: Story, terms: list[Term]) -> Listing:
    listing = Listing(story)
    for term in terms:
        listing.add(term, {})
    return listing


def of_routes(story: Story, routes: Iterable[Route]) -> Listing:
    listing = Listing(story, short=True)
    spelt: dict[int, tuple[Ref, str]] = {}  # the ref too, so that it lives and keeps its id

    def spell(ref: Ref) -> str:
        found = spelt.get(id(ref))
        if found is None:
            found = spelt[id(ref)] = ref, str(ref)
        return found[1]

    for route in routes:
        refs = [*map(spell, route.refs)]
        listing.add(route.factors, {"refs": refs, "sample": route.sample, "cross": route.cross})
    return listing


@dataclass(frozen=True, slots=True)
class Ways:
    """The routes of one quantity; `kept` where they are few enough to list again and again."""

    routes: Routes
    kept: Listing | None

    @classmethod
    def of(cls, routes: Routes) -> Ways:
        few = routes.count <= KEPT_ROUTES
        return cls(routes, of_routes(routes.story, routes.all()) if few else None)

    def tell(
        self, values: Local, passes: Passes, lang: Lang, most: int, total: float
    ) -> dict[str, Any]:
        """At most `most` of the ways; more than that: the largest, and the others as one sum."""
        count = self.routes.count
        if count <= most:
            listing = self.kept or of_routes(self.routes.story, self.routes.all())
            return {"paths": listing.tell(values, lang), "path_count": count, "rest": None}
        chosen = largest(self.routes, passes, most)
        pieces: Pieces = {}
        listing = of_routes(self.routes.story, (self.routes.route(*way, pieces) for way in chosen))
        paths = listing.tell(values, lang)
        rest = total - fsum(path["product"] for path in paths)
        return {
            "paths": paths,
            "path_count": whole(count),
            "rest": {"count": whole(count - len(paths)), "sum": rest},
        }


def whole(count: int) -> int | float:
    """A count for JSON: exact as far as every reader keeps it exact."""
    return count if count <= 2**53 else float(count)


def counted(count: int) -> str:
    """A count for a sentence."""
    return str(count) if count < 10**7 else numbers.text(float(count))
