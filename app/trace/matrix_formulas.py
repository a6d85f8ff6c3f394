r"""The LaTeX of the steps that take a whole layer at once, as `formulas.py` takes them up."""

from __future__ import annotations

from app.engine.activations import ACTIVATIONS
from app.engine.losses import LOSSES
from app.trace.latex import applied, back_through, outer, put, through
from app.trace.refs import Ref
from app.trace.story import Story
from app.trace.sums import share_of, shared


def _below(layer: int) -> str:
    return f"⟦A.{layer - 1}⟧" if layer > 1 else "⟦X⟧"


def _rows(story: Story, latex: str) -> str:
    """A bias is one row, added to every sample's: 1·B with a column of ones."""
    return rf"\mathbf{{1}}\,{latex}" if story.architecture.batch else latex


def _returned(story: Story, layer: int) -> str:
    """What comes back from a layer to the one below it."""
    return f"⟦dZ.{layer}⟧{back_through(layer, story.architecture.writing)}"


def weighted_sum(story: Story, target: Ref) -> str:
    layer = target.layer
    bias = ""
    if story.architecture.biased[layer - 1]:
        bias = f" + {_rows(story, f'⟦B.{layer}⟧')}"
    return f"{_below(layer)}{through(layer, story.architecture.writing)}{bias}"


def activation(story: Story, target: Ref) -> str:
    layer = target.layer if target.kind == "A" else story.architecture.depth
    return applied(story.architecture.activations[layer - 1], f"⟦H.{layer}⟧")


def loss_gradient(story: Story, _: Ref) -> str:
    latex = LOSSES[story.architecture.loss].latex.matrix_gradient
    n = str(story.architecture.outputs)
    return shared(put(latex, y="⟦Y⟧", t="⟦T⟧", n=n), share_of(story))


def activation_gradient(story: Story, target: Ref) -> str:
    """dz = dA ⊙ φ'(H) (E29 with M15 mended: ⊙ is right for batches too, a diagonal is not)."""
    layer = target.layer
    activation = story.architecture.activations[layer - 1]
    upstream = _returned(story, layer + 1)
    if layer == story.architecture.depth:
        if story.fused:
            latex = LOSSES[story.architecture.loss].latex.matrix_fused
            return shared(put(latex, y="⟦Y⟧", t="⟦T⟧"), share_of(story))
        if activation == "softmax":
            ones = r"\mathbf{1}\mathbf{1}^{\top}"
            return rf"⟦Y⟧ \odot \left(⟦dY⟧ - (⟦Y⟧ \odot ⟦dY⟧){ones}\right)"
        upstream = "⟦dY⟧"
    if ACTIVATIONS[activation].linear:
        return upstream
    return rf"{upstream} \odot {ACTIVATIONS[activation].derivative_latex}(⟦H.{layer}⟧)"


def weight_gradient(story: Story, target: Ref) -> str:
    layer = target.layer
    return outer(_below(layer), f"⟦dZ.{layer}⟧", story.architecture.writing)


def bias_gradient(story: Story, target: Ref) -> str:
    column = r"\mathbf{1}^{\top}" if story.architecture.batch else ""
    return f"{column}⟦dZ.{target.layer}⟧"


def input_gradient(story: Story, _: Ref) -> str:
    return _returned(story, 1)


def update(_: Story, target: Ref) -> str:
    kind = target.kind.removeprefix("new.")
    return rf"⟦{kind}.{target.layer}⟧ - ⟦eta⟧ \cdot ⟦d{kind}.{target.layer}⟧"
