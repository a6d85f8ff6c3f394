"""Which matrix a quantity stands in, and what of the operands makes its cell."""

from __future__ import annotations

from typing import Final

from app.engine.activations import ACTIVATIONS
from app.trace.latex import back_through, outer
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
        return {below: (None, source), f"dZ.{layer}": (None, unit)}
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
            "Y": line if softmax and not story.fused else cell
        }
    above = layer + 1
    return {
        f"H.{layer}": cell, "Y": cell, "T": cell,
        f"dZ.{above}": line, f"W.{above}": turned((column, None), writing),
    }  # fmt: skip


def other_forms(matrix: Ref, story: Story) -> list[tuple[str, str]]:
    """The same unfolded (E26) and, for one sample, with the gates as a diagonal (E23)."""
    layer = matrix.layer
    inside = 0 < layer < story.architecture.depth
    if matrix.kind not in {"dW", "dZ"} or not inside:
        return []
    row = ACTIVATIONS[story.architecture.activations[layer - 1]]
    if row.linear:
        return []
    writing = story.architecture.writing
    plain = story.plain_output and layer + 1 == story.architecture.depth
    returned = "⟦dY⟧" if plain else f"⟦dZ.{layer + 1}⟧"
    arriving = f"{returned}{back_through(layer + 1, writing)}"
    gate = f"{row.derivative_latex}(⟦H.{layer}⟧)"
    front = f"⟦{matrix}⟧ = "
    hadamard = rf"\left({arriving} \odot {gate}\right)"
    diagonal = rf"\,\mathrm{{diag}}\left({gate}\right)"
    if matrix.kind == "dZ":
        return [] if story.architecture.batch else [("diagonal", f"{front}{arriving}{diagonal}")]
    below = f"⟦A.{layer - 1}⟧" if layer > 1 else "⟦X⟧"
    found = [("unfolded", front + outer(below, hadamard, writing))]
    if not story.architecture.batch:
        gated = rf"\left\{{{arriving}\right\}}{diagonal}"
        gated = rf"\left({gated}\right)" if writing.turned else gated
        found.append(("diagonal", front + outer(below, gated, writing)))
    return found
