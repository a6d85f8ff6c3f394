"""A small network as a static picture: nodes as in the notes, edges with names and weights."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from html import escape
from re import sub
from typing import Final

from app.engine.passes import Passes
from app.export.lines import architecture_of
from app.export.placing import Box, Labelled, Point, place
from app.trace import numbers
from app.trace.architecture import Architecture
from app.trace.refs import Ref
from app.trace.symbols import parts, text
from app.trace.values import Values
from app.trace.writing import NOTES, Writing

MOST_UNITS: Final = 4
MOST_LAYERS: Final = 4
"""A larger network's labels would not fit on paper; its weights stand in the matrices."""

COLUMNS: Final = (210, 250)
"""From a layer to the next: farther apart where labels find no place."""

ROW: Final = 92
MARGIN: Final = 60
NODE: Final = 36  # half the width of a node
LINE: Final = 15  # the height of a line of text
BELOW: Final = 31  # from a node's middle to the foot of its bias
LETTER: Final = 6.6  # about the width of a letter


def _length(label: str) -> float:
    """About how wide a label is drawn."""
    return LETTER * len(sub("<[^>]*>|\u200b", "", label))


def _ground(box: Box) -> str:
    """What keeps a line out of its label: in a space between words it would read as a minus."""
    x, y = box.x - box.half_width, box.y - box.half_height
    size = f'width="{2 * box.half_width:.1f}" height="{2 * box.half_height:.1f}"'
    return f'<rect class="ground" x="{x:.1f}" y="{y:.1f}" {size}/>'


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
        self._column = COLUMNS[0]

    def svg(self) -> str:
        labels = self._placed()
        width = 2 * MARGIN + self._column * self._shape.depth + 90
        height = ROW * self._tallest + 12
        body = "".join([*self._lines(), *labels, *self._nodes()])
        return f'<svg viewBox="0 0 {width} {height}" role="img" aria-hidden="true">{body}</svg>'

    def _at(self, layer: int, unit: int) -> tuple[float, float]:
        above = (self._tallest - self._shape.width(layer)) / 2
        return MARGIN + self._column * layer, ROW * (above + unit - 0.5)

    def _edges(self, layer: int) -> Iterator[tuple[Ref, Point, Point]]:
        for source in range(1, self._shape.width(layer - 1) + 1):
            for unit in range(1, self._shape.width(layer) + 1):
                (x1, y1), (x2, y2) = self._at(layer - 1, source), self._at(layer, unit)
                yield Ref("w", (layer, unit, source)), (x1 + NODE, y1), (x2 - NODE, y2)

    def _lines(self) -> Iterator[str]:
        for layer in range(1, self._shape.depth + 1):
            for _, (x1, y1), (x2, y2) in self._edges(layer):
                yield f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>'

    def _placed(self) -> list[str]:
        """The weights' labels: with their values where there is room, else names alone."""
        for self._column in COLUMNS:
            found = self._labels(self._label)
            if found is not None:
                return found
        self._column = COLUMNS[0]
        return self._labels(self._name) or []

    def _labels(self, write: Callable[[Ref], str]) -> list[str] | None:
        found = []
        for layer in range(1, self._shape.depth + 1):
            labels = [(write(ref), start, stop) for ref, start, stop in self._edges(layer)]
            lines = [
                Labelled(start, stop, _length(label) + 4, LINE) for label, start, stop in labels
            ]
            boxes = place(lines, [*self._nodes_around(layer)])
            if boxes is None:
                return None
            for (label, *_), box in zip(labels, boxes, strict=True):
                at = f'x="{box.x:.1f}" y="{box.y + 4:.1f}"'
                found.append(f'{_ground(box)}<text class="mid" {at}>{label}</text>')
        return found

    def _nodes_around(self, layer: int) -> Iterator[Box]:
        """What stands at both ends of a layer's edges: nodes, and biases below them."""
        for at in (layer - 1, layer):
            for unit in range(1, self._shape.width(at) + 1):
                x, y = self._at(at, unit)
                yield Box(x, y, NODE, 17)
                if at > 0 and self._shape.biased[at - 1]:
                    label = self._label(Ref("b", (at, unit)))
                    yield Box(x, y + BELOW - 4, _length(label) / 2 + 2, LINE / 2)

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
            yield f'<text class="mid" x="{x}" y="{y + BELOW}">{label}</text>'
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
