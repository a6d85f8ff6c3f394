"""Which matrix a quantity stands in, and what of the operands makes its cell."""

from __future__ import annotations

from typing import Final

from app.trace.refs import MATRICES, Ref, canonical
from app.trace.story import Story
from app.trace.writing import Writing

Mark = tuple[int | None, int | None]
"""Row and column, from 1, that make the cell; None where all of them do."""

# Of a scalar kind the matrix that holds it.
_ROWS: Final = {"x": "X", "t": "T", "y": "Y", "dy": "dY", "dx": "dX"}
_LAYERED: Final = {"h": "H", "a": "A", "dz": "dZ", "da": "dA"}
_WEIGHTS: Final = {"w": "W", "dw": "dW", "new.w": "new.W"}
_BIASES: Final = {"b": "B", "db": "dB", "new.b": "new.B"}


def turned(mark: Mark, writing: Writing) -> Mark:
    """A mark on W, given as (from, to), in the layout that W is written in."""
    return (mark[1], mark[0]) if writing.turned else mark


def home(ref: Ref, story: Story) -> tuple[Ref, Mark] | None:
    """The matrix that a quantity stands in, and its cell; None where there is none."""
    kind = ref.kind
    if kind in MATRICES:
        return ref, (None, None)
    if kind in {"L", "l"}:
        return Ref("L"), (None, None)
    if kind in _ROWS:
        return Ref(_ROWS[kind]), (ref.sample, ref.unit)
    if kind in _LAYERED:
        matrix = canonical(Ref(_LAYERED[kind], ref.indices[:1]), story.architecture)
        return matrix, (ref.sample, ref.unit)
    if kind in _WEIGHTS:
        cell = turned((ref.source, ref.unit), story.architecture.writing)
        return Ref(_WEIGHTS[kind], ref.indices[:1]), cell
    if kind in _BIASES:
        return Ref(_BIASES[kind], ref.indices[:1]), (1, ref.unit)
    return None


def marks(matrix: Ref, cell: Mark, story: Story) -> dict[str, Mark]:
    """Of each operand the row, column or cell that the marked cell is made of."""
    row, column = cell
    kind, layer, last = matrix.kind, matrix.layer, story.architecture.depth
    writing = story.architecture.writing
    below = f"A.{layer - 1}" if layer > 1 else "X"
    line: Mark = (row, None)
    if kind == "H":
        return {
            below: line,
            f"W.{layer}": turned((None, column), writing),
            f"B.{layer}": (1, column),
        }
    if kind == "dW":
        source, unit = turned(cell, writing)
        gradients = (f"dZ.{layer}", f"returned dA.{layer}", *_gates(layer))
        return {below: (None, source), **dict.fromkeys(gradients, (None, unit))}
    if kind == "dB":
        return {f"dZ.{layer}": (None, column)}
    if kind in {"dA", "dX"}:
        return {f"dZ.{layer + 1}": line, f"W.{layer + 1}": turned((column, None), writing)}
    if kind.startswith("new."):
        own = kind.removeprefix("new.")
        return {f"{own}.{layer}": cell, f"d{own}.{layer}": cell}
    softmax = story.architecture.activations[-1] == "softmax"
    if kind == "Y" or (kind == "dZ" and layer == last):
        mark = line if softmax else cell
        return dict.fromkeys((f"H.{last}", "T", "dY"), mark) | {
            "Y": line if softmax and not story.fused else cell,
            f"slopes H.{last}": cell,
            "jacobian": (None, column),
            f"row dZ.{last}": (row and 1, column),
            "row dY": (row and 1, None),
        }
    above = layer + 1
    return {
        f"H.{layer}": cell, "Y": cell, "T": cell,
        f"dZ.{above}": line, f"W.{above}": turned((column, None), writing),
        f"dA.{layer}": cell, f"returned dA.{layer}": cell,
        f"slopes H.{layer}": cell, f"diagonal H.{layer}": (None, column),
    }  # fmt: skip


def _gates(layer: int) -> tuple[str, str]:
    """The matrices that a layer's slopes are drawn as."""
    return f"slopes H.{layer}", f"diagonal H.{layer}"


def shape(ref: Ref, story: Story) -> list[int] | None:
    """Rows and columns of a matrix; None of a number."""
    architecture, kind = story.architecture, ref.kind.removeprefix("new.").removeprefix("d")
    if ref.kind not in MATRICES:
        return None
    if kind in {"X", "Y", "T"}:
        columns = architecture.inputs if kind == "X" else architecture.outputs
        return [architecture.samples, columns]
    columns = architecture.width(ref.layer)
    if kind == "W":
        sides = [architecture.width(ref.layer - 1), columns]
        return sides[::-1] if architecture.writing.turned else sides
    return [1 if kind == "B" else architecture.samples, columns]
