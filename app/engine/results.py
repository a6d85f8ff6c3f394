"""What the passes return: values, read-only and independent of everything that ran before or after.

A result holds one flat buffer; its arrays are made of it when they are first asked for. All are
float64, C-contiguous and read-only, a row a sample.
"""

import numpy as np

from app.engine.arrays import Array, Immutable, Lazy, frozen, rows_of_samples
from app.engine.layout import Layout


class Forward(Immutable):
    """The forward pass: h and a of each layer, the output y, and the loss of the batch."""

    layout: Layout
    flat: Array
    loss: float

    def __init__(self, layout: Layout, flat: Array, loss: float) -> None:
        own = self.__dict__
        own["layout"], own["flat"], own["loss"] = layout, flat, loss

    @Lazy
    def x(self) -> Array:
        """The inputs (B, inputs)."""
        return _rows(self.flat, self.layout.samples, self.layout.x)

    @Lazy
    def target(self) -> Array:
        """The labels (B, n)."""
        return _rows(self.flat, self.layout.samples, self.layout.target)

    @Lazy
    def h(self) -> tuple[Array, ...]:
        """Before the activation: (B, units) of each layer."""
        flat, samples = self.flat, self.layout.samples
        return tuple([_rows(flat, samples, place) for place in self.layout.h])

    @Lazy
    def a(self) -> tuple[Array, ...]:
        """After the activation: (B, units) of each layer."""
        flat, samples = self.flat, self.layout.samples
        return tuple([_rows(flat, samples, place) for place in self.layout.a])

    @property
    def y(self) -> Array:
        """The output: a of the last layer."""
        return self.a[-1]

    @Lazy
    def sample_losses(self) -> Array:
        """(B,): the loss of each sample by itself; `loss` is their mean or sum."""
        terms = _rows(self.flat, self.layout.samples, self.layout.terms)
        share = self.layout.plan.loss.share(terms.shape[1])
        return frozen(np.add.reduce(terms, axis=1) * share)


class Backward(Immutable):
    """The gradients of the batch's loss with respect to everything."""

    layout: Layout
    flat: Array
    forward: Forward

    def __init__(self, layout: Layout, flat: Array, forward: Forward) -> None:
        own = self.__dict__
        own["layout"], own["flat"], own["forward"] = layout, flat, forward

    @property
    def dy(self) -> Array:
        """∂L/∂y (B, n). Of a fused loss it may be infinite, where y has rounded to 0."""
        return self.da[-1]

    @Lazy
    def dz(self) -> tuple[Array, ...]:
        """∂L/∂h: (B, units) of each layer."""
        flat, samples = self.flat, self.layout.samples
        return tuple([_rows(flat, samples, place) for place in self.layout.dz])

    @Lazy
    def da(self) -> tuple[Array, ...]:
        """∂L/∂a: (B, units) of each layer; the last is dy."""
        flat, samples = self.flat, self.layout.samples
        kept = tuple([_rows(flat, samples, place) for place in self.layout.da])
        return (*kept, self._fused_dy()) if self.layout.plan.loss.fused else kept

    @Lazy
    def dw(self) -> tuple[Array, ...]:
        """∂L/∂W of each layer, shaped as its weights."""
        flat = self.flat
        return tuple([flat[place].reshape(-1, n) for place, n in self.layout.dw])

    @Lazy
    def db(self) -> tuple[Array | None, ...]:
        """∂L/∂b of each layer, None where it has no biases."""
        flat = self.flat
        return tuple([None if place is None else flat[place] for place in self.layout.db])

    @Lazy
    def joined(self) -> tuple[Array, ...]:
        """dw with db, if any, as its last row: the shape of `Layer.joined`."""
        flat = self.flat
        return tuple([flat[place].reshape(-1, n) for place, n in self.layout.joined])

    @Lazy
    def dx(self) -> Array:
        """∂L/∂x (B, inputs)."""
        return _rows(self.flat, self.layout.samples, self.layout.dx)

    @Lazy
    def slopes(self) -> tuple[Array | None, ...]:
        """φ'(h): (B, units) of each layer; None for softmax, whose derivative is a matrix."""
        rows, fwd = self.layout.plan.activations, self.forward
        with np.errstate(all="ignore"):
            return tuple(
                None if row.slope is None else frozen(row.slope(h, a))
                for row, h, a in zip(rows, fwd.h, fwd.a, strict=True)
            )

    def _fused_dy(self) -> Array:
        fwd, plan = self.forward, self.layout.plan
        weight = plan.weight(self.layout.samples) * plan.loss.share(plan.sizes[-1])
        dy = np.empty((plan.sizes[-1], self.layout.samples))
        with np.errstate(all="ignore"):
            plan.loss.gradient(fwd.h[-1].T, fwd.y.T, fwd.target.T, weight, dy)
        return rows_of_samples(np.add(dy, 0.0))


def _rows(flat: Array, samples: int, place: slice) -> Array:
    """A quantity of each unit and sample, (B, units); in the buffer a column is a sample."""
    if samples == 1:
        return flat[place].reshape(1, -1)
    return rows_of_samples(flat[place].reshape(-1, samples))
