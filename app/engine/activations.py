"""The activations: one row each, with everything that the rest of the project knows of them.

A row's functions write into `out`, an array of the shape of `h` that overlaps no argument, and
raise nothing: they are right over the whole range of float64, and only a true result beyond that
range is infinite. Element-wise rows take arrays of any shape; softmax takes (units, samples) and
works along the units. The caller sees to `np.errstate`: an overflow inside, as in exp(-h), is
meant.

At a corner the left slope holds: ReLU'(0) = 0 (M21 of the notes).
Slopes are written so that they keep their relative precision where the activation saturates:
σ'(h) = σ(h)·σ(-h), since a(1-a) has no correct digit left at h = 37.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from app.engine.arrays import ONE, ZERO, Array, column_maxima, column_sums

Value = Callable[[Array, Array], None]
Slope = Callable[[Array, Array, Array], None]
Vjp = Callable[[Array, Array, Array, Array], None]

LEAK: Array = np.array(0.01)
HALF: Array = np.array(0.5)
TWO: Array = np.array(2.0)


@dataclass(frozen=True, slots=True, eq=False)
class Activation:
    """One row of the table.

    value(h, out): a = φ(h).
    slope(h, a, out): φ'(h); None where there is no slope for each element (softmax).
    vjp(h, a, da, out): the vector-Jacobian product, ∂L/∂h from da = ∂L/∂a.
    label: the name in a sentence.
    latex, derivative_latex: the names for application, as in `\\sigma(h)` and `\\sigma'(h)`.
    slope_latex: the derivative as a formula in <a> where that is how it is taught, a(1 - a).
    from_output: the derivative is a function of the output alone, so h need not be kept
        (Thinking 2 of the notes: φ(h) = φ(k) implies φ'(h) = φ'(k)).
    elementwise: each output depends on its own h only.
    corners: the h at which the slope jumps.
    linear: φ(h) = h, so that a may share the memory of h, and dz that of da.
    """

    name: str
    value: Value
    slope: Slope | None
    vjp: Vjp
    label: str
    latex: str
    derivative_latex: str
    from_output: bool
    elementwise: bool = True
    corners: tuple[float, ...] = ()
    linear: bool = False
    slope_latex: str = ""


def _identity(h: Array, out: Array) -> None:
    np.copyto(out, h)


def _identity_slope(_h: Array, _a: Array, out: Array) -> None:
    out.fill(1.0)


def _relu(h: Array, out: Array) -> None:
    np.maximum(h, ZERO, out=out)


def _relu_slope(_h: Array, a: Array, out: Array) -> None:
    np.sign(a, out=out)  # a > 0 exactly where h > 0 (Thinking 2), and a is never negative


def _leaky_relu(h: Array, out: Array) -> None:
    np.multiply(h, LEAK, out=out)
    np.maximum(h, out, out=out)


def _leaky_relu_slope(h: Array, _a: Array, out: Array) -> None:
    np.sign(h, out=out)
    np.maximum(out, LEAK, out=out)


def _elu(h: Array, out: Array) -> None:
    np.minimum(h, ZERO, out=out)
    np.expm1(out, out=out)
    np.add(out, np.maximum(h, ZERO), out=out)


def _elu_slope(h: Array, _a: Array, out: Array) -> None:
    np.minimum(h, ZERO, out=out)
    np.exp(out, out=out)


def _sigmoid(h: Array, out: Array) -> None:
    np.negative(h, out=out)
    np.exp(out, out=out)  # infinite below h = -709, where 1/(1+∞) = 0 is the right answer
    np.add(out, ONE, out=out)
    np.reciprocal(out, out=out)


def _sigmoid_slope(h: Array, a: Array, out: Array) -> None:
    np.exp(h, out=out)
    np.add(out, ONE, out=out)
    np.divide(a, out, out=out)  # σ(h)·σ(-h)


def _tanh(h: Array, out: Array) -> None:
    np.tanh(h, out=out)


def _tanh_slope(h: Array, _a: Array, out: Array) -> None:
    """1/cosh²(h), as cosh itself would take longest of all."""
    np.exp(h, out=out)
    np.add(out, np.reciprocal(out), out=out)
    np.divide(TWO, out, out=out)
    np.multiply(out, out, out=out)


def _softplus(h: Array, out: Array) -> None:
    np.logaddexp(h, ZERO, out=out)


def _softplus_slope(h: Array, _a: Array, out: Array) -> None:
    _sigmoid(h, out)


def _silu(h: Array, out: Array) -> None:
    _sigmoid(h, out)
    np.multiply(h, out, out=out)


def _silu_slope(h: Array, a: Array, out: Array) -> None:
    _sigmoid_slope(h, a, out)  # h·σ(h)·σ(-h), as a = h·σ(h)
    sigma = np.empty_like(h)
    _sigmoid(h, sigma)
    np.add(out, sigma, out=out)


def _normal_cdf(h: Array, out: Array) -> None:
    """Φ(h) through erfc, which keeps its precision in the tail; NumPy itself has no erf."""
    tail = (-h * math.sqrt(0.5)).ravel().tolist()
    out[...] = np.fromiter(map(math.erfc, tail), np.float64, len(tail)).reshape(h.shape)
    np.multiply(out, HALF, out=out)


def _gelu(h: Array, out: Array) -> None:
    """h·Φ(h): the exact form of Hendrycks and Gimpel (2016), not its tanh approximation."""
    _normal_cdf(h, out)
    np.multiply(h, out, out=out)


def _gelu_slope(h: Array, _a: Array, out: Array) -> None:
    _normal_cdf(h, out)
    bounded = np.clip(h, -40.0, 40.0)  # the density is 0 beyond 39; ∞·0 would be no number
    np.add(out, bounded * np.exp(-0.5 * bounded * bounded) / math.sqrt(2.0 * math.pi), out=out)


def _softmax(h: Array, out: Array) -> None:
    np.subtract(h, column_maxima(h), out=out)
    np.exp(out, out=out)
    np.divide(out, column_sums(out), out=out)


def _softmax_vjp(_h: Array, a: Array, da: Array, out: Array) -> None:
    """dz_j = a_j (da_j - Σ_k a_k da_k): every output depends on every h (M8 of the notes)."""
    np.multiply(a, da, out=out)
    np.subtract(da, column_sums(out), out=out)
    np.multiply(out, a, out=out)


def _through(slope: Slope) -> Vjp:
    """The vector-Jacobian product of an element-wise activation: da ⊙ φ'(h)."""

    def vjp(h: Array, a: Array, da: Array, out: Array) -> None:
        slope(h, a, out)
        np.multiply(out, da, out=out)

    return vjp


