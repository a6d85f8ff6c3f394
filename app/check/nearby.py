"""Mistakes made with the right numbers: a sign, an index, another node's gradient, a factor.

Each is calculated from the right quantities; none is guessed from the answer.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np

from app.check.lookup import LAYERS, UPDATED, Pair, number
from app.check.slips import curved
from app.engine.arrays import Array
from app.trace.architecture import Architecture
from app.trace.refs import PER_SAMPLE, Ref, activation_gradient_ref, activation_ref

Of = Callable[[Ref], float]
Window = tuple[float, float]
EVERYWHERE: Final[Window] = (-math.inf, math.inf)
NEIGHBOURS: Final = 64
"""Among more nodes or samples a coincidence is likelier than a mix-up: none is tried."""


class Nearby(NamedTuple):
    """What a mistake gives, and the quantities it is about; hundreds are made for each kept."""

    code: str
    rank: int
    value: float
    refs: tuple[Ref, ...]
    note: str | None = None


@lru_cache(maxsize=4096)
def _misread_refs(layer: int, to: int, source: int, other: int) -> tuple[Ref, Ref]:
    """The weight that should have been read, and the one that was."""
    return Ref("w", (layer, to, source)), Ref("w", (layer, other, source))


def nearby(
    ref: Ref, shape: Architecture, right: Pair, window: Window = EVERYWHERE
) -> Iterator[Nearby]:
    """Every such mistake for one quantity; of those with other nodes what lies in the window."""

    def of(other: Ref) -> float:
        return number(right, other)

    value = of(ref)
    yield Nearby("sign_flipped", 10, -value, (ref,))
    kind = ref.kind
    if kind in UPDATED:
        yield from _updates(ref, right, of)
    elif kind in {"dw", "db"}:
        rate = right[0].problem.learning_rate
        yield Nearby("learning_rate_applied", 13, rate * value, (ref,))
        yield Nearby("step_for_gradient", 14, -rate * value, (ref,))
    if kind in {"dw", "new.w"}:
        yield from _swapped(ref, shape, of)
    if kind == "dw":
        yield from _weights(ref, shape, right, window)
    if kind == "h":
        yield from _misread(ref, right, window)
    if kind in LAYERS:
        yield from _other_nodes(ref, right, window)


def _updates(ref: Ref, right: Pair, of: Of) -> Iterator[Nearby]:
    if ref.kind == "new.L":
        yield Nearby("not_updated", 15, right[0].loss, (Ref("L"),))
        return
    kind = ref.kind.removeprefix("new.")
    gradient = Ref("d" + kind, ref.indices)
    old, rate = Ref(kind, ref.indices), right[0].problem.learning_rate
    layer = ref.layer - 1
    given = right[0].problem.weights[layer] if kind == "w" else right[0].problem.biases[layer]
    assert given is not None
    place = (ref.source - 1, ref.unit - 1) if kind == "w" else (ref.unit - 1,)
    yield Nearby("not_updated", 15, float(given[place]), (old,))
    yield Nearby("step_for_parameter", 14, -rate * of(gradient), (gradient,))
    yield Nearby("step_for_parameter", 15, rate * of(gradient), (gradient,))


def _swapped(ref: Ref, shape: Architecture, of: Of) -> Iterator[Nearby]:
    """W[to][from] read for W[from][to]; of a gradient it is dzᵀ A for Aᵀ dz (M19)."""
    layer, to, source = ref.indices
    if to != source and to <= shape.width(layer - 1) and source <= shape.width(layer):
        other = Ref(ref.kind, (layer, source, to))
        note = "M19" if ref.kind == "dw" else None
        yield Nearby("indices_swapped", 13, of(other), (other,), note)


def _weights(ref: Ref, shape: Architecture, right: Pair, window: Window) -> Iterator[Nearby]:
    """dw = Σ a · dz with one of the two taken elsewhere."""
    layer, to, source = ref.indices
    mutant = right[0]
    a, dz = mutant.a[layer - 1], mutant.gradients[0][layer - 1]
    own, back = a[:, source - 1], dz[:, to - 1]
    for i, value in _others(own @ dz, to, window):
        yield Nearby("other_nodes_gradient", 17, value, (Ref("dz", (layer, i)),), "M9")
    for j, value in _others(back @ a, source, window):
        yield Nearby("other_nodes_output", 18, value, (activation_ref(layer - 1, j, shape),))
    alone = float(back.sum())
    weight = float(mutant.weights[layer - 1][source - 1, to - 1])
    yield Nearby("weight_for_output", 19, weight * alone, (Ref("w", ref.indices),))
    yield Nearby("output_forgotten", 20, alone, (activation_ref(layer - 1, source, shape),))
    arriving = mutant.gradients[1][layer][:, to - 1]
    twice = float((own * back * arriving).sum())
    what = activation_gradient_ref(layer, to, shape, 1)
    yield Nearby("upstream_twice", 35, twice, (what,), "M4")
    if not shape.batch:
        yield Nearby("upstream_forgotten", 14, float(own[0]), (Ref("dz", (layer, to)),))
        if curved(layer, shape):
            slope = float(mutant.slope_at(layer, 0, to - 1))
            if slope != 1.0:  # an open gate changes nothing: it would be the same mistake twice
                yield Nearby("upstream_forgotten", 14, float(own[0]) * slope, (what,))


def _others(values: Array, but: int, window: Window) -> Iterator[tuple[int, float]]:
    """The values of the others, from 1, that lie in the window; none where there are too many."""
    least, most = window
    if len(values) <= NEIGHBOURS:
        for other, value in enumerate(values.tolist(), start=1):
            if least <= value <= most and other != but:
                yield other, value


def _misread(ref: Ref, right: Pair, window: Window) -> Iterator[Nearby]:
    """M6: one weight of the sum is another node's."""
    layer, to = ref.indices
    w, below = right[0].weights[layer - 1], right[0].a[layer - 1][ref.sample - 1]
    if max(w.shape) > NEIGHBOURS:
        return
    value = right[0].h[layer - 1][ref.sample - 1, to - 1]
    values = value + below[:, None] * (w - w[:, [to - 1]])
    for j, i in np.argwhere((values >= window[0]) & (values <= window[1])).tolist():
        if i + 1 != to:
            refs = _misread_refs(layer, to, j + 1, i + 1)
            yield Nearby("weight_misread", 19, float(values[j, i]), refs, "M6")


def _other_nodes(ref: Ref, right: Pair, window: Window) -> Iterator[Nearby]:
    """The same quantity of another node, or of another sample."""
    *head, unit = ref.indices
    rows = LAYERS[ref.kind](*right, ref.layer)
    own = rows if ref.kind == "db" else rows[ref.sample - 1]
    for other, value in _others(own, unit, window):
        wrong = Ref(ref.kind, (*head, other), ref.sample)
        yield Nearby("other_node", 26, value, (wrong,))
    if ref.kind in PER_SAMPLE and len(rows) > 1:
        for sample, value in _others(rows[:, unit - 1], ref.sample, window):
            yield Nearby("other_sample", 25, value, (ref.at(sample),))
