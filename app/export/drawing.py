"""A small network as a static picture: nodes as in the notes, edges with names and weights."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html import escape
from typing import Final

from app.engine.passes import Passes
from app.export.lines import architecture_of
from app.trace import numbers
from app.trace.architecture import Architecture
from app.trace.refs import Ref
from app.trace.symbols import parts, text
from app.trace.values import Values
from app.trace.writing import NOTES, Writing

MOST_UNITS: Final = 4
MOST_LAYERS: Final = 4
"""A larger network's labels would not fit on paper; its weights stand in the matrices."""

COLUMN: Final = 210
ROW: Final = 92
MARGIN: Final = 60
NODE: Final = 36  # half the width of a node


def drawing(passes: Passes, writing: Writing = NOTES) -> str:
    """The SVG, with what is given and names for the rest; empty where it would not fit."""
    shape = architecture_of(passes, writing)
    if max(shape.inputs, *shape.units) > MOST_UNITS or shape.depth > MOST_LAYERS:
        return ""
    return _Drawing(shape, Values(passes, 1)).svg()


class _Drawing:
    def __init__(self, shape: Architecture, values: Values) -> None:
        self._shape = replace(shape, samples=1)  # so that names speak of no sample
        self._batch = shape.batch
        self._values = values
        self._tallest = max(shape.inputs, *shape.units)

    def svg(self) -> str:
        width = 2 * MARGIN + COLUMN * self._shape.depth + 90
        height = ROW * self._tallest + 12
        body = "".join([*self._edges(), *self._nodes()])
        return f'<svg viewBox="0 0 {width} {height}" role="img" aria-hidden="true">{body}</svg>'

    def _at(self, layer: int, unit: int) -> tuple[float, float]:
        above = (self._tallest - self._shape.width(layer)) / 2
        return MARGIN + COLUMN * layer, ROW * (above + unit - 0.5)

    def _edges(self) -> Iterator[str]:
        labels = []
        for layer, units in enumerate(self._shape.units, start=1):
            # So near to its source, an edge's label stays clear of those of the next source.
            along = min(0.3, 0.75 / units)
            for source in range(1, self._shape.width(layer - 1) + 1):
                for unit in range(1, units + 1):
                    (x1, y1), (x2, y2) = self._at(layer - 1, source), self._at(layer, unit)
                    x1, x2 = x1 + NODE, x2 - NODE
                    yield f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>'
                    label = self._label(Ref("w", (layer, unit, source)))
                    y = y1 + along * (y2 - y1) + 4
                    labels.append(f'<text x="{x1 + 8}" y="{y:.1f}">{label}</text>')
        yield from labels

    def _nodes(self) -> Iterator[str]:
        for layer in range(self._shape.depth + 1):
            for unit in range(1, self._shape.width(layer) + 1):
                x, y = self._at(layer, unit)
                yield f'<rect x="{x - NODE}" y="{y - 16}" width="{2 * NODE}" height="32" rx="16"/>'
                yield from self._input(unit, x, y) if layer == 0 else self._split(layer, unit, x, y)

    def _input(self, unit: int, x: float, y: float) -> Iterator[str]:
        ref = Ref("x", (unit,))
        label = self._name(ref) if self._batch else self._label(ref)
        yield f'<text class="mid" x="{x}" y="{y + 4}">{label}</text>'

    def _split(self, layer: int, unit: int, x: float, y: float) -> Iterator[str]:
        """A node before and after its activation, its bias below, an output's label beside it."""
        last = layer == self._shape.depth
        out = Ref("y", (unit,)) if last else Ref("a", (layer, unit))
        yield f'<line x1="{x}" y1="{y - 16}" x2="{x}" y2="{y + 16}"/>'
        for ref, shift in ((Ref("h", (layer, unit)), -NODE / 2), (out, NODE / 2)):
            name = self._name(ref)
            yield f'<text class="mid" x="{x + shift}" y="{y + 4}">{name}</text>'
        if self._shape.biased[layer - 1]:
            label = self._label(Ref("b", (layer, unit)))
            yield f'<text class="mid" x="{x}" y="{y + 31}">{label}</text>'
        if last and not self._batch:
            label = self._label(Ref("t", (unit,)))
            yield f'<text x="{x + NODE + 8}" y="{y + 4}">{label}</text>'

    def _name(self, ref: Ref) -> str:
        """The symbol; a layer in brackets stands high, and so does the notes' "label"."""
        name = escape(text(ref, self._shape)).replace("^label", "label")
        found = parts(ref, self._shape)
        high = found.layer or (found.mark if found.mark == "label" else "")
        if not high:
            return name
        raised = f'<tspan class="high" dy="-5">{high}</tspan><tspan dy="5">\u200b</tspan>'
        return name.replace(high, raised)

    def _label(self, ref: Ref) -> str:
        """Name and value."""
        return f"{self._name(ref)} = {self._number(ref)}"

    def _number(self, ref: Ref) -> str:
        value = self._values(ref)
        assert isinstance(value, float)
        return numbers.text(value)
