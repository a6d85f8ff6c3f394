"""The closed set of rules, and the contract that each of them fulfils.

A rule is one kind of step. For a target (the ref that the step makes known) it gives

- `inputs`: the refs the step reads, in the order in which the formula names them. Each is given
  (x, w, b, t, η), or the target of an earlier step of the same script, or belongs to another
  sample of the batch, whose story another script tells;
- in `formulas.py`, a LaTeX template over the target and the inputs, and nothing else;
- in `narration.py`, one sentence in every language.

None of them sees a number: two experiments of one architecture have the same steps. A rule that
is missing in one of the three tables does not pass the type checker: `PerRule` wants them all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from app.trace.latex import slope_latex
from app.trace.refs import Ref, canonical
from app.trace.story import Story

Rule = Literal[
    "weighted_sum",
    "product",
    "activation",
    "loss",
    "loss_gradient",
    "activation_gradient",
    "weight_gradient",
    "bias_gradient",
    "input_gradient",
    "path_product",
    "update",
    "matrix_weighted_sum",
    "matrix_activation",
    "matrix_loss_gradient",
    "matrix_activation_gradient",
    "matrix_weight_gradient",
    "matrix_bias_gradient",
    "matrix_input_gradient",
    "matrix_update",
]
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class PerRule(Generic[Row]):
    """A table with one row for every rule."""

    weighted_sum: Row
    product: Row
    activation: Row
    loss: Row
    loss_gradient: Row
    activation_gradient: Row
    weight_gradient: Row
    bias_gradient: Row
    input_gradient: Row
    path_product: Row
    update: Row
    matrix_weighted_sum: Row
    matrix_activation: Row
    matrix_loss_gradient: Row
    matrix_activation_gradient: Row
    matrix_weight_gradient: Row
    matrix_bias_gradient: Row
    matrix_input_gradient: Row
    matrix_update: Row

    def __getitem__(self, rule: Rule) -> Row:
        row: Row = getattr(self, rule)
        return row


InputsOf = Callable[[Story, Ref], tuple[Ref, ...]]


def _sources(layer: int, story: Story) -> range:
    return range(1, story.architecture.width(layer - 1) + 1)


def _weighted_sum(story: Story, target: Ref) -> tuple[Ref, ...]:
    layer, unit = target.indices
    biased = story.architecture.biased[layer - 1]
    bias = (Ref("b", (layer, unit)),) if biased else ()
    if story.granularity == "edge":
        terms = tuple(Ref("p", (layer, unit, j), story.sample) for j in _sources(layer, story))
    else:
        terms = tuple(
            ref
            for j in _sources(layer, story)
            for ref in (story.out(layer - 1, j), Ref("w", (layer, unit, j)))
        )
    return terms + bias


def _product(story: Story, target: Ref) -> tuple[Ref, ...]:
    layer, _, source = target.indices
    return (story.out(layer - 1, source), Ref("w", target.indices))


def _activation(story: Story, target: Ref) -> tuple[Ref, ...]:
    layer = target.indices[0] if target.kind == "a" else story.architecture.depth
    if story.architecture.activations[layer - 1] == "softmax":
        return story.outputs("h")
    return (Ref("h", (layer, target.unit), story.sample),)


def _loss(story: Story, target: Ref) -> tuple[Ref, ...]:
    architecture = story.architecture
    if story.granularity == "layer":
        return (Ref("Y"), Ref("T"))
    if target.kind == "L" and architecture.batch:
        return tuple(Ref("l", (), sample) for sample in range(1, architecture.samples + 1))
    return story.outputs("y") + story.outputs("t")


def _loss_gradient(story: Story, target: Ref) -> tuple[Ref, ...]:
    return (Ref("y", target.indices, story.sample), Ref("t", target.indices, story.sample))


def _activation_gradient(story: Story, target: Ref) -> tuple[Ref, ...]:
    layer, unit = target.indices
    if layer == story.architecture.depth:
        if story.fused and story.architecture.activations[-1] == "softmax":
            return (Ref("y", (unit,), story.sample), *story.outputs("t"))
        if story.fused:
            return (Ref("y", (unit,), story.sample), Ref("t", (unit,), story.sample))
        if story.architecture.activations[-1] == "softmax":
            return story.outputs("y") + story.outputs("dy")
    return (*_slope(layer, unit, story), story.out_gradient(layer, unit))


def _slope(layer: int, unit: int, story: Story) -> tuple[Ref, ...]:
    """What the local derivative is written with: h in ReLU'(h), a in a(1 − a), nothing in 1."""
    latex = slope_latex(story.architecture.activations[layer - 1])
    named = {"<h>": Ref("h", (layer, unit), story.sample), "<a>": story.out(layer, unit)}
    return tuple(ref for mark, ref in named.items() if mark in latex)


