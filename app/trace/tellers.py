"""Which sentence tells a step, and what its names mean: one function for each rule."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from app.engine.activations import ACTIVATIONS
from app.trace.refs import Ref
from app.trace.rules import PerRule
from app.trace.sentences import SENTENCES
from app.trace.story import Story


class Telling(NamedTuple):
    """Which sentence, what its names mean, and the stem of the sentences on a sign."""

    sentence: str
    names: dict[str, Ref]
    signs: str = ""
    words: dict[str, str | int] = {}  # noqa: RUF012 (never written to)
    signed: Ref | None = None
    """Whose sign decides, where it isn't the target's."""
    variant: str = ""
    """What more the sentences on a sign may be told by."""


Teller = Callable[[Story, Ref], Telling]


def _batch(story: Story) -> str:
    return "_batch" if story.architecture.batch else ""


def _mean(story: Story) -> str:
    return "_mean" if story.architecture.mean else ""


def _bias(story: Story, target: Ref) -> str:
    return "_bias" if story.architecture.biased[target.layer - 1] else ""


def _frozen(story: Story) -> str:
    return "_frozen" if story.architecture.freeze_biases else ""


def _weighted_sum(story: Story, target: Ref) -> Telling:
    edge = "_edge" if story.granularity == "edge" else ""
    return Telling(
        f"weighted_sum{edge}{_bias(story, target)}", {"h": target, "b": Ref("b", target.indices)}
    )


def _product(story: Story, target: Ref) -> Telling:
    layer, unit, source = target.indices
    names = {
        "w": Ref("w", target.indices),
        "a": story.out(layer - 1, source),
        "h": Ref("h", (layer, unit), story.sample),
        "p": target,
    }
    return Telling("product", names)


def _activation(story: Story, target: Ref) -> Telling:
    layer = target.layer or story.architecture.depth
    activation = story.architecture.activations[layer - 1]
    names = {"a": target, "h": Ref("h", (layer, target.unit), story.sample)}
    words: dict[str, str | int] = {"label": ACTIVATIONS[activation].label}
    special = f"activation_{activation}"
    signs = special if f"{special}_zero" in SENTENCES else ""
    return Telling(special if special in SENTENCES else "activation", names, signs, words)


def _loss(story: Story, target: Ref) -> Telling:
    if not story.architecture.batch:
        return Telling("loss", {"L": target})
    if target.kind == "L":
        return Telling(f"loss_{story.architecture.reduction}", {"L": target})
    return Telling("loss_sample", {"l": target}, words={"sample": target.sample})


def _loss_gradient(story: Story, target: Ref) -> Telling:
    names = {"y": Ref("y", target.indices, story.sample), "dy": target}
    loss = f"_{story.architecture.loss}"
    return Telling(f"loss_gradient{_mean(story)}", names, "loss_gradient", variant=loss)


def _activation_gradient(story: Story, target: Ref) -> Telling:
    layer, unit = target.indices
    activation = story.architecture.activations[layer - 1]
    last = layer == story.architecture.depth
    variant = story.architecture.loss if last and story.fused else activation
    special = f"activation_gradient_{variant}{_mean(story) if last and story.fused else ''}"
    names = {
        "a": story.out(layer, unit),
        "h": Ref("h", (layer, unit), story.sample),
        "da": story.out_gradient(layer, unit),
        "dz": target,
    }
    sentence = special if special in SENTENCES else "activation_gradient"
    return Telling(sentence, names, "activation_gradient", {"label": ACTIVATIONS[activation].label})


def _weight_gradient(story: Story, target: Ref) -> Telling:
    layer, unit, source = target.indices
    names = {
        "w": Ref("w", target.indices),
        "a": story.out(layer - 1, source),
        "h": Ref("h", (layer, unit), story.sample),
        "dz": Ref("dz", (layer, unit), story.sample),
        "dw": target,
    }
    return Telling(f"weight_gradient{_batch(story)}{_mean(story)}", names, "parameter")


def _bias_gradient(story: Story, target: Ref) -> Telling:
    names = {
        "w": Ref("b", target.indices),
        "h": Ref("h", target.indices, story.sample),
        "dw": target,
    }
    signs = "frozen" if story.architecture.freeze_biases else "parameter"
    return Telling(f"bias_gradient{_batch(story)}{_mean(story)}", names, signs)


def _input_gradient(story: Story, target: Ref) -> Telling:
    names = {"a": story.out(target.layer, target.unit), "da": target}
    ways = story.architecture.width(target.layer + 1)
    return Telling(
        "input_gradient" if ways > 1 else "input_gradient_one", names, "", {"count": ways}
    )


def _path_product(story: Story, target: Ref) -> Telling:
    layer, unit, source = target.indices
    names = {
        "w": Ref("w", target.indices),
        "h": Ref("h", (layer, unit), story.sample),
        "dz": Ref("dz", (layer, unit), story.sample),
        "a": story.out(layer - 1, source),
        "q": target,
    }
    return Telling("path_product", names)


def _update(_: Story, target: Ref) -> Telling:
    kind = target.kind.removeprefix("new.")
    names = {
        "w": Ref(kind, target.indices),
        "eta": Ref("eta"),
        "dw": Ref("d" + kind, target.indices),
        "new": target,
    }
    return Telling("update", names, "update", signed=names["dw"])


def _matrix_activation(story: Story, target: Ref) -> Telling:
    layer = target.layer or story.architecture.depth
    activation = story.architecture.activations[layer - 1]
    special = f"matrix_activation_{activation}"
    return Telling(
        special if special in SENTENCES else "matrix_activation",
        {"H": Ref("H", (layer,)), "A": target},
        "",
        {"label": ACTIVATIONS[activation].label},
    )


def _matrix_activation_gradient(story: Story, target: Ref) -> Telling:
    variant = ""
    if target.layer == story.architecture.depth:
        variant = f"_fused{_mean(story)}" if story.fused else "_output"
    return Telling(f"matrix_activation_gradient{variant}", {"dZ": target})


TELLERS: PerRule[Teller] = PerRule(
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
    matrix_weighted_sum=lambda story, target: Telling(
        f"matrix_weighted_sum{_bias(story, target)}", {"H": target}
    ),
    matrix_activation=_matrix_activation,
    matrix_loss_gradient=lambda story, target: Telling(
        f"matrix_loss_gradient{_mean(story)}", {"dY": target}
    ),
    matrix_activation_gradient=_matrix_activation_gradient,
    matrix_weight_gradient=lambda story, target: Telling(
        f"matrix_weight_gradient{_batch(story)}", {"W": Ref("W", target.indices)}
    ),
    matrix_bias_gradient=lambda story, _: Telling(
        f"matrix_bias_gradient{_batch(story)}{_frozen(story)}", {}
    ),
    matrix_input_gradient=lambda _, __: Telling("matrix_input_gradient", {}),
    matrix_update=lambda _, target: Telling(
        "matrix_update", {"W": Ref(target.kind.removeprefix("new."), target.indices)}
    ),
)
