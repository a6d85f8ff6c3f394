"""The losses: one row each, with everything that the rest of the project knows of them.

A row gives the loss of each sample by itself; how the samples make the loss of the batch (mean or
sum) is a single factor, `weight`, that the caller passes to the gradients, so that every gradient
is one of the batch's loss. Arrays are (units, samples); `out` and `scratch` overlap no argument.
The caller sees to `np.errstate`.

The two cross-entropies know their partner activation, and take both the loss and ∂L/∂h from h:
a difference of logarithms there is exact where y itself has rounded to 0 or 1.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import numpy as np

from app.engine.arrays import ONE, Array, frozen

SampleLosses = Callable[[Array, Array, Array, Array, Array], None]
Gradient = Callable[[Array, Array, Array, float, Array], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class LossLatex:
    """A loss in LaTeX, over `<y>`, `<t>` and `<n>`, the number of outputs.

    scale, term: the loss is scale · Σ term over the outputs; `mean` says that the scale is 1/n.
    gradient: ∂/∂y of one output. fused: ∂/∂h, with `<total>` for the sum of the labels.
    matrix…: the same over whole matrices.
    """

    scale: str = ""
    mean: bool = False
    term: str
    gradient: str
    fused: str = ""
    matrix: str
    matrix_gradient: str
    matrix_fused: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Loss:
    """One row of the table; h, y and t are those of the output layer.

    sample_losses(h, y, t, scratch, out): the loss of each sample; scratch is (n, B), out (1, B).
    gradient(h, y, t, weight, out): weight · ∂loss/∂y.
    partner: the activation that the output layer must have, or None.
    fused_gradient(h, y, t, weight, out): weight · ∂loss/∂h through the partner, or None.
    latex: how the loss of one sample, its ∂/∂y and its ∂/∂h are written.
    """

    name: str
    sample_losses: SampleLosses
    gradient: Gradient
    latex: LossLatex
    partner: str | None = None
    fused_gradient: Gradient | None = None

    @property
    def fused(self) -> bool:
        """Whether ∂L/∂h comes straight from h, not through ∂L/∂y."""
        return self.fused_gradient is not None


@lru_cache(maxsize=256)
def _row_of(value: float, length: int) -> Array:
    """A constant row (1, length): a product with it sums columns in half the time of `sum`."""
    return frozen(np.full((1, length), value))


def _squares(factor: float, *, mean: bool = False) -> tuple[SampleLosses, Gradient]:
    """factor · Σ (y_i - t_i)², with `mean` over n; and its gradient 2 · factor / n · (y - t)."""

    def factor_of(y: Array) -> float:
        return factor / len(y) if mean else factor

    def sample_losses(_h: Array, y: Array, t: Array, scratch: Array, out: Array) -> None:
        np.subtract(y, t, out=scratch)
        np.multiply(scratch, scratch, out=scratch)
        np.dot(_row_of(factor_of(y), len(y)), scratch, out=out)

    def gradient(_h: Array, y: Array, t: Array, weight: float, out: Array) -> None:
        np.subtract(y, t, out=out)
        scale = 2.0 * weight * factor_of(y)
        if scale != 1.0:
            np.multiply(out, scale, out=out)

    return sample_losses, gradient


def _log_softmax(h: Array, out: Array) -> None:
    np.subtract(h, np.maximum.reduce(h, axis=0), out=out)
    np.subtract(out, np.log(np.add.reduce(np.exp(out), axis=0)), out=out)


def _times(coefficient: Array, factor: Array) -> Array:
    """coefficient · factor, and 0 where the coefficient is 0 though the factor be infinite."""
    return np.multiply(coefficient, factor, out=np.zeros_like(factor), where=coefficient != 0.0)


def _over(coefficient: Array, divisor: Array) -> Array:
    """coefficient / divisor, and 0 where the coefficient is 0 though the divisor be 0 too."""
    return np.divide(coefficient, divisor, out=np.zeros_like(divisor), where=coefficient != 0.0)


def _cross_entropy(h: Array, _y: Array, t: Array, scratch: Array, out: Array) -> None:
    _log_softmax(h, scratch)
    np.dot(_row_of(-1.0, len(h)), _times(t, scratch), out=out)


def _cross_entropy_gradient(_h: Array, y: Array, t: Array, weight: float, out: Array) -> None:
    np.multiply(_over(t, y), -weight, out=out)


def _cross_entropy_fused(_h: Array, y: Array, t: Array, weight: float, out: Array) -> None:
    """y_j Σt - t_j: the familiar y - t holds only where the labels sum to 1 (Thinking 1)."""
    np.multiply(y, np.add.reduce(t, axis=0), out=out)
    np.subtract(out, t, out=out)
    if weight != 1.0:
        np.multiply(out, weight, out=out)


def _sigmoid_of_minus(h: Array) -> Array:
    """σ(-h) = 1 - y, with its relative precision where y has rounded to 1."""
    return np.asarray(ONE / (ONE + np.exp(h)))


def _binary_cross_entropy(h: Array, _y: Array, t: Array, scratch: Array, out: Array) -> None:
    """Σ t·softplus(-h) + (1-t)·softplus(h)."""
    np.logaddexp(h, 0.0, out=scratch)
    np.multiply(ONE - t, scratch, out=scratch)
    np.add(scratch, t * np.logaddexp(-h, 0.0), out=scratch)
    np.dot(_row_of(1.0, len(h)), scratch, out=out)


def _binary_cross_entropy_gradient(h: Array, y: Array, t: Array, weight: float, out: Array) -> None:
    np.subtract(_over(ONE - t, _sigmoid_of_minus(h)), _over(t, y), out=out)
    if weight != 1.0:
        np.multiply(out, weight, out=out)


def _binary_cross_entropy_fused(h: Array, y: Array, t: Array, weight: float, out: Array) -> None:
    """(1-t)·y - t·(1-y): the familiar y - t, but exact where y has rounded to its label."""
    np.multiply(ONE - t, y, out=out)
    np.subtract(out, t * _sigmoid_of_minus(h), out=out)
    if weight != 1.0:
        np.multiply(out, weight, out=out)


_TABLE = (
    Loss(
        "mse",
        *_squares(1.0, mean=True),
        latex=LossLatex(
            scale=r"\frac{1}{<n>}",
            mean=True,
            term="(<y> - <t>)^2",
            gradient=r"\frac{2}{<n>}(<y> - <t>)",
            matrix=r"\frac{1}{<n>}\lVert <y> - <t> \rVert^2",
            matrix_gradient=r"\frac{2}{<n>}(<y> - <t>)",
        ),
    ),
    Loss(
        "half_sse",
        *_squares(0.5),
        latex=LossLatex(
            scale=r"\frac{1}{2}",
            term="(<y> - <t>)^2",
            gradient="<y> - <t>",
            matrix=r"\frac{1}{2}\lVert <y> - <t> \rVert^2",
            matrix_gradient="<y> - <t>",
        ),
    ),
    Loss(
        "sse",
        *_squares(1.0),
        latex=LossLatex(
            term="(<y> - <t>)^2",
            gradient="2(<y> - <t>)",
            matrix=r"\lVert <y> - <t> \rVert^2",
            matrix_gradient="2(<y> - <t>)",
        ),
    ),
    Loss(
        "cross_entropy",
        _cross_entropy,
        _cross_entropy_gradient,
        latex=LossLatex(
            scale="-",
            term=r"<t>\ln <y>",
            gradient=r"-\frac{<t>}{<y>}",
            fused="<y>(<total>) - <t>",
            matrix=r"-\sum <t> \odot \ln <y>",
            matrix_gradient=r"-<t> \oslash <y>",
            matrix_fused=r"<y> \odot (<t>\,\mathbf{1}\mathbf{1}^{\top}) - <t>",
        ),
        partner="softmax",
        fused_gradient=_cross_entropy_fused,
    ),
    Loss(
        "binary_cross_entropy",
        _binary_cross_entropy,
        _binary_cross_entropy_gradient,
        latex=LossLatex(
            scale="-",
            term=r"<t>\ln <y> + (1 - <t>)\ln(1 - <y>)",
            gradient=r"\frac{<y> - <t>}{<y>(1 - <y>)}",
            fused="<y> - <t>",
            matrix=r"-\sum \left(<t> \odot \ln <y> + (1 - <t>) \odot \ln(1 - <y>)\right)",
            matrix_gradient=r"(<y> - <t>) \oslash (<y> \odot (1 - <y>))",
            matrix_fused="<y> - <t>",
        ),
        partner="sigmoid",
        fused_gradient=_binary_cross_entropy_fused,
    ),
)

LOSSES: Mapping[str, Loss] = MappingProxyType({row.name: row for row in _TABLE})
