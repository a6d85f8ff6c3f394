"""The benchmark compares like with like: its contenders calculate the same."""

from __future__ import annotations

import pytest

from bench._contenders import Case, by_engine, by_hand, problem
from bench.engine import BATCHES, HEADS, SHAPES, compare, measure


@pytest.mark.parametrize("head", HEADS)
def test_engine_and_hand_written_code_agree(head: tuple[str, str, str]) -> None:
    for sizes in SHAPES:
        for samples in BATCHES:
            case = Case(sizes, samples, *head)
            given = problem(case)
            compare([by_engine(case, given)(), by_hand(case, given)()])


def test_a_case_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bench.engine.ROUNDS", 2)
    row = measure(Case((2, 2, 2, 2), 1, *HEADS[0]))
    assert row["network"] == "2-2-2-2"
    assert row["parameters"] == 18
    assert row["engine/hand"] > 0.0
