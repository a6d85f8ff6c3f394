"""The matrix form of a quantity: the notes' row-vector formula, with its cell marked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from app.trace import fill, formulas, numbers
from app.trace.cells import Mark, home, marks, other_forms
from app.trace.chains import symbolic
from app.trace.latex import back_through
from app.trace.refs import GIVEN, MATRICES, Ref, parse
from app.trace.rules import Rule
from app.trace.story import Story
from app.trace.symbols import latex
from app.trace.values import Path, Values, written_path

_RULES: Final[dict[str, Rule]] = {
    "H": "matrix_weighted_sum", "A": "matrix_activation", "Y": "matrix_activation", "L": "loss",
    "dY": "matrix_loss_gradient", "dZ": "matrix_activation_gradient",
    "dW": "matrix_weight_gradient", "dB": "matrix_bias_gradient", "dX": "matrix_input_gradient",
    "dA": "matrix_input_gradient", "new.W": "matrix_update", "new.B": "matrix_update",
}  # fmt: skip
_TRANSPOSED: Final = re.compile(r"⟦([^⟧]*)⟧\^\{\\top\}")


@dataclass(frozen=True, slots=True)
class Operand:
    """A matrix of the formula, with what of it makes the marked cell."""

    wire: dict[str, Any]
    path: Path
    mark: Mark


@dataclass(frozen=True, slots=True)
class Marked:
    """The matrix form without its numbers."""

    wire: dict[str, Any]
    template: fill.Template
    operands: dict[str, Operand]
    result: str
    cell: Mark

    def tell(self, values: Values) -> dict[str, Any]:
        """With the numbers put in; the cell in a box."""
        pieces = [self.template.texts[0]]
        for slot, after in zip(self.template.slots, self.template.texts[1:], strict=True):
            operand = self.operands[slot.ref]
            value = values.at(operand.path)
            boxed = slot.ref == self.result and None not in self.cell
            if isinstance(value, list):
                pieces.append(_matrix(value, operand.mark, boxed))
            else:
                pieces.append(fill.write(value, slot.form))
            pieces.append(after)
        return {**self.wire, "numeric": "".join(pieces)}


def marked(ref: Ref, story: Story) -> Marked | None:
    """The matrix form of a quantity, ready for numbers; None for η, p, q, a slope and new.L."""
    found = home(ref, story)
    if found is None:
        return None
    matrix, cell = found
    layers = Story(story.architecture, "layer", story.sample)
    template = _template(matrix, layers)
    parsed = fill.parse(template)
    places = marks(matrix, cell, layers)
    turned = set(_TRANSPOSED.findall(template))
    operands = {}
    for slot in parsed.slots:
        mark = places.get(slot.ref, (None, None)) if slot.ref != str(matrix) else cell
        own = parse(slot.ref)
        described = {
            "ref": slot.ref,
            "latex": latex(own, story.architecture),
            "shape": shape(own, layers),
            "transposed": slot.ref in turned,
            "row": mark[0],
            "column": mark[1],
        }
        operands[slot.ref] = Operand(described, written_path(own, story.architecture.writing), mark)
    wire: dict[str, Any] = {
        "ref": str(matrix),
        "rule": "given" if matrix.kind in GIVEN else _RULES[matrix.kind],
        "cell": None if None in cell else list(cell),
        "shape": shape(matrix, layers),
        "template": template,
        "symbolic": symbolic(story, template),
        "operands": [o.wire for name, o in operands.items() if name != str(matrix)],
        "forms": [
            {"form": name, "template": form, "symbolic": symbolic(story, form)}
            for name, form in other_forms(matrix, layers)
        ],
    }
    return Marked(wire, parsed, operands, str(matrix), cell)


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


def _template(matrix: Ref, story: Story) -> str:
    if matrix.kind in GIVEN:
        return f"⟦{matrix}⟧"
    if matrix.kind == "new.B" and story.architecture.freeze_biases:
        return f"⟦{matrix}⟧ = ⟦B.{matrix.layer}⟧"
    if matrix.kind == "dA":
        above = matrix.layer + 1
        back = back_through(above, story.architecture.writing)
        return f"⟦{matrix}⟧ = ⟦dZ.{above}⟧{back}"
    if matrix.kind == "L":
        whole = Story(story.architecture, "layer")
        return formulas.template("loss", whole, matrix)
    return formulas.template(_RULES[matrix.kind], story, matrix)


def _shown(count: int, mark: int | None) -> list[int | None]:
    """Which rows or columns are written, from 0, and None for dots."""
    most = fill.MATRIX_LIMIT
    if count <= most:
        return list(range(count))
    if mark is None:
        kept = {*range(most - 2), count - 1}
    else:
        kept = {0, 1, mark - 2, mark - 1, mark, count - 1} & set(range(count))
    shown: list[int | None] = []
    for index in sorted(kept):
        if shown and shown[-1] != index - 1:
            shown.append(None)
        shown.append(index)
    return shown


def _cell(value: float) -> str:
    """`numbers.latex`, and the short way for an ordinary number."""
    short = f"{value:.{numbers.DIGITS}g}"
    return short if value != 0 and "e" not in short and "n" not in short else numbers.latex(value)


def _matrix(rows: list[list[float]], mark: Mark, boxed: bool) -> str:
    """A matrix in parentheses; of a large one what lies round the mark."""
    columns = _shown(len(rows[0]), mark[1])
    lines = []
    for row in _shown(len(rows), mark[0]):
        if row is None:
            lines.append(r"\vdots")
            continue
        cells = [r"\cdots" if c is None else _cell(rows[row][c]) for c in columns]
        if boxed and row + 1 == mark[0] and mark[1] is not None:
            at = columns.index(mark[1] - 1)
            cells[at] = rf"\boxed{{{cells[at]}}}"
        lines.append(" & ".join(cells))
    body = r" \\ ".join(lines)
    return rf"\begin{{pmatrix}}{body}\end{{pmatrix}}"
