"""Central differences of the loss, many parameters at a time.

A parameter p moves its own h by ±s·a; from there on many moved copies of the batch go through the
layers above at once, as one long batch. Nothing here knows of the backward pass.
Arrays of copies are (units, 2, P, B): up and down, a parameter, a sample.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.engine.arrays import Array
from app.engine.network import Layer, Network
from app.engine.results import Forward

NUMBERS_AT_ONCE = 1 << 18

Flags = NDArray[np.bool_]
Cells = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Point:
    """Where the derivatives are taken: a network, its forward pass and the labels (B, n).

    inputs: what each layer multiplies, (n_in, B), with a row of ones where it has biases.
    """

    network: Network
    fwd: Forward
    target: Array
    inputs: tuple[Array, ...]

    @classmethod
    def of(cls, network: Network, x: Array, target: Array, fwd: Forward) -> "Point":
        below = (x, *fwd.a)
        inputs = tuple(
            with_ones(a.T, layer) for a, layer in zip(below, network.layers, strict=False)
        )
        return cls(network, fwd, target, inputs)


def with_ones(a: Array, layer: Layer) -> Array:
    """a (n_in, M), with a row of ones where the layer has biases."""
    return a if layer.biases is None else np.concatenate((a, np.ones((1, a.shape[1]))))


def differences(point: Point, number: int, cells: Cells, step: Array) -> tuple[Array, Flags]:
    """(P,) each: (L(p + s) - L(p - s)) / 2s, and whether a corner lies within the step.

    cells: which of the joined parameters of layer `number` (from 0), as flat indices.
    step: s of each. A corner counts where an h that depends on the parameter crosses or touches it.
    """
    widest = max(point.network.plan.sizes)
    at_once = max(1, NUMBERS_AT_ONCE // (2 * len(point.target) * widest))
    parts = [
        _moved(point, number, cells[i : i + at_once], step[i : i + at_once])
        for i in range(0, len(cells), at_once)
    ]
    numeric, corner = zip(*parts, strict=True)
    return np.concatenate(numeric), np.concatenate(corner)


def _moved(point: Point, number: int, cells: Cells, step: Array) -> tuple[Array, Flags]:
    """The same for as many cells as go through the layers at once."""
    network, plan = point.network, point.network.plan
    source, to = np.divmod(cells, plan.sizes[number + 1])
    moves = step[:, None] * point.inputs[number][source]
    each = np.arange(len(cells))
    h = np.empty((plan.sizes[number + 1], 2, len(cells), len(point.target)))
    h[...] = point.fwd.h[number].T[:, None, None, :]
    h[to, 0, each] += moves
    h[to, 1, each] -= moves
    own = h[to, :, each].transpose(1, 0, 2)[None]  # the one unit of this layer that moves
    here = point.fwd.h[number].T[to][None]
    corner = _corner_within(own, here, plan.activations[number].corners)
    a = _activated(point, number, h)
    for above in range(number + 1, len(network.layers)):
        layer = network.layers[above]
        h = np.dot(layer.transposed, with_ones(a, layer)).reshape(-1, *h.shape[1:])
        here = point.fwd.h[above].T[:, None, :]
        corner |= _corner_within(h, here, plan.activations[above].corners)
        a = _activated(point, above, h)
    return _difference_of_losses(point, h.reshape(len(h), -1), a, step), corner


def _activated(point: Point, number: int, h: Array) -> Array:
    columns = h.reshape(len(h), -1)
    a = np.empty_like(columns)
    point.network.plan.activations[number].value(columns, a)
    return a


def _corner_within(h: Array, here: Array, corners: tuple[float, ...]) -> Flags:
    """Of copies h around `here` (units, P or 1, B): whether any has a corner between; (P,)."""
    found = np.zeros(h.shape[2], dtype=np.bool_)
    if corners:
        low = np.minimum(np.minimum(h[:, 0], h[:, 1]), here)
        high = np.maximum(np.maximum(h[:, 0], h[:, 1]), here)
        for corner in corners:
            found |= ((low <= corner) & (corner <= high)).any(axis=(0, 2))
    return found


def _difference_of_losses(point: Point, h: Array, y: Array, step: Array) -> Array:
    """(P,): sample by sample first, which loses least to rounding."""
    plan, samples = point.network.plan, len(point.target)
    losses = plan.loss.sample_losses(h, y, np.tile(point.target.T, 2 * len(step)))
    up, down = losses.reshape(2, len(step), samples)
    return np.asarray((up - down).sum(axis=1) * plan.weight(samples) / (2.0 * step))
