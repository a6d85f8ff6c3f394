"""The matrix form of a quantity: the notes' row-vector formula, with its cell marked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from app.trace import fill, formulas
from app.trace.cells import Mark, home, marks, shape
from app.trace.chains import symbolic
from app.trace.forms import Form, drawn, other_forms
from app.trace.grids import grid
from app.trace.latex import back_through
from app.trace.layout import Laid, Layout, lay
from app.trace.local import Local
from app.trace.refs import GIVEN, Ref, parse
from app.trace.rules import Rule
from app.trace.story import Story
from app.trace.symbols import latex
from app.trace.values import Path, written_path

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
    layout: Layout
    forms: tuple[Laid, ...]

    def tell(self, values: Local) -> dict[str, Any]:
        """With the numbers put in; the cell in a box."""
        pieces = [self.template.texts[0]]
        for slot, after in zip(self.template.slots, self.template.texts[1:], strict=True):
            operand = self.operands[slot.ref]
            value = values.at(operand.path)
            boxed = slot.ref == self.result and None not in self.cell
            if isinstance(value, list):
                pieces.append(grid(value, operand.mark, boxed))
            else:
                pieces.append(fill.write(value, slot.form))
            pieces.append(after)
        return {
            **self.wire,
            "numeric": "".join(pieces),
            "layout": self.layout.tell(values),
            "forms": [told for form in self.forms if (told := form.tell(values)) is not None],
        }


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
    }
    places[str(matrix)] = cell
    return Marked(
        wire=wire,
        template=parsed,
        operands=operands,
        result=str(matrix),
        cell=cell,
        layout=lay(drawn(template, matrix, layers), layers, places),
        forms=tuple(_laid(form, layers, places, cell) for form in other_forms(matrix, layers)),
    )


def _laid(form: Form, story: Story, places: dict[str, Mark], cell: Mark) -> Laid:
    described = {
        "form": form.name,
        "template": form.template,
        "symbolic": symbolic(story, form.template),
    }
    return Laid(described, lay(form.laid, story, places), cell)


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
