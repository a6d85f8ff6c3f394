r"""The same matrix formula in other forms, and what of a formula is drawn as a matrix.

A formula says `\mathrm{ReLU}'(⟦H.2⟧)`; drawn is the matrix of slopes that this gives. So each form
has its template, and a second one, `laid`, whose slots are what is drawn: a matrix by its ref, or
`slopes H.2`, `diagonal H.2` (the same on a diagonal), `returned dA.2` (what comes back, folded to
one matrix), `jacobian` (of softmax, for the sample that is told) and `row dY` (that sample's row).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.engine.activations import ACTIVATIONS
from app.trace.latex import back_through, outer
from app.trace.refs import Ref
from app.trace.story import Story

FOLDS: Final = frozenset({"jacobian", "unfused"})
"""The forms that start from Δy, where it can be beyond float64."""


@dataclass(frozen=True, slots=True)
class Form:
    """A formula, and the same with what is drawn of it."""

    name: str
    template: str
    laid: str


def drawn(template: str, matrix: Ref, story: Story) -> str:
    """The main formula as it is drawn: with φ'(H) as the matrix of slopes that it gives."""
    if matrix.kind != "dZ":
        return template
    return template.replace(_gate(matrix.layer, story), f"⟦slopes H.{matrix.layer}⟧")


def other_forms(matrix: Ref, story: Story) -> list[Form]:
    """Unfolded (E26), with the gates as a diagonal (E23), with the Jacobian (T1): what there is."""
    layer, last = matrix.layer, story.architecture.depth
    if matrix.kind == "dZ" and layer == last:
        return _at_the_output(matrix, story)
    inside = 0 < layer < last and matrix.kind in {"dW", "dZ"}
    if not inside or ACTIVATIONS[story.architecture.activations[layer - 1]].linear:
        return []
    return _of_a_sum(matrix, story) if matrix.kind == "dZ" else _of_weights(matrix, story)


def _gate(layer: int, story: Story) -> str:
    row = ACTIVATIONS[story.architecture.activations[layer - 1]]
    return f"{row.derivative_latex}(⟦H.{layer}⟧)"


def _diagonal(inside: str) -> str:
    return rf"\,\mathrm{{diag}}\left({inside}\right)"


def arriving(layer: int, story: Story) -> str:
    """∂L/∂A of a layer, as it comes back from the one above: dz·Wᵀ, or ΔY·Wᵀ (E25)."""
    plain = story.plain_output and layer + 1 == story.architecture.depth
    returned = "⟦dY⟧" if plain else f"⟦dZ.{layer + 1}⟧"
    return f"{returned}{back_through(layer + 1, story.architecture.writing)}"


def _of_a_sum(matrix: Ref, story: Story) -> list[Form]:
    layer, front = matrix.layer, f"⟦{matrix}⟧ = "
    gate, back = _gate(layer, story), arriving(layer, story)
    folded = rf"{front}⟦dA.{layer}⟧ \odot "
    found = [Form("folded", folded + gate, f"{folded}⟦slopes H.{layer}⟧")]
    if not story.architecture.batch:
        laid = f"{front}⟦returned dA.{layer}⟧⟦diagonal H.{layer}⟧"
        found.append(Form("diagonal", front + back + _diagonal(gate), laid))
    return found


def _of_weights(matrix: Ref, story: Story) -> list[Form]:
    layer, front, writing = matrix.layer, f"⟦{matrix}⟧ = ", story.architecture.writing
    below = f"⟦A.{layer - 1}⟧" if layer > 1 else "⟦X⟧"
    gate, back = _gate(layer, story), arriving(layer, story)

    def form(name: str, gradient: str, laid: str) -> Form:
        return Form(
            name, front + outer(below, gradient, writing), front + outer(below, laid, writing)
        )

    hadamard = rf"\left({back} \odot {gate}\right)"
    laid = rf"\left(⟦returned dA.{layer}⟧ \odot ⟦slopes H.{layer}⟧\right)"
    found = [form("unfolded", hadamard, laid)]
    if not story.architecture.batch:
        gated = rf"\left\{{{back}\right\}}{_diagonal(gate)}"
        laid = f"⟦returned dA.{layer}⟧⟦diagonal H.{layer}⟧"
        if writing.turned:
            gated, laid = rf"\left({gated}\right)", rf"\left({laid}\right)"
        found.append(form("diagonal", gated, laid))
    return found


def _at_the_output(matrix: Ref, story: Story) -> list[Form]:
    """Loss and output apart, with the Jacobian; that of softmax belongs to one sample (T1, T3)."""
    last = matrix.layer
    if story.architecture.activations[-1] != "softmax":
        if not story.fused:
            return []
        front = rf"⟦{matrix}⟧ = ⟦dY⟧ \odot "
        return [Form("unfused", front + _gate(last, story), f"{front}⟦slopes H.{last}⟧")]
    batch = story.architecture.batch
    told, word = (rf"^{{({story.sample})}}", "row ") if batch else ("", "")
    dz, dy, y = (f"{{{part}}}{told}" if batch else part for part in (f"⟦{matrix}⟧", "⟦dY⟧", "⟦Y⟧"))
    turned = f"{{{y}}}" if batch else y
    jacobian = rf"\left(\mathrm{{diag}}({y}) - {turned}^{{\top}}{y}\right)"
    return [Form("jacobian", f"{dz} = {dy}{jacobian}", f"⟦{word}{matrix}⟧ = ⟦{word}dY⟧⟦jacobian⟧")]
