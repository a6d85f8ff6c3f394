"""Every formula that is shown gives the number that is shown, on random networks."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.network import Layer, Network
from app.engine.passes import Passes, run
from app.trace import GRANULARITIES, Granularity, fill, refs, tell
from app.trace.values import Values
from tests.trace.latex_eval import evaluate
from tests.trace.networks import runs


@given(passes=runs(), granularity=st.sampled_from(GRANULARITIES), data=st.data())
@settings(max_examples=150, deadline=None)
def test_formula_gives_the_number(
    passes: Passes, granularity: Granularity, data: st.DataObject
) -> None:
    sample = data.draw(st.integers(1, len(passes.x)))
    values = Values(passes, sample)
    told = tell(passes, granularity=granularity, sample=sample)
    for step in told["steps"]:
        for template in filter(None, (step["template"], step["expanded"])):
            shown = evaluate(template, lambda ref: values(refs.parse(ref)), rows=len(passes.x))
            np.testing.assert_allclose(shown, step["value"], rtol=1e-9, atol=1e-12)


@given(passes=runs(), granularity=st.sampled_from(GRANULARITIES))
@settings(max_examples=60, deadline=None)
def test_template_holds_only_target_and_inputs(passes: Passes, granularity: Granularity) -> None:
    for step in tell(passes, granularity=granularity)["steps"]:
        slots = [slot.ref for slot in fill.parse(step["template"]).slots]
        assert slots[0] == step["target"]
        assert set(slots) == {step["target"], *step["inputs"]}
        assert "⟦" not in step["symbolic"] + step["numeric"] + step["narration"]


def notes_network(units: int) -> Network:
    """Three layers without biases, as in the notes' two diagrams."""
    ones = np.ones((units, units))
    activations = ("relu", "relu", "identity")
    return Network(tuple(Layer(ones, None, name) for name in activations), "mse", "mean")


def symbolic(units: int, granularity: Granularity) -> dict[str, str]:
    network = notes_network(units)
    passes = run(network, np.ones((1, units)), np.zeros((1, units)), 0.01)
    told = tell(passes, granularity=granularity)["steps"]
    return {step["target"]: step["symbolic"] for step in told}


UNIT: dict[str, str] = {
    "h.1.1": "h_{11} = x_{1}w_{111} + x_{2}w_{112}",
    "h.1.2": "h_{12} = x_{1}w_{121} + x_{2}w_{122}",
    "a.2.1": r"a_{21} = \mathrm{ReLU}(h_{21})",
    "y.1": "y_{1} = h_{31}",
    "dw.3.1.1": r"dw_{311} = a_{21} \cdot \Delta y_{1}",
    "dw.3.2.2": r"dw_{322} = a_{22} \cdot \Delta y_{2}",
    "dw.2.1.2": r"dw_{212} = a_{12} \cdot \mathrm{ReLU}'(h_{21}) \cdot"
    r" \frac{\partial L}{\partial a_{21}}",
    "da.2.1": r"\frac{\partial L}{\partial a_{21}} = w_{311}\Delta y_{1} + w_{321}\Delta y_{2}",
    "new.w.2.1.2": r"w_{212}^{*} = w_{212} - \eta \cdot dw_{212}",
}
LAYER: dict[str, str] = {
    "H.1": "H_{1} = XW_{1}",
    "dZ.3": r"dz_{3} = \Delta Y",
    "dW.3": r"dW_{3} = A_{2}^{\top}dz_{3}",
    "dZ.2": r"dz_{2} = dz_{3}W_{3}^{\top} \odot \mathrm{ReLU}'(H_{2})",
    "dW.2": r"dW_{2} = A_{1}^{\top}dz_{2}",
    "dZ.1": r"dz_{1} = dz_{2}W_{2}^{\top} \odot \mathrm{ReLU}'(H_{1})",
    "dW.1": r"dW_{1} = X^{\top}dz_{1}",
}
CHAIN: dict[str, str] = {
    "h.2.1": "h_{2} = a_{1}w_{2}",
    "y.1": "y = h_{3}",
    "dy.1": r"\Delta y = \frac{2}{1}(y - y^{\mathrm{label}})",
    "dw.3.1.1": r"dw_{3} = a_{2} \cdot \Delta y",
}


@pytest.mark.parametrize(
    ("units", "granularity", "expected"),
    [(2, "unit", UNIT), (2, "layer", LAYER), (1, "unit", CHAIN)],
)
def test_reads_as_the_notes_write(
    units: int, granularity: Granularity, expected: dict[str, str]
) -> None:
    found = symbolic(units, granularity)
    assert {target: found[target] for target in expected} == expected


def numeric(told: dict[str, Any], target: str) -> str:
    return next(str(step["numeric"]) for step in told["steps"] if step["target"] == target)


def test_numbers_put_in(ex6: Passes) -> None:
    told = tell(ex6, granularity="unit")
    assert numeric(told, "h.1.1") == r"1.5 = 2 \cdot 1.5 + 3 \cdot (-0.5)"
    assert numeric(told, "da.2.2") == r"-2.125 = 1.5 \cdot 1.25 + (-2) \cdot 2"
    assert numeric(told, "new.w.1.1.1") == r"1.5625 = 1.5 - 0.01 \cdot (-6.25)"
    matrices = tell(ex6, granularity="layer")
    assert numeric(matrices, "A.1").endswith(r"= \mathrm{ReLU}\begin{pmatrix}1.5 & 4\end{pmatrix}")
    assert numeric(matrices, "dW.3") == (
        r"\begin{pmatrix}3.75 & 6 \\ 0.625 & 1\end{pmatrix} = "
        r"\begin{pmatrix}3 & 0.5\end{pmatrix}^{\top}\begin{pmatrix}1.25 & 2\end{pmatrix}"
    )


def test_large_matrices_and_sums_are_elided() -> None:
    wide = Network((Layer(np.ones((30, 20)), None, "identity"),), "sse", "mean")
    passes = run(wide, np.ones((1, 30)), np.zeros((1, 20)), 0.1)
    first = tell(passes, granularity="unit", limit=1)["steps"][0]
    assert r" + \cdots + ⟦x.30⟧⟦w.1.1.30⟧" in first["template"]
    assert len(first["inputs"]) == 60
    assert r"\vdots" in tell(passes, granularity="layer", limit=1)["steps"][0]["numeric"]
