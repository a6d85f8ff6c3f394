"""Every sample's part of every gradient, and the sums on the way, against autograd."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from app.engine import Array, Layer, Network, run
from app.engine.passes import Passes
from app.trace import shares
from app.trace.explain import explain
from app.trace.shares import all_shares
from tests.engine.networks import Problem, problems
from tests.engine.reference import reference
from tests.trace.networks import runs


def shared(problem: Problem) -> tuple[Passes, dict[str, Any] | None]:
    passes = run(problem.network, problem.x, problem.target, 0.1)
    return passes, all_shares(passes)


def near(found: Array, expected: Array) -> bool:
    size = float(np.abs(expected).max(initial=1.0))
    return np.allclose(found, expected, rtol=1e-8, atol=1e-10 * size)


@given(problems())
@settings(max_examples=60, deadline=None)
def test_a_part_is_the_gradient_of_its_sample_alone(problem: Problem) -> None:
    """Differentiated by HIPS autograd; of a mean every sample counts as one of so many."""
    _, found = shared(problem)
    samples = len(problem.x)
    if found is None:
        assert samples == 1
        return
    weight = 1 / samples if problem.network.reduction == "mean" else 1.0
    for row in range(samples):
        alone = reference(problem.network, problem.x[[row]], problem.target[[row]])
        for parts, dw in zip(found["dw"], alone.dw, strict=True):
            assert near(parts[row], weight * dw)
        assert near(found["own"]["dz"][row], alone.dz[-1][0])
        assert near(found["own"]["dy"][row], alone.da[-1][0])


@given(problems())
@settings(max_examples=60, deadline=None)
def test_the_sums_go_on_from_part_to_part_up_to_the_gradient(problem: Problem) -> None:
    passes, found = shared(problem)
    if found is None:
        return
    sums, backward = found["sums"], passes.backward
    layers = zip(found["dw"], sums["dw"], backward.dw, strict=True)
    biases = zip(backward.dz, sums["db"], backward.db, strict=True)
    both = [*layers, *(row for row in biases if row[2] is not None)]
    for parts, running, whole in both:
        size = np.abs(parts).sum(axis=0) + 1e-300
        assert (np.abs(running[-1] - whole) <= 1e-12 * size).all()
        assert (running[0] == parts[0]).all()
        assert (np.abs(np.diff(running, axis=0) - parts[1:]) <= 1e-12 * size).all()
    whole = sums["loss"][-1] * passes.network.plan.weight(len(passes.x))
    assert whole == pytest.approx(passes.forward.loss, rel=1e-12, abs=1e-300)


@given(runs())
@settings(max_examples=30, deadline=None)
def test_the_parts_are_those_that_explain_tells(passes: Passes) -> None:
    found = all_shares(passes)
    samples = explain(passes, "dw.1.1.1")["samples"]
    told = None if samples is None else samples["parts"]
    assert told == (None if found is None else found["dw"][0][:, 0, 0].tolist())


def of_samples(count: int) -> Passes:
    network = Network((Layer(np.ones((2, 3)), None, "identity"),), "mse", "mean")
    return run(network, np.ones((count, 2)), np.zeros((count, 3)), 0.1)


def test_one_sample_shares_with_nobody() -> None:
    assert all_shares(of_samples(1)) is None
    assert all_shares(of_samples(2)) is not None


def test_too_many_are_not_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares, "MOST_PARTS", 24)
    assert all_shares(of_samples(4)) is not None
    assert all_shares(of_samples(5)) is None
