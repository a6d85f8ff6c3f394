"""Every quantity of random networks explains itself, and its ways add up to it."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.network import Layer, Network
from app.engine.passes import Passes, run
from app.trace import UnknownRef, dying, refs
from app.trace.architecture import Architecture
from app.trace.explain import explain
from app.trace.refs import MATRICES, NOTATION, PER_SAMPLE, Ref, enumerate_refs
from app.trace.routes import REACHED
from app.trace.sentences import LANGUAGES, Lang
from app.trace.values import Values
from tests.trace.latex_eval import evaluate
from tests.trace.networks import runs

FUSED_KEYS = {"chain", "template", "expanded", "factors", "terms", "paths", "path_count", "rest"}


def every_ref(passes: Passes) -> list[Ref]:
    """Scalars of every sample, and whole matrices."""
    architecture = Architecture.of(passes.network, len(passes.x), passes.freeze_biases)
    samples = range(1, architecture.samples + 1)
    scalars = {
        ref.at(sample) if ref.kind in PER_SAMPLE else ref
        for ref in enumerate_refs(architecture)
        for sample in samples
    }
    layers = range(1, architecture.depth + 1)
    for kind in MATRICES:
        for indices in [(layer,) for layer in layers] if NOTATION[kind]["indices"] else [()]:
            try:
                scalars.add(refs.resolve(str(Ref(kind, indices)), architecture))
            except UnknownRef:
                continue  # the layer has no biases
    return sorted(scalars, key=str)


def factors_multiply(part: dict[str, Any]) -> None:
    product = math.prod(factor["value"] for factor in part["factors"])
    assert part["product"] == pytest.approx(product, rel=1e-14, abs=0)


def reader(passes: Passes, ref: Ref) -> Callable[[str], Any]:
    """The number of a ref's text."""
    values = Values(passes, ref.sample)
    return lambda text: values(refs.parse(text))


def parts_add_up(
    parts: list[dict[str, Any]], value: float, rest: float = 0.0, slack: float = 1.0
) -> None:
    """To 1e-12 of the sizes that are added."""
    products = [part["product"] for part in parts]
    size = math.fsum(map(abs, products)) + abs(rest)
    assert abs(math.fsum(products) + rest - value) <= 1e-12 * slack * size


def saturation(passes: Passes) -> float:
    """How much the passes' own ∂L/∂h of a softmax, a difference, is less precise than its parts."""
    if passes.network.layers[-1].activation != "softmax":
        return 1.0
    return 1.0 / max(float(np.min(1.0 - passes.forward.y)), 1e-6)


@given(passes=runs(), lang=st.sampled_from(LANGUAGES))
@settings(max_examples=40, deadline=None)
def test_every_quantity_explains_itself(passes: Passes, lang: Lang) -> None:
    slack = saturation(passes)
    for ref in every_ref(passes):
        told = explain(passes, str(ref), lang)
        values = Values(passes, ref.sample)
        assert told["ref"] == str(ref)
        assert told["value"] == values(ref)
        assert told["narration"]
        assert "⟦" not in told["narration"] + told["chain"] + told["symbolic"]
        assert "⟨" not in told["narration"]
        if ref.kind in MATRICES:
            assert told["matrix"]["cell"] is None
            continue
        assert "⟦" not in told["substituted"]
        for part in told["terms"] + told["paths"]:
            factors_multiply(part)
        if told["terms"]:
            parts_add_up(told["terms"], told["value"], slack=slack)
        if told["factors"]:
            product = math.prod(factor["value"] for factor in told["factors"])
            parts_add_up([{"product": product}], told["value"], slack=slack)
        assert bool(told["paths"]) == (ref.kind in REACHED)
        if told["paths"]:
            assert told["path_count"] == len(told["paths"])
            parts_add_up(told["paths"], told["value"], slack=slack)
        if told["unfused"]:
            assert set(told["unfused"]) == FUSED_KEYS
            parts_add_up(told["unfused"]["paths"], told["value"], slack=slack)


@given(passes=runs())
@settings(max_examples=40, deadline=None)
def test_formulas_give_the_number(passes: Passes) -> None:
    for ref in every_ref(passes):
        told = explain(passes, str(ref))
        if " = " not in told["expanded"] or ref.kind == "new.L":
            continue
        shown = evaluate(told["expanded"], reader(passes, ref), rows=len(passes.x))
        np.testing.assert_allclose(shown, told["value"], rtol=1e-9, atol=1e-12)


