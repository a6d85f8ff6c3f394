"""A number that is zero, or a parameter that an update left alone: every reason for it."""

from __future__ import annotations

from typing import Any

from app.trace import dying
from app.trace.refs import GIVEN, Ref
from app.trace.sentences import Lang
from app.trace.story import Story
from app.trace.values import Values, path_of

Places = list[dict[str, Any]]


def why_zero(
    story: Story, ref: Ref, lang: Lang, values: Values, answer: dict[str, Any]
) -> Places | None:
    """Where on each way a zero died, each place once, with the ways that end there.

    None where the number is not zero, or is given.
    """
    value = answer["value"]
    if ref.kind.startswith("new."):
        return _unmoved(story, ref, lang, values, value)
    if value != 0.0 or ref.kind in GIVEN:
        return None
    parts = answer["paths"] or answer["terms"]
    if not parts:
        return [{**_function_zero(story, ref, lang, values), "paths": []}]
    found: dict[str, dict[str, Any]] = {}
    for number, part in enumerate(parts):
        if part["died"] is not None:
            place = found.setdefault(part["died"]["sentence"], {**part["died"], "paths": []})
            place["paths"].append(number)
    if any(part["died"] is None for part in parts):
        cancelled = dying.told(("cancelled", None), story, values, lang, value)
        found["cancelled"] = {**cancelled, "paths": []}
    return list(found.values())


def _function_zero(story: Story, ref: Ref, lang: Lang, values: Values) -> dict[str, Any]:
    """A zero that is no sum of products: a loss, an activation, a slope."""
    if ref.kind not in {"a", "y", "slope", "p"}:
        return dying.told(("no_loss", None), story, values, lang, 0.0)
    if ref.kind == "p":
        return dying.told(_of_product(story, ref, values), story, values, lang, 0.0)
    if ref.kind == "slope":
        return dying.told(dying.slope_zero(story, ref, values), story, values, lang, 0.0)
    return dying.told(dying.output_zero(story, ref), story, values, lang, 0.0)


def _of_product(story: Story, ref: Ref, values: Values) -> dying.Death:
    """What an edge carries is 0 because of its weight, or of what comes in."""
    weight = Ref("w", ref.indices)
    if values.at(path_of(weight)) == 0.0:
        return "zero_weight", weight
    out = story.out(ref.layer - 1, ref.source)
    return ("zero_input" if out.kind == "x" else "zero_output"), out


def _unmoved(story: Story, ref: Ref, lang: Lang, values: Values, value: float) -> Places | None:
    """Why an update left its parameter where it was."""
    kind = ref.kind.removeprefix("new.")
    if kind == "L" or value != values.at(path_of(Ref(kind, ref.indices))):
        return None
    if kind == "b" and story.architecture.freeze_biases:
        return None
    gradient = Ref("d" + kind, ref.indices)
    reason = "unmoved" if values.at(path_of(gradient)) == 0.0 else "rounded_away"
    return [{**dying.told((reason, gradient), story, values, lang, value), "paths": []}]
