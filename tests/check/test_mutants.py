"""Without a slip a mutant is the passes; with one it gives the numbers worked out by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from app.api.calculate import calculated
from app.check import grade, typed
from app.check.grade import all_slips, stacks
from app.check.lookup import CALCULATED, number, reader
from app.check.mutants import Mutant
from app.check.problem import Problem
from app.check.slip import Slip
from app.check.slips import ROWS, slips
from app.check.updated import StackUpdated, Updated
from app.engine.passes import Passes
from app.experiment import resolve
from app.experiment.examples import EXAMPLES
from app.trace.architecture import Architecture
from app.trace.refs import parse
from app.trace.values import Values
from tests.trace.networks import runs
from tests.trace.test_explain import every_ref, saturation
from tests.trace.test_explain_notes import case


@given(passes=runs())
@settings(max_examples=80, deadline=None)
def test_without_a_slip_they_are_the_passes(passes: Passes) -> None:
    mutant = Mutant(Problem.of(passes))
    pair = mutant, Updated(mutant)
    slack = saturation(passes)
    for ref in every_ref(passes):
        if ref.kind in CALCULATED:
            expected: Any = Values(passes, ref.sample)(ref)
            np.testing.assert_allclose(
                number(pair, ref), expected, rtol=1e-11 * slack, atol=1e-13 * slack
            )


def mutated(passes: Passes, code: str, layer: int, ref: str) -> float:
    problem = Problem.of(passes)
    mutant = Mutant(problem, Slip(code, layer), Mutant(problem))
    return number((mutant, Updated(mutant)), parse(ref))


# Case, slip, layer (0: all), ref, the number by hand: section 4 of the notes' reading.
BY_HAND = [
    ("M1", "ex6_default", "learning_rate_forgotten", 0, "new.L", 41381.46),
    ("M1", "ex5_default", "learning_rate_forgotten", 0, "new.L", 1.0),
    ("M5", "ex5_softmax_single", "slope_forgotten", 3, "dw.3.1.1", 4.5),
    ("M7", "ex5_default", "factor_2_missing", 0, "dy.1", 1.25),
    ("M7", "ex5_default", "bare_residual", 0, "dy.1", 1.25),
    ("M7", "ex6_softmax_ce", "bare_residual", 0, "dy.1", -0.4378),
    ("M7", "ex6_softmax_ce", "bare_residual", 0, "dy.2", 0.4378),
    ("M8", "ex6_softmax_mse", "own_output_only", 0, "dw.3.1.1", -0.32329),
    ("M8", "ex6_softmax_ce", "output_slope_twice", 0, "dw.3.1.1", -0.64658),
    ("M12", "ex6_dead_h22", "dot_product", 2, "dz.2.1", 3.25),
    ("M12", "ex6_dead_h22", "dot_product", 2, "dz.2.2", 3.25),
    ("M14", "ex6_default", "loss_for_gradient", 0, "dw.3.1.1", 3 * 2.78125),
    ("M15", "ex6_default", "determinant_gate", 2, "dw.2.1.2", 10.5),
    ("M15", "ex6_dead_h22", "determinant_gate", 2, "dw.2.1.2", 0.0),
    ("M15", "ex6_dead_layer2", "determinant_gate", 2, "dw.2.1.2", -2.0),
    ("M15", "ex6_default", "gate_as_matrix_open", 2, "dw.2.1.1", 0.75),
    ("M15", "ex6_default", "gate_as_matrix", 2, "dw.2.1.1", 3.9375),
    ("M15", "ex6_batch2", "gate_of_one_sample", 1, "dw.1.1.1", 2.5),
    ("M16", "ex6_default", "own_activation", 1, "dw.1.1.1", -4.6875),
    ("M17", "ex6_softmax_ce", "activation_forgotten", 3, "y.1", 2.25),
    ("M17", "ex6_softmax_ce", "activation_forgotten", 3, "y.2", 2.0),
    ("M18", "ex6_bias", "bias_forgotten", 0, "y.1", 2.25),
    ("M18", "ex6_bias", "bias_forgotten", 0, "y.2", 2.0),
    ("M19", "ex6_default", "not_transposed", 3, "dz.2.1", 3.625),
    ("M19", "ex6_default", "not_transposed", 3, "dz.2.2", -2.75),
    ("M19", "ex6_dead_h22", "gate_before_weights", 2, "dz.2.1", 0.25),
    ("M19", "ex6_dead_h22", "gate_before_weights", 2, "dz.2.2", 0.75),
    ("M20", "ex6_batch2", "sum_for_mean", 0, "dw.3.1.1", 24.0),
    ("M21", "ex6_kink", "corner_open", 2, "dw.2.1.1", -1.6875),
    ("M21", "ex6_kink", "corner_half", 2, "dw.2.1.1", -0.84375),
]


@pytest.mark.parametrize(("note", "name", "code", "layer", "ref", "value"), BY_HAND)
def test_numbers_by_hand(
    golden: dict[str, Any], note: str, name: str, code: str, layer: int, ref: str, value: float
) -> None:
    found = mutated(case(golden, name), code, layer, ref)
    assert found == pytest.approx(value, rel=1e-4), note


def test_m6_kills_a_unit(golden: dict[str, Any]) -> None:
    """h12 with w12 for w22: -3.5 instead of 4, and y = (0, 0) instead of (2.25, 2)."""
    problem = Problem.of(case(golden, "ex6_default"))
    mutant = Mutant(problem, Slip("weight_misread", 1, (2, 2, 1)))
    assert mutant.h[0].tolist() == [[1.5, -3.5]]
    assert mutant.a[-1].tolist() == [[0.0, 0.0]]


@given(passes=runs())
@settings(max_examples=40, deadline=None)
def test_one_diagonal_for_all_rows(passes: Passes) -> None:
    """M15 in a batch: dz from the first sample's gates is diag(φ'(h of sample 1)) for each row."""
    shape = Architecture.of(passes.network, len(passes.x), passes.freeze_biases)
    problem = Problem.of(passes)
    right = Mutant(problem)
    for row, slip in slips(shape):
        if row.code != "gate_of_one_sample" or not slip.layer:
            continue
        with np.errstate(all="ignore"):
            first = np.diag(right.slopes(slip.layer)[0])
            found = Mutant(problem, slip, right).gradients[0][slip.layer - 1]
            np.testing.assert_array_equal(found, right.gradients[1][slip.layer] @ first)


def test_one_diagonal_cannot_serve_all_rows() -> None:
    """M15's batch, 0 → -.40625: the first sample finds both gates of layer 2 shut and the second
    not, so that with the first's diagonal nothing comes through at all. Printed 0 is what the
    mistake gives, -.40625 is right."""
    dead = EXAMPLES["ex6-dead-layer2"].experiment
    batch = dead.model_copy(update={"x": [[2, 3], [-1, 2]], "target": [[1, 0], [1, 1]]})
    passes = calculated(resolve(batch))
    assert passes.backward.dw[0][0, 1] == -0.40625
    assert mutated(passes, "gate_of_one_sample", 2, "dw.1.2.1") == 0.0
    (graded,) = grade(passes, [(parse("dw.1.2.1"), typed("0"))])
    found = {(diagnosis["mistake"], diagnosis["note"]) for diagnosis in graded["diagnoses"]}
    assert ("gate_of_one_sample", "M15") in found


def test_every_kind_of_slip_changes_a_number_somewhere() -> None:
    """None of them is a name alone."""
    idle = {row.code for row in ROWS}
    summed = EXAMPLES["ex6-batch2"].experiment.model_copy(update={"reduction": "sum"})
    for experiment in [*(example.experiment for example in EXAMPLES.values()), summed]:
        passes = calculated(resolve(experiment))
        refs = [ref for ref in every_ref(passes) if ref.kind in CALCULATED]
        problem = Problem.of(passes)
        right = Mutant(problem), Updated(Mutant(problem))
        for row, _, pair in all_slips(passes):
            if row.code in idle and any(
                abs(number(pair, ref) - number(right, ref)) > 1e-6 for ref in refs
            ):
                idle.discard(row.code)
    assert not idle


def run_example(name: str) -> Passes:
    return calculated(resolve(EXAMPLES[name].experiment))


def test_mazurs_update_in_place() -> None:
    """The printed .291027924: w5…w8 are updated before the hidden gradients are taken."""
    passes = run_example("mazur")
    assert passes.loss_after == pytest.approx(0.29102777369, rel=1e-10)
    assert mutated(passes, "updated_weights", 0, "new.L") == pytest.approx(
        0.29102792390544, rel=1e-13
    )
    assert mutated(passes, "biases_the_other_way", 0, "new.L") == pytest.approx(
        0.28047144679, rel=1e-10
    )


def test_one_skipped_jacobian_for_two_outputs_only_rescales(golden: dict[str, Any]) -> None:
    """T1: for n = 2 the true ∂L/∂h is 2 y1 y2 (y - t); skipping gives y - t."""
    passes = case(golden, "ex6_softmax_mse")
    y1, y2 = passes.forward.y[0]
    skipped = mutated(passes, "slope_forgotten", 3, "dz.3.1")
    assert skipped == pytest.approx(-0.4378, abs=1e-4)
    assert passes.backward.dz[-1][0, 0] == pytest.approx(2 * y1 * y2 * skipped, rel=1e-12)


@given(passes=runs())
@settings(max_examples=40, deadline=None)
def test_a_stack_is_its_mutants(passes: Passes) -> None:
    problem = Problem.of(passes)
    right = Mutant(problem)
    shape = Architecture.of(passes.network, len(passes.x), passes.freeze_biases)
    with np.errstate(all="ignore"):
        for tried, stack in stacks(problem, right, shape):
            pair = stack, StackUpdated(stack)
            single = [Mutant(problem, slip, right) for _, slip in tried]
            updated = [Updated(mutant) for mutant in single]
            for ref in every_ref(passes):
                if ref.kind not in CALCULATED:
                    continue
                read = reader(ref)
                expected = [float(read(*each)) for each in zip(single, updated, strict=True)]
                found = np.broadcast_to(read(*pair), len(tried))
                np.testing.assert_allclose(
                    found, expected, rtol=1e-9, atol=1e-12, err_msg=f"{ref} {tried}"
                )
