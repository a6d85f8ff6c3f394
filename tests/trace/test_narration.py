"""Sentences: complete in every language, saying what the numbers say."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.network import Layer, Network
from app.engine.passes import Passes, run
from app.trace import GRANULARITIES, Granularity, numbers, tell
from app.trace.sentences import LANGUAGES, SENTENCES, Lang
from tests.trace.networks import runs


def test_both_languages_say_the_same_of_the_same() -> None:
    for key, sentence in SENTENCES.items():
        assert set(sentence) == set(LANGUAGES), key
        names = [set(re.findall(r"<=\w+>", sentence[lang])) for lang in LANGUAGES]
        assert names[0] == names[1], key


@given(passes=runs(), granularity=st.sampled_from(GRANULARITIES), lang=st.sampled_from(LANGUAGES))
@settings(max_examples=60, deadline=None)
def test_every_step_is_told(passes: Passes, granularity: Granularity, lang: Lang) -> None:
    for step in tell(passes, granularity=granularity, lang=lang)["steps"]:
        sentence = step["narration"]
        assert sentence[-1] in ".。"
        assert not re.search(r"[⟦⟧⟨⟩<>{}]", sentence)
        if isinstance(step["value"], float) and step["rule"] != "update":
            assert numbers.text(step["value"]) in sentence


def step_of(passes: Passes, target: str, lang: Lang) -> dict[str, Any]:
    steps: list[dict[str, Any]] = tell(passes, granularity="unit", lang=lang)["steps"]
    return next(step for step in steps if step["target"] == target)


@pytest.mark.parametrize(
    ("target", "lang", "end"),
    [
        ("dw.2.1.2", "en", "dw₂₁₂ = 10.5. Positive, so the update leads down from w₂₁₂."),
        ("dw.2.2.2", "en", "dw₂₂₂ = −8.5. Negative, so the update leads up from w₂₂₂."),
        ("dw.2.2.2", "zh", "dw₂₂₂ = −8.5。为负，所以更新从 w₂₂₂ 往大的方向走。"),
        ("a.2.1", "en", "h₂₁ = 3 is positive, so it passes: a₂₁ = 3."),
    ],
)
def test_what_the_sign_means(ex6: Passes, target: str, lang: Lang, end: str) -> None:
    assert step_of(ex6, target, lang)["narration"].endswith(end)


@pytest.mark.parametrize(("loss", "output"), [("mse", "tanh"), ("cross_entropy", "softmax")])
@pytest.mark.parametrize("granularity", GRANULARITIES)
def test_the_mean_is_said_to_be_taken_as_gradients_leave_the_loss(
    loss: str, output: str, granularity: Granularity
) -> None:
    layer = Layer([[2.0, 1.0]], [1.0, 0.0], output)
    x, target = np.ones((3, 1)), np.array([[1.0, 0.0]] * 3)
    for reduction, samples in (("mean", 3), ("sum", 3), ("mean", 1)):
        passes = run(Network((layer,), loss, reduction), x[:samples], target[:samples], 0.1)
        steps = tell(passes, granularity=granularity, lang="en")["steps"]
        taking = {"dy.1", "dY"} | ({"dz.1.1", "dZ.1"} if loss == "cross_entropy" else set())
        told = [step["narration"] for step in steps if step["target"] in taking]
        assert told
        for sentence in told:
            assert ("1/3" in sentence) == (reduction == "mean" and samples > 1), sentence


def test_a_frozen_bias_is_said_to_stay() -> None:
    layer = Layer([[2.0]], [1.0], "identity")
    passes = run(Network((layer,), "mse", "mean"), np.ones((1, 1)), np.zeros((1, 1)), 0.1, True)
    assert step_of(passes, "db.1.1", "en")["narration"].endswith("the update leaves b₁ as it is.")
    assert "new.b.1.1" not in {s["target"] for s in tell(passes, granularity="unit")["steps"]}


@pytest.mark.parametrize("samples", [1, 3])
@pytest.mark.parametrize("frozen", [False, True])
def test_over_a_whole_layer_biases_and_samples_are_told_where_there_are_any(
    samples: int, frozen: bool
) -> None:
    for biases in (None, [1.0]):
        network = Network((Layer([[2.0]], biases, "identity"),), "mse", "mean")
        passes = run(network, np.ones((samples, 1)), np.zeros((samples, 1)), 0.1, frozen)
        steps = tell(passes, granularity="layer", lang="en")["steps"]
        told = {step["target"]: step["narration"] for step in steps}
        assert ("bias" in told["H.1"]) == (biases is not None)
        assert ("dB.1" in told) == (biases is not None)
        if biases:
            assert ("samples" in told["dB.1"]) == (samples > 1)
            assert ("the update leaves them as they are" in told["dB.1"]) == frozen


@given(passes=runs(), lang=st.sampled_from(LANGUAGES))
@settings(max_examples=40, deadline=None)
def test_an_update_goes_the_way_that_is_said(passes: Passes, lang: Lang) -> None:
    words = {
        "en": {-1: "leads down", 0: "stays as it is", 1: "leads up"},
        "zh": {-1: "往小", 0: "不变", 1: "往大"},
    }[lang]
    steps = tell(passes, granularity="unit", lang=lang)["steps"]
    gradients = {step["target"]: step["value"] for step in steps if step["phase"] == "backward"}
    for step in steps:
        if step["rule"] == "update":
            gradient = gradients["d" + step["target"].removeprefix("new.")]
            assert words[-int(np.sign(gradient))] in step["narration"]
