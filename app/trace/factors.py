"""A quantity as a sum of products: the chain rule of one step, factor by factor.

The factors stand in the notes' order, what is nearest first: a₁ · A'(h₂) · ∂L/∂a₂ (E8, E19–E22).
Nothing here knows a number; a factor knows where its number stands.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from app.engine.losses import LOSSES
from app.trace import local
from app.trace.latex import put, slope_latex, slot
from app.trace.refs import Ref
from app.trace.rules import Rule
from app.trace.story import Story
from app.trace.symbols import latex
from app.trace.values import Path, path_of


@dataclass(frozen=True, slots=True)
class Factor:
    r"""One factor of a product.

    ref: the quantity that it is; None for a local derivative without a name of its own.
    partial: as a derivative, `\frac{\partial h_{21}}{\partial w_{212}}`; empty where it is none.
    template: how it is written, with refs in ⟦…⟧.
    path: where its number stands in `local.Local`.
    rule: the rule whose local derivative it is; of ∂L/∂… the rule that makes it known.
    """

    ref: Ref | None
    partial: str
    template: str
    path: Path
    rule: Rule | Literal["given"]
    sum: bool = False  # written as a sum: in parentheses, where it is not alone

    @property
    def slotted(self) -> str:
        """The template with the factor's own number in one place."""
        return self.template if self.ref is None else slot(self.ref)


Term = tuple[Factor, ...]
Terms = Callable[[Story, Ref], list[Term]]


def symbol(story: Story, ref: Ref) -> str:
    return latex(ref, story.architecture)


def partial(story: Story, of: Ref, by: Ref) -> str:
    """∂of/∂by."""
    return rf"\frac{{\partial {symbol(story, of)}}}{{\partial {symbol(story, by)}}}"


def plain(ref: Ref, rule: Rule | Literal["given"], derivative: str = "") -> Factor:
    """A quantity that stands for itself."""
    return Factor(ref, derivative, slot(ref), path_of(ref), rule)


def own_loss(story: Story) -> Ref:
    """The loss that a sample's own derivatives are of."""
    return Ref("l", (), story.sample) if story.architecture.batch else Ref("L")


def hidden(story: Story, layer: int, unit: int) -> Ref:
    return Ref("h", (layer, unit), story.sample)


def carried(story: Story, layer: int, unit: int, source: int) -> Factor:
    """∂h/∂w: what the node below gives out."""
    weight = Ref("w", (layer, unit, source))
    derivative = partial(story, hidden(story, layer, unit), weight)
    return plain(story.out(layer - 1, source), "weighted_sum", derivative)


def edge(story: Story, layer: int, unit: int, source: int) -> Factor:
    """∂h/∂a: the weight between."""
    derivative = partial(story, hidden(story, layer, unit), story.out(layer - 1, source))
    return plain(Ref("w", (layer, unit, source)), "weighted_sum", derivative)


def offset(story: Story, layer: int, unit: int) -> Factor:
    """∂h/∂b, which is 1."""
    derivative = partial(story, hidden(story, layer, unit), Ref("b", (layer, unit)))
    return Factor(None, derivative, "1", local.ONE, "weighted_sum")


def slope(story: Story, layer: int, unit: int) -> Factor:
    """∂a/∂h: the gate. Where it is 1 it stays as the notes' bracket, [∂y/∂h]."""
    ref, h = Ref("slope", (layer, unit), story.sample), hidden(story, layer, unit)
    derivative = partial(story, story.out(layer, unit), h)
    written = slope_latex(story.architecture.activations[layer - 1])
    written = put(written, h=slot(h), a=slot(story.out(layer, unit)))
    template = written or rf"\left[{derivative}\right]"
    return Factor(ref, derivative, template, path_of(ref), "activation")


