"""What each sample adds to a weight's and a bias's gradient."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from app.engine.network import Layer, Network
from app.engine.passes import Passes, run
from app.trace.architecture import Architecture
from app.trace.explain import explain
from app.trace.refs import enumerate_refs
from app.trace.shares import SHARED
from tests.trace.networks import runs


def of_golden(case: dict[str, Any], reduction: str) -> Passes:
    weights = [np.array(rows) for rows in case["inputs"]["W"].values()]
    heads = ["relu"] * (len(weights) - 1) + ["identity"]
    layers = tuple(Layer(rows, None, head) for rows, head in zip(weights, heads, strict=True))
    network = Network(layers, "mse", reduction)
    return run(network, case["inputs"]["X"], case["inputs"]["label"], 0.01)


def test_the_notes_batch(golden: dict[str, Any]) -> None:
    """dW3 of the batch of two: each part holds its half of the mean already."""
    case = golden["cases"]["ex6_batch2"]
    expected = case["backward"]["dW3"]
    passes = of_golden(case, "mean")
    for source, row in enumerate(expected, 1):
        for to, value in enumerate(row, 1):
            answer = explain(passes, f"dw.3.{to}.{source}")
            samples = answer["samples"]
            assert math.fsum(samples["parts"]) == value == answer["value"]
            assert samples["parts"] == [term["product"] for term in answer["terms"]]


def test_a_sum_takes_no_mean(golden: dict[str, Any]) -> None:
    case = golden["cases"]["ex6_batch2"]
    mean = explain(of_golden(case, "mean"), "dw.3.1.1")["samples"]
    total = explain(of_golden(case, "sum"), "dw.3.1.1")["samples"]
    assert (mean["mean"], total["mean"]) == (True, False)
    assert total["parts"] == total["own"] == mean["own"] == [2 * part for part in mean["parts"]]


@given(runs())
@settings(max_examples=40, deadline=None)
def test_the_parts_add_up(passes: Passes) -> None:
    architecture = Architecture.of(passes.network, len(passes.x), passes.freeze_biases)
    for ref in enumerate_refs(architecture):
        answer = explain(passes, str(ref))
        samples = answer["samples"]
        if ref.kind not in SHARED or not architecture.batch:
            assert samples is None
            continue
        assert samples["count"] == len(samples["parts"]) == len(samples["own"]) == len(passes.x)
        size = math.fsum(map(abs, samples["parts"]))
        assert math.fsum(samples["parts"]) == pytest.approx(
            answer["value"], abs=1e-12 * size + 1e-300
        )
        alone = [share * passes.network.plan.weight(len(passes.x)) for share in samples["own"]]
        assert alone == pytest.approx(samples["parts"], rel=1e-12, abs=1e-300)
