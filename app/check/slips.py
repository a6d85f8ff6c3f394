"""Every slip that can be made in the passes of a network, with how likely it is.

A row says where a slip can be made at all; where it would change nothing it gives the right number,
and is no diagnosis. `note`: its number among the notes' mistakes, where it is one in every network.

`rank`: lower is likelier. First come a sign and what is left out of a formula, then what is put in
its place, then what only a misread matrix formula gives. Of two mistakes that give one number the
one that only this output or loss allows comes before the one that any network allows, and the one
that names a cause before the one that names only what is missing (`part_forgotten`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from app.check.problem import FORMULAS
from app.check.slip import Slip
from app.engine.activations import ACTIVATIONS
from app.engine.losses import LOSSES
from app.trace.architecture import Architecture

Phase = Literal["forward", "backward", "update"]
Scope = Literal["network", "layers", "hidden", "inner"]
"""One slip in the whole network, or one in each layer and one in all of them: every layer, every
hidden one, or every layer but the first."""

Fits = Callable[[Architecture], bool]
MUTANTS: Final = 70
"""About how many passes are calculated for an ordinary network."""
FEW_WEIGHTS: Final = 24
"""So many misread weights, at most, are followed through the network."""


@dataclass(frozen=True, slots=True)
class Row:
    """A kind of slip. `layer_fits` (layer, architecture) says in which layers it can be made."""

    code: str
    phase: Phase
    rank: int
    scope: Scope = "network"
    note: str | None = None
    fits: Fits = lambda _: True
    layer_fits: Callable[[int, Architecture], bool] = lambda _layer, _architecture: True


def _square(layer: int, shape: Architecture) -> bool:
    return shape.width(layer) == shape.width(layer - 1) > 1


def _same_above(layer: int, shape: Architecture) -> bool:
    return shape.width(layer) == shape.width(layer + 1)


def curved(layer: int, shape: Architecture) -> bool:
    """Whether each node of a layer has a slope of its own, other than 1."""
    row = ACTIVATIONS[shape.activations[layer - 1]]
    return not row.linear and row.elementwise


def _formula_in_a(layer: int, shape: Architecture) -> bool:
    return shape.activations[layer - 1] in FORMULAS


def _bent(layer: int, shape: Architecture) -> bool:
    return not ACTIVATIONS[shape.activations[layer - 1]].linear


def _cornered(layer: int, shape: Architecture) -> bool:
    return bool(ACTIVATIONS[shape.activations[layer - 1]].corners)


def _several(layer: int, shape: Architecture) -> bool:
    return curved(layer, shape) and shape.width(layer) > 1


def _biased(layer: int, shape: Architecture) -> bool:
    return shape.biased[layer - 1]


def _any_bias(shape: Architecture) -> bool:
    return any(shape.biased)


def _moving_bias(shape: Architecture) -> bool:
    return any(shape.biased) and not shape.freeze_biases


def _fused(shape: Architecture) -> bool:
    return LOSSES[shape.loss].fused


def _squared(shape: Architecture) -> bool:
    return not LOSSES[shape.loss].fused


def _joined(shape: Architecture) -> bool:
    return _fused(shape) or shape.activations[-1] == "softmax"


def _mean_outputs(shape: Architecture) -> bool:
    return LOSSES[shape.loss].mean and shape.outputs > 1


def _sum_outputs(shape: Architecture) -> bool:
    return _squared(shape) and not LOSSES[shape.loss].mean and shape.outputs > 1


ROWS: Final = (
    Row("bias_forgotten", "forward", 12, "layers", "M18", layer_fits=_biased),
    Row("activation_forgotten", "forward", 16, "layers", layer_fits=_bent),
    Row("weights_read_transposed", "forward", 20, "layers", layer_fits=_square),
    Row("loss_half_missing", "forward", 15, fits=_squared),
    Row("loss_half_extra", "forward", 15, fits=_squared),
    Row("n_forgotten", "forward", 14, note="M3", fits=_mean_outputs),
    Row("n_extra", "forward", 19, note="M7", fits=_sum_outputs),
    Row("sum_for_mean", "forward", 13, note="M20", fits=lambda shape: shape.mean),
    Row("mean_for_sum", "forward", 13, note="M20", fits=lambda s: s.batch and not s.mean),
    Row("factor_2_missing", "backward", 14, note="M7", fits=_squared),
    Row("factor_2_extra", "backward", 17, fits=_squared),
    Row("bare_residual", "backward", 18, note="M7"),
    Row("residual_reversed", "backward", 11),
    Row("loss_for_gradient", "backward", 40, note="M14"),
    Row("slope_forgotten", "backward", 12, "layers", layer_fits=_bent),
    Row("slope_at_output", "backward", 16, "layers", layer_fits=curved),
    Row("slope_formula_of_sum", "backward", 17, "layers", layer_fits=_formula_in_a),
    Row("slope_twice", "backward", 24, "layers", layer_fits=curved),
    Row("output_slope_twice", "backward", 15, note="M8", fits=_joined),
    Row("own_output_only", "backward", 13, note="M8", fits=_joined),
    Row("shortcut", "backward", 17, note="M7"),
    Row("corner_open", "backward", 11, "layers", "M21", layer_fits=_cornered),
    Row("corner_half", "backward", 30, "layers", "M21", layer_fits=_cornered),
    Row("dot_product", "backward", 34, "hidden", "M12", layer_fits=_several),
    Row("determinant_gate", "backward", 38, "hidden", "M15", layer_fits=_several),
    Row("gate_as_matrix", "backward", 39, "hidden", "M15", layer_fits=_several),
    Row("gate_as_matrix_open", "backward", 39, "hidden", "M15", layer_fits=_cornered),
    Row(
        "gate_of_one_sample", "backward", 33, "hidden", "M15",
        fits=lambda shape: shape.batch, layer_fits=curved,
    ),
    Row("gate_before_weights", "backward", 28, "hidden", "M19", layer_fits=_same_above),
    Row("not_transposed", "backward", 18, "layers", "M19", layer_fits=_square),
    Row("updated_weights", "backward", 15, "inner"),
    Row("own_activation", "backward", 22, "layers", "M16", layer_fits=_square),
    Row("sum_for_activation", "backward", 22, "inner"),
    Row("learning_rate_forgotten", "update", 12, note="M1"),
    Row("ascent", "update", 10),
    Row("biases_the_other_way", "update", 14, fits=_any_bias),
    Row("bias_fan_in_times", "update", 25, fits=_moving_bias),
    Row("shared_bias", "update", 24, fits=_any_bias),
)  # fmt: skip


@lru_cache(maxsize=128)
def slips(shape: Architecture) -> tuple[tuple[Row, Slip], ...]:
    """The slips that can be made in a network; of a row the single layers before all of them."""
    return tuple(_slips(shape))


def _slips(shape: Architecture) -> Iterator[tuple[Row, Slip]]:
    last = shape.depth
    for row in ROWS:
        if not row.fits(shape):
            continue
        if row.scope == "network":
            yield row, Slip(row.code)
            continue
        first = 2 if row.scope == "inner" else 1
        until = last if row.scope == "hidden" else last + 1
        layers = [layer for layer in range(first, until) if row.layer_fits(layer, shape)]
        for layer in layers:
            yield row, Slip(row.code, layer)
        if len(layers) > 1:
            yield row, Slip(row.code)
    misread = list(_misread(shape))
    if len(misread) <= FEW_WEIGHTS:
        yield from misread


def _misread(shape: Architecture) -> Iterator[tuple[Row, Slip]]:
    """M6: in one sum one weight is another node's."""
    row = Row("weight_misread", "forward", 29, note="M6")
    for layer in range(1, shape.depth + 1):
        units = range(1, shape.width(layer) + 1)
        for to in units:
            for source in range(1, shape.width(layer - 1) + 1):
                for other in units:
                    if other != to:
                        yield row, Slip(row.code, layer, (to, source, other))
