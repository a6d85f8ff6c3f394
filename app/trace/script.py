"""Architecture and granularity to ordered steps. No number stands here.

A script can be long (a step for every weight, three times), so it is kept as blocks: runs of steps
of one shape, each able to make its k-th step. A page of a long script costs what the page costs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from app.trace.refs import Ref, activation_gradient_ref
from app.trace.rules import Rule
from app.trace.story import Phase, Story

Act = tuple[Rule, Ref]


@dataclass(frozen=True, slots=True)
class Step:
    """One step: `index` counts from 1."""

    index: int
    phase: Phase
    rule: Rule
    target: Ref


@dataclass(frozen=True, slots=True)
class Block:
    """`count` steps of one phase; `act(k)` is the k-th of them, from 0."""

    phase: Phase
    count: int
    act: Callable[[int], Act]


def _unit_forward(story: Story, layer: int) -> Iterator[Block]:
    """h, then a of each node; with softmax all h first, since every y needs all of them."""
    units = story.architecture.width(layer)
    edges = story.architecture.width(layer - 1) if story.granularity == "edge" else 0
    softmax = story.architecture.activations[layer - 1] == "softmax"
    stride = edges + (1 if softmax else 2)

    def act(k: int) -> Act:
        unit, place = k // stride + 1, k % stride
        if place < edges:
            return "product", Ref("p", (layer, unit, place + 1), story.sample)
        if place == edges:
            return "weighted_sum", Ref("h", (layer, unit), story.sample)
        return "activation", story.out(layer, unit)

    yield Block("forward", units * stride, act)
    if softmax:
        yield Block("forward", units, lambda k: ("activation", story.out(layer, k + 1)))


def _unit_backward(story: Story, layer: int) -> Iterator[Block]:
    """dz of the layer, its dw and db, then ∂L/∂ of what the layer below gave out."""
    units = story.architecture.width(layer)
    below = story.architecture.width(layer - 1)
    edges = units if story.granularity == "edge" else 0
    stride = edges + 1

    def flow(k: int) -> Act:
        unit, place = k // stride + 1, k % stride
        if place < edges:
            return "path_product", Ref("q", (layer, place + 1, unit), story.sample)
        target = activation_gradient_ref(layer - 1, unit, story.architecture, story.sample)
        return "input_gradient", target

    def weight(k: int) -> Act:
        return "weight_gradient", Ref("dw", (layer, k // below + 1, k % below + 1))

    yield Block(
        "backward",
        units,
        lambda k: ("activation_gradient", Ref("dz", (layer, k + 1), story.sample)),
    )
    yield Block("backward", units * below, weight)
    if story.architecture.biased[layer - 1]:
        yield Block("backward", units, lambda k: ("bias_gradient", Ref("db", (layer, k + 1))))
    yield Block("backward", below * stride, flow)


def _unit_update(story: Story, layer: int) -> Iterator[Block]:
    units = story.architecture.width(layer)
    below = story.architecture.width(layer - 1)
    yield Block(
        "update",
        units * below,
        lambda k: ("update", Ref("new.w", (layer, k // below + 1, k % below + 1))),
    )
    if story.architecture.biased[layer - 1] and not story.architecture.freeze_biases:
        yield Block("update", units, lambda k: ("update", Ref("new.b", (layer, k + 1))))


def _loss_blocks(story: Story) -> Iterator[Block]:
    """In a batch the chosen sample's own loss comes first (whole matrices have no own sample)."""
    if story.architecture.batch and story.granularity != "layer":
        yield Block("loss", 1, lambda _: ("loss", Ref("l", (), story.sample)))
    yield Block("loss", 1, lambda _: ("loss", Ref("L")))


def _unit_blocks(story: Story) -> Iterator[Block]:
    layers = range(1, story.architecture.depth + 1)
    for layer in layers:
        yield from _unit_forward(story, layer)
    yield from _loss_blocks(story)
    yield Block(
        "backward",
        story.architecture.outputs,
        lambda k: ("loss_gradient", Ref("dy", (k + 1,), story.sample)),
    )
    for layer in reversed(layers):
        yield from _unit_backward(story, layer)
    for layer in layers:
        yield from _unit_update(story, layer)


def _one(phase: Phase, rule: Rule, target: Ref) -> Block:
    return Block(phase, 1, lambda _: (rule, target))


def _layer_blocks(story: Story) -> Iterator[Block]:
    """The notes' matrix form: H, A, …; L; dz, dW, …; W* (E27, E29)."""
    last = story.architecture.depth
    layers = range(1, last + 1)
    for layer in layers:
        yield _one("forward", "matrix_weighted_sum", Ref("H", (layer,)))
        out = Ref("A", (layer,)) if layer < last else Ref("Y")
        yield _one("forward", "matrix_activation", out)
    yield from _loss_blocks(story)
    yield _one("backward", "matrix_loss_gradient", Ref("dY"))
    for layer in reversed(layers):
        yield _one("backward", "matrix_activation_gradient", Ref("dZ", (layer,)))
        yield _one("backward", "matrix_weight_gradient", Ref("dW", (layer,)))
        if story.architecture.biased[layer - 1]:
            yield _one("backward", "matrix_bias_gradient", Ref("dB", (layer,)))
    yield _one("backward", "matrix_input_gradient", Ref("dX"))
    for layer in layers:
        yield _one("update", "matrix_update", Ref("new.W", (layer,)))
        if story.architecture.biased[layer - 1] and not story.architecture.freeze_biases:
            yield _one("update", "matrix_update", Ref("new.B", (layer,)))


class Script:
    """The ordered steps of a story, made on demand; `len()` is their number."""

    def __init__(self, story: Story) -> None:
        self.story = story
        make = _layer_blocks if story.granularity == "layer" else _unit_blocks
        self._blocks = [block for block in make(story) if block.count]
        self._ends = list(accumulate(block.count for block in self._blocks))

    def __len__(self) -> int:
        return self._ends[-1]

    def step(self, index: int) -> Step:
        """The step with an index from 1 to len(self). Raises IndexError outside."""
        if not 1 <= index <= len(self):
            raise IndexError(index)
        at = bisect_right(self._ends, index - 1)
        block = self._blocks[at]
        rule, target = block.act(index - 1 - (self._ends[at] - block.count))
        return Step(index, block.phase, rule, target)

    def page(self, offset: int, limit: int) -> list[Step]:
        """At most `limit` steps after the first `offset`."""
        last = min(offset + limit, len(self))
        return [self.step(index) for index in range(offset + 1, last + 1)]

    def phases(self) -> list[tuple[Phase, int, int]]:
        """Each phase with the indices of its first and last step."""
        found: dict[Phase, tuple[int, int]] = {}
        for block, end in zip(self._blocks, self._ends, strict=True):
            first = found.get(block.phase, (end - block.count + 1, 0))[0]
            found[block.phase] = (first, end)
        return [(phase, first, last) for phase, (first, last) in found.items()]


@lru_cache(maxsize=256)
def script(story: Story) -> Script:
    """The script of a story. Scripts hold no numbers, so they are kept and shared."""
    return Script(story)
