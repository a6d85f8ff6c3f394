"""Every gradient against central finite differences, parameter by parameter.

The step s is about ∛ε·max(1, |p|), where truncation (∝ s²) and rounding (∝ ε/s) balance, and less
where the parameter's input is large: what counts is how far h moves. It is a power of two, so that
s·a is exact. Where analytic and numeric differ, smaller steps are tried before saying so: a steep
curve may bend within the first. What truncation leaves in the last is known from the one before:
it falls with s².

The relative error is |analytic - numeric| / max(|analytic|, |numeric|, floor). The floor is what
rounding and truncation may leave in the numeric value, divided by the tolerance: a gradient far
below it is beyond what differences of float64 losses can resolve. At a perfect fit all of them are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from app.engine.arrays import Array
from app.engine.differences import Flags, Point, differences
from app.engine.network import Network
from app.engine.nonfinite import NonFinite, check_backward, check_forward
from app.engine.passes import backward, forward
from app.engine.results import Backward

TOLERANCE = 1e-5
EPSILON = float(np.finfo(np.float64).eps)
SMALLEST = float(np.finfo(np.float64).tiny)
SMALLER_STEPS = (2.0**-4, 2.0**-8)
# Of what changes from a step to one of a sixteenth, what is left in that.
LEFT = 1.0 / (2.0**8 - 1.0)
ROUNDINGS = 8.0  # a few units in the last place at each operation
TRUNCATIONS = 4.0  # what falls with s² is the most of it, not all

Verdict = Literal["agrees", "disagrees", "kink"]


@dataclass(frozen=True, slots=True)
class Row:
    """One parameter: w (layer, to, source) or b (layer, to; source is None); indices from 1.

    verdict: `kink` where within the first step some h that depends on the parameter crosses or
    touches a corner of its activation, so that there may be no derivative to compare with.
    """

    kind: Literal["w", "b"]
    layer: int
    to: int
    source: int | None
    analytic: float
    numeric: float
    relative_error: float
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class GradientCheck:
    """All parameters: layer by layer, the weights to each unit, then the biases.

    worst: the row of the largest relative error that is not a kink; None where all are.
    """

    rows: tuple[Row, ...]
    worst: Row | None


@np.errstate(all="ignore")
def check(network: Network, x: ArrayLike, target: ArrayLike) -> GradientCheck:
    """Compare every ∂L/∂w and ∂L/∂b at x (B, inputs), target (B, n) with central differences.

    Raises ValueError where the shapes do not fit, NonFinite where a quantity of the passes, or
    the loss within a step, is not finite.
    """
    fwd = forward(network, x, target)
    check_forward(fwd)
    bwd = backward(network, fwd)
    check_backward(bwd)
    inputs, labels = np.asarray(x, dtype=np.float64), np.asarray(target, dtype=np.float64)
    point = Point.of(network, inputs, labels, fwd)
    rounding = (_rounding(point, bwd), _rounding_beside(point))
    biases = network.plan.biased
    rows = tuple(
        row
        for number, (gradient, biased) in enumerate(zip(bwd.joined, biases, strict=True))
        for row in _rows(number, biased, gradient, *_compare(point, number, gradient, rounding))
    )
    smooth = [row for row in rows if row.verdict != "kink"]
    return GradientCheck(rows, max(smooth, key=lambda row: row.relative_error, default=None))


def _rounding(point: Point, bwd: Backward) -> float:
    """How far rounding may move the loss: each number's last place times ∂L/∂ of the number."""
    network, fwd = point.network, point.fwd
    total = abs(fwd.loss)
    for layer, below, dz in zip(network.layers, point.inputs, bwd.dz, strict=True):
        terms = np.dot(np.abs(layer.transposed), np.abs(below))
        total += float(np.sum(np.abs(dz.T) * terms))
    activations = list(zip(fwd.a, bwd.da, strict=True))
    for a, da in activations[:-1] if network.plan.loss.fused else activations:
        total += float(np.sum(np.abs(a * da)))
    return ROUNDINGS * EPSILON * total


