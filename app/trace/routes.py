"""Every way back from the loss to a quantity: the routes, one factor for each thing on the way.

A route starts at a head (what is nearest to the quantity: a for a weight, w for a node's output),
runs up through one node of each layer, and ends at the loss. Its product, local factors first, is
what this way adds to the gradient (E8, E24, E29b of the notes). Through softmax a route may leave
the output layer by any y (M8).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from app.trace.factors import (
    Factor,
    Term,
    arriving,
    carried,
    edge,
    hidden,
    jacobian,
    loss_slope,
    offset,
    own_loss,
    samples,
    share,
    slope,
    whole,
)
from app.trace.refs import Ref
from app.trace.story import Story

REACHED = frozenset({"dy", "dz", "dw", "db", "da", "dx", "q"})
"""The kinds that the loss has ways back to."""


Piece = tuple[Term, tuple[Ref, ...]]
"""A part of a route: its factors, and the refs that it passes."""
Pieces = dict[tuple[int, int, int, int], Piece]
"""By sample, layer, node and the next one: the parts that the routes of a listing share."""


@dataclass(frozen=True, slots=True)
class Head:
    """Where a route sets out: its first factors, the refs beyond, and the node that it enters."""

    story: Story
    factors: Term
    refs: tuple[Ref, ...]
    unit: int


@dataclass(frozen=True, slots=True)
class Route:
    """`refs` from the loss back; `factors` local first; `cross`: in by one y, out by another."""

    sample: int
    refs: tuple[Ref, ...]
    factors: Term
    cross: bool


class Routes:
    """The routes to one quantity. `apart`: of a fused pair, through every Δy and not as one.

    layer: the layer that the heads enter; None where the quantity is a Δy.
    """

    def __init__(self, story: Story, target: Ref, apart: bool = False) -> None:
        self.story, self.target = story, target
        self.apart = apart or not story.fused
        self.softmax = story.architecture.activations[-1] == "softmax"
        self.depth = story.architecture.depth
        layered = target.kind in {"dz", "dw", "db", "q"}
        self.layer = target.layer if layered else target.layer + 1

    @cached_property
    def heads(self) -> list[Head]:
        return list(_heads(self.story, self.target))

    @property
    def branches(self) -> bool:
        """Whether a route chooses an output beyond the last layer's node."""
        return self.softmax and self.apart

    @cached_property
    def widths(self) -> list[int]:
        """How many nodes there are to choose from behind the head's, layer by layer."""
        above = range(self.layer + 1, self.depth + 1)
        widths = [self.story.architecture.width(layer) for layer in above]
        return [*widths, self.story.architecture.outputs] if self.branches else widths

    @property
    def count(self) -> int:
        """How many routes there are."""
        if self.target.kind == "dy":
            return 1
        count = len(self.heads)
        for width in self.widths:
            count *= width
        return count

    def all(self) -> Iterator[Route]:
        """Every route, in the order of the nodes that it takes, nearest first."""
        if self.target.kind == "dy":
            yield self._first()
            return
        choices = [range(1, width + 1) for width in self.widths]
        pieces: Pieces = {}
        for head in self.heads:
            for chosen in product(*choices):
                yield self.route(head, chosen, pieces)

    def route(self, head: Head, chosen: tuple[int, ...], pieces: Pieces) -> Route:
        """The route from a head through the chosen node of each layer above, and output; made of
        `pieces`, and of new ones that are kept there."""
        story = head.story
        units = (head.unit, *chosen[: self.depth - self.layer])
        out = chosen[-1] if self.branches else units[-1]
        factors, back = [*head.factors], [*reversed(head.refs)]
        for layer, unit in enumerate(units[:-1], start=self.layer):
            above = units[layer - self.layer + 1]
            key = story.sample, layer, unit, above
            stretch = pieces.get(key)
            if stretch is None:
                stretch = pieces[key] = _stretch(story, layer, unit, above)
            factors += stretch[0]
            back += stretch[1]
        key = story.sample, self.depth, units[-1], out
        end = pieces.get(key)
        if end is None:
            end = pieces[key] = self._end(story, units[-1], out)
        refs = (*end[1], *reversed(back))
        return Route(story.sample, refs, (*factors, *end[0]), out != units[-1])

    def _end(self, story: Story, unit: int, out: int) -> Piece:
        """From the loss to a node of the last layer."""
        y = Ref("y", (out,), story.sample)
        refs = (*_loss(story), y, hidden(story, self.depth, unit))
        return self._end_factors(story, unit, out), refs

    def _end_factors(self, story: Story, unit: int, out: int) -> Term:
        """The factors at the output: ∂L/∂h as one, or ∂y/∂h and ∂L/∂y."""
        if not self.apart:
            return (whole(story, self.depth, unit),)
        if self.softmax:
            return (jacobian(story, out, unit), arriving(story, self.depth, out))
        return (slope(story, self.depth, unit), arriving(story, self.depth, unit))

    def _first(self) -> Route:
        """The only way from the loss to an output."""
        story, unit = self.story, self.target.unit
        y = Ref("y", (unit,), story.sample)
        return Route(
            story.sample, (*_loss(story), y), (*share(story), loss_slope(story, unit)), False
        )


def _stretch(story: Story, layer: int, unit: int, above: int) -> Piece:
    """From a node up to one of the next layer."""
    weight = Ref("w", (layer + 1, above, unit))
    return (
        (slope(story, layer, unit), edge(story, layer + 1, above, unit)),
        (hidden(story, layer, unit), story.out(layer, unit), weight),
    )


def _loss(story: Story) -> tuple[Ref, ...]:
    """L, and in a batch the sample's own loss after it."""
    return (Ref("L"), own_loss(story)) if story.architecture.batch else (Ref("L"),)


def _heads(story: Story, target: Ref) -> Iterator[Head]:
    kind = target.kind
    if kind == "dz":
        yield Head(story, (), (), target.unit)
    elif kind in {"dw", "db"}:
        for of in samples(story):
            own = Ref(kind.removeprefix("d"), target.indices)
            yield Head(of, (_local(of, target),), (own,), target.unit)
    elif kind == "q":
        yield _through(story, target, ())
    elif kind in {"da", "dx"}:
        layer = target.layer
        for unit in range(1, story.architecture.width(layer + 1) + 1):
            crossed = Ref("q", (layer + 1, unit, target.unit))
            yield _through(story, crossed, (story.out(layer, target.unit),))


def _local(story: Story, target: Ref) -> Factor:
    layer, unit = target.indices[:2]
    return carried(story, *target.indices) if target.kind == "dw" else offset(story, layer, unit)


def _through(story: Story, target: Ref, beyond: tuple[Ref, ...]) -> Head:
    """Over an edge, to what gives out into it."""
    weight = Ref("w", target.indices)
    return Head(story, (edge(story, *target.indices),), (weight, *beyond), target.unit)
