"""A slip, and where in the passes each of them shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Slip:
    """A mistake by its code; `layer` 0: in every layer where it can be made."""

    code: str
    layer: int = 0
    place: tuple[int, int, int] = (0, 0, 0)
    """Of a weight that is misread: to, from, and the node whose weight is taken instead."""

    def at(self, code: str, layer: int) -> bool:
        return self.code == code and self.layer in (0, layer)


NONE = Slip("")
SLOPES: Final = frozenset(
    {
        "slope_at_output", "slope_formula_of_sum", "slope_twice", "determinant_gate",
        "gate_of_one_sample", "corner_open", "corner_half",
    }
)  # fmt: skip
"""Slips that change φ'."""
RESIDUALS: Final = frozenset({"bare_residual", "shortcut"})
CONSTANTS: Final = {"factor_2_missing": 0.5, "factor_2_extra": 2.0, "residual_reversed": -1.0}
SCALES: Final = frozenset({*CONSTANTS, "n_forgotten", "n_extra", "sum_for_mean", "mean_for_sum"})
"""Slips that are a factor of the loss's derivative."""
BESIDE: Final = frozenset(
    {
        "", "loss_half_missing", "loss_half_extra", "learning_rate_forgotten", "ascent",
        "biases_the_other_way", "bias_fan_in_times", "shared_bias",
    }
)  # fmt: skip
"""Slips that change nothing in the backward pass."""
FORWARD: Final = frozenset(
    {"activation_forgotten", "bias_forgotten", "weights_read_transposed", "weight_misread"}
)
"""Slips that change h and a."""
AT_DZ: Final = SLOPES | {
    "slope_forgotten", "dot_product", "gate_before_weights", "gate_as_matrix",
    "gate_as_matrix_open",
}  # fmt: skip
AT_DW: Final = frozenset({"own_activation", "sum_for_activation"})
AT_DA: Final = frozenset({"updated_weights", "not_transposed"})
"""Where a slip in a layer shows: in its dz, in its dw, in what it sends down."""
