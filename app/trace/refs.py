"""Refs: one string names one quantity in the API, the diagram, a formula and a share link.

    w.2.1.2     the weight in layer 2, to node 1, from node 2 (the notes' w₂₁₂)
    h.2.1@3     the pre-activation of node 1 in layer 2, for sample 3
    dW.2        a whole matrix

Indices start at 1. The kinds, their indices and their symbols stand in `notation.json`, which the
browser reads too, so that a quantity has the same name on both sides.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import NotRequired

from app.trace.architecture import Architecture
from app.trace.writing import Symbol


class Notation(Symbol):
    """How a kind of quantity is indexed, and written in the notes."""

    indices: list[str]
    per_sample: NotRequired[bool]
    matrix: NotRequired[bool]


NOTATION: dict[str, Notation] = json.loads(
    Path(__file__).with_name("notation.json").read_text("utf-8")
)
PER_SAMPLE = frozenset(kind for kind, row in NOTATION.items() if row.get("per_sample"))
MATRICES = frozenset(kind for kind, row in NOTATION.items() if row.get("matrix"))
GIVEN = frozenset({"x", "w", "b", "t", "eta", "X", "W", "B", "T"})
_GRAMMAR = re.compile(r"((?:new\.)?[A-Za-z]+)((?:\.[1-9][0-9]{0,8})*)(?:@([1-9][0-9]{0,8}))?")


class UnknownRef(ValueError):
    """The text is not a ref, or names nothing in this network; `text` is what was given."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r} names no quantity")
        self.text = text


@dataclass(frozen=True, slots=True)
class Ref:
    """One quantity. `sample` is 1 for a quantity that has no samples."""

    kind: str
    indices: tuple[int, ...] = ()
    sample: int = 1

    @property
    def layer(self) -> int:
        """The layer; 0 for an input, and only meaningful for kinds that have one."""
        layered = len(self.indices) > 1 or (self.indices and self.kind in MATRICES)
        return self.indices[0] if layered else 0

    @property
    def unit(self) -> int:
        """The node a quantity belongs to; for a weight, the node it leads to."""
        return self.indices[1] if len(self.indices) > 1 else self.indices[0]

    @property
    def source(self) -> int:
        """The node that a weight comes from."""
        return self.indices[2]

    def at(self, sample: int) -> Ref:
        """The same quantity of another sample; itself where it has no samples."""
        return replace(self, sample=sample) if self.kind in PER_SAMPLE else self

    def __str__(self) -> str:
        text = ".".join((self.kind, *map(str, self.indices)))
        return f"{text}@{self.sample}" if self.sample > 1 else text


@lru_cache(maxsize=65_536)
def parse(text: str) -> Ref:
    """The ref that a text names. Raises UnknownRef where the text follows no ref's form."""
    match = _GRAMMAR.fullmatch(text)
    if match is None or match[1] not in NOTATION:
        raise UnknownRef(text)
    indices = tuple(int(index) for index in match[2].split(".")[1:])
    if len(indices) != len(NOTATION[match[1]]["indices"]):
        raise UnknownRef(text)
    if match[3] and match[1] not in PER_SAMPLE:
        raise UnknownRef(text)
    return Ref(match[1], indices, int(match[3] or 1))


def resolve(text: str, architecture: Architecture) -> Ref:
    """The ref in its canonical spelling (`y.1` for `a` of the last layer), checked to exist.

    Raises UnknownRef where the network has no such quantity.
    """
    ref = parse(text)
    if not _exists(ref, architecture):
        raise UnknownRef(text)
    return canonical(ref, architecture)


def canonical(ref: Ref, architecture: Architecture) -> Ref:
    """`a`, `da`, `A`, `dA` of the last layer are spelled `y`, `dy`, `Y`, `dY`."""
    outputs = {"a": "y", "da": "dy", "A": "Y", "dA": "dY"}
    if ref.kind in outputs and ref.indices[0] == architecture.depth:
        return Ref(outputs[ref.kind], ref.indices[1:], ref.sample)
    return ref


def _exists(ref: Ref, architecture: Architecture) -> bool:
    if ref.sample > architecture.samples:
        return False
    sizes = dict(zip(NOTATION[ref.kind]["indices"], ref.indices, strict=True))
    layer = sizes.get("layer", 0)
    if layer > architecture.depth:
        return False
    if ref.kind in {"b", "db", "new.b", "B", "dB", "new.B"} and not architecture.biased[layer - 1]:
        return False
    if ref.kind == "slope" and architecture.activations[layer - 1] == "softmax":
        return False
    nodes = architecture.width(layer) if layer else _unlayered_width(ref, architecture)
    return (
        sizes.get("unit", 1) <= nodes
        and sizes.get("to", 1) <= nodes
        and sizes.get("from", 1) <= architecture.width(max(layer - 1, 0))
    )


def _unlayered_width(ref: Ref, architecture: Architecture) -> int:
    return architecture.inputs if ref.kind in {"x", "dx"} else architecture.outputs


def activation_ref(layer: int, unit: int, architecture: Architecture, sample: int = 1) -> Ref:
    """What node `unit` of a layer gives out: x, a or y."""
    if layer == 0:
        return Ref("x", (unit,), sample)
    return canonical(Ref("a", (layer, unit), sample), architecture)


def activation_gradient_ref(layer: int, unit: int, architecture: Architecture, sample: int) -> Ref:
    """∂L/∂ of what a node gives out: dx, da or dy."""
    if layer == 0:
        return Ref("dx", (unit,), sample)
    return canonical(Ref("da", (layer, unit), sample), architecture)


def enumerate_refs(architecture: Architecture) -> Iterator[Ref]:
    """Every scalar quantity of sample 1 that a trace can name, in no particular order of steps."""
    for kind, row in NOTATION.items():
        if not row.get("matrix"):
            yield from _of_kind(kind, row["indices"], architecture)


def _of_kind(kind: str, indices: list[str], architecture: Architecture) -> Iterator[Ref]:
    if not indices:
        yield Ref(kind)
        return
    for layer in range(1, architecture.depth + 1) if "layer" in indices else [0]:
        width = architecture.width(layer) if layer else _unlayered_width(Ref(kind), architecture)
        sources = architecture.width(layer - 1) if "from" in indices else 0
        for unit in range(1, width + 1):
            head = (layer, unit) if layer else (unit,)
            tails: list[tuple[int, ...]] = [(source,) for source in range(1, sources + 1)] or [()]
            for tail in tails:
                ref = Ref(kind, head + tail)
                if _exists(ref, architecture) and canonical(ref, architecture) == ref:
                    yield ref
