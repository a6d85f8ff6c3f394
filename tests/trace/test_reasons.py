"""Why a number is zero, or stays: a reason that is true of the number at hand."""

from __future__ import annotations

import re
from typing import Any

import pytest

from app.engine import Layer, Network, Passes, run
from app.trace.explain import explain
from app.trace.telling import tell
from tests.trace.test_explain_notes import case


def one_weight(x: float, w: float, target: float, rate: float) -> Passes:
    network = Network((Layer([[w]], None, "identity"),), "half_sse")
    return run(network, [[x]], [[target]], rate)


def test_an_update_that_moves_nothing() -> None:
    stuck = explain(one_weight(1.0, 1.0, 1.0 - 1e-9, 1e-9), "new.w.1.1.1")
    assert [place["reason"] for place in stuck["died"]] == ["rounded_away"]
    still = explain(one_weight(1.0, 1.0, 1.0, 0.1), "new.w.1.1.1")
    assert [place["reason"] for place in still["died"]] == ["unmoved"]
    assert explain(one_weight(1.0, 1.0, 0.0, 0.1), "new.w.1.1.1")["died"] is None


@pytest.mark.parametrize(
    ("x", "w", "target", "ref", "reason"),
    [
        (0.0, 2.0, 1.0, "dw.1.1.1", "zero_input"),
        (1.0, 0.0, 1.0, "dx.1", "zero_weight"),
        (1.0, 1.0, 1.0, "dw.1.1.1", "on_target"),
        (1.0, 1.0, 1.0, "L", "no_loss"),
        (1e-200, 1.0, 1e-200 - 1e-210, "dw.1.1.1", "underflow"),
        (0.0, 2.0, 1.0, "p.1.1.1", "zero_input"),
    ],
)
def test_reasons_for_nothing(x: float, w: float, target: float, ref: str, reason: str) -> None:
    told = explain(one_weight(x, w, target, 0.1), ref)
    assert told["value"] == 0
    assert {place["reason"] for place in told["died"]} == {reason}


def test_parts_that_cancel() -> None:
    network = Network((Layer([[1.0], [-1.0]], None, "identity"),), "half_sse")
    told = explain(run(network, [[2.0, 2.0]], [[1.0]], 0.1), "h.1.1")
    assert [place["reason"] for place in told["died"]] == ["cancelled"]


def sentences(told: dict[str, Any]) -> str:
    return " ".join([told["narration"], *(place["sentence"] for place in told["died"])])


@pytest.mark.parametrize("ref", ["new.w.1.1.1", "dw.1.1.1"])
def test_a_step_that_is_rounded_away_is_not_said_to_move(ref: str) -> None:
    """Where the step leads is true of any step; whether the parameter moves is not."""
    passes = one_weight(1.0, 1.0, 1.0 - 1e-9, 1e-9)
    steps = {
        step["target"]: step["narration"] for step in tell(passes, granularity="unit")["steps"]
    }
    for told in (explain(passes, ref)["narration"], steps[ref]):
        assert "leads down" in told
        assert not re.search("becomes|will make", told)


def test_an_output_without_a_label_is_not_on_target(golden: dict[str, Any]) -> None:
    """y₂ = 0.437823 and should be 0: Δy₂ is 0 only because -t/y is."""
    told = explain(case(golden, "ex6_softmax_ce"), "dy.2")
    assert [place["reason"] for place in told["died"]] == ["label_zero"]
    assert "wants it" not in sentences(told)
    assert "label is 0" in told["narration"]
    crossed = explain(case(golden, "ex6_softmax_ce"), "dz.3.1")["unfused"]
    reasons = [path["died"]["reason"] for path in crossed["paths"] if path["died"]]
    assert reasons == ["label_zero"]


@pytest.mark.parametrize(
    ("weights", "labels", "reason", "because"),
    [
        ([[1.0, 2.0]], [0.0, 0.0], "no_label", "all labels are 0"),
        ([[1.5]], [0.5], "one_share", "a single output"),
    ],
)
def test_a_cross_entropy_that_asks_for_nothing(
    weights: list[list[float]], labels: list[float], reason: str, because: str
) -> None:
    network = Network((Layer(weights, None, "softmax"),), "cross_entropy")
    passes = run(network, [[1.0]], [labels], 0.1)
    told = explain(passes, "dz.1.1")
    assert {place["reason"] for place in told["died"]} == {reason}
    assert because in sentences(told)
    assert "wants it" not in sentences(told) + sentences(explain(passes, "L"))


@pytest.mark.parametrize("ref", ["slope.2.1", "dz.2.1", "dw.2.1.1"])
def test_at_a_corner_the_slope_is_a_convention(golden: dict[str, Any], ref: str) -> None:
    """M21: h₂₁ is exactly 0."""
    told = explain(case(golden, "ex6_kink"), ref)
    assert [place["reason"] for place in told["died"]] == ["corner"]
    assert "corner" in sentences(told)
    assert "not positive" not in sentences(told)
    beside = explain(case(golden, "ex6_dead_h22"), "slope.2.2")
    assert "corner" not in sentences(beside)


@pytest.mark.parametrize(("ref", "nodes", "ways"), [("da.1.1", 2, 4), ("dx.1", 2, 8)])
def test_nodes_are_not_called_ways(golden: dict[str, Any], ref: str, nodes: int, ways: int) -> None:
    told = explain(case(golden, "ex6_default"), ref)["narration"]
    assert f"feeds {nodes} nodes" in told
    assert f"There are {ways} ways back" in told


def test_a_fused_gradient_is_true_of_labels_that_do_not_add_up_to_one() -> None:
    network = Network((Layer([[1.0, 2.0]], None, "softmax"),), "cross_entropy")
    told = explain(run(network, [[1.0]], [[0.5, 0.7]], 0.1), "dz.1.1")
    # 0.5 · (0.5 + 0.7) - 0.5 would be no output minus label.
    assert re.search(
        r"as one: dz₁₁ = \S+\. Where the labels add up to 1, that is", told["narration"]
    )
