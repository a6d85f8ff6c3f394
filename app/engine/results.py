"""What the passes return: values, read-only and independent of everything that ran before or after.

A result holds one flat buffer; its arrays are made of it when they are first asked for. All are
float64, C-contiguous and read-only, a row a sample.
"""

import numpy as np

from app.engine.arrays import Array, Immutable, Lazy, frozen, rows_of_samples
from app.engine.workspace import Layout


class _Result(Immutable):
    """A flat buffer and where each quantity lies in it."""

    layout: Layout
    flat: Array

    def _samples(self, place: slice) -> Array:
        return rows_of_samples(self.flat[place].reshape(-1, self.layout.samples))


class Forward(_Result):
    """The forward pass: h and a of each layer, the output y, and the loss."""

    loss: float

    def __init__(self, layout: Layout, flat: Array, loss: float) -> None:
        self.__dict__.update(layout=layout, flat=flat, loss=loss)

    @Lazy
    def h(self) -> tuple[Array, ...]:
        """Before the activation: (B, units) of each layer."""
        return tuple(map(self._samples, self.layout.h))

    @Lazy
    def a(self) -> tuple[Array, ...]:
        """After the activation: (B, units) of each layer."""
        return tuple(map(self._samples, self.layout.a))

    @property
    def y(self) -> Array:
        """The output: a of the last layer."""
        return self.a[-1]

    @Lazy
    def sample_losses(self) -> Array:
        """(B,): the loss of each sample by itself; `loss` is their mean or sum."""
        return self.flat[self.layout.sample_losses]


class Backward(_Result):
    """The gradients of the batch's loss with respect to everything."""

    forward: Forward

    def __init__(self, layout: Layout, flat: Array, forward: Forward) -> None:
        self.__dict__.update(layout=layout, flat=flat, forward=forward)

    @property
    def dy(self) -> Array:
        """∂L/∂y (B, n). Of a fused pair it may be infinite, where y has rounded to 0."""
        return self.da[-1]

    @Lazy
    def dz(self) -> tuple[Array, ...]:
        """∂L/∂h: (B, units) of each layer."""
        return tuple(map(self._samples, self.layout.dz))

    @Lazy
    def da(self) -> tuple[Array, ...]:
        """∂L/∂a: (B, units) of each layer; the last is dy."""
        return tuple(map(self._samples, self.layout.da))

    @Lazy
    def joined(self) -> tuple[Array, ...]:
        """dw with db, if any, as its last row: the shape of `Layer.joined`."""
        sizes = self.layout.plan.sizes[1:]
        return tuple(
            self.flat[place].reshape(-1, units)
            for place, units in zip(self.layout.joined, sizes, strict=True)
        )

    @Lazy
    def dw(self) -> tuple[Array, ...]:
        """∂L/∂W of each layer, shaped as its weights."""
        biased = self.layout.plan.biased
        return tuple(
            joined[:-1] if has else joined for joined, has in zip(self.joined, biased, strict=True)
        )

    @Lazy
    def db(self) -> tuple[Array | None, ...]:
        """∂L/∂b of each layer, None where it has no biases."""
        biased = self.layout.plan.biased
        return tuple(
            joined[-1] if has else None for joined, has in zip(self.joined, biased, strict=True)
        )

    @Lazy
    def dx(self) -> Array:
        """∂L/∂x (B, inputs)."""
        return self._samples(self.layout.dx)

    @Lazy
    def slopes(self) -> tuple[Array | None, ...]:
        """φ'(h): (B, units) of each layer; None for softmax, whose derivative is a matrix."""
        rows = self.layout.plan.activations
        slopes: list[Array | None] = []
        with np.errstate(all="ignore"):
            for row, h, a in zip(rows, self.forward.h, self.forward.a, strict=True):
                out = None if row.slope is None else np.empty_like(h)
                if row.slope is not None and out is not None:
                    row.slope(h, a, out)
                    frozen(out)
                slopes.append(out)
        return tuple(slopes)