def jacobian(story: Story, output: int, unit: int) -> Factor:
    """∂y_output/∂h_unit of softmax: y(1 - y) on the diagonal, -y·y beside it (T1, M8)."""
    y, other = Ref("y", (output,), story.sample), Ref("y", (unit,), story.sample)
    derivative = partial(story, y, hidden(story, story.architecture.depth, unit))
    written = f"{slot(y)}(1 - {slot(y)})" if output == unit else f"(-{slot(y)}{slot(other)})"
    path = local.jacobian_place(story.sample, output, unit)
    return Factor(None, derivative, written, path, "activation")


def arriving(story: Story, layer: int, unit: int) -> Factor:
    """∂L/∂ of what a node gives out."""
    ref = story.out_gradient(layer, unit)
    rule: Rule = "loss_gradient" if ref.kind == "dy" else "input_gradient"
    return plain(ref, rule, partial(story, Ref("L"), story.out(layer, unit)))


def whole(story: Story, layer: int, unit: int) -> Factor:
    """∂L/∂h, not taken apart."""
    ref = Ref("dz", (layer, unit), story.sample)
    return plain(ref, "activation_gradient", partial(story, Ref("L"), hidden(story, layer, unit)))


def joined(story: Story, layer: int) -> bool:
    """Whether ∂L/∂h of the layer is not one slope times one ∂L/∂a: fused, or softmax."""
    last = layer == story.architecture.depth
    return last and (story.fused or story.architecture.activations[-1] == "softmax")


def upstream(story: Story, layer: int, unit: int) -> Term:
    """∂L/∂h of a node, as far as it is a single product."""
    if joined(story, layer):
        return (whole(story, layer, unit),)
    return (slope(story, layer, unit), arriving(story, layer, unit))


def samples(story: Story) -> list[Story]:
    """The story of each sample of the batch."""
    return [replace(story, sample=s) for s in range(1, story.architecture.samples + 1)]


def share(story: Story) -> Term:
    """∂L/∂ℓ of the sample: 1/B of a mean. Without a batch ℓ is L."""
    if not story.architecture.batch:
        return ()
    written = rf"\frac{{1}}{{{story.architecture.samples}}}" if story.architecture.mean else "1"
    derivative = partial(story, Ref("L"), own_loss(story))
    return (Factor(None, derivative, written, local.SHARE, "loss"),)


def loss_slope(story: Story, output: int) -> Factor:
    """∂ℓ/∂y (E6, E11)."""
    y, t = Ref("y", (output,), story.sample), Ref("t", (output,), story.sample)
    row = LOSSES[story.architecture.loss].latex
    written = put(row.gradient, y=slot(y), t=slot(t), n=str(story.architecture.outputs))
    derivative = partial(story, own_loss(story), y)
    path = local.loss_slope_place(story.sample, output)
    return Factor(None, derivative, written, path, "loss_gradient", sum=_is_sum(written))


def fused_slope(story: Story, output: int) -> Factor:
    """∂ℓ/∂h through loss and output as one: output minus label (T1)."""
    y, t = Ref("y", (output,), story.sample), Ref("t", (output,), story.sample)
    total = " + ".join(slot(ref) for ref in story.outputs("t"))
    row = LOSSES[story.architecture.loss].latex
    written = put(row.fused, y=slot(y), t=slot(t), total=total)
    derivative = partial(story, own_loss(story), hidden(story, story.architecture.depth, output))
    path = local.fused_slope_place(story.sample, output)
    return Factor(None, derivative, written, path, "activation_gradient", sum=True)


def _is_sum(written: str) -> bool:
    return not written.startswith(("\\", "2"))


def unfused(story: Story, unit: int) -> list[Term]:
    """∂L/∂h of the output layer through every ∂L/∂y, loss and activation apart (M8, T1)."""
    last = story.architecture.depth
    if story.architecture.activations[-1] != "softmax":
        return [(slope(story, last, unit), arriving(story, last, unit))]
    outputs = range(1, story.architecture.outputs + 1)
    return [(jacobian(story, m, unit), arriving(story, last, m)) for m in outputs]
