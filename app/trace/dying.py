"""Why a number is zero: where on each way it died, and of what."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path as File
from typing import Any

from app.engine.activations import ACTIVATIONS
from app.trace import numbers
from app.trace.factors import Factor, Term
from app.trace.refs import Ref
from app.trace.sentences import Lang, agreeing
from app.trace.story import Story
from app.trace.symbols import letter, text
from app.trace.values import Values, path_of

REASONS: dict[str, dict[Lang, str]] = json.loads(
    File(__file__).with_name("reasons.json").read_text("utf-8")
)
Death = tuple[str, Ref | None]
"""The reason and, where it is one quantity, which."""


def sentence(reason: str, lang: Lang, **words: str) -> str:
    return agreeing(REASONS[reason][lang], words).format(**words)


def where(term: Term, found: Sequence[float]) -> int | None:
    """The factor at which a product dies on its way from the loss: the last that is 0."""
    return next((k for k in range(len(term) - 1, -1, -1) if found[k] == 0.0), None)


def death(term: Term, found: Sequence[float], story: Story, values: Values) -> Death:
    """Why a product of factors is 0."""
    at = where(term, found)
    return ("underflow", None) if at is None else _of_factor(term[at], story, values)


def _of_factor(factor: Factor, story: Story, values: Values) -> Death:
    ref = factor.ref
    if ref is None:
        return _unnamed(factor, story, values)
    if ref.kind == "slope":
        return slope_zero(story, ref, values)
    last_dz = ref.kind == "dz" and ref.layer == story.architecture.depth
    if ref.kind == "dy" or (last_dz and story.fused):
        return _of_loss(ref, story, values)
    reasons = {"w": "zero_weight", "x": "zero_input", "a": "zero_output"}
    return reasons.get(ref.kind, "zero_factor"), ref


def _unnamed(factor: Factor, story: Story, values: Values) -> Death:
    """A local derivative without a ref: which quantity it is about."""
    table, *place = factor.path
    indices = [int(index) + 1 for index in place]
    if table == "jacobian":
        return "settled", Ref("y", (indices[1],), indices[0])
    if table == "loss slope":
        return _of_loss(Ref("dy", (indices[1],), indices[0]), story, values)
    if table == "fused slope":
        dz = Ref("dz", (story.architecture.depth, indices[1]), indices[0])
        return _of_loss(dz, story, values)
    return ("no_part" if table == "loss terms" else "zero_factor"), None


def _of_loss(ref: Ref, story: Story, values: Values) -> Death:
    """Why nothing starts back from the loss: with cross-entropy not only where y is the label."""
    shape = story.architecture
    if shape.loss != "cross_entropy":
        return "on_target", ref
    if ref.kind == "dy":  # -t/y is 0 wherever the label is, whatever y
        return "label_zero", ref
    labels = values.at(path_of(Ref("t", (1,), ref.sample))[:-1])
    if not any(labels):
        return "no_label", ref
    return ("one_share" if shape.outputs == 1 else "on_target"), ref


def slope_zero(story: Story, ref: Ref, values: Values) -> Death:
    """Why an activation passes nothing back."""
    row = ACTIVATIONS[story.architecture.activations[ref.layer - 1]]
    if values.at(path_of(_sum_of(ref))) in row.corners:
        return "corner", ref
    return ("gate_shut" if row.corners else "flat"), ref


def _sum_of(ref: Ref) -> Ref:
    return Ref("h", ref.indices, ref.sample)


def told(death: Death, story: Story, values: Values, lang: Lang, value: float) -> dict[str, Any]:
    """A death on the wire: the reason, the place, and a sentence."""
    reason, ref = death
    words = {
        "value": numbers.text(value),
        "ref": "",
        "out": letter("y", story.architecture),
        "sum": letter("h", story.architecture),
    }
    if ref is not None:
        words["ref"] = text(ref, story.architecture)
    if ref is not None and ref.kind in {"slope", "h"}:
        h = _sum_of(ref)
        words |= {
            "h": text(h, story.architecture),
            "number": numbers.text(values.at(path_of(h))),
            "label": ACTIVATIONS[story.architecture.activations[ref.layer - 1]].label,
        }
    return {
        "ref": None if ref is None else str(ref),
        "reason": reason,
        "sentence": sentence(reason, lang, **words)
        + _why_given_out(reason, ref, story, values, lang),
    }


def output_zero(story: Story, ref: Ref) -> Death:
    """Why a node gives out 0."""
    layer = ref.layer or story.architecture.depth
    reason = "relu_zero" if story.architecture.activations[layer - 1] == "relu" else "function_zero"
    return reason, Ref("h", (layer, ref.unit), ref.sample)


def _why_given_out(reason: str, ref: Ref | None, story: Story, values: Values, lang: Lang) -> str:
    """Of an output that is 0 a second sentence: the sum it comes from, and what became of it."""
    if reason != "zero_output" or ref is None:
        return ""
    because = told(output_zero(story, ref), story, values, lang, 0.0)["sentence"]
    return because if lang == "zh" else f" {because}"
