"""Names and orientation change the writing, and never a number, a ref or a step."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.engine.passes import Passes
from app.trace import GRANULARITIES, Granularity, refs, tell
from app.trace.explain import explain
from app.trace.fill import parse
from app.trace.refs import MATRICES, Ref
from app.trace.sentences import LANGUAGES, Lang
from app.trace.values import Values
from app.trace.writing import NAMES, ORIENTATIONS, TURNED, Writing
from tests.export.test_derivations import refused
from tests.trace.latex_eval import evaluate
from tests.trace.networks import runs
from tests.trace.test_explain import every_ref

WRITINGS = [Writing(*choice) for choice in product(NAMES, ORIENTATIONS)]
# What is written, and may change; everything else of a step is the same in every convention.
WRITTEN = {"template", "symbolic", "numeric", "expanded", "narration", "narration_template"}
LATEX = {"symbol", "chain", "symbolic", "substituted", "result", "partial", "latex", "numeric"}
SETTINGS = settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
writings = st.sampled_from(WRITINGS)


def value_in(values: Values, writing: Writing) -> Any:
    """A ref's number, a matrix as the convention writes it."""
    return lambda text: values.written(refs.parse(text), writing)


@given(passes=runs(), granularity=st.sampled_from(GRANULARITIES), writing=writings)
@settings(max_examples=80, deadline=None)
def test_every_formula_gives_the_number(
    passes: Passes, granularity: Granularity, writing: Writing
) -> None:
    values = Values(passes, 1)
    read = value_in(values, writing)
    for step in tell(passes, granularity=granularity, writing=writing)["steps"]:
        for template in filter(None, (step["template"], step["expanded"])):
            shown = evaluate(template, read, rows=len(passes.x))
            np.testing.assert_allclose(shown, read(step["target"]), rtol=1e-9, atol=1e-12)


@given(
    passes=runs(),
    granularity=st.sampled_from(GRANULARITIES),
    writing=writings,
    lang=st.sampled_from(LANGUAGES),
)
@settings(max_examples=60, deadline=None)
def test_steps_and_numbers_stay(
    passes: Passes, granularity: Granularity, writing: Writing, lang: Lang
) -> None:
    plain = tell(passes, granularity=granularity, lang=lang)
    told = tell(passes, granularity=granularity, lang=lang, writing=writing)
    for one, other in zip(plain["steps"], told["steps"], strict=True):
        kept = set(one) - WRITTEN - {"outcomes"}
        assert {key: one[key] for key in kept} == {key: other[key] for key in kept}
        assert "⟨" not in other["narration"]
        assert "⟦" not in other["narration"]
    if writing.orientation == "from_to":
        assert [step["template"] for step in plain["steps"]] == [
            step["template"] for step in told["steps"]
        ]


@given(passes=runs(max_units=2, max_samples=2), writing=writings, lang=st.sampled_from(LANGUAGES))
@settings(max_examples=25, deadline=None)
def test_every_ref_explains_itself_alike(passes: Passes, writing: Writing, lang: Lang) -> None:
    for ref in every_ref(passes):
        plain = explain(passes, str(ref), lang)
        told = explain(passes, str(ref), lang, writing=writing)
        assert told["value"] == plain["value"]
        assert told["result"] == plain["result"]
        for key in ("paths", "terms"):
            products = [[term["product"] for term in found[key]] for found in (plain, told)]
            assert products[0] == products[1]
        check_matrix(told["matrix"], plain["matrix"], Values(passes, ref.sample), writing)


def check_matrix(
    told: dict[str, Any] | None, plain: dict[str, Any] | None, values: Values, writing: Writing
) -> None:
    """The matrix form gives the matrix; shapes fit; the mark is on the same number."""
    if told is None or plain is None:
        assert told is plain
        return
    read = value_in(values, writing)
    rows = len(values(Ref("X")))  # type: ignore[arg-type]
    for template in [told["template"], *(form["template"] for form in told["forms"])]:
        if " = " in template and "diag" not in template and r"\{" not in template:
            shown = evaluate(template, read, rows=rows)
            np.testing.assert_allclose(shown, read(told["ref"]), rtol=1e-9, atol=1e-12)
    for place in [told, *told["operands"]]:
        if refs.parse(place["ref"]).kind in MATRICES:
            assert place["shape"] == list(np.shape(read(place["ref"])))
    by_ref = {operand["ref"]: operand for operand in plain["operands"]}
    for operand in told["operands"]:
        was = by_ref[operand["ref"]]
        mark, before = (operand["row"], operand["column"]), (was["row"], was["column"])
        turned = writing.turned and refs.parse(operand["ref"]).kind in TURNED
        assert mark == (before[::-1] if turned else before)
    if told["cell"]:
        found, before = read(told["ref"]), read_stored(values, told["ref"])
        assert at(found, told["cell"]) == at(before, plain["cell"])


def read_stored(values: Values, ref: str) -> Any:
    return values(refs.parse(ref))


def at(matrix: Any, cell: list[int]) -> float:
    row, column = cell
    return float(matrix[row - 1][column - 1])


