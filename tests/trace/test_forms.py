"""The other forms of a matrix formula: their numbers multiply to the matrix, checked by NumPy."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from app.engine.passes import Passes, run
from app.trace.explain import explain
from tests.trace.networks import runs
from tests.trace.test_explain_notes import case

MATRIX = re.compile(r"\\begin\{pmatrix\}(.*?)\\end\{pmatrix\}(\^\{\\top\})?")


def matrices(numeric: str) -> list[Any]:
    """The matrices of a line, as a reader types them in."""
    found = []
    for body, transposed in MATRIX.findall(re.sub(r"\\boxed\{([^}]*)\}", r"\1", numeric)):
        plain = re.sub(r" \\times 10\^\{(-?\d+)\}", r"e\1", body)
        rows = np.array([[float(cell) for cell in row.split("&")] for row in plain.split(r"\\")])
        found.append(rows.T if transposed else rows)
    return found


def multiplied(form: dict[str, Any], inner: bool) -> tuple[Any, Any]:
    """The result as written, and what the matrices behind it give."""
    result, *factors = matrices(form["numeric"])
    if form["form"] == "unfolded":
        return result, factors[0] @ (factors[1] * factors[2])
    if form["form"] in {"folded", "unfused"}:
        return result, factors[0] * factors[1]
    return result, np.linalg.multi_dot(factors) if inner else factors[0] @ factors[1]


@given(passes=runs())
@settings(max_examples=40, deadline=None)
def test_every_form_gives_the_matrix(passes: Passes) -> None:
    backward = passes.backward
    for layer in range(1, len(passes.network.layers) + 1):
        for kind, rows in (("dW", backward.dw[layer - 1]), ("dZ", backward.dz[layer - 1])):
            for form in explain(passes, f"{kind}.{layer}")["matrix"]["forms"]:
                result, made = multiplied(form, inner=kind == "dW")
                expected = rows[:1] if form["form"] == "jacobian" else rows
                size = max(1.0, float(np.abs(result).max(initial=0.0)))
                np.testing.assert_allclose(result, expected, rtol=1e-5, atol=1e-12)
                np.testing.assert_allclose(made, result, rtol=1e-3, atol=1e-4 * size)


def test_gates_are_numbers(ex6: Passes) -> None:
    """E23: slopes as a row of ones, what comes back folded to a row, and diag(1, 1)."""
    unfolded, diagonal = explain(ex6, "dw.2.1.2")["matrix"]["forms"]
    back = r"\begin{pmatrix}2.625 & -2.125\end{pmatrix}"
    assert unfolded["numeric"].endswith(
        rf"\left({back} \odot \begin{{pmatrix}}1 & 1\end{{pmatrix}}\right)"
    )
    assert diagonal["numeric"].endswith(rf"{back}\begin{{pmatrix}}1 & 0 \\ 0 & 1\end{{pmatrix}}")
    drawn = explain(ex6, "dZ.2")["matrix"]["layout"]["parts"]
    assert [(part["what"], part["ref"], part["before"]) for part in drawn] == [
        ("matrix", "dZ.2", ""),
        ("matrix", "dZ.3", "="),
        ("matrix", "W.3", r"\cdot"),
        ("slopes", "H.2", r"\odot"),
    ]


def test_a_dead_unit_is_a_column_of_nothing(golden: dict[str, Any]) -> None:
    """E26."""
    forms = explain(case(golden, "ex6_dead_h22"), "dW.2")["matrix"]["forms"]
    *_, gates = matrices(forms[1]["numeric"])
    assert gates.tolist() == [[1, 0], [0, 0]]
    assert matrices(forms[1]["numeric"])[0].tolist() == [[4.875, 0], [13, 0]]


@pytest.mark.parametrize("name", ["ex6_softmax_ce", "ex6_softmax_mse"])
def test_the_jacobian_is_a_matrix(golden: dict[str, Any], name: str) -> None:
    """T1, T3: ΔY · J with J's numbers, beside the formula of the page."""
    passes = case(golden, name)
    (form,) = explain(passes, "dz.3.1")["matrix"]["forms"]
    (y,) = passes.forward.y
    jacobian = np.array(form["layout"]["parts"][2]["values"])
    np.testing.assert_allclose(jacobian, np.diag(y) - np.outer(y, y), rtol=1e-12)
    np.testing.assert_allclose(jacobian, 0.246134 * np.array([[1, -1], [-1, 1]]), atol=1e-6)
    np.testing.assert_allclose(passes.backward.dy @ jacobian, passes.backward.dz[-1], rtol=1e-12)


def test_a_batch_tells_the_jacobian_of_the_sample_asked_for(golden: dict[str, Any]) -> None:
    passes = case(golden, "ex6_softmax_ce")
    network = passes.network
    batch = run(
        network, [[1.0, 2.0], [2.0, -1.0], [0.5, 3.0]], [[1.0, 0.0], [0.0, 1.0], [0.4, 0.6]], 0.01
    )
    (form,) = explain(batch, "dz.3.2@3")["matrix"]["forms"]
    result, dy, jacobian = form["layout"]["parts"]
    assert [part["what"] for part in (result, dy, jacobian)] == ["row", "row", "jacobian"]
    assert {part["sample"] for part in form["layout"]["parts"]} == {3}
    np.testing.assert_allclose(
        batch.backward.dy[2] @ np.array(jacobian["values"]), batch.backward.dz[-1][2], rtol=1e-9
    )
