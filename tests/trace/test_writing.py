"""Numbers, names and formulas as `tests/data/writing.json` says; the browser reads it too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.trace import fill, numbers, refs
from app.trace.architecture import Architecture

CASES: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "data/writing.json").read_text("utf-8")
)
ACTIVATIONS = ("relu", "relu", "identity")
STYLES = {
    "plain": Architecture(2, (2, 2, 2), ACTIVATIONS, (False,) * 3, "mse", "mean"),
    "chain": Architecture(1, (1, 1, 1), ACTIVATIONS, (True,) * 3, "mse", "mean"),
    "batch": Architecture(2, (2, 2), ACTIVATIONS[1:], (True,) * 2, "mse", "mean", samples=3),
}


def test_numbers() -> None:
    for case in CASES["numbers"]:
        assert numbers.latex(case["value"]) == case["latex"]
        assert numbers.text(case["value"]) == case["text"]


def test_names() -> None:
    for case in CASES["names"]:
        ref, style = refs.parse(case["ref"]), STYLES[case["style"]]
        assert refs.latex(ref, style) == case["latex"]
        assert refs.text(ref, style) == case["text"]


@pytest.mark.parametrize("case", CASES["formulas"], ids=lambda case: case["template"][:24])
def test_formulas(case: dict[str, Any]) -> None:
    template = fill.parse(case["template"])
    written = [fill.write(case["values"][slot.ref], slot.form) for slot in template.slots]
    joined = [text + number for text, number in zip(template.texts, [*written, ""], strict=True)]
    assert "".join(joined) == case["numeric"]
