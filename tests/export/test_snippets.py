"""Code knows every activation and every loss that the engine knows."""

from __future__ import annotations

from string import Formatter

import pytest

from app.engine.activations import ACTIVATIONS
from app.engine.losses import LOSSES
from app.export.snippets import ACTIVATION_CODE, LOSS_CODE, NUMPY_HELPERS, TORCH_HELPERS
from app.export.words import WORDS

EXPRESSIONS = [
    *(text for row in ACTIVATION_CODE.values() for text in (row.value, row.slope, row.torch)),
    *(text for row in LOSS_CODE.values() for text in (row.losses, row.gradient, row.torch)),
]


def test_every_activation_has_a_row() -> None:
    assert list(ACTIVATION_CODE) == list(ACTIVATIONS)


def test_every_loss_has_a_row_and_a_name() -> None:
    assert list(LOSS_CODE) == list(LOSSES)
    assert {f"loss.{name}" for name in LOSSES} <= set(WORDS)


def test_fused_losses_are_those_of_the_engine() -> None:
    for name, row in LOSS_CODE.items():
        assert bool(row.fused) == bool(row.torch_gradient) == LOSSES[name].fused


@pytest.mark.parametrize("expression", sorted({*EXPRESSIONS} - {""}))
def test_an_expression_is_python(expression: str) -> None:
    fields = {field for _, field, _, _ in Formatter().parse(expression) if field}
    assert fields <= {"h", "a", "y", "t", "n", "da"}
    compile(expression.format(**dict.fromkeys(fields, "name")), "snippet", "eval")


def test_helpers_are_there() -> None:
    for activation in ACTIVATION_CODE.values():
        assert set(activation.helpers) <= set(NUMPY_HELPERS)
    for loss in LOSS_CODE.values():
        assert set(loss.helpers) <= set(NUMPY_HELPERS)
        assert set(loss.torch_helpers) <= set(TORCH_HELPERS)


def test_every_text_is_in_both_languages() -> None:
    assert all(set(texts) == {"en", "zh"} for texts in WORDS.values())
