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


def death(term: Term, found: Sequence[float], story: Story) -> Death:
    """Why a product of factors is 0."""
    at = where(term, found)
    return ("underflow", None) if at is None else _of_factor(term[at], story)


def _of_factor(factor: Factor, story: Story) -> Death:
    ref = factor.ref
    if ref is None:
        return _unnamed(factor, story)
    if ref.kind == "slope":
        corner = bool(ACTIVATIONS[story.architecture.activations[ref.layer - 1]].corners)
        return ("gate_shut" if corner else "flat"), ref
    last_dz = ref.kind == "dz" and ref.layer == story.architecture.depth
    if ref.kind == "dy" or (last_dz and story.fused):
        return _of_loss(ref, story), ref
    reasons = {"w": "zero_weight", "x": "zero_input", "a": "zero_output"}
    return reasons.get(ref.kind, "zero_factor"), ref


def _of_loss(ref: Ref, story: Story) -> str:
    """Why nothing starts back from the loss: -t/y is 0 wherever the label is, whatever y."""
    label = ref.kind == "dy" and story.architecture.loss == "cross_entropy"
    return "label_zero" if label else "on_target"


def _unnamed(factor: Factor, story: Story) -> Death:
    """A local derivative without a ref: which quantity it is about."""
    table, *place = factor.path
    indices = [int(index) + 1 for index in place]
    if table == "jacobian":
        return "settled", Ref("y", (indices[1],), indices[0])
    if table == "loss slope":
        dy = Ref("dy", (indices[1],), indices[0])
        return _of_loss(dy, story), dy
    if table == "fused slope":
        return "on_target", Ref("dz", (story.architecture.depth, indices[1]), indices[0])
    return ("no_part" if table == "loss terms" else "zero_factor"), None


def told(death: Death, story: Story, values: Values, lang: Lang, value: float) -> dict[str, Any]:
    """A death on the wire: the reason, the place, and a sentence."""
    reason, ref = death
    because = _on_no_target(ref, story, values) if reason == "on_target" and ref else reason
    words = {
        "value": numbers.text(value),
        "ref": "",
        "out": letter("y", story.architecture),
        "sum": letter("h", story.architecture),
    }
    if ref is not None:
        words["ref"] = text(ref, story.architecture)
    if ref is not None and ref.kind in {"slope", "h"}:
        h = Ref("h", ref.indices, ref.sample)
        number, row = (
            values.at(path_of(h)),
            ACTIVATIONS[story.architecture.activations[ref.layer - 1]],
        )
        words |= {
            "h": text(h, story.architecture),
            "number": numbers.text(number),
            "label": row.label,
        }
        if reason == "gate_shut" and number in row.corners:
            because = "corner"
    return {
        "ref": None if ref is None else str(ref),
        "reason": reason,
        "sentence": sentence(because, lang, **words)
        + _why_given_out(reason, ref, story, values, lang),
    }


def _on_no_target(ref: Ref, story: Story, values: Values) -> str:
    """Which sentence says that no change is asked for: with cross-entropy not only at its end."""
    shape = story.architecture
    if shape.loss != "cross_entropy" or ref.kind != "dz":
        return "on_target"
    labels = [Ref("t", (output,), ref.sample) for output in range(1, shape.outputs + 1)]
    if all(values.at(path_of(label)) == 0.0 for label in labels):
        return "no_label"
    return "one_share" if shape.outputs == 1 else "on_target"


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
