"""The notes' equations E7, E8, E12–E26 and E29b with the numbers of their reading."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from app.engine.network import Layer, Network
from app.engine.passes import Passes, run
from app.trace.explain import explain

OUTPUT = {"identity": "identity", "softmax": "softmax", "sigmoid": "sigmoid"}
LOSS = {"mse": "mse", "ce": "cross_entropy", "bce": "binary_cross_entropy"}


def case(golden: dict[str, Any], name: str) -> Passes:
    """A worked case of the notes, run."""
    found = golden["cases"][name]
    config, given = found["config"], found["inputs"]
    activations = (config["hidden"], config["hidden"], OUTPUT[config["output"]])
    biases = given["b"] or {}
    layers = tuple(
        Layer(given["W"][f"W{layer}"], _row(biases.get(f"b{layer}")), activation)
        for layer, activation in enumerate(activations, start=1)
    )
    return run(Network(layers, LOSS[config["loss"]]), given["X"], given["label"], 0.01)


def _row(bias: Any) -> Any:
    return None if bias is None else np.ravel(bias)


def numbers(parts: list[dict[str, Any]]) -> list[float]:
    return [factor["value"] for factor in parts]


def ways(told: dict[str, Any]) -> list[float]:
    return [path["product"] for path in told["paths"]]


@pytest.mark.parametrize(
    ("equation", "ref", "factors", "value"),
    [
        ("E7", "dw.3.1.1", [3, 1, 2.5], 7.5),
        ("E8", "dw.2.1.1", [2, 1, 1.875], 3.75),
        ("E8b", "dw.1.1.1", [4, 1, 2.8125], 11.25),
    ],
)
def test_one_node_a_layer(
    golden: dict[str, Any], equation: str, ref: str, factors: list[float], value: float
) -> None:
    told = explain(case(golden, "ex5_default"), ref)
    assert numbers(told["factors"]) == factors, equation
    assert told["value"] == value


def test_the_whole_chain_in_one_product(golden: dict[str, Any]) -> None:
    """E8: 2·1·.75·[1]·2.5, and E8b: 4·1·1.5·1·.75·[1]·2.5, with the route that lights up."""
    passes = case(golden, "ex5_default")
    (way,) = explain(passes, "dw.2.1.1")["paths"]
    assert numbers(way["factors"]) == [2, 1, 0.75, 1, 2.5]
    assert way["refs"] == ["L", "y.1", "h.3.1", "w.3.1.1", "a.2.1", "h.2.1", "w.2.1.1"]
    (way,) = explain(passes, "dw.1.1.1")["paths"]
    assert numbers(way["factors"]) == [4, 1, 1.5, 1, 0.75, 1, 2.5]


def test_chain_is_written_as_the_notes_write_it(golden: dict[str, Any]) -> None:
    told = explain(case(golden, "ex5_default"), "dw.3.1.1")
    assert told["chain"] == (
        r"\frac{\partial L}{\partial w_{3}} = \frac{\partial h_{3}}{\partial w_{3}}\,"
        r"\frac{\partial y}{\partial h_{3}}\,\frac{\partial L}{\partial y}"
    )
    assert told["symbolic"] == (
        r"dw_{3} = a_{2} \cdot \left[\frac{\partial y}{\partial h_{3}}\right] \cdot \Delta y"
    )
    assert told["substituted"] == r"3 \cdot 1 \cdot 2.5"


@pytest.mark.parametrize("name", ["ex5_default", "ex6_default"])
def test_a_derivative_alone_is_what_its_symbol_stands_for(
    golden: dict[str, Any], name: str
) -> None:
    """And no reason for itself: Δy = ∂L/∂y (E6)."""
    told = explain(case(golden, name), "dy.1")
    left, right = told["chain"].split(" = ")
    assert (left, right) == (told["symbol"], told["factors"][0]["partial"])


@pytest.mark.parametrize(
    ("equation", "ref", "factors", "value"),
    [
        ("E11", "dy.1", [1.25], 1.25),
        ("E11", "dy.2", [2], 2),
        ("E12", "dw.3.1.1", [3, 1, 1.25], 3.75),
        ("E13", "dw.3.1.2", [0.5, 1, 1.25], 0.625),
        ("E14", "dw.3.2.1", [3, 1, 2], 6),
        ("E15", "dw.3.2.2", [0.5, 1, 2], 1),
        ("E19", "dw.2.1.1", [1.5, 1, 2.625], 3.9375),
        ("E20", "dw.2.1.2", [4, 1, 2.625], 10.5),
        ("E21", "dw.2.2.1", [1.5, 1, -2.125], -3.1875),
        ("E22", "dw.2.2.2", [4, 1, -2.125], -8.5),
    ],
)
def test_two_nodes_a_layer(
    ex6: Passes, equation: str, ref: str, factors: list[float], value: float
) -> None:
    told = explain(ex6, ref)
    assert numbers(told["factors"]) == factors, equation
    assert told["value"] == value


def test_two_ways_merge(ex6: Passes) -> None:
    """E24: .5·1.25 + 1·2 = .625 + 2 = 2.625 at a21; 1.5·1.25 - 2·2 = -2.125 at a22."""
    first, second = explain(ex6, "da.2.1"), explain(ex6, "da.2.2")
    assert ways(first) == [0.625, 2]
    assert ways(second) == [1.875, -4]
    assert [numbers(term["factors"]) for term in first["terms"]] == [[0.5, 1, 1.25], [1, 1, 2]]
    assert first["paths"][0]["refs"] == ["L", "y.1", "h.3.1", "w.3.1.1", "a.2.1"]
    assert first["paths"][1]["refs"] == ["L", "y.2", "h.3.2", "w.3.2.1", "a.2.1"]
    assert first["chain"] == (
        r"\frac{\partial L}{\partial a_{21}} = "
        r"\frac{\partial h_{31}}{\partial a_{21}}\,\frac{\partial y_{1}}{\partial h_{31}}\,"
        r"\frac{\partial L}{\partial y_{1}} + "
        r"\frac{\partial h_{32}}{\partial a_{21}}\,\frac{\partial y_{2}}{\partial h_{32}}\,"
        r"\frac{\partial L}{\partial y_{2}}"
    )


def test_four_ways_for_each_first_weight(ex6: Passes) -> None:
    """E29b: dw111 = -2.5 - 8 - 3.75 + 8 = -6.25."""
    told = explain(ex6, "dw.1.1.1")
    assert ways(told) == [-2.5, -8, -3.75, 8]
    assert told["value"] == -6.25


@pytest.mark.parametrize(
    ("ref", "symbolic", "cell", "marks"),
    [
        ("dw.3.1.2", r"dW_{3} = A_{2}^{\top}dz_{3}", [2, 1], [(None, 2), (None, 1)]),  # E18
        ("dw.2.2.1", r"dW_{2} = A_{1}^{\top}dz_{2}", [1, 2], [(None, 1), (None, 2)]),  # E23
        (
            "da.2.2",
            r"\frac{\partial L}{\partial A_{2}} = dz_{3}W_{3}^{\top}",  # E25
            [1, 2],
            [(1, None), (2, None)],
        ),
    ],
)
def test_matrix_forms(
    ex6: Passes, ref: str, symbolic: str, cell: list[int], marks: list[tuple[int | None, ...]]
) -> None:
    matrix = explain(ex6, ref)["matrix"]
    assert matrix["symbolic"] == symbolic
    assert matrix["cell"] == cell
    assert [(operand["row"], operand["column"]) for operand in matrix["operands"]] == marks


def test_the_transpose_flips_and_the_gates_are_a_diagonal(ex6: Passes) -> None:
    """E25, E26 and E23's last line."""
    matrix = explain(ex6, "dw.2.1.2")["matrix"]
    assert matrix["numeric"] == (
        r"\begin{pmatrix}3.9375 & -3.1875 \\ \boxed{10.5} & -8.5\end{pmatrix} = "
        r"\begin{pmatrix}1.5 & 4\end{pmatrix}^{\top}\begin{pmatrix}2.625 & -2.125\end{pmatrix}"
    )
    forms = {form["form"]: form["symbolic"] for form in matrix["forms"]}
    assert forms["unfolded"] == (
        r"dW_{2} = A_{1}^{\top}\left(\Delta YW_{3}^{\top} \odot \mathrm{ReLU}'(H_{2})\right)"
    )
    assert forms["diagonal"] == (
        r"dW_{2} = A_{1}^{\top}\left\{\Delta YW_{3}^{\top}\right\}\,"
        r"\mathrm{diag}\left(\mathrm{ReLU}'(H_{2})\right)"
    )
    operands = explain(ex6, "da.2.1")["matrix"]["operands"]
    assert [(operand["ref"], operand["transposed"]) for operand in operands] == [
        ("dZ.3", False),
        ("W.3", True),
    ]


