"""The largest of a number of routes that nobody could list.

A best-first search that knows the best end of every beginning. The largest |product| from a node to
the loss is the largest over the edges above it of the edge times the largest beyond: one sweep of
maxima, as a backward pass. With it the search pops routes in falling order of size, and spends on
each only as many steps as it is long. Sizes are logarithms: a product of 40 small factors may be
below the smallest float64.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from app.engine.arrays import Array
from app.engine.passes import Passes
from app.trace.local import Local
from app.trace.routes import Head, Routes

Chosen = tuple[int, ...]
Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Beginning:
    """A beginning of a route and, by rank, one next node: `order` lists all, best first."""

    head: int
    nodes: Chosen
    so_far: float
    steps: Array
    order: Places
    rank: int


def largest(routes: Routes, passes: Passes, most: int) -> Iterator[tuple[Head, Chosen]]:
    """The `most` routes of the largest |product|, in falling order: a head and the nodes chosen."""
    heap: list[tuple[float, int, Beginning]] = []
    maps = _Maps(routes, passes)
    pushed = 0

    def push(beginning: Beginning) -> None:
        nonlocal pushed
        if beginning.rank < len(beginning.order):
            at = beginning.order[beginning.rank]
            best = beginning.so_far + beginning.steps[at]
            heapq.heappush(heap, (-best, pushed, beginning))
            pushed += 1

    starts = maps.starts()
    push(Beginning(-1, (), 0.0, starts, _falling(starts), 0))
    while heap and most:
        _, _, beginning = heapq.heappop(heap)
        push(replace(beginning, rank=beginning.rank + 1))
        further = maps.take(beginning)
        if len(further.nodes) == len(routes.widths):
            most -= 1
            yield routes.heads[further.head], tuple(node + 1 for node in further.nodes)
        else:
            push(further)


def _falling(sizes: Array) -> Places:
    return np.argsort(-sizes, kind="stable")


class _Maps:
    """For each sample and layer the log of the largest |product| from a node to the loss."""

    def __init__(self, routes: Routes, passes: Passes) -> None:
        self._routes = routes
        self._passes = passes
        self._first = routes.layer
        self._edges = [_log(layer.weights) for layer in passes.network.layers]
        self._local = Local(passes, routes.story.sample)
        self._cache: dict[tuple[int, int, int], tuple[Array, Places]] = {}
        self._sweeps: dict[int, list[Array]] = {}

    def starts(self) -> Array:
        """Of every head the size of its best route."""
        found = []
        for head in self._routes.heads:
            own = sum(float(_log(np.array(self._local.at(f.path)))) for f in head.factors)
            found.append(own + self._best(head.story.sample)[0][head.unit - 1])
        return np.array(found)

    def take(self, beginning: Beginning) -> Beginning:
        """The beginning one node longer, with the ways on from there."""
        chosen = int(beginning.order[beginning.rank])
        heads = self._routes.heads
        if beginning.head < 0:
            sample = heads[chosen].story.sample
            done = _less(beginning.steps[chosen], self._best(sample)[0][heads[chosen].unit - 1])
            nodes: Chosen = ()
            head, node = chosen, heads[chosen].unit - 1
        else:
            head, node = beginning.head, chosen
            sample = heads[head].story.sample
            nodes = (*beginning.nodes, chosen)
            best = self._best(sample)
            beyond = best[len(nodes)][chosen] if len(nodes) < len(best) else 0.0
            done = _less(beginning.so_far + beginning.steps[chosen], beyond)
        if len(nodes) == len(self._routes.widths):
            return Beginning(head, nodes, done, np.empty(0), np.empty(0, np.intp), 0)
        steps, order = self._ways(sample, len(nodes), node)
        return Beginning(head, nodes, done, steps, order, 0)

    def _ways(self, sample: int, stage: int, node: int) -> tuple[Array, Places]:
        """From a node: the best size by each next one, and their order."""
        key = (sample, stage, node)
        found = self._cache.get(key)
        if found is None:
            steps = self._steps(sample, stage, np.array([node]))[0]
            found = self._cache[key] = (steps, _falling(steps))
        return found

    def _best(self, sample: int) -> list[Array]:
        """best[k][node]: from a node of layer `layer + k` to the loss, at its best."""
        found = self._sweeps.get(sample)
        if found is None:
            found = self._sweeps[sample] = []
            layers = self._routes.depth - self._first + 1
            for stage in reversed(range(layers)):
                nodes = np.arange(self._routes.story.architecture.width(self._first + stage))
                if stage == layers - 1 and not self._routes.branches:
                    found.insert(0, self._ends(sample))
                else:
                    found.insert(0, self._steps(sample, stage, nodes).max(axis=1))
        return found

    def _steps(self, sample: int, stage: int, nodes: Places) -> Array:
        """From each of the nodes: the best size by each next one (nodes, next ones)."""
        layer = self._first + stage
        if layer == self._routes.depth:
            jacobian = np.array(self._local.at(("jacobian", sample - 1)))
            dy = self._passes.backward.dy[sample - 1]
            return _log(jacobian.T[nodes]) + _log(dy)
        slopes = self._passes.backward.slopes[layer - 1]
        assert slopes is not None  # softmax stands in the last layer only
        beyond = self._sweeps[sample][-(self._routes.depth - layer)]
        return _log(slopes[sample - 1])[nodes, np.newaxis] + self._edges[layer][nodes] + beyond

    def _ends(self, sample: int) -> Array:
        """At the output: ∂L/∂h, whole."""
        return _log(self._passes.backward.dz[-1][sample - 1])


def _less(size: float, part: float) -> float:
    """A size without one of its parts; nothing is left of nothing."""
    return size if size == -np.inf else size - part


def _log(values: Array) -> Array:
    with np.errstate(divide="ignore"):
        logs: Array = np.log(np.abs(values))
    return logs
