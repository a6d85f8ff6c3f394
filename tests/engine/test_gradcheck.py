"""The gradient check itself: it agrees with right gradients, and catches wrong ones."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from app.engine import ACTIVATIONS, Backward, Forward, Layer, Network, backward, forward
from app.engine.gradcheck import TOLERANCE, GradientCheck, check
from tests.engine.networks import HEADS, Problem, batch, network, problems


def verdicts(checked: GradientCheck) -> dict[tuple[str, int, int, int | None], str]:
    return {(row.kind, row.layer, row.to, row.source): row.verdict for row in checked.rows}


@pytest.mark.parametrize(("loss", "output"), HEADS)
def test_right_gradients_are_never_said_to_disagree(loss: str, output: str) -> None:
    @settings(max_examples=20, deadline=None)
    @given(problems(loss, output))
    def agree(problem: Problem) -> None:
        checked = check(*problem)
        assert "disagrees" not in {row.verdict for row in checked.rows}

    agree()


def test_nor_where_one_output_has_nearly_all() -> None:
    """The loss is 1.4e-6: its last places are what a difference of two losses is made of."""
    hidden = Layer(np.array([[1.5, -1.0], [-0.5, 2.0]]), None, "relu")
    output = Layer(np.array([[0.5, 1.0], [1.5, -2.0]]), np.array([0.1, -0.1]), "softmax")
    checked = check(Network((hidden, output), "cross_entropy"), [[2.0, 3.0]], [[1.0, 0.0]])
    assert checked.worst is not None
    assert checked.worst.relative_error < 1e-8


def steep() -> Network:
    """What is bent within 1 of h is bent within a millionth of its weight."""
    below = Layer(np.array([[-1.0 - 1e6]]), np.array([1e6]), "softplus")
    return Network((below, Layer(np.array([[1.7]]), np.array([0.3]), "identity")), "mse")


def test_nor_where_the_first_steps_are_far_too_long() -> None:
    checked = check(steep(), [[1.0]], [[0.9]])
    for row in checked.rows:
        assert row.verdict == "agrees"
        assert row.numeric == pytest.approx(row.analytic, rel=5e-3)


@pytest.mark.parametrize("size", [1e-150, 1e110, 1e140])
def test_nor_where_a_perfect_fit_is_huge_or_tiny(size: float) -> None:
    net = Network((Layer(np.array([[1.0]]), None, "identity"),), "half_sse")
    assert verdicts(check(net, [[size]], [[size]])) == {("w", 1, 1, 1): "agrees"}


@pytest.mark.parametrize("hidden", list(ACTIVATIONS))
@pytest.mark.parametrize("output", ["elu", "silu", "gelu", "softplus", "tanh", "sigmoid"])
def test_nor_at_a_perfect_fit(hidden: str, output: str) -> None:
    """All gradients are 0 there, and what is left of a difference is its own truncation."""
    net = network((2, 3, 2), hidden, seed=5)
    bent = Network((net.layers[0], replace(net.layers[1], activation=output)), "mse")
    for x in ([[0.0, 0.0]], [[0.5, -1.25]], [[30.0, 2.0]]):
        target = forward(bent, x, [[0.0, 0.0]]).y
        checked = check(bent, x, target)
        assert "disagrees" not in {row.verdict for row in checked.rows}
        nearly = check(bent, x, target + 1e-9)
        assert "disagrees" not in {row.verdict for row in nearly.rows}


@pytest.mark.parametrize("scale", [1e-3, 1.0, 10.0, 1e3])
@pytest.mark.parametrize("hidden", list(ACTIVATIONS))
def test_nor_where_weights_or_inputs_are_small_or_large(hidden: str, scale: float) -> None:
    for seed in range(5):
        net = network((3, 4, 2), hidden, seed=seed)
        x, target = batch(net, 3, seed)
        large = tuple(Layer(y.weights * scale, y.biases, y.activation) for y in net.layers)
        for problem in (
            Problem(net, x * scale, target),
            Problem(replace(net, layers=large), x, target),
        ):
            assert "disagrees" not in {row.verdict for row in check(*problem).rows}


def test_rows_come_layer_by_layer_the_edges_into_a_unit_together_then_biases() -> None:
    net = network((2, 3, 1))
    checked = check(net, *batch(net, 2))
    weights = [("w", 1, to, source) for to in (1, 2, 3) for source in (1, 2)]
    biases = [("b", 1, to, None) for to in (1, 2, 3)]
    last = [("w", 2, 1, source) for source in (1, 2, 3)]
    assert list(verdicts(checked)) == [*weights, *biases, *last, ("b", 2, 1, None)]


def test_numbers_are_those_of_the_passes_and_of_plain_differences() -> None:
    net = network((2, 3, 2), "sigmoid", "softmax", "cross_entropy")
    x, target = batch(net, 3)
    row = next(r for r in check(net, x, target).rows if (r.kind, r.layer, r.to) == ("w", 1, 3))

    def loss(change: float) -> float:
        weights = net.layers[0].weights.copy()
        weights[0, 2] += change
        first = Layer(weights, net.layers[0].biases, "sigmoid")
        return forward(replace(net, layers=(first, net.layers[1])), x, target).loss

    assert row.source == 1
    assert row.analytic == pytest.approx((loss(1e-5) - loss(-1e-5)) / 2e-5, abs=1e-10)
    assert row.numeric == pytest.approx(row.analytic, abs=1e-10)
    assert row.relative_error < TOLERANCE


def mistake(
    monkeypatch: pytest.MonkeyPatch, *, layer: int, factor: float, offset: float = 0.0
) -> None:
    """From now on the gradients are right but for one layer's."""

    def mistaken(given: Network, fwd: Forward) -> Backward:
        bwd = backward(given, fwd)
        place, _ = bwd.layout.joined[layer]
        flat = bwd.flat.copy()
        flat[place] = factor * flat[place] + offset
        return Backward(bwd.layout, flat, fwd)

    monkeypatch.setattr("app.engine.gradcheck.backward", mistaken)


