"""The activations: one row each, with everything that the rest of the project knows of them.

A row's functions raise nothing: they are right over the whole range of float64, and only a true
result beyond that range is infinite. The caller sees to `np.errstate`: an overflow inside, as in
exp(-h), is meant. `out` has the shape of h and overlaps no argument. Element-wise rows take arrays
of any shape; softmax takes (units, samples) and works along the units.

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
Slope = Callable[[Array, Array], Array]
Vjp = Callable[[Array, Array, Array, Array], None]

LEAK: Array = np.array(0.01)
HALF: Array = np.array(0.5)


@dataclass(frozen=True, slots=True, eq=False)
class Activation:
    """One row of the table.

    value(h, out): a = φ(h).
    slope(h, a): φ'(h); None where there is no slope for each element (softmax).
    vjp(h, a, da, out): the vector-Jacobian product, ∂L/∂h from da = ∂L/∂a.
    label: the name in a sentence.
    latex, derivative_latex: the names for application, as in `\\sigma(h)` and `\\sigma'(h)`.
    slope_latex: the derivative as a formula in <a> where that is how it is taught, a(1 - a).
    from_output: the derivative is a function of the output alone, so h need not be kept
        (Thinking 2 of the notes: φ(h) = φ(k) implies φ'(h) = φ'(k)).
    elementwise: each output depends on its own h only.
    corners: the h at which the slope jumps: 0, where a row has one.
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


def _identity_slope(h: Array, _a: Array) -> Array:
    return np.ones_like(h)


def _relu(h: Array, out: Array) -> None:
    np.maximum(h, ZERO, out=out)


def _relu_slope(_h: Array, a: Array) -> Array:
    return np.sign(a)  # a > 0 exactly where h > 0 (Thinking 2), and a is never negative


def _relu_vjp(_h: Array, a: Array, da: Array, out: Array) -> None:
    np.multiply(np.sign(a), da, out=out)


def _leaky_relu(h: Array, out: Array) -> None:
    np.maximum(h, LEAK * h, out=out)


def _leaky_relu_slope(h: Array, _a: Array) -> Array:
    return np.maximum(np.sign(h), LEAK)


def _elu(h: Array, out: Array) -> None:
    np.add(np.maximum(h, ZERO), np.expm1(np.minimum(h, ZERO)), out=out)


def _elu_slope(h: Array, _a: Array) -> Array:
    return np.exp(np.minimum(h, ZERO))


def _sigmoid(h: Array, out: Array) -> None:
    np.reciprocal(ONE + np.exp(-h), out=out)  # below h = -709 1/(1+∞) = 0 is the right answer


def _sigmoid_slope(h: Array, a: Array) -> Array:
    return np.divide(a, ONE + np.exp(h))  # σ(h)·σ(-h)


def _tanh(h: Array, out: Array) -> None:
    np.tanh(h, out=out)


def _tanh_slope(h: Array, _a: Array) -> Array:
    return np.square(np.reciprocal(np.cosh(h)))


def _tanh_vjp(h: Array, _a: Array, da: Array, out: Array) -> None:
    cosh = np.cosh(h)
    np.divide(da, cosh * cosh, out=out)


def _softplus(h: Array, out: Array) -> None:
    np.logaddexp(h, ZERO, out=out)


def _softplus_slope(h: Array, _a: Array) -> Array:
    return np.reciprocal(ONE + np.exp(-h))


def _silu(h: Array, out: Array) -> None:
    np.divide(h, ONE + np.exp(-h), out=out)


def _silu_slope(h: Array, a: Array) -> Array:
    """σ(h) + h·σ(h)·σ(-h), where a = h·σ(h)."""
    return np.add(np.reciprocal(ONE + np.exp(-h)), a / (ONE + np.exp(h)))


def _normal_cdf(h: Array) -> Array:
    """Φ(h) through erfc, which keeps its precision in the tail; NumPy itself has no erf."""
    tail = (-h * math.sqrt(0.5)).ravel().tolist()
    erfc = np.fromiter(map(math.erfc, tail), np.float64, len(tail))
    return HALF * erfc.reshape(h.shape)


def _gelu(h: Array, out: Array) -> None:
    """h·Φ(h): the exact form of Hendrycks and Gimpel (2016), not its tanh approximation."""
    np.multiply(h, _normal_cdf(h), out=out)


def _gelu_slope(h: Array, _a: Array) -> Array:
    """Φ(h) + h·φ(h), φ the normal density: beyond 40 it is 0, and must not be multiplied by ∞."""
    near = np.clip(h, -40.0, 40.0)
    return np.add(_normal_cdf(h), near * np.exp(-0.5 * near * near) / math.sqrt(2.0 * math.pi))


def _softmax(h: Array, out: Array) -> None:
    powers = np.exp(h - column_maxima(h))
    np.divide(powers, column_sums(powers), out=out)


def _softmax_vjp(_h: Array, a: Array, da: Array, out: Array) -> None:
    """dz_j = a_j (da_j - Σ_k a_k da_k): every output depends on every h (M8 of the notes)."""
    np.multiply(a, da - column_sums(a * da), out=out)


def _through(slope: Slope) -> Vjp:
    """The vector-Jacobian product of an element-wise activation: da ⊙ φ'(h)."""

    def vjp(h: Array, a: Array, da: Array, out: Array) -> None:
        np.multiply(slope(h, a), da, out=out)

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
    vjp: Vjp | None = None,
    corners: tuple[float, ...] = (),
    slope_latex: str = "",
) -> Activation:
    backward = vjp or _through(slope)
    return Activation(
        name, value, slope, backward, *names, from_output, corners=corners, slope_latex=slope_latex
    )


_TABLE = (
    Activation(
        "identity", _identity, _identity_slope, _identity_vjp, *_rm("id"), True, linear=True
    ),
    _row(
        "relu",
        _relu,
        _relu_slope,
        _rm("ReLU"),
        vjp=_relu_vjp,
        from_output=True,
        corners=(0.0,),
    ),
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
        slope_latex="<a>{(1 - <a>)}",
    ),
    _row(
        "tanh",
        _tanh,
        _tanh_slope,
        vjp=_tanh_vjp,
        names=("tanh", r"\tanh", r"\tanh'"),
        from_output=True,
        slope_latex="{(1 - <a>^2)}",
    ),
    _row("softplus", _softplus, _softplus_slope, _rm("softplus"), from_output=True),
    _row("silu", _silu, _silu_slope, _rm("SiLU"), from_output=False),
    _row("gelu", _gelu, _gelu_slope, _rm("GELU"), from_output=False),
    Activation("softmax", _softmax, None, _softmax_vjp, *_rm("softmax"), True, elementwise=False),
)

ACTIVATIONS: Mapping[str, Activation] = MappingProxyType({row.name: row for row in _TABLE})