def chained(story: Story, layer: int) -> bool:
    """Whether dw is written out as a · φ'(h) · ∂L/∂a (E19–E22) and not as a · dz.

    Only at unit granularity, for one sample, and where the layer's derivative is one factor.
    """
    whole = layer == story.architecture.depth and (
        story.fused or story.architecture.activations[-1] in {"softmax", "identity"}
    )
    return story.granularity == "unit" and not story.architecture.batch and not whole


def _weight_gradient(story: Story, target: Ref) -> tuple[Ref, ...]:
    layer, unit, source = target.indices
    local = story.out(layer - 1, source)
    if story.architecture.batch:
        return tuple(
            ref
            for sample in range(1, story.architecture.samples + 1)
            for ref in (local.at(sample), Ref("dz", (layer, unit), sample))
        )
    if chained(story, layer):
        return (local, *_slope(layer, unit, story), story.out_gradient(layer, unit))
    return (local, story.sum_gradient(layer, unit))


def _bias_gradient(story: Story, target: Ref) -> tuple[Ref, ...]:
    if story.architecture.batch:
        return tuple(Ref("dz", target.indices, s + 1) for s in range(story.architecture.samples))
    return (story.sum_gradient(*target.indices),)


def _input_gradient(story: Story, target: Ref) -> tuple[Ref, ...]:
    above = target.layer + 1
    edges = [(above, i, target.unit) for i in range(1, story.architecture.width(above) + 1)]
    if story.granularity == "edge":
        return tuple(Ref("q", edge, story.sample) for edge in edges)
    return tuple(
        ref for edge in edges for ref in (Ref("w", edge), story.sum_gradient(above, edge[1]))
    )


def _path_product(story: Story, target: Ref) -> tuple[Ref, ...]:
    layer, unit, _ = target.indices
    return (Ref("w", target.indices), story.sum_gradient(layer, unit))


def _update(_: Story, target: Ref) -> tuple[Ref, ...]:
    kind = target.kind.removeprefix("new.")
    return (Ref(kind, target.indices), Ref("eta"), Ref("d" + kind, target.indices))


def _below(layer: int) -> Ref:
    return Ref("A", (layer - 1,)) if layer > 1 else Ref("X")


def _matrix_weighted_sum(story: Story, target: Ref) -> tuple[Ref, ...]:
    layer = target.layer
    bias = (Ref("B", (layer,)),) if story.architecture.biased[layer - 1] else ()
    return (_below(layer), Ref("W", (layer,)), *bias)


def _matrix_activation(story: Story, target: Ref) -> tuple[Ref, ...]:
    return (Ref("H", (target.layer if target.kind == "A" else story.architecture.depth,)),)


def _matrix_activation_gradient(story: Story, target: Ref) -> tuple[Ref, ...]:
    layer, last = target.layer, story.architecture.depth
    if layer == last:
        if story.fused:
            return (Ref("Y"), Ref("T"))
        if story.architecture.activations[-1] == "softmax":
            return (Ref("Y"), Ref("dY"))
        own = () if story.plain_output else (Ref("H", (last,)),)
        return (Ref("dY"), *own)
    own = () if story.architecture.activations[layer - 1] == "identity" else (Ref("H", (layer,)),)
    return (Ref("dZ", (layer + 1,)), Ref("W", (layer + 1,)), *own)


INPUTS: PerRule[InputsOf] = PerRule(
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
    matrix_weighted_sum=_matrix_weighted_sum,
    matrix_activation=_matrix_activation,
    matrix_loss_gradient=lambda _, __: (Ref("Y"), Ref("T")),
    matrix_activation_gradient=_matrix_activation_gradient,
    matrix_weight_gradient=lambda _, target: (_below(target.layer), Ref("dZ", target.indices)),
    matrix_bias_gradient=lambda _, target: (Ref("dZ", target.indices),),
    matrix_input_gradient=lambda _, __: (Ref("dZ", (1,)), Ref("W", (1,))),
    matrix_update=_update,
)


def inputs_of(rule: Rule, story: Story, target: Ref) -> tuple[Ref, ...]:
    """The refs that a step reads, without repeats, in the order of its formula."""
    found = INPUTS[rule](story, target)
    return tuple(dict.fromkeys(canonical(ref, story.architecture) for ref in found))