@given(passes=runs())
@settings(max_examples=40, deadline=None)
def test_matrix_form_marks_the_cell(passes: Passes) -> None:
    for ref in every_ref(passes):
        told = explain(passes, str(ref))["matrix"]
        if told is None or told["cell"] is None:
            continue
        values = Values(passes, ref.sample)
        rows: Any = values(refs.parse(told["ref"]))
        row, column = told["cell"]
        assert rows[row - 1][column - 1] == values(ref)
        assert told["shape"] == [len(rows), len(rows[0])]
        for operand in told["operands"]:
            matrix: Any = values(refs.parse(operand["ref"]))
            if operand["shape"] is not None:
                assert operand["shape"] == [len(matrix), len(matrix[0])]
        if told["rule"] != "given":
            assert r"\boxed{" in told["numeric"]


@given(passes=runs(), most=st.integers(1, 6))
@settings(max_examples=40, deadline=None)
def test_the_largest_are_listed_and_the_rest_is_summed(passes: Passes, most: int) -> None:
    for ref in every_ref(passes):
        if ref.kind not in REACHED:
            continue
        everything = explain(passes, str(ref))
        told = explain(passes, str(ref), most_paths=most)
        assert told["path_count"] == everything["path_count"]
        if told["path_count"] <= most:
            assert told["rest"] is None
            continue
        sizes = sorted((abs(path["product"]) for path in everything["paths"]), reverse=True)
        listed = [abs(path["product"]) for path in told["paths"]]
        np.testing.assert_allclose(listed, sizes[:most], rtol=1e-9, atol=1e-300)
        assert told["rest"]["count"] == told["path_count"] - most
        parts_add_up(told["paths"], told["value"], told["rest"]["sum"], saturation(passes))
        chosen = {tuple(path["refs"]) for path in told["paths"]}
        assert len(chosen) == most
        assert chosen <= {tuple(path["refs"]) for path in everything["paths"]}


def test_more_ways_than_anyone_could_list() -> None:
    random = np.random.default_rng(7)
    sizes = (4, *[30] * 18, 3)
    layers = tuple(Layer(random.normal(size=pair) / 4, None, "tanh") for pair in pairwise(sizes))
    passes = run(Network(layers, "mse"), random.normal(size=(1, 4)), np.zeros((1, 3)), 0.1)
    told = explain(passes, "dw.1.1.1", most_paths=50)
    assert told["path_count"] == float(30**17 * 3)
    listed = [abs(path["product"]) for path in told["paths"]]
    assert len(listed) == 50
    assert listed == sorted(listed, reverse=True)
    parts_add_up(told["paths"], told["value"], told["rest"]["sum"])


@pytest.mark.parametrize(
    "text", ["", "w", "w.1", "w.9.1.1", "w.1.9.1", "h.1.3", "b.1.1", "y.1@2", "L@2", "dw.1.1.1@1 "]
)
def test_what_does_not_exist_is_refused(ex6: Passes, text: str) -> None:
    with pytest.raises(UnknownRef):
        explain(ex6, text)


def test_the_last_layer_may_be_spelled_both_ways(ex6: Passes) -> None:
    assert explain(ex6, "a.3.1") == explain(ex6, "y.1")
    assert explain(ex6, "da.3.1") == explain(ex6, "dy.1")


def test_a_zero_product_has_no_sign() -> None:
    """0 · (-1) is 0 on the wire, not -0."""
    passes = run(Network((Layer([[1.0]], None, "identity"),), "mse"), [[0.0]], [[1.0]], 0.1)
    answer = explain(passes, "dw.1.1.1")
    assert [str(path["product"]) for path in answer["paths"]] == ["0.0"]


def test_words_agree_with_the_number_of_ways() -> None:
    one = dying.sentence("rest", "en", listed="16", others="1", rest="2")
    assert one == "The 16 largest are listed; the other 1 comes to 2."
    more = dying.sentence("rest", "en", listed="1", others="3", rest="2")
    assert more == "The 1 largest is listed; the other 3 add up to 2."
