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
    forward: Forward
    backward: Backward
    updated: Network
    loss_after: float
    learning_rate: float
    freeze_biases: bool

    @property
    def x(self) -> Array:
        """The inputs (B, inputs)."""
        return self.forward.x

    @property
    def target(self) -> Array:
        """The labels (B, n)."""
        return self.forward.target


def forward(network: Network, x: ArrayLike, target: ArrayLike) -> Forward:
    """The forward pass over x (B, inputs) with labels target (B, n).

    Raises ValueError where the shapes do not fit the network.
    """
    space = _load(network, x, target)
    loss = space.quiet.run(_forward, space, network)
    return Forward(space.layout, _taken(space.forward_flat), loss)


def backward(network: Network, fwd: Forward) -> Backward:
    """The gradients of the loss, from the forward pass `fwd` of the same network.

    Raises ValueError where fwd is the pass of another architecture.
    """
    layout = fwd.layout
    if layout.plan is not network.plan:
        raise ValueError("fwd: a forward pass of this network expected")
    space = workspace(layout.plan, layout.samples)
    space.forward_flat[...] = fwd.flat
    space.quiet.run(_backward, space, network)
    return Backward(layout, _taken(space.backward_flat), fwd)


def run(
    network: Network,
    x: ArrayLike,
    target: ArrayLike,
    learning_rate: float,
    freeze_biases: bool = False,
) -> Passes:
    """Forward, backward, one step of plain gradient descent, and the loss after it.

    Raises ValueError where the shapes do not fit, NonFinite where a quantity overflows: the first
    in the order of computation. Of a fused loss dy = ∂L/∂y alone may be infinite in the answer
    (softmax or sigmoid has then rounded a labelled y to 0, while L and dz are still right).
    """
    space = _load(network, x, target)
    return space.quiet.run(_step, space, network, float(learning_rate), freeze_biases)


def _load(network: Network, x: ArrayLike, target: ArrayLike) -> Workspace:
    """The workspace for the batch, with the batch in it."""
    given = np.asarray(x, np.float64)
    labels = np.asarray(target, np.float64)
    plan = network.plan
    samples = len(given) if given.ndim else 0
    if not samples or given.shape != (samples, plan.sizes[0]):
        raise ValueError(f"x: shape (B, {plan.sizes[0]}) expected, {given.shape} given")
    if labels.shape != (samples, plan.sizes[-1]):
        expected = (samples, plan.sizes[-1])
        raise ValueError(f"target: shape {expected} expected, {labels.shape} given")
    space = workspace(plan, samples)
    space.x_rows[...] = given
    space.target_rows[...] = labels
    return space


def _step(space: Workspace, network: Network, learning_rate: float, freeze_biases: bool) -> Passes:
    """`run`, on a batch that is loaded."""
    loss = _forward(space, network)
    _backward(space, network)
    fwd = Forward(space.layout, _taken(space.forward_flat), loss)
    bwd = Backward(space.layout, _taken(space.backward_flat), fwd)
    if not (_forward_finite(space, loss) and _finite(space.backward_flat, space.backward_zeros)):
        check_forward(fwd)
        check_backward(bwd)
    updated = sgd(network, bwd, learning_rate, freeze_biases)
    loss_after = _forward(space, updated)
    if not _forward_finite(space, loss_after):
        check_after(updated, loss_after)
    return Passes(network, fwd, bwd, updated, loss_after, learning_rate, freeze_biases)


def _forward(space: Workspace, network: Network) -> float:
    """Fill the buffer's forward part from x and the labels there; the loss."""
    for layer, (a_below, h, a, value) in zip(network.layers, space.forward_steps, strict=True):
        layer.transposed.dot(a_below, out=h)
        if value is not None:
            value(h, a)
    space.plan.loss.terms(space.last_h, space.y, space.target, space.terms)
    return float(space.terms_flat.dot(space.weights))


def _backward(space: Workspace, network: Network) -> None:
    """Fill the buffer's backward part from the forward one."""
    space.loss_gradient(space.last_h, space.y, space.target, space.weight, space.head)
    for layer, step in zip(reversed(network.layers), space.backward_steps, strict=True):
        a_below, h, a, da, dz, dz_rows, joined, da_below, vjp = step
        if vjp is not None:
            vjp(h, a, da, dz)
        a_below.dot(dz_rows, out=joined)
        layer.weights.dot(dz, out=da_below)


def _taken(flat: Array) -> Array:
    """A read-only copy in which no zero is negative (a shut gate gives -2 · 0 = -0)."""
    return frozen(np.add(flat, ZERO))


def _forward_finite(space: Workspace, loss: float) -> bool:
    return _finite(space.forward_flat, space.forward_zeros) and math.isfinite(loss)


def _finite(flat: Array, zeros: Array) -> bool:
    """Whether every number is finite: ∞ · 0 and NaN · 0 are NaN, and NaN outlives any sum."""
    return bool(flat.dot(zeros) == 0.0)
