r"""A step's LaTeX template: refs in ⟦…⟧, no numbers.

Every template reads `⟦target⟧ = …`. Slots that stand directly side by side are a product (the
notes' x₁w₁₁₁). How activations and losses are written stands in their tables in `app/engine`, with
`<h>`, `<a>`, `<y>`, `<t>`, `<n>` for the quantities.
"""

from __future__ import annotations

from collections.abc import Callable

from app.engine.losses import LOSSES
from app.trace import matrix_formulas
from app.trace.latex import applied, put, slope_latex, slot
from app.trace.refs import Ref
from app.trace.rules import PerRule, Rule, chained
from app.trace.story import Story
from app.trace.sums import added, share_of, shared

Formula = Callable[[Story, Ref], str]


def _weighted_sum(story: Story, target: Ref) -> str:
    layer, unit = target.indices
    sources = range(1, story.architecture.width(layer - 1) + 1)
    if story.granularity == "edge":
        terms = [slot(Ref("p", (layer, unit, j), story.sample)) for j in sources]
    else:
        terms = [slot(story.out(layer - 1, j)) + slot(Ref("w", (layer, unit, j))) for j in sources]
    bias = [slot(Ref("b", (layer, unit)))] if story.architecture.biased[layer - 1] else []
    return added(terms) + "".join(f" + {term}" for term in bias)


def _product(story: Story, target: Ref) -> str:
    layer, _, source = target.indices
    return rf"{slot(story.out(layer - 1, source))} \cdot {slot(Ref('w', target.indices))}"


def _activation(story: Story, target: Ref) -> str:
    layer = target.indices[0] if target.kind == "a" else story.architecture.depth
    activation = story.architecture.activations[layer - 1]
    own = Ref("h", (layer, target.unit), story.sample)
    if activation == "softmax":
        powers = [f"e^{{{slot(ref)}}}" for ref in story.outputs("h")]
        return rf"\frac{{e^{{{slot(own)}}}}}{{{added(powers)}}}"
    return applied(activation, slot(own))


def _loss(story: Story, target: Ref) -> str:
    architecture = story.architecture
    latex = LOSSES[architecture.loss].latex
    if story.granularity == "layer":
        whole = put(latex.matrix, y="⟦Y⟧", t="⟦T⟧", n=str(architecture.outputs))
        return shared(whole, share_of(story))
    if target.kind == "L" and architecture.batch:
        total = added([slot(Ref("l", (), s)) for s in range(1, architecture.samples + 1)])
        return (
            share_of(story).replace(r"\cdot ", rf"\left({total}\right)")
            if architecture.mean
            else total
        )
    terms = [
        put(latex.term, y=slot(y), t=slot(t))
        for y, t in zip(story.outputs("y"), story.outputs("t"), strict=True)
    ]
    scale = "" if latex.mean and architecture.outputs == 1 else latex.scale
    scale = scale.replace("<n>", str(architecture.outputs))
    plain = len(terms) == 1 and " + " not in terms[0]
    if not scale or plain:
        return f"{scale} {added(terms)}".strip()
    return rf"{scale}\left({added(terms)}\right)"


def _loss_gradient(story: Story, target: Ref) -> str:
    y, t = (slot(Ref(kind, target.indices, story.sample)) for kind in ("y", "t"))
    latex = LOSSES[story.architecture.loss].latex.gradient
    return shared(put(latex, y=y, t=t, n=str(story.architecture.outputs)), share_of(story))


def _activation_gradient(story: Story, target: Ref) -> str:
    layer, unit = target.indices
    if layer == story.architecture.depth:
        if story.fused:
            return _fused(story, unit)
        if story.architecture.activations[-1] == "softmax":
            return _softmax_gradient(story, unit)
    slope = _slope(story, layer, unit)
    factors = [slope] if slope else []
    return r" \cdot ".join([*factors, slot(story.out_gradient(layer, unit))])


def _fused(story: Story, unit: int) -> str:
    """T1: softmax + cross-entropy give y·Σt − t at h, sigmoid + binary cross-entropy y − t."""
    y, t = (slot(Ref(kind, (unit,), story.sample)) for kind in ("y", "t"))
    total = added([slot(ref) for ref in story.outputs("t")])
    latex = LOSSES[story.architecture.loss].latex.fused
    return shared(put(latex, y=y, t=t, total=total), share_of(story))