def test_golden_paths(golden: dict[str, Any]) -> None:
    """Every path of the independent calculation, for every network that has them."""
    seen = 0
    for name, found in golden["cases"].items():
        if "paths" not in found:
            continue
        passes = case(golden, name)
        for entry in found["paths"]["dW1_paths"]:
            _, first, second, third = entry["path"]
            nodes = [f"h.{node[1]}.{node[2]}" for node in (third, second, first)]
            told = explain(passes, "dw." + ".".join(entry["dw"][2:]))
            (way,) = [p for p in told["paths"] if p["refs"][2::3] == nodes]
            assert way["product"] == pytest.approx(entry["value"], rel=1e-12)
            seen += 1
        for kind, layer in (("dA2", 2), ("dA1", 1)):
            for entry in found["paths"][kind]:
                edge = "q." + ".".join(entry["weight"][1:])
                assert explain(passes, edge)["value"] == pytest.approx(entry["value"], rel=1e-12)
                assert entry["node"].startswith(f"a{layer}")
    assert seen >= 7 * 16


def test_softmax_opens_the_cross_paths(golden: dict[str, Any]) -> None:
    """M8: dw311 is -.64658; the direct way alone, -.32329."""
    told = explain(case(golden, "ex6_softmax_mse"), "dw.3.1.1")
    assert [path["cross"] for path in told["paths"]] == [False, True]
    assert ways(told) == pytest.approx([-0.32329, -0.32329], abs=1e-5)
    assert told["value"] == pytest.approx(-0.64658, abs=1e-5)
    assert told["paths"][1]["refs"][:3] == ["L", "y.2", "h.3.1"]
    assert told["unfused"] is None


