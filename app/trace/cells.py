"""Which matrix a quantity stands in, and what of the operands makes its cell."""

from __future__ import annotations

from typing import Final

from app.engine.activations import ACTIVATIONS
from app.trace.refs import MATRICES, Ref, canonical
from app.trace.story import Story

Mark = tuple[int | None, int | None]
"""Row and column, from 1, that make the cell; None where all of them do."""

# Of a scalar kind the matrix that holds it.
_ROWS: Final = {"x": "X", "t": "T", "y": "Y", "dy": "dY", "dx": "dX"}
_LAYERED: Final = {"h": "H", "a": "A", "dz": "dZ", "da": "dA"}
_WEIGHTS: Final = {"w": "W", "dw": "dW", "new.w": "new.W"}
_BIASES: Final = {"b": "B", "db": "dB", "new.b": "new.B"}


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
        return Ref(_WEIGHTS[kind], ref.indices[:1]), (ref.source, ref.unit)
    if kind in _BIASES:
        return Ref(_BIASES[kind], ref.indices[:1]), (1, ref.unit)
    return None


def marks(matrix: Ref, cell: Mark, story: Story) -> dict[str, Mark]:
    """Of each operand the row, column or cell that the marked cell is made of."""
    row, column = cell
    kind, layer, last = matrix.kind, matrix.layer, story.architecture.depth
    below = f"A.{layer - 1}" if layer > 1 else "X"
    line: Mark = (row, None)
    if kind == "H":
        return {below: line, f"W.{layer}": (None, column), f"B.{layer}": (1, column)}
    if kind == "dW":
        return {below: (None, row), f"dZ.{layer}": (None, column)}
    if kind == "dB":
        return {f"dZ.{layer}": (None, column)}
    if kind in {"dA", "dX"}:
        return {f"dZ.{layer + 1}": line, f"W.{layer + 1}": (column, None)}
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
        f"dZ.{above}": line, f"W.{above}": (column, None),
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
    plain = story.plain_output and layer + 1 == story.architecture.depth
    arriving = f"{'⟦dY⟧' if plain else f'⟦dZ.{layer + 1}⟧'}⟦W.{layer + 1}⟧^{{\\top}}"
    gate = f"{row.derivative_latex}(⟦H.{layer}⟧)"
    front = f"⟦{matrix}⟧ = "
    found = []
    if matrix.kind == "dW":
        front += f"⟦{f'A.{layer - 1}' if layer > 1 else 'X'}⟧^{{\\top}}"
        found.append(("unfolded", rf"{front}\left({arriving} \odot {gate}\right)"))
        arriving = rf"\left\{{{arriving}\right\}}"
    if not story.architecture.batch:
        found.append(("diagonal", rf"{front}{arriving}\,\mathrm{{diag}}\left({gate}\right)"))
    return found
