"""The passes: forward, backward, and both with an update and the loss after it.

The walker knows no activation and no loss by name; it multiplies matrices and asks the tables.
Every gradient is ∂L/∂ of the one loss of the batch, taken at the parameters before the update.
With A_0 = X and H_l = A_{l-1} W_l (+ b_l), layer by layer from the last (E29 of the notes, with
its mistakes M14 to M16 mended):

    dZ_l = dA_l ⊙ φ'(H_l),   dW_l = A_{l-1}ᵀ dZ_l,   db_l = Σ_samples dZ_l,   dA_{l-1} = dZ_l W_lᵀ
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from app.engine.arrays import ZERO, Array, frozen
from app.engine.network import Network
from app.engine.nonfinite import check_after, check_backward, check_forward
from app.engine.results import Backward, Forward
from app.engine.updates import sgd
from app.engine.workspace import Workspace, workspace


@dataclass(frozen=True, slots=True, eq=False)
class Passes:
    """Everything about one step of learning. `updated` is the network after it."""

    network: Network
    x: Array
    target: Array
    forward: Forward
    backward: Backward
    updated: Network
    loss_after: float
    learning_rate: float
    freeze_biases: bool


@np.errstate(all="ignore")
def forward(network: Network, x: ArrayLike, target: ArrayLike) -> Forward:
    """The forward pass over x (B, inputs) with labels target (B, n).

    Raises ValueError where the shapes do not fit the network.
    """
    x, target = _batch(network, x, target)
    space = workspace(network.plan, len(x))
    return _take_forward(space, _forward(space, network, x, target.T))


@np.errstate(all="ignore")
def backward(network: Network, x: ArrayLike, target: ArrayLike, fwd: Forward) -> Backward:
    """The gradients of the loss, from the forward pass `fwd` of the same network and batch.

    Raises ValueError where the shapes do not fit the network, or fwd is of another architecture.
    """
    x, target = _batch(network, x, target)
    space = workspace(network.plan, len(x))
    if len(fwd.flat) != len(space.forward_flat):
        raise ValueError("fwd: a forward pass of this network and batch expected")
    np.copyto(space.forward_flat, fwd.flat)
    _backward(space, network, target.T)
    return _take_backward(space, fwd)


@np.errstate(all="ignore")
def run(
    network: Network,
    x: ArrayLike,
    target: ArrayLike,
    learning_rate: float,
    freeze_biases: bool = False,
) -> Passes:
    """Forward, backward, one step of plain gradient descent, and the loss after it.

    Raises ValueError where the shapes do not fit, NonFinite where a quantity overflows: the first
    in the order of computation. Of a fused pair dy = ∂L/∂y alone may be infinite in the answer
    (softmax or sigmoid has then rounded a labelled y to 0, while L and dz are still right).
    """
    x, target = _batch(network, x, target)
    space = workspace(network.plan, len(x))
    columns = target.T
    loss = _forward(space, network, x, columns)
    fwd = _take_forward(space, loss)
    if not _finite(space.forward_flat, space) or not math.isfinite(loss):
        check_forward(fwd)
    _backward(space, network, columns)
    bwd = _take_backward(space, fwd)
    if not _finite(space.finite_part, space):
        check_backward(bwd)
    updated = sgd(network, bwd, learning_rate, freeze_biases)
    loss_after = _forward(space, updated, x, columns)
    if not _finite(space.forward_flat, space) or not math.isfinite(loss_after):
        check_after(updated, loss_after)
    return Passes(
        network, _own(x), _own(target), fwd, bwd, updated, loss_after,
        float(learning_rate), freeze_biases,
    )  # fmt: skip


def _batch(network: Network, x: ArrayLike, target: ArrayLike) -> tuple[Array, Array]:
    """Both as float64 matrices of the right shapes."""
    given = np.asarray(x, dtype=np.float64)
    labels = np.asarray(target, dtype=np.float64)
    sizes = network.plan.sizes
    samples = len(given)
    if not samples or given.shape != (samples, sizes[0]):
        raise ValueError(f"x: shape (B, {sizes[0]}) expected, {given.shape} given")
    if labels.shape != (samples, sizes[-1]):
        raise ValueError(f"target: shape ({samples}, {sizes[-1]}) expected, {labels.shape} given")
    return given, labels


def _forward(space: Workspace, network: Network, x: Array, target: Array) -> float:
    """Fill the forward buffer; target is (n, B)."""
    np.copyto(space.x_rows, x)
    for layer, (a_below, h, a, value) in zip(network.layers, space.forward_steps, strict=True):
        np.dot(layer.transposed, a_below, out=h)
        if value is not None:
            value(h, a)
    losses = space.plan.loss.sample_losses
    losses(space.h[-1], space.y, target, space.scratch, space.losses_row)
    return float(np.dot(space.sample_losses, space.shares))


def _backward(space: Workspace, network: Network, target: Array) -> None:
    """Fill the backward buffer from the forward one; target is (n, B)."""
    loss, h, y = space.plan.loss, space.h[-1], space.y
    loss.gradient(h, y, target, space.weight, space.dy)
    if loss.fused_gradient is not None:
        loss.fused_gradient(h, y, target, space.weight, space.dz_last)
    for layer, step in zip(reversed(network.layers), space.backward_steps, strict=True):
        a_below, h, a, da, dz, dz_rows, joined, da_below, vjp = step
        if vjp is not None:
            vjp(h, a, da, dz)
        np.dot(a_below, dz_rows, out=joined)
        np.dot(layer.weights, dz, out=da_below)


def _take_forward(space: Workspace, loss: float) -> Forward:
    return Forward(space.layout, _taken(space.forward_flat), loss)


def _take_backward(space: Workspace, fwd: Forward) -> Backward:
    return Backward(space.layout, _taken(space.backward_flat), fwd)


def _taken(flat: Array) -> Array:
    """A read-only copy in which no zero is negative (a shut gate gives -2 · 0 = -0)."""
    return frozen(np.add(flat, ZERO))


def _finite(flat: Array, space: Workspace) -> bool:
    """Whether every number is finite: ∞ · 0 and NaN · 0 are NaN, and NaN outlives any sum."""
    return bool(np.dot(flat, space.zeros[: len(flat)]) == 0.0)


def _own(array: Array) -> Array:
    return frozen(np.array(array, order="C"))