def test_fused_beside_unfused(golden: dict[str, Any]) -> None:
    """T1: y - t at once, and the Jacobian times -t/y; the same number."""
    told = explain(case(golden, "ex6_softmax_ce"), "dz.3.1")
    total = r"y_{1}^{\mathrm{label}} + y_{2}^{\mathrm{label}}"
    assert told["symbolic"] == rf"dz_{{31}} = y_{{1}}({total}) - y_{{1}}^{{\mathrm{{label}}}}"
    assert told["value"] == pytest.approx(-0.4378235)
    apart = told["unfused"]
    assert [numbers(term["factors"]) for term in apart["terms"]] == [
        pytest.approx([0.24613408, -1.7788008]),
        pytest.approx([-0.24613408, 0.0]),
    ]
    assert math.fsum(ways(apart)) == pytest.approx(told["value"], rel=1e-12)
    weight = explain(case(golden, "ex6_softmax_ce"), "dw.2.1.1")
    assert len(weight["paths"]) == 2
    assert len(weight["unfused"]["paths"]) == 4


def test_a_batch_gives_each_way_its_sample(golden: dict[str, Any]) -> None:
    told = explain(case(golden, "ex6_batch2"), "dw.3.1.1")
    assert told["value"] == 12
    assert [path["sample"] for path in told["paths"]] == [1, 2]
    assert ways(told) == [3 * 0.625, 4.5 * 2.25]
    assert told["paths"][1]["refs"] == ["L", "l@2", "y.1@2", "h.3.1@2", "w.3.1.1"]