@pytest.mark.parametrize(
    ("factor", "offset"), [(2.0, 0.0), (-1.0, 0.0), (1.0, 1e-3), (1.0001, 0.0)]
)
def test_wrong_gradients_are_caught(
    monkeypatch: pytest.MonkeyPatch, factor: float, offset: float
) -> None:
    net = network((2, 3, 2))
    x, target = batch(net, 3)
    mistake(monkeypatch, layer=-1, factor=factor, offset=offset)
    checked = check(net, x, target)
    for row in checked.rows:
        assert row.verdict == ("disagrees" if row.layer == 2 else "agrees")
    assert checked.worst is not None
    assert checked.worst.verdict == "disagrees"
    assert checked.worst.relative_error == max(row.relative_error for row in checked.rows)


@pytest.mark.parametrize("layer", [0, 1])
@pytest.mark.parametrize("factor", [-1.0, 0.0, 0.5, 2.0])
def test_also_where_the_first_steps_are_far_too_long(
    monkeypatch: pytest.MonkeyPatch, layer: int, factor: float
) -> None:
    mistake(monkeypatch, layer=layer, factor=factor)
    for row in check(steep(), [[1.0]], [[0.9]]).rows:
        assert row.verdict == ("disagrees" if row.layer == layer + 1 else "agrees")


def test_a_kink_is_where_a_corner_lies_within_the_step_of_what_depends_on_it() -> None:
    """h of the second unit is 0: of layer 1, what leads to it; of layer 2, nothing."""
    net = Network(
        (Layer([[1.0, 0.0]], [0.5, 0.0], "relu"), Layer([[1.0], [1.0]], None, "identity")), "mse"
    )
    found = verdicts(check(net, [[1.0]], [[0.0]]))
    kinks = {key for key, verdict in found.items() if verdict == "kink"}
    assert kinks == {("w", 1, 2, 1), ("b", 1, 2, None)}


def test_a_corner_near_the_step_counts_and_one_beyond_it_does_not() -> None:
    for distance, verdict in ((1e-7, "kink"), (-1e-7, "kink"), (1e-3, "agrees"), (-1e-3, "agrees")):
        net = Network(
            (Layer([[distance]], None, "leaky_relu"), Layer([[1.0]], None, "identity")), "mse"
        )
        found = verdicts(check(net, [[1.0]], [[5.0]]))
        assert found["w", 1, 1, 1] == verdict
        assert found["w", 2, 1, 1] == "agrees"


def test_where_all_are_kinks_none_is_the_worst() -> None:
    net = network((2, 2, 2), "relu", "relu", biased=False)
    checked = check(net, np.zeros((1, 2)), np.ones((1, 2)))
    assert {row.verdict for row in checked.rows} == {"kink"}
    assert checked.worst is None


@pytest.mark.parametrize(("sizes", "seconds"), [((2, 8, 8, 2), 0.1), ((20, 60, 40, 10), 20.0)])
def test_it_takes_no_longer_than_a_person_waits(sizes: tuple[int, ...], seconds: float) -> None:
    net = network(sizes)
    x, target = batch(net, 4)
    check(net, x, target)
    start = time.perf_counter()
    checked = check(net, x, target)
    assert time.perf_counter() - start < seconds
    assert all(row.verdict == "agrees" for row in checked.rows)
