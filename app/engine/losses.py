"""The losses: one row each, with everything that the rest of the project knows of them.

A row gives the loss of each sample by itself; how the samples make the loss of the batch (mean or
sum) is a single factor, `weight`, that the caller passes to the gradients, so that every gradient
is one of the batch's loss. Arrays are (units, samples); `out` overlaps no other argument.
The caller sees to `np.errstate`.

The two cross-entropies are fused with their partner activation: output, loss and ∂L/∂h are taken
from h together, so that the loss is right where y has rounded to 0 or 1.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import numpy as np

from app.engine.arrays import (
    ONE,
    ZERO,
    Array,
    all_within,
    column_maxima,
    frozen,
    sums_of_others,
)

FAR = 350.0  # no two h that lie within are so far apart that exp of their difference is 0
HALF = 0.5

Terms = Callable[[Array, Array, Array, Array], None]
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
    """One row of the table; h, y and t are those of the output layer, (n, B).

    The loss of a sample is the sum of its n terms times `scale`, with `mean` over n.
    terms(h, y, t, out): one for each output, before that; a fused loss writes y too.
    gradient(h, y, t, weight, out): weight · ∂terms/∂y.
    partner: of a fused loss, the activation that the output layer must have.
    fused_gradient(h, y, t, weight, out): of a fused loss, weight · ∂terms/∂h through the partner.
    shares: labels are probabilities; the caller sees to it that they are from 0 to 1.
    latex: how the loss of one sample, its ∂/∂y and its ∂/∂h are written.
    """

    name: str
    terms: Terms
    gradient: Gradient
    latex: LossLatex
    scale: float = 1.0
    mean: bool = False
    partner: str | None = None
    fused_gradient: Gradient | None = None
    shares: bool = False

    @property
    def fused(self) -> bool:
        """Whether ∂L/∂h comes straight from h, not through ∂L/∂y."""
        return self.fused_gradient is not None

    def share(self, outputs: int) -> float:
        """What each term counts in the loss of its sample."""
        return self.scale / outputs if self.mean else self.scale

    def sample_losses(self, h: Array, y: Array, t: Array) -> Array:
        """(B,): the loss of each sample by itself."""
        terms = np.empty_like(h)
        self.terms(h, y.copy() if self.fused else y, t, terms)
        return np.asarray(np.add.reduce(terms, axis=0) * self.share(len(h)))


def _squares(_h: Array, y: Array, t: Array, out: Array) -> None:
    error = y - t
    np.multiply(error, error, out=out)


def _squares_gradient(_h: Array, y: Array, t: Array, weight: float, out: Array) -> None:
    np.multiply(y - t, _scalar(2.0 * weight), out=out)


def _weigh(out: Array, weight: float) -> None:
    if weight != 1.0:
        np.multiply(out, _scalar(weight), out=out)


@lru_cache(maxsize=256)
def _scalar(value: float) -> Array:
    """As an array: NumPy converts a Python number at each call."""
    return frozen(np.array(value))


def _over(coefficient: Array, divisor: Array) -> Array:
    """coefficient / divisor, and 0 where the coefficient is 0 though the divisor be 0 too."""
    return np.divide(coefficient, divisor, out=np.zeros_like(divisor), where=coefficient != 0.0)


def _cross_entropy(h: Array, y: Array, t: Array, out: Array) -> None:
    """y = exp(h) / Σ exp(h), and terms -t · ln y, all shifted by the largest h.

    -ln y_j is ln(1 + Σ_{k≠j} exp(h_k) / exp(h_j)): where one output has nearly all, the logarithm
    of the whole sum has lost the others' last places.
    """
    shifted = h - column_maxima(h)
    powers = np.exp(shifted)
    others = sums_of_others(powers)
    total = powers + others
    np.divide(powers, total, out=y)
    if all_within(FAR, h):
        np.multiply(t, np.log1p(others / powers), out=out)
        return
    logs = np.where(powers > HALF, np.log1p(others / powers), np.log(total) - shifted)
    np.multiply(t, logs, out=out)
    np.copyto(out, ZERO, where=t == ZERO)  # two h may be further apart than float64 reaches: 0 · ∞


def _cross_entropy_gradient(_h: Array, y: Array, t: Array, weight: float, out: Array) -> None:
    np.negative(_over(t, y), out=out)
    _weigh(out, weight)


def _cross_entropy_fused(_h: Array, y: Array, t: Array, weight: float, out: Array) -> None:
    """y_j Σt - t_j: the familiar y - t holds only where the labels sum to 1 (Thinking 1).

    Without j on both sides, which is exact where y_j has nearly rounded to 1.
    """
    np.multiply(y, sums_of_others(t), out=out)
    np.subtract(out, t * sums_of_others(y), out=out)
    _weigh(out, weight)


def _binary_cross_entropy(h: Array, y: Array, t: Array, out: Array) -> None:
    """y = σ(h); terms t · softplus(-h) + (1-t) · softplus(h)."""
    minus = -h
    np.reciprocal(ONE + np.exp(minus), out=y)
    softplus, softplus_minus = np.logaddexp(h, ZERO), np.logaddexp(minus, ZERO)
    np.add(t * softplus_minus, (ONE - t) * softplus, out=out)


def _rest(h: Array) -> Array:
    """1 - σ(h) = σ(-h), with its relative precision where σ(h) has rounded to 1."""
    return np.reciprocal(ONE + np.exp(h))


def _binary_cross_entropy_gradient(h: Array, y: Array, t: Array, weight: float, out: Array) -> None:
    np.subtract(_over(ONE - t, _rest(h)), _over(t, y), out=out)
    _weigh(out, weight)


def _binary_cross_entropy_fused(h: Array, y: Array, t: Array, weight: float, out: Array) -> None:
    """(1-t) · y - t · (1-y): the familiar y - t, but exact where y has rounded to its label."""
    np.subtract((ONE - t) * y, t * _rest(h), out=out)
    _weigh(out, weight)


_TABLE = (
    Loss(
        "mse",
        _squares,
        _squares_gradient,
        mean=True,
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
        _squares,
        _squares_gradient,
        scale=0.5,
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
        _squares,
        _squares_gradient,
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
        shares=True,
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
        shares=True,
        fused_gradient=_binary_cross_entropy_fused,
    ),
)

LOSSES: Mapping[str, Loss] = MappingProxyType({row.name: row for row in _TABLE})