@pytest.mark.parametrize(
    ("name", "ref", "reason", "place"),
    [
        ("ex6_dead_h22", "dw.2.2.1", "gate_shut", "slope.2.2"),
        ("ex6_dead_h11", "dw.1.1.2", "gate_shut", "slope.1.1"),
        ("ex6_dead_h11", "dw.2.1.1", "zero_output", "a.1.1"),
        ("ex6_dead_h11", "a.1.1", "relu_zero", "h.1.1"),
        ("ex6_dead_layer2", "da.1.1", "gate_shut", "slope.2.1"),
        ("ex5_dead_h1", "dw.2.1.1", "corner", "slope.2.1"),
        ("ex5_softmax_single", "dw.3.1.1", "settled", "y.1"),
        ("ex6_dead_layer2", "dy.2", "on_target", "dy.2"),
        ("ex6_kink", "dw.2.1.1", "corner", "slope.2.1"),
    ],
)
def test_where_it_died(
    golden: dict[str, Any], name: str, ref: str, reason: str, place: str
) -> None:
    passes = case(golden, name)
    told = explain(passes, ref)
    assert told["value"] == 0
    assert (reason, place) in {(found["reason"], found["ref"]) for found in told["died"]}
    chinese = explain(passes, ref, "zh")["died"]
    assert [found["reason"] for found in chinese] == [found["reason"] for found in told["died"]]
    assert all(found["sentence"] for found in chinese)


def test_a_way_that_died_says_so_though_the_sum_did_not(golden: dict[str, Any]) -> None:
    """One unit of layer 2 is dead: half of the ways to the first layer end there."""
    told = explain(case(golden, "ex6_dead_h22"), "dw.1.1.1")
    assert told["died"] is None
    dead = [path["died"]["ref"] if path["died"] else None for path in told["paths"]]
    assert dead == [None, None, "slope.2.2", "slope.2.2"]


def test_softmax_with_cross_entropy_is_read_as_an_identity_below(golden: dict[str, Any]) -> None:
    """E16, T3: both pairs give y - t at h3; through softmax and MSE a cross way is added (M8)."""
    plain = explain(case(golden, "ex6_default"), "dz.3.1")
    assert plain["value"] == 2.25 - 1
    assert [factor["value"] for factor in plain["factors"]] == [1, 1.25]
    fused = explain(case(golden, "ex6_softmax_ce"), "dz.3.1")
    assert fused["value"] == pytest.approx(0.562177 - 1, abs=1e-6)
    assert [path["refs"] for path in fused["paths"]] == [["L", "y.1", "h.3.1"]]
    crossed = explain(case(golden, "ex6_softmax_mse"), "dz.3.1")
    assert crossed["value"] == pytest.approx(-0.215527, abs=1e-6)
    assert [path["cross"] for path in crossed["paths"]] == [False, True]


def test_a_dead_unit_empties_its_column(golden: dict[str, Any]) -> None:
    """E26: with h22 shut the second column of dW2 is 0, and only that."""
    passes = case(golden, "ex6_dead_h22")
    assert explain(passes, "dW.2")["value"] == [[4.875, 0], [13, 0]]
    assert explain(passes, "dz.2.2")["value"] == 0
    assert explain(passes, "da.2.2")["value"] != 0


def test_the_bracket_is_one_while_the_output_is_an_identity(ex6: Passes) -> None:
    """E17: dw311 = a21 times what stands at y1, for all four edges of W3."""
    found = [explain(ex6, f"dw.3.{to}.{source}") for to in (1, 2) for source in (1, 2)]
    assert [told["value"] for told in found] == [3.75, 0.625, 6, 1]
    assert [told["factors"][1]["value"] for told in found] == [1, 1, 1, 1]
