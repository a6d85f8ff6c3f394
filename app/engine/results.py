"""What the passes return: values, read-only and independent of everything that ran before or after.

A result holds one flat buffer, and makes its arrays of it when they are first asked for: a training
step needs few of them. Two threads may both make one; either of the two equal, read-only arrays
will do. All are float64 and C-contiguous, a row a sample.
"""

import numpy as np

from app.engine.arrays import ZERO, Array, frozen, rows_of_samples
from app.engine.layout import Layout


class Forward:
    """The forward pass: h and a of each layer, the output y, and the loss of the batch."""

    __slots__ = ("_a", "_flat", "_h", "_layout", "_loss")

    def __init__(self, layout: Layout, flat: Array, loss: float) -> None:
        self._layout = layout
        self._flat = flat
        self._loss = loss
        self._h: tuple[Array, ...] | None = None
        self._a: tuple[Array, ...] | None = None

    @property
    def layout(self) -> Layout:
        """Where each quantity lies in `flat`."""
        return self._layout

    @property
    def flat(self) -> Array:
        """All numbers of the pass."""
        return self._flat

    @property
    def loss(self) -> float:
        """L, the loss of the batch: the mean or the sum of `sample_losses`."""
        return self._loss

    @property
    def x(self) -> Array:
        """The inputs (B, inputs)."""
        return _rows(self._flat, self._layout, self._layout.x)

    @property
    def target(self) -> Array:
        """The labels (B, n)."""
        return _rows(self._flat, self._layout, self._layout.target)

    @property
    def h(self) -> tuple[Array, ...]:
        """Before the activation: (B, units) of each layer."""
        if self._h is None:
            self._h = _layers(self._flat, self._layout, self._layout.h)
        return self._h

    @property
    def a(self) -> tuple[Array, ...]:
        """After the activation: (B, units) of each layer."""
        if self._a is None:
            self._a = _layers(self._flat, self._layout, self._layout.a)
        return self._a

    @property
    def y(self) -> Array:
        """The output (B, n): a of the last layer."""
        return self.a[-1]

    @property
    def sample_losses(self) -> Array:
        """(B,): the loss of each sample by itself."""
        terms = _rows(self._flat, self._layout, self._layout.terms)
        share = self._layout.plan.loss.share(terms.shape[1])
        return frozen(np.add.reduce(terms, axis=1) * share)


class Backward:
    """The gradients of the batch's loss with respect to everything."""

    __slots__ = ("_da", "_db", "_dw", "_dx", "_dz", "_flat", "_forward", "_layout", "_slopes")

    def __init__(self, layout: Layout, flat: Array, forward: Forward) -> None:
        self._layout = layout
        self._flat = flat
        self._forward = forward
        self._dw: tuple[Array, ...] | None = None
        self._db: tuple[Array | None, ...] | None = None
        self._dz: tuple[Array, ...] | None = None
        self._da: tuple[Array, ...] | None = None
        self._dx: Array | None = None
        self._slopes: tuple[Array | None, ...] | None = None

    @property
    def layout(self) -> Layout:
        """Where each quantity lies in `flat`."""
        return self._layout

    @property
    def flat(self) -> Array:
        """All numbers of the pass, but for the dy of a fused loss."""
        return self._flat

    @property
    def dw(self) -> tuple[Array, ...]:
        """∂L/∂W of each layer, shaped as its weights."""
        if self._dw is None:
            flat = self._flat
            self._dw = tuple([flat[place].reshape(-1, n) for place, n in self._layout.dw])
        return self._dw

    @property
    def db(self) -> tuple[Array | None, ...]:
        """∂L/∂b of each layer, None where it has no biases."""
        if self._db is None:
            flat = self._flat
            self._db = tuple([None if p is None else flat[p] for p in self._layout.db])
        return self._db

    @property
    def joined(self) -> tuple[Array, ...]:
        """dw with db, if any, as its last row: the shape of `Layer.joined`."""
        flat = self._flat
        return tuple([flat[place].reshape(-1, n) for place, n in self._layout.joined])

    @property
    def dz(self) -> tuple[Array, ...]:
        """∂L/∂h: (B, units) of each layer."""
        if self._dz is None:
            self._dz = _layers(self._flat, self._layout, self._layout.dz)
        return self._dz

    @property
    def da(self) -> tuple[Array, ...]:
        """∂L/∂a: (B, units) of each layer; the last is dy."""
        if self._da is None:
            kept = _layers(self._flat, self._layout, self._layout.da)
            self._da = (*kept, self._fused_dy()) if self._layout.plan.loss.fused else kept
        return self._da

    @property
    def dy(self) -> Array:
        """∂L/∂y (B, n). Of a fused loss it may be infinite, where y has rounded to 0."""
        return self.da[-1]

    @property
    def dx(self) -> Array:
        """∂L/∂x (B, inputs)."""
        if self._dx is None:
            self._dx = _rows(self._flat, self._layout, self._layout.dx)
        return self._dx

    @property
    def slopes(self) -> tuple[Array | None, ...]:
        """φ'(h): (B, units) of each layer; None for softmax, whose derivative is a matrix."""
        if self._slopes is None:
            rows, fwd = self._layout.plan.activations, self._forward
            with np.errstate(all="ignore"):
                self._slopes = tuple(
                    None if row.slope is None else frozen(row.slope(h, a))
                    for row, h, a in zip(rows, fwd.h, fwd.a, strict=True)
                )
        return self._slopes

    def _fused_dy(self) -> Array:
        fwd, plan, samples = self._forward, self._layout.plan, self._layout.samples
        dy = np.empty((plan.sizes[-1], samples))
        weight = plan.weight(samples) * plan.loss.share(len(dy))
        with np.errstate(all="ignore"):
            plan.loss.gradient(fwd.h[-1].T, fwd.y.T, fwd.target.T, weight, dy)
        return rows_of_samples(np.add(dy, ZERO))


def _layers(flat: Array, layout: Layout, places: tuple[slice, ...]) -> tuple[Array, ...]:
    return tuple([_rows(flat, layout, place) for place in places])


def _rows(flat: Array, layout: Layout, place: slice) -> Array:
    """A quantity of each unit and sample, (B, units); in the buffer a column is a sample."""
    if layout.samples == 1:
        return flat[place].reshape(1, -1)
    return rows_of_samples(flat[place].reshape(-1, layout.samples))
