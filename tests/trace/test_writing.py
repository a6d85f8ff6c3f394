"""Numbers, names and formulas as `tests/data/writing.json` says; the browser reads it too."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.trace import fill, numbers, refs, symbols
from app.trace.architecture import Architecture
from app.trace.writing import NAMES, Writing

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


def writing(case: dict[str, Any]) -> Writing:
    """The convention of a case; the notes' where it names none."""
    return Writing(case.get("names", "notes"), case.get("orientation", "from_to"))


def test_every_kind_is_written_in_every_convention() -> None:
    written = {(writing(case).names, refs.parse(case["ref"]).kind) for case in CASES["names"]}
    assert written >= {(names, kind) for names in NAMES[1:] for kind in refs.NOTATION}


def test_a_convention_names_no_two_scalars_alike() -> None:
    for names in NAMES:
        style = replace(STYLES["plain"], writing=Writing(names))
        spelled = [symbols.latex(ref, style) for ref in refs.enumerate_refs(style)]
        spelled.remove(symbols.latex(refs.Ref("l"), style))  # of one sample it is the loss
        assert len(set(spelled)) == len(spelled)


def test_names() -> None:
    for case in CASES["names"]:
        style = replace(STYLES[case["style"]], writing=writing(case))
        ref = refs.parse(case["ref"])
        assert symbols.latex(ref, style) == case["latex"]
        assert symbols.text(ref, style) == case["text"]


@pytest.mark.parametrize("case", CASES["formulas"], ids=lambda case: case["template"][:24])
def test_formulas(case: dict[str, Any]) -> None:
    template = fill.parse(case["template"])
    written = [fill.write(case["values"][slot.ref], slot.form) for slot in template.slots]
    joined = [text + number for text, number in zip(template.texts, [*written, ""], strict=True)]
    assert "".join(joined) == case["numeric"]


@pytest.mark.parametrize("case", CASES["symbols"], ids=lambda case: case["names"])
def test_symbols(case: dict[str, Any]) -> None:
    style = replace(STYLES["plain"], writing=writing(case))
    template = fill.parse(case["template"])
    written = fill.with_symbols(template, lambda ref: symbols.latex(refs.parse(ref), style))
    assert written == case["latex"]