ALIKE: dict[Writing, dict[str, str]] = {
    Writing("nielsen", "to_from"): {
        "h.2.1": r"z_{1}^{[2]} = a_{1}^{[1]}w_{11}^{[2]} + a_{2}^{[1]}w_{12}^{[2]}",
        "dw.3.1.2": r"\frac{\partial C}{\partial w_{12}^{[3]}} = a_{2}^{[2]} \cdot "
        r"\frac{\partial C}{\partial a_{1}^{[3]}}",
        "dz.2.1": r"\delta_{1}^{[2]} = \mathrm{ReLU}'(z_{1}^{[2]}) \cdot "
        r"\frac{\partial C}{\partial a_{1}^{[2]}}",
        "H.2": r"Z^{[2]} = A^{[1]}{W^{[2]}}^{\top}",
        "dW.2": r"\frac{\partial C}{\partial W^{[2]}} = {\delta^{[2]}}^{\top}A^{[1]}",
        "dX": r"\frac{\partial C}{\partial X} = \delta^{[1]}W^{[1]}",
    },
    Writing("torch", "from_to"): {
        "h.2.1": r"\mathrm{z2}_{1} = \mathrm{a1}_{1}\,\mathrm{W2}_{11} "
        r"+ \mathrm{a1}_{2}\,\mathrm{W2}_{21}",
        "dw.3.1.2": r"\mathrm{dW3}_{21} = \mathrm{a2}_{2} \cdot \mathrm{da3}_{1}",
        "H.2": r"\mathrm{z2} = \mathrm{a1}\,\mathrm{W2}",
        "dW.2": r"\mathrm{dW2} = \mathrm{a1}^{\top}\,\mathrm{dz2}",
    },
    Writing("torch", "to_from"): {
        "dw.3.1.2": r"\mathrm{dW3}_{12} = \mathrm{a2}_{2} \cdot \mathrm{da3}_{1}",
        "H.2": r"\mathrm{z2} = \mathrm{a1}\,\mathrm{W2}^{\top}",
        "dW.2": r"\mathrm{dW2} = \mathrm{dz2}^{\top}\,\mathrm{a1}",
        "dX": r"\mathrm{dX} = \mathrm{dz1}\,\mathrm{W1}",
        "new.W.1": r"\mathrm{W1}^{*} = \mathrm{W1} - \eta \cdot \mathrm{dW1}",
    },
}


@pytest.mark.parametrize(
    "writing", ALIKE, ids=lambda writing: f"{writing.names}-{writing.orientation}"
)
def test_reads_as_the_book_writes(ex6: Passes, writing: Writing) -> None:
    steps: dict[str, str] = {}
    for granularity in GRANULARITIES[:2]:
        told = tell(ex6, granularity=granularity, writing=writing)["steps"]
        steps |= {step["target"]: step["symbolic"] for step in told}
    assert {target: steps[target] for target in ALIKE[writing]} == ALIKE[writing]


def test_a_turned_matrix_is_written_turned_and_told_as_it_is(ex6: Passes) -> None:
    def step(writing: Writing) -> dict[str, Any]:
        steps = tell(ex6, granularity="layer", writing=writing)["steps"]
        return next(step for step in steps if step["target"] == "dW.3")

    plain, turned = step(Writing()), step(Writing("notes", "to_from"))
    assert turned["value"] == plain["value"]
    assert plain["numeric"].startswith(r"\begin{pmatrix}3.75 & 6 \\ 0.625 & 1\end{pmatrix} = ")
    assert turned["numeric"].startswith(r"\begin{pmatrix}3.75 & 0.625 \\ 6 & 1\end{pmatrix} = ")
    assert "column" in turned["narration"]


def test_the_other_forms_turn_too(ex6: Passes) -> None:
    forms = explain(ex6, "dw.2.1.2", writing=Writing("notes", "to_from"))["matrix"]["forms"]
    assert [form["template"] for form in forms] == [
        r"⟦dW.2⟧ = \left(⟦dY⟧⟦W.3⟧ \odot \mathrm{ReLU}'(⟦H.2⟧)\right)^{\top}⟦A.1⟧",
        (
            r"⟦dW.2⟧ = \left(\left\{⟦dY⟧⟦W.3⟧\right\}\,\mathrm{diag}"
            r"\left(\mathrm{ReLU}'(⟦H.2⟧)\right)\right)^{\top}⟦A.1⟧"
        ),
    ]


def test_sentences_call_the_loss_by_its_name(ex6: Passes) -> None:
    told = tell(ex6, granularity="unit", writing=Writing("nielsen", "to_from"))["steps"]
    sentences = " ".join(step["narration"] for step in told)
    assert "Backward starts at C" in sentences
    assert " L " not in sentences
    assert "Δ" not in sentences
    assert all(parse(step["template"]).slots for step in told)


@settings(SETTINGS)
@given(passes=runs(max_units=2, max_samples=2))
def test_katex_sets_everything_in_every_convention(passes: Passes) -> None:
    formulas: list[tuple[str, bool]] = []
    for writing in WRITINGS:
        for granularity in GRANULARITIES:
            for step in tell(passes, granularity=granularity, writing=writing)["steps"]:
                formulas += [(step["symbolic"], True), (step["numeric"], True)]
        for ref in every_ref(passes):
            formulas += [
                (latex, True) for latex in latex_of(explain(passes, str(ref), writing=writing))
            ]
    assert refused(formulas) == []


def latex_of(found: Any) -> list[str]:
    """All that is LaTeX without slots, anywhere in an explanation."""
    if isinstance(found, list):
        return [latex for item in found for latex in latex_of(item)]
    if not isinstance(found, dict):
        return []
    own = [found[key] for key in LATEX & found.keys() if isinstance(found[key], str)]
    return own + [latex for item in found.values() for latex in latex_of(item)]