def _softmax_gradient(story: Story, unit: int) -> str:
    """M8: every output reaches every h: y_i (Δy_i − Σ_k y_k Δy_k)."""
    y, dy = (slot(Ref(kind, (unit,), story.sample)) for kind in ("y", "dy"))
    pairs = zip(story.outputs("y"), story.outputs("dy"), strict=True)
    mean = added([slot(out) + slot(gradient) for out, gradient in pairs])
    return rf"{y} \cdot \left({dy} - ({mean})\right)"


def _slope(story: Story, layer: int, unit: int) -> str:
    """φ'(h) as the activation's table writes it; empty where it is 1."""
    latex = slope_latex(story.architecture.activations[layer - 1])
    h = slot(Ref("h", (layer, unit), story.sample))
    return put(latex, h=h, a=slot(story.out(layer, unit)))


def _weight_gradient(story: Story, target: Ref) -> str:
    layer, unit, source = target.indices
    local = story.out(layer - 1, source)
    if story.architecture.batch:
        samples = range(1, story.architecture.samples + 1)
        return added([slot(local.at(s)) + slot(Ref("dz", (layer, unit), s)) for s in samples])
    if chained(story, layer):
        factors = [slot(local), _slope(story, layer, unit), slot(story.out_gradient(layer, unit))]
        return r" \cdot ".join(filter(None, factors))
    return rf"{slot(local)} \cdot {slot(story.sum_gradient(layer, unit))}"


def _bias_gradient(story: Story, target: Ref) -> str:
    if story.architecture.batch:
        samples = range(1, story.architecture.samples + 1)
        return added([slot(Ref("dz", target.indices, s)) for s in samples])
    return slot(story.sum_gradient(*target.indices))


def _input_gradient(story: Story, target: Ref) -> str:
    above = target.layer + 1
    edges = [(above, i, target.unit) for i in range(1, story.architecture.width(above) + 1)]
    if story.granularity == "edge":
        return added([slot(Ref("q", edge, story.sample)) for edge in edges])
    return added(
        [slot(Ref("w", edge)) + slot(story.sum_gradient(above, edge[1])) for edge in edges]
    )


def _path_product(story: Story, target: Ref) -> str:
    layer, unit, _ = target.indices
    return rf"{slot(Ref('w', target.indices))} \cdot {slot(story.sum_gradient(layer, unit))}"


def _update(_: Story, target: Ref) -> str:
    kind = target.kind.removeprefix("new.")
    old, step = Ref(kind, target.indices), Ref("d" + kind, target.indices)
    return rf"{slot(old)} - ⟦eta⟧ \cdot {slot(step)}"


FORMULAS: PerRule[Formula] = PerRule(
    weighted_sum=_weighted_sum,
    product=_product,
    activation=_activation,
    loss=_loss,
    loss_gradient=_loss_gradient,
    activation_gradient=_activation_gradient,
    weight_gradient=_weight_gradient,
    bias_gradient=_bias_gradient,
    input_gradient=_input_gradient,
    path_product=_path_product,
    update=_update,
    matrix_weighted_sum=matrix_formulas.weighted_sum,
    matrix_activation=matrix_formulas.activation,
    matrix_loss_gradient=matrix_formulas.loss_gradient,
    matrix_activation_gradient=matrix_formulas.activation_gradient,
    matrix_weight_gradient=matrix_formulas.weight_gradient,
    matrix_bias_gradient=matrix_formulas.bias_gradient,
    matrix_input_gradient=matrix_formulas.input_gradient,
    matrix_update=matrix_formulas.update,
)


def template(rule: Rule, story: Story, target: Ref) -> str:
    """The step's LaTeX, `⟦target⟧ = …`, with its refs in ⟦…⟧."""
    return f"{slot(target)} = {FORMULAS[rule](story, target)}"


def expanded(rule: Rule, story: Story, target: Ref) -> str | None:
    """The template with the local derivative as a quantity of its own (`⟦slope.2.1⟧`).

    `ReLU'(3)` says where a factor comes from, `1` what it is. None where there is no such factor.
    """
    if rule not in {"activation_gradient", "weight_gradient"}:
        return None
    layer, unit = target.indices[:2]
    full = template(rule, story, target)
    slope = (
        _slope(story, layer, unit) if story.architecture.activations[layer - 1] != "softmax" else ""
    )
    if not slope or slope not in full:
        return None
    return full.replace(slope, slot(Ref("slope", (layer, unit), story.sample)), 1)
