"""The order of steps: nothing is told before what it needs, and nothing is left out."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from itertools import pairwise
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.network import Network
from app.engine.passes import Passes, run
from app.trace import GRANULARITIES, Granularity, refs, tell
from app.trace.architecture import Architecture
from app.trace.rules import PerRule, Rule
from app.trace.script import script
from app.trace.story import Story
from tests.trace.networks import runs

STATIC = ("index", "phase", "rule", "target", "inputs", "template", "symbolic", "expanded")


@given(passes=runs(max_samples=1), granularity=st.sampled_from(GRANULARITIES))
@settings(max_examples=60, deadline=None)
def test_every_input_is_given_or_told_before(passes: Passes, granularity: Granularity) -> None:
    told: set[str] = set()
    for step in tell(passes, granularity=granularity)["steps"]:
        for name in step["inputs"]:
            assert name in told or refs.parse(name).kind in refs.GIVEN, (step["target"], name)
        told.add(step["target"])


@given(passes=runs(), data=st.data())
@settings(max_examples=40, deadline=None)
def test_other_samples_are_the_only_inputs_not_told(passes: Passes, data: st.DataObject) -> None:
    sample = data.draw(st.integers(1, len(passes.x)))
    told: set[str] = set()
    for step in tell(passes, granularity="edge", sample=sample)["steps"]:
        for name in step["inputs"]:
            ref = refs.parse(name)
            other = ref.kind in refs.PER_SAMPLE and ref.sample != sample
            assert name in told or ref.kind in refs.GIVEN or other, (step["target"], name)
        told.add(step["target"])


@given(passes=runs(max_samples=2))
@settings(max_examples=40, deadline=None)
def test_edge_story_tells_every_quantity_once(passes: Passes) -> None:
    steps = tell(passes, granularity="edge")["steps"]
    told = Counter(step["target"] for step in steps)
    architecture = Architecture.of(passes.network, len(passes.x), passes.freeze_biases)
    expected = {str(ref) for ref in refs.enumerate_refs(architecture)}
    untold = {"slope", "new.L"} | refs.GIVEN
    untold |= {"new.b"} if passes.freeze_biases else set()
    untold |= set() if architecture.batch else {"l"}
    assert set(told) == {name for name in expected if refs.parse(name).kind not in untold}
    assert set(told.values()) == {1}


@given(passes=runs(), granularity=st.sampled_from(GRANULARITIES), data=st.data())
@settings(max_examples=40, deadline=None)
def test_steps_depend_on_the_architecture_alone(
    passes: Passes, granularity: Granularity, data: st.DataObject
) -> None:
    network = passes.network
    negated = Network(
        tuple(
            type(layer)(-layer.weights, layer.biases, layer.activation) for layer in network.layers
        ),
        network.loss,
        network.reduction,
    )
    other = run(negated, 1 - passes.x, passes.target, 0.7, passes.freeze_biases)
    before, after = (tell(p, granularity=granularity) for p in (passes, other))
    assert [[s[key] for key in STATIC] for s in before["steps"]] == [
        [s[key] for key in STATIC] for s in after["steps"]
    ]
    offset = data.draw(st.integers(0, before["total_steps"]))
    page = tell(passes, granularity=granularity, offset=offset, limit=5)
    assert page["steps"] == before["steps"][offset : offset + 5]
    assert page["total_steps"] == before["total_steps"] == len(before["steps"])


@pytest.mark.parametrize(("granularity", "count"), [("layer", 18), ("unit", 51), ("edge", 75)])
def test_counts_of_the_notes_network(ex6: Passes, granularity: Granularity, count: int) -> None:
    told = tell(ex6, granularity=granularity)
    assert told["total_steps"] == count
    spans = [(phase["first"], phase["last"]) for phase in told["phases"]]
    assert [phase["phase"] for phase in told["phases"]] == ["forward", "loss", "backward", "update"]
    assert spans[0][0] == 1
    assert spans[-1][1] == count
    assert all(a[1] + 1 == b[0] for a, b in pairwise(spans))


def test_values_are_the_golden_ones(ex6: Passes, golden: dict[str, Any]) -> None:
    case = golden["cases"]["ex6_default"]
    told = {step["target"]: step["value"] for step in tell(ex6, granularity="layer")["steps"]}
    for name, ref in (("H1", "H.1"), ("A2", "A.2"), ("Y", "Y"), ("L", "L")):
        assert told[ref] == case["forward"][name]
    for name, ref in (("dY", "dY"), ("dZ2", "dZ.2"), ("dW1", "dW.1"), ("dA0", "dX")):
        assert told[ref] == case["backward"][name]


def test_long_scripts_are_made_a_page_at_a_time() -> None:
    story = Story(Architecture(784, (128, 10), ("relu", "softmax"), (True,) * 2,
                               "cross_entropy", "mean"), "edge")  # fmt: skip
    steps = script(story)
    weights = 784 * 128 + 128 * 10
    assert len(steps) > 4 * weights
    assert steps.step(len(steps)).target == refs.Ref("new.b", (2, 10))
    with pytest.raises(IndexError):
        steps.step(len(steps) + 1)


def test_finest_granularity_under_the_limit(ex6: Passes) -> None:
    assert tell(ex6)["granularity"] == "edge"
    assert tell(ex6, max_steps=60)["granularity"] == "unit"
    assert tell(ex6, max_steps=20)["granularity"] == "layer"
    assert len(tell(ex6, granularity="unit", max_steps=20)["steps"]) == 20


def test_no_such_sample(ex6: Passes) -> None:
    with pytest.raises(IndexError):
        tell(ex6, sample=2)


def test_rules_are_one_closed_set() -> None:
    assert {field.name for field in fields(PerRule)} == set(get_args(Rule))
