"""A diagnosis in words. The sentences stand in `mistakes.json`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from app.check.nearby import Nearby
from app.engine.activations import ACTIVATIONS
from app.trace.architecture import Architecture
from app.trace.refs import Ref
from app.trace.sentences import Lang
from app.trace.symbols import letter, text

SENTENCES: Final[dict[str, dict[Lang, str]]] = json.loads(
    Path(__file__).with_name("mistakes.json").read_text("utf-8")
)
AND: Final[dict[Lang, str]] = {"en": " → ", "zh": " → "}


def told(found: Nearby, ref: Ref, shape: Architecture, lang: Lang) -> dict[str, Any]:
    """The diagnosis on the wire."""
    layer = next((place.layer for place in found.refs if place.kind == "H"), 0)
    code = mistake(found, layer, shape)
    where = _where(layer, lang)
    words = {
        "target": text(ref, shape),
        "things": AND[lang].join(text(thing, shape) for thing in found.refs),
        "where": where,
        "n": str(shape.outputs),
        "samples": str(shape.samples),
        "label": ACTIVATIONS[shape.activations[(layer or shape.depth) - 1]].label,
    }
    return {
        "mistake": code,
        "note": found.note or _note_of_softmax(found, layer, shape),
        "value": found.value,
        "refs": [str(_shown(thing, code, shape)) for thing in found.refs],
        "explanation": _sentence(code, shape)[lang].format(**words, **_letters(shape)),
    }


def _shown(place: Ref, code: str, shape: Architecture) -> Ref:
    """The quantity to look at: of a layer whose own output was taken, that output."""
    if code != "own_activation":
        return place
    return Ref("Y", ()) if place.layer == shape.depth else Ref("A", place.indices)


def _sentence(code: str, shape: Architecture) -> dict[Lang, str]:
    """The sentence about a mistake; where W stands the other way round, some say the opposite."""
    turned = SENTENCES.get(f"{code}_turned") if shape.writing.turned else None
    return turned or SENTENCES[code]


def _letters(shape: Architecture) -> dict[str, str]:
    """What the reader's convention calls the quantities that sentences speak of in general."""
    return {kind: letter(kind, shape) for kind in ("h", "a", "y", "t", "L")}


def mistake(found: Nearby, layer: int, shape: Architecture) -> str:
    """The code of a mistake; softmax has names of its own for some."""
    output = layer == shape.depth and shape.activations[-1] == "softmax"
    return (
        f"softmax_{found.code}" if output and f"softmax_{found.code}" in SENTENCES else found.code
    )


def _note_of_softmax(found: Nearby, layer: int, shape: Architecture) -> str | None:
    """The notes' number of softmax taken for y = x: on one node alone (M5), or on several (M17)."""
    if shape.activations[-1] != "softmax":
        return None
    if found.code == "slope_forgotten" and shape.outputs == 1 and layer in (0, shape.depth):
        return "M5"  # softmax of one node is 1 whatever h is: nothing passes back through it
    taken_for_identity = found.code in {"slope_forgotten", "activation_forgotten"}
    return "M17" if taken_for_identity and layer == shape.depth else None


def _where(layer: int, lang: Lang) -> str:
    if not layer:
        return {"en": "in every layer", "zh": "在每一层"}[lang]
    return {"en": f"in layer {layer}", "zh": f"在第 {layer} 层"}[lang]
