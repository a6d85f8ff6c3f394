"""A formula as a row of matrices, with what stands between them.

What is drawn is named by the slots of a `laid` template (forms.py). Everything but the numbers is
prepared once for an architecture.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from app.engine.activations import ACTIVATIONS
from app.trace import fill
from app.trace.cells import Mark, shape
from app.trace.forms import FOLDS, arriving
from app.trace.grids import grid
from app.trace.local import Local
from app.trace.refs import MATRICES, Ref, parse
from app.trace.story import Story
from app.trace.symbols import latex
from app.trace.values import Path, written_path

_TRANSPOSE: Final = r"^{\top}"
_GROWING: Final = re.compile(r"\\(?:left|right)(?![A-Za-z])")
_WORKED_OUT: Final = {"slopes": "slopes", "diagonal": "slopes", "jacobian": "jacobian"}


@dataclass(frozen=True, slots=True)
class Part:
    """One matrix of a formula as it is drawn."""

    wire: dict[str, Any]
    path: Path
    mark: Mark

    def rows(self, values: Local) -> list[list[float]]:
        found: list[list[float]] = values.at(self.path)
        if self.wire["what"] == "row":
            return [found[self.wire["sample"] - 1]]
        if self.wire["what"] != "diagonal":
            return found
        (slopes,) = found
        return [[s if i == j else 0.0 for j in range(len(slopes))] for i, s in enumerate(slopes)]

    def tell(self, values: Local) -> dict[str, Any]:
        """A Jacobian has no ref to be looked up by: it brings its numbers."""
        told = self.rows(values) if self.wire["what"] == "jacobian" else None
        return {**self.wire, "values": told}


@dataclass(frozen=True, slots=True)
class Layout:
    """The matrices of a formula in order; `texts` is the formula round them."""

    parts: tuple[Part, ...]
    texts: tuple[str, ...]
    end: str

    def tell(self, values: Local) -> dict[str, Any]:
        return {"parts": [part.tell(values) for part in self.parts], "end": self.end}

    def numeric(self, values: Local, cell: Mark) -> str:
        """With numbers, the cell of the result in a box."""
        boxed = None not in cell
        pieces = [self.texts[0]]
        for at, part in enumerate(self.parts):
            pieces.append(grid(part.rows(values), part.mark, boxed and at == 0))
            pieces.append(self.texts[at + 1])
        return "".join(pieces)


@dataclass(frozen=True, slots=True)
class Laid:
    """A form of the matrix formula without its numbers."""

    wire: dict[str, Any]
    layout: Layout
    cell: Mark

    def tell(self, values: Local) -> dict[str, Any] | None:
        """None where a Δy that it starts from is beyond float64: its products say nothing."""
        if self.wire["form"] in FOLDS:
            dy = values.at(("dy",))
            if not all(math.isfinite(number) for row in dy for number in row):
                return None
        numeric = self.layout.numeric(values, self.cell)
        return {**self.wire, "numeric": numeric, "layout": self.layout.tell(values)}


def lay(laid: str, story: Story, places: Mapping[str, Mark]) -> Layout:
    """A `laid` template taken apart. What is no matrix (η, L) is written between them."""
    template = fill.parse(laid)
    texts = [template.texts[0]]
    parts: list[Part] = []
    for slot, after in zip(template.slots, template.texts[1:], strict=True):
        what, _, name = slot.ref.rpartition(" ")
        what = what or ("jacobian" if name == "jacobian" else "matrix")
        if what == "matrix" and parse(name).kind not in MATRICES:
            texts[-1] += latex(parse(name), story.architecture) + after
            continue
        between = _between(texts[-1], first=not parts)
        described = {"before": between, "transposed": after.startswith(_TRANSPOSE)}
        parts.append(_part(what, name, described, story, places.get(slot.ref, (None, None))))
        texts.append(after)
    return Layout(tuple(parts), tuple(texts), _plain(texts[-1]))


def _part(what: str, name: str, described: dict[str, Any], story: Story, mark: Mark) -> Part:
    architecture = story.architecture
    ref = None if what == "jacobian" else parse(name)
    wire = {
        **described,
        "what": "matrix" if what == "returned" else what,
        "ref": None if ref is None else str(ref),
        "latex": _caption(what, ref, story),
        "shape": _shape(what, ref, story),
        "sample": story.sample if what in {"row", "jacobian"} else None,
        "row": mark[0],
        "column": mark[1],
    }
    if what == "jacobian":
        return Part(wire, ("jacobian", story.sample - 1), mark)
    assert ref is not None
    if what in _WORKED_OUT:
        return Part(wire, ("slopes", ref.layer - 1), mark)
    return Part(wire, written_path(ref, architecture.writing), mark)


def _shape(what: str, ref: Ref | None, story: Story) -> list[int] | None:
    if ref is None:
        return [story.architecture.outputs] * 2
    found = shape(ref, story)
    assert found is not None
    if what == "diagonal":
        return [found[1]] * 2
    return [1, found[1]] if what == "row" else found


def _caption(what: str, ref: Ref | None, story: Story) -> str:
    """What a matrix is called: its symbol, or what it is made of."""
    architecture = story.architecture
    told = rf"^{{({story.sample})}}" if architecture.batch else ""
    if ref is None:
        return f"J{told}"
    symbol = latex(ref, architecture)
    if what == "row":
        return f"{{{symbol}}}{told}"
    if what == "returned":
        return fill.with_symbols(
            fill.parse(arriving(ref.layer, story)), lambda text: latex(parse(text), architecture)
        )
    if what in _WORKED_OUT:
        row = ACTIVATIONS[architecture.activations[ref.layer - 1]]
        gate = f"{row.derivative_latex}({symbol})"
        return rf"\mathrm{{diag}}({gate})" if what == "diagonal" else gate
    return symbol


def _plain(text: str) -> str:
    """Without what the matrix before it has taken, and without parentheses that grow in pairs."""
    return _GROWING.sub("", text.removeprefix(_TRANSPOSE)).strip()


def _between(text: str, *, first: bool) -> str:
    """What stands before a matrix; where nothing does, the dot that is left out in writing."""
    plain = _plain(text)
    if first or not (plain == "" or plain.endswith(_TRANSPOSE)):
        return plain
    return rf"{plain} \cdot".strip()
