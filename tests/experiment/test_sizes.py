"""Documents over the limits."""

from __future__ import annotations

from typing import Any

import pytest

from app.experiment import InvalidExperiment, TooLarge, read_experiment
from app.settings import Limits
from tests.experiment.documents import encoded, plain


def broken(document: dict[str, Any], limits: Limits | None = None) -> list[tuple[str, str, int]]:
    with pytest.raises(TooLarge) as refused:
        read_experiment(encoded(document), limits or Limits())
    return [(excess.pointer, excess.limit, excess.given) for excess in refused.value.excesses]


def wide(units: int, inputs: int = 2) -> dict[str, Any]:
    layers = [{"units": units, "activation": "relu"}, {"units": 2, "activation": "identity"}]
    return plain(inputs=inputs, x=[[1] * inputs], layers=layers)


def test_layers() -> None:
    layer = {"units": 2, "activation": "relu"}
    assert broken(plain(layers=[layer] * 21)) == [("/layers", "layers", 21)]
    read_experiment(encoded(plain(layers=[layer] * 20)), Limits())


def test_units() -> None:
    assert broken(wide(1025)) == [("/layers/0/units", "units", 1025)]
    assert broken(wide(2, inputs=1025)) == [("/inputs", "units", 1025)]
    read_experiment(encoded(wide(1024)), Limits())


def test_parameters() -> None:
    assert broken(wide(1000, inputs=300)) == [("/layers", "parameters", 302_000)]
    assert broken(wide(2000, inputs=300)) == [("/layers/0/units", "units", 2000)]
    biased = wide(2)
    biased["layers"][0]["biases"] = [0, 0]
    assert broken(biased, Limits(parameters=9)) == [("/layers", "parameters", 10)]
    read_experiment(encoded(biased), Limits(parameters=10))


def test_samples() -> None:
    many = plain(x=[[1, 2]] * 1025, target=[[1, 0]] * 1025)
    assert broken(many) == [("/x", "samples", 1025), ("/target", "samples", 1025)]


def test_told_among_the_other_problems() -> None:
    document = wide(10**9)
    document["loss"] = 7
    document["x"] = [[1]]
    with pytest.raises(InvalidExperiment) as refused:
        read_experiment(encoded(document), Limits())
    assert {(problem.pointer, problem.code) for problem in refused.value.problems} == {
        ("/layers/0/units", "limit"),
        ("/loss", "not_text"),
        ("/x/0", "x_columns"),
    }


def test_absurd_numbers_are_no_sizes() -> None:
    for absurd in (2**53, 10**400):
        with pytest.raises(InvalidExperiment) as refused:
            read_experiment(encoded(wide(absurd)), Limits())
        assert refused.value.problems[0].code == "too_great"
