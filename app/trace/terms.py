"""Each kind of quantity as a sum of products, one step deep."""

from __future__ import annotations

from collections.abc import Mapping

from app.engine.activations import ACTIVATIONS
from app.engine.losses import LOSSES
from app.trace import local
from app.trace.factors import (
    Factor,
    Term,
    Terms,
    carried,
    edge,
    fused_slope,
    loss_slope,
    offset,
    plain,
    samples,
    share,
    unfused,
    upstream,
)
from app.trace.latex import put, slot
from app.trace.refs import Ref
from app.trace.story import Story


def _weighted_sum(story: Story, ref: Ref) -> list[Term]:
    layer, unit = ref.indices
    sources = range(1, story.architecture.width(layer - 1) + 1)
    terms: list[Term] = [_product(story, Ref("p", (layer, unit, j)))[0] for j in sources]
    if story.architecture.biased[layer - 1]:
        terms.append((plain(Ref("b", (layer, unit)), "given"),))
    return terms


def _product(story: Story, ref: Ref) -> list[Term]:
    layer, _, source = ref.indices
    given = "given" if layer == 1 else "activation"
    out = plain(story.out(layer - 1, source), given)  # type: ignore[arg-type]
    return [(out, plain(Ref("w", ref.indices), "given"))]


def _activation(story: Story, ref: Ref) -> list[Term]:
    layer = ref.layer or story.architecture.depth
    if not ACTIVATIONS[story.architecture.activations[layer - 1]].linear:
        return []  # a function of h, not a product
    return [(plain(Ref("h", (layer, ref.unit), story.sample), "weighted_sum"),)]


def _batch_loss(story: Story, ref: Ref) -> list[Term]:
    if not story.architecture.batch:
        return _sample_loss(story, ref)
    return [(*share(of), plain(Ref("l", (), of.sample), "loss")) for of in samples(story)]


def _sample_loss(story: Story, _: Ref) -> list[Term]:
    """What each output adds (E5)."""
    row = LOSSES[story.architecture.loss].latex
    n = story.architecture.outputs
    scale = "" if row.mean and n == 1 else row.scale.replace("<n>", str(n))
    terms: list[Term] = []
    for k in range(1, n + 1):
        y, t = Ref("y", (k,), story.sample), Ref("t", (k,), story.sample)
        written = put(row.term, y=slot(y), t=slot(t))
        if scale:
            written = rf"{scale} {written}" if " + " not in written else rf"{scale}({written})"
        path = local.loss_term_place(story.sample, k)
        terms.append((Factor(None, "", written, path, "loss", sum=scale.startswith("-")),))
    return terms


def _loss_gradient(story: Story, ref: Ref) -> list[Term]:
    return [(*share(story), loss_slope(story, ref.unit))]


def _activation_gradient(story: Story, ref: Ref) -> list[Term]:
    layer, unit = ref.indices
    if layer == story.architecture.depth:
        if story.fused:
            return [(*share(story), fused_slope(story, unit))]
        return unfused(story, unit)
    return [upstream(story, layer, unit)]


def _weight_gradient(story: Story, ref: Ref) -> list[Term]:
    layer, unit, source = ref.indices
    return [(carried(of, layer, unit, source), *upstream(of, layer, unit)) for of in samples(story)]


def _bias_gradient(story: Story, ref: Ref) -> list[Term]:
    layer, unit = ref.indices
    return [(offset(of, layer, unit), *upstream(of, layer, unit)) for of in samples(story)]


def _input_gradient(story: Story, ref: Ref) -> list[Term]:
    above = ref.layer + 1
    units = range(1, story.architecture.width(above) + 1)
    return [_path_product(story, Ref("q", (above, i, ref.unit)))[0] for i in units]


def _path_product(story: Story, ref: Ref) -> list[Term]:
    layer, unit, source = ref.indices
    return [(edge(story, layer, unit, source), *upstream(story, layer, unit))]


def _update(story: Story, ref: Ref) -> list[Term]:
    kind = ref.kind.removeprefix("new.")
    old: Term = (plain(Ref(kind, ref.indices), "given"),)
    if kind == "b" and story.architecture.freeze_biases:
        return [old]
    minus = Factor(None, "", "(-1)", local.MINUS, "update")
    gradient = "weight_gradient" if kind == "w" else "bias_gradient"
    step = plain(Ref("d" + kind, ref.indices), gradient)  # type: ignore[arg-type]
    return [old, (minus, plain(Ref("eta"), "given"), step)]


TERMS: Mapping[str, Terms] = {
    "h": _weighted_sum,
    "p": _product,
    "a": _activation,
    "y": _activation,
    "L": _batch_loss,
    "l": _sample_loss,
    "dy": _loss_gradient,
    "dz": _activation_gradient,
    "dw": _weight_gradient,
    "db": _bias_gradient,
    "da": _input_gradient,
    "dx": _input_gradient,
    "q": _path_product,
    "new.w": _update,
    "new.b": _update,
}


def terms_of(story: Story, ref: Ref) -> list[Term]:
    """The products whose sum a scalar quantity is; none for what is given or only a function."""
    make = TERMS.get(ref.kind)
    return make(story, ref) if make else []