def _rounding_beside(point: Point) -> float:
    """The same at an end of a step, where labels that are met are met no longer: what comes back
    there is as large as the step. The fused losses have no such bottom."""
    network, y = point.network, point.fwd.y
    if network.plan.loss.fused:
        return 0.0
    missed = point.target + np.cbrt(EPSILON) * np.maximum(1.0, np.abs(y))
    fwd = forward(network, point.inputs[0][: network.plan.sizes[0]].T, missed)
    return _rounding(point, backward(network, fwd))


def _compare(
    point: Point, number: int, gradient: Array, rounding: tuple[float, float]
) -> tuple[Array, Array, Flags]:
    """Numeric value, relative error and kink of each joined parameter of a layer."""
    analytic, step = gradient.ravel(), _steps(point, number)
    numeric, kink = differences(point, number, np.arange(len(step)), step)
    error = _relative_error(analytic, numeric, _noise(rounding, step))
    before = numeric.copy()
    for turn, smaller in enumerate(SMALLER_STEPS):
        again = np.flatnonzero((error > TOLERANCE) & ~kink)
        if not again.size:
            break
        closer, _ = differences(point, number, again, step[again] * smaller)
        noise = _noise(rounding, step[again] * smaller)
        if turn == len(SMALLER_STEPS) - 1:
            noise += TRUNCATIONS * np.abs(before[again] - closer) * LEFT
        before[again] = closer
        newer = _relative_error(analytic[again], closer, noise)
        better = newer < error[again]
        numeric[again[better]] = closer[better]
        error[again[better]] = newer[better]
    shape = gradient.shape
    return numeric.reshape(shape), error.reshape(shape), kink.reshape(shape)


def _noise(rounding: tuple[float, float], step: Array) -> Array:
    """What rounding may leave in a difference; beside the point only where that is a number."""
    here, beside = (part / step for part in rounding)
    return np.where(np.isfinite(beside / TOLERANCE), np.maximum(here, beside), here)


def _steps(point: Point, number: int) -> Array:
    joined = point.network.layers[number].joined
    reach = np.maximum(1.0, np.abs(point.inputs[number]).max(axis=1, keepdims=True))
    step = np.cbrt(EPSILON) * np.maximum(1.0, np.abs(joined)) / reach
    return np.asarray(np.exp2(np.round(np.log2(step))).ravel())


def _relative_error(analytic: Array, numeric: Array, noise: Array) -> Array:
    floor = np.maximum(noise / TOLERANCE, SMALLEST)
    scale = np.maximum(np.maximum(np.abs(analytic), np.abs(numeric)), floor)
    error = np.abs(analytic - numeric) / scale
    if not np.isfinite(numeric).all() or not np.isfinite(floor).all():
        raise NonFinite("loss")
    return np.asarray(error)


def _rows(
    number: int, biased: bool, gradient: Array, numeric: Array, error: Array, kink: Flags
) -> Iterator[Row]:
    """A layer's arrays, shaped as its joined parameters, as rows."""
    inputs, units = len(gradient) - biased, gradient.shape[1]
    analytic, numbers = gradient.tolist(), numeric.tolist()
    errors, kinks = error.tolist(), kink.tolist()

    def row(kind: Literal["w", "b"], to: int, source: int) -> Row:
        verdict: Verdict = "agrees" if errors[source][to] <= TOLERANCE else "disagrees"
        return Row(
            kind,
            number + 1,
            to + 1,
            source + 1 if kind == "w" else None,
            analytic[source][to],
            numbers[source][to],
            errors[source][to],
            "kink" if kinks[source][to] else verdict,
        )

    for to in range(units):
        for source in range(inputs):
            yield row("w", to, source)
    if biased:
        for to in range(units):
            yield row("b", to, inputs)