def _identity_vjp(_h: Array, _a: Array, da: Array, out: Array) -> None:
    np.copyto(out, da)


def _rm(name: str) -> tuple[str, str, str]:
    return name, rf"\mathrm{{{name}}}", rf"\mathrm{{{name}}}'"


def _row(
    name: str,
    value: Value,
    slope: Slope,
    names: tuple[str, str, str],
    *,
    from_output: bool,
    corners: tuple[float, ...] = (),
    slope_latex: str = "",
) -> Activation:
    through = _through(slope)
    return Activation(
        name, value, slope, through, *names, from_output, corners=corners, slope_latex=slope_latex
    )


_TABLE = (
    Activation(
        "identity", _identity, _identity_slope, _identity_vjp, *_rm("id"), True, linear=True
    ),
    _row("relu", _relu, _relu_slope, _rm("ReLU"), from_output=True, corners=(0.0,)),
    _row(
        "leaky_relu",
        _leaky_relu,
        _leaky_relu_slope,
        _rm("LeakyReLU"),
        from_output=True,
        corners=(0.0,),
    ),
    _row("elu", _elu, _elu_slope, _rm("ELU"), from_output=True),
    _row(
        "sigmoid",
        _sigmoid,
        _sigmoid_slope,
        ("sigmoid", r"\sigma", r"\sigma'"),
        from_output=True,
        slope_latex="<a>(1 - <a>)",
    ),
    _row(
        "tanh",
        _tanh,
        _tanh_slope,
        ("tanh", r"\tanh", r"\tanh'"),
        from_output=True,
        slope_latex="(1 - <a>^2)",
    ),
    _row("softplus", _softplus, _softplus_slope, _rm("softplus"), from_output=True),
    _row("silu", _silu, _silu_slope, _rm("SiLU"), from_output=False),
    _row("gelu", _gelu, _gelu_slope, _rm("GELU"), from_output=False),
    Activation("softmax", _softmax, None, _softmax_vjp, *_rm("softmax"), True, elementwise=False),
)

ACTIVATIONS: Mapping[str, Activation] = MappingProxyType({row.name: row for row in _TABLE})
