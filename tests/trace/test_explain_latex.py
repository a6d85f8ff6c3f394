"""KaTeX sets every formula of an explanation, and a list of ways that is cut short says so."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.engine.passes import Passes
from app.trace.explain import explain
from app.trace.routes import REACHED
from app.trace.sentences import LANGUAGES
from tests.export.test_derivations import refused
from tests.trace.networks import runs
from tests.trace.test_explain import every_ref

SETTINGS = settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
# Templates are LaTeX with ⟦refs⟧ in it, to be filled in.
WRITTEN = (
    *("latex", "chain", "symbolic", "substituted", "result", "numeric", "symbol"),
    *("before", "end"),
)


def formulas(answer: Any) -> list[tuple[str, bool]]:
    """Everything in an answer that is LaTeX, however deep it stands."""
    if isinstance(answer, list):
        return [found for item in answer for found in formulas(item)]
    if not isinstance(answer, dict):
        return []
    own = [(answer[key], True) for key in WRITTEN if isinstance(answer.get(key), str)]
    return own + [found for item in answer.values() for found in formulas(item)]


def test_katex_sets_every_explanation_of_the_notes_networks(ex6: Passes) -> None:
    found = [f for ref in every_ref(ex6) for f in formulas(explain(ex6, str(ref)))]
    assert len(found) > 500
    assert refused(found) == []


@SETTINGS
@given(runs())
def test_katex_sets_every_explanation_of_any_network(passes: Passes) -> None:
    found = [f for ref in every_ref(passes) for f in formulas(explain(passes, str(ref)))]
    assert refused(found) == []


@settings(SETTINGS, max_examples=20)
@given(passes=runs(), most=st.integers(1, 3), lang=st.sampled_from(LANGUAGES))
def test_a_list_cut_short_says_so(passes: Passes, most: int, lang: Any) -> None:
    for ref in every_ref(passes):
        if ref.kind not in REACHED:
            continue
        told = explain(passes, str(ref), lang, most_paths=most)
        if told["rest"] is None:
            assert told["path_count"] <= most
            continue
        others = told["path_count"] - len(told["paths"])
        assert told["rest"]["count"] == others
        assert str(int(others)) in told["narration"]
        products = [path["product"] for path in told["paths"]]
        total = math.fsum([*products, told["rest"]["sum"]])
        size = math.fsum(map(abs, products)) + abs(told["rest"]["sum"]) + 1e-300
        assert total == pytest.approx(told["value"], rel=1e-6, abs=1e-9 * size)
