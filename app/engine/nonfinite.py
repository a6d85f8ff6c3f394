"""Naming the first quantity that is not finite. Slow and exact: called only once one is."""

import math
from collections.abc import Iterable

import numpy as np

from app.engine.arrays import Array
from app.engine.network import Network
from app.engine.results import Backward, Forward


class NonFinite(ArithmeticError):
    """A quantity left the range of float64. Indices start at 1; None where one does not apply.

    kind: h a y loss dy dz da dw db dx new.w new.b loss_after.
    layer: the layer; of h, a, dz, da, dw, db, new.w and new.b.
    unit: the unit, for weights the one the edge goes to.
    source: the unit that a weight's edge comes from.
    sample: of a quantity that each sample has; of `loss` where one sample's loss is the cause.
    """

    def __init__(
        self,
        kind: str,
        layer: int | None = None,
        unit: int | None = None,
        source: int | None = None,
        sample: int | None = None,
    ) -> None:
        self.kind = kind
        self.layer = layer
        self.unit = unit
        self.source = source
        self.sample = sample
        indices = ".".join(str(i) for i in (layer, unit, source) if i is not None)
        where = kind + ("." + indices if indices else "") + (f"@{sample}" if sample else "")
        super().__init__(f"{where} is not finite")


def check_forward(fwd: Forward) -> None:
    """Raise NonFinite for the first h, a, y or loss that is not finite, layer by layer."""
    last = len(fwd.h)
    for layer, (h, a) in enumerate(zip(fwd.h, fwd.a, strict=True), start=1):
        _samples("h", layer, h)
        if layer == last:
            _samples("y", None, a)
        else:
            _samples("a", layer, a)
    for sample in _places(fwd.sample_losses):
        raise NonFinite("loss", sample=sample[0])
    if not math.isfinite(fwd.loss):
        raise NonFinite("loss")


def check_backward(bwd: Backward) -> None:
    """Raise NonFinite for the first gradient that is not finite, from the last layer back."""
    if not bwd.layout.plan.loss.fused:
        _samples("dy", None, bwd.dy)
    for layer in range(len(bwd.dz), 0, -1):
        _samples("dz", layer, bwd.dz[layer - 1])
        _parameters("dw", "db", layer, bwd.dw[layer - 1], bwd.db[layer - 1])
        if layer > 1:
            _samples("da", layer - 1, bwd.da[layer - 2])
    _samples("dx", None, bwd.dx)


def check_after(updated: Network, loss_after: float) -> None:
    """Raise NonFinite for the first new parameter that is not finite, then for the loss."""
    for number, layer in enumerate(updated.layers, start=1):
        _parameters("new.w", "new.b", number, layer.weights, layer.biases)
    if not math.isfinite(loss_after):
        raise NonFinite("loss_after")


def _samples(kind: str, layer: int | None, values: Array) -> None:
    for sample, unit in _places(values):
        raise NonFinite(kind, layer, unit, sample=sample)


def _parameters(weight: str, bias: str, layer: int, weights: Array, biases: Array | None) -> None:
    for to, source in _places(weights.T):
        raise NonFinite(weight, layer, to, source)
    for unit in _places(biases) if biases is not None else ():
        raise NonFinite(bias, layer, unit[0])


def _places(values: Array) -> Iterable[tuple[int, ...]]:
    """The 1-based indices of what is not finite, row by row."""
    return (tuple(i + 1 for i in place) for place in np.argwhere(~np.isfinite(values)).tolist())
