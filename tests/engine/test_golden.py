"""The notes' networks: every number of their passes, and their training runs."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from app.engine import Layer, Network, Passes, run
from app.engine.gradcheck import check

LOSS = {"mse": "mse", "ce": "cross_entropy", "bce": "binary_cross_entropy"}
CASES = (
    "ex5_default",
    "ex5_negative_g",
    "ex5_dead_h2",
    "ex5_dead_h1",
    "ex5_softmax_single",
    "ex5_sigmoid_bce",
    "ex6_default",
    "ex6_dead_h22",
    "ex6_dead_h11",
    "ex6_dead_h11_h22",
    "ex6_dead_layer2",
    "ex6_kink",
    "ex6_bias",
    "ex6_softmax_ce",
    "ex6_softmax_mse",
    "ex6_batch2",
)
INEXACT = ("ex5_sigmoid_bce", "ex6_softmax_ce", "ex6_softmax_mse")  # they need exp and ln
ON_A_CORNER = ("ex5_dead_h1", "ex6_kink")
RUNS = {
    "ex5_eta1": ("ex5_default", 1.0),
    "ex5_eta0.01": ("ex5_default", 0.01),
    "ex5_neg_eta0.01": ("ex5_negative_g", 0.01),
    "ex6_eta1": ("ex6_default", 1.0),
    "ex6_eta0.01": ("ex6_default", 0.01),
}


def network_of(case: dict[str, Any]) -> Network:
    config, given = case["config"], case["inputs"]
    last = len(config["layers"]) - 1
    layers = [
        Layer(
            given["W"][f"W{number}"],
            given["b"][f"b{number}"] if given["b"] else None,
            config["output"] if number == last else config["hidden"],
        )
        for number in range(1, last + 1)
    ]
    return Network(tuple(layers), LOSS[config["loss"]])


def step(case: dict[str, Any], learning_rate: float = 0.01) -> Passes:
    given = case["inputs"]
    return run(network_of(case), given["X"], given["label"], learning_rate)


def named(passes: Passes) -> dict[str, Any]:
    """Our numbers under the names of the file."""
    fwd, bwd = passes.forward, passes.backward
    numbers: dict[str, Any] = {"Y": fwd.y, "L": fwd.loss, "dY": bwd.dy, "dA0": bwd.dx}
    for i in range(len(fwd.h)):
        number = i + 1
        numbers |= {f"H{number}": fwd.h[i], f"A{number}": fwd.a[i], f"dW{number}": bwd.dw[i]}
        numbers |= {f"dZ{number}": bwd.dz[i], f"dA{number}": bwd.da[i]}
        numbers |= {f"gate{number}": bwd.slopes[i], f"db{number}": bwd.db[i]}
        for source, to in np.ndindex(bwd.dw[i].shape):
            chain = bwd.dw[i].size == 1
            name = f"dw{number}" if chain else f"dw{number}{to + 1}{source + 1}"
            numbers[name] = bwd.dw[i][source, to]
    return numbers


def test_the_file_holds_what_is_tested_here(golden: dict[str, Any]) -> None:
    assert set(golden["cases"]) == set(CASES)
    assert set(golden["trajectories"]) == set(RUNS)


@pytest.mark.parametrize("name", CASES)
def test_every_number_of_a_case(golden: dict[str, Any], name: str) -> None:
    case = golden["cases"][name]
    ours = named(step(case))
    expected = case["forward"] | case["backward"]
    expected.pop("softmax_jacobian", None)
    for group in ("db", "dw_named", "relu_gate"):
        expected |= expected.pop(group) or {}
    assert len(expected) > 15
    for key, value in expected.items():
        found, given = np.asarray(ours[key]), np.asarray(value)
        if key.startswith("db"):
            given = given.reshape(found.shape)
        if name in INEXACT:
            np.testing.assert_allclose(found, given, rtol=1e-12, atol=1e-15, err_msg=key)
        else:
            np.testing.assert_array_equal(found, given, err_msg=key)


@pytest.mark.parametrize("name", RUNS)
def test_every_step_of_a_training_run(golden: dict[str, Any], name: str) -> None:
    case_name, learning_rate = RUNS[name]
    case = golden["cases"][case_name]
    x, target, network = case["inputs"]["X"], case["inputs"]["label"], network_of(case)
    steps = golden["trajectories"][name]
    assert [expected["step"] for expected in steps] == list(range(len(steps)))
    for expected in steps:
        passes = run(network, x, target, learning_rate)
        gradients = [np.abs(dw).max() for dw in passes.backward.dw]
        assert passes.forward.loss == pytest.approx(expected["L"], rel=1e-12, abs=1e-14)
        assert max(gradients) == pytest.approx(expected["max_abs_g"], rel=1e-12, abs=1e-12)
        np.testing.assert_allclose(passes.forward.y, expected["Y"], rtol=1e-12, atol=1e-13)
        for layer, weights in zip(network.layers, expected["W"], strict=True):
            np.testing.assert_allclose(layer.weights, weights, rtol=1e-12)
        network = passes.updated


@pytest.mark.parametrize("name", CASES)
def test_central_differences_agree_or_meet_a_corner(golden: dict[str, Any], name: str) -> None:
    given = golden["cases"][name]["inputs"]
    checked = check(network_of(golden["cases"][name]), given["X"], given["label"])
    verdicts = {row.verdict for row in checked.rows}
    assert "disagrees" not in verdicts
    assert ("kink" in verdicts) == (name in ON_A_CORNER)
