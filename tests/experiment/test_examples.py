"""The examples: the notes' golden cases, and what was published elsewhere."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from app.check import reproduced
from app.engine import Passes, run
from app.experiment import LANGS, resolve
from app.experiment.examples import DEFAULT, EXAMPLES, Example
from app.trace.refs import parse
from app.trace.values import Values

PUBLISHED = [example for example in EXAMPLES.values() if example.group == "published"]
# Calculated independently, to more digits than the sources print.
RECOMPUTED: dict[str, dict[str, float]] = {
    "mazur": {
        "h.1.1": 0.3775, "h.1.2": 0.3925, "a.1.1": 0.5932699921, "a.1.2": 0.5968843783,
        "h.2.1": 1.1059059671, "h.2.2": 1.2249214041, "y.1": 0.7513650696, "y.2": 0.7729284653,
        "dy.1": 0.7413650696, "dy.2": -0.2170715347, "dz.2.1": 0.1384985616,
        "dz.2.2": -0.0380982365, "da.1.1": 0.0363503064, "da.1.2": 0.0413703226,
        "dz.1.1": 0.0087713547, "dz.1.2": 0.0099542547, "L": 0.2983711087600027,
        "q.2.1.1": 0.0553994247, "q.2.2.1": -0.0190491183, "q.2.1.2": 0.0623243527,
        "q.2.2.2": -0.0209540301, "dw.1.1.1": 0.000438567734, "dw.1.1.2": 0.000877135469,
        "dw.1.2.1": 0.000497712735, "dw.1.2.2": 0.000995425471, "dw.2.1.1": 0.0821670406,
        "dw.2.1.2": 0.0826676278, "dw.2.2.1": -0.0226025405, "dw.2.2.2": -0.0227402422,
        "new.w.1.1.1": 0.149780716, "new.w.1.1.2": 0.199561432, "new.w.1.2.1": 0.249751144,
        "new.w.1.2.2": 0.299502287, "new.w.2.1.1": 0.35891648, "new.w.2.1.2": 0.408666186,
        "new.w.2.2.1": 0.51130127, "new.w.2.2.2": 0.561370121, "new.b.1.1": 0.35,
        "new.b.2.2": 0.60, "new.L": 0.29102777369,
    },
    "nielsen-1": {"y.1": 0.8175745, "dw.1.1.1": 0.1219383},
    "nielsen-2": {"y.1": 0.9820138, "dw.1.1.1": 0.0173450},
    "relu-2-2-1": {"h.1.1": 1.32, "h.1.2": 0.66, "y.1": 0.76, "L": 0.0288},
    "nnfs-neuron": {"h.1.1": 6, "dw.1.1.1": 1, "dw.1.1.2": -2, "dw.1.1.3": 3, "db.1.1": 1},
    "sklearn-mlp": {
        "a.1.1": 0.6791787, "a.1.2": 0.5744425, "y.1": 0.7654520, "dz.1.1": 0.0166788,
        "dz.1.2": 0.0374242,
    },
}  # fmt: skip


def passes_of(example: Example) -> Passes:
    made = resolve(example.experiment)
    return run(made.network, made.x, made.target, made.learning_rate, made.freeze_biases)


def value(passes: Passes, ref: str) -> float:
    found = Values(passes, 1)(parse(ref))
    assert isinstance(found, float)
    return found


def test_ids() -> None:
    assert DEFAULT in EXAMPLES
    assert list(RECOMPUTED) == [example.id for example in PUBLISHED]


def test_every_golden_case_is_an_example(golden: dict[str, Any]) -> None:
    expected = [name.replace("_", "-") for name in golden["cases"]]
    assert [example.id for example in EXAMPLES.values() if example.group == "notes"] == expected


def test_golden_numbers(golden: dict[str, Any]) -> None:
    for name, case in golden["cases"].items():
        example = EXAMPLES[name.replace("_", "-")]
        passes = passes_of(example)
        assert example.experiment.learning_rate == 0.01
        assert passes.x.tolist() == case["inputs"]["X"]
        assert passes.target.tolist() == case["inputs"]["label"]
        assert passes.forward.y.tolist() == case["forward"]["Y"] or "softmax" in name
        assert passes.forward.loss == pytest.approx(case["forward"]["L"], rel=1e-12)
        for number, dw in enumerate(passes.backward.dw, start=1):
            assert dw == pytest.approx(np.array(case["backward"][f"dW{number}"]), rel=1e-12)


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_words_in_every_language(example: Example) -> None:
    for lang in LANGS:
        assert example.title[lang]
        assert example.note[lang]
        assert example.titled(lang).title == example.title[lang]


@pytest.mark.parametrize("example", PUBLISHED, ids=RECOMPUTED)
def test_recomputed_numbers(example: Example) -> None:
    passes = passes_of(example)
    for ref, number in RECOMPUTED[example.id].items():
        assert value(passes, ref) == pytest.approx(number, rel=5e-6)


@pytest.mark.parametrize("example", PUBLISHED, ids=RECOMPUTED)
def test_printed_numbers_are_ours_or_explained(example: Example) -> None:
    """Half a unit in the last digit printed, or a remark says why not, and a recalculation with
    the source's mistake or from its rounded numbers gives what it prints."""
    passes = passes_of(example)
    for printed in example.printed:
        digits = f"{printed.printed:.15g}".partition(".")[2]
        unit = 10.0 ** -len(digits)
        rounded = abs(value(passes, printed.ref) - printed.printed) <= 0.5000001 * unit
        assert rounded != bool(printed.remark), f"{printed.ref}: {printed.printed}"
        assert bool(printed.remark) == bool(printed.mistake or printed.rounded)
        if printed.remark:
            given = {parse(ref): number for ref, number in printed.rounded.items()}
            again = reproduced(passes, parse(printed.ref), printed.mistake, given)
            assert abs(again - printed.printed) <= 0.5000001 * unit, f"{printed.ref}: {again}"
