"""The same networks, written from the formulas and differentiated by HIPS autograd.

Nothing here is shared with the engine: plain formulas, a row a sample, no fused pair, no `out`.
They overflow where the engine does not, so they are asked about moderate numbers only.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import autograd.numpy as anp
import numpy as np
from autograd import grad
from autograd.scipy.special import erfc

from app.engine import Array, Network

ACTIVATIONS: dict[str, Callable[[Any], Any]] = {
    "identity": lambda h: h,
    "relu": lambda h: anp.where(h > 0, h, 0.0),
    "leaky_relu": lambda h: anp.where(h > 0, h, 0.01 * h),
    "elu": lambda h: anp.where(h > 0, h, anp.expm1(anp.where(h > 0, 0.0, h))),
    "sigmoid": lambda h: 1 / (1 + anp.exp(-h)),
    "tanh": anp.tanh,
    "softplus": lambda h: anp.log1p(anp.exp(h)),
    "silu": lambda h: h / (1 + anp.exp(-h)),
    "gelu": lambda h: h * erfc(-h / np.sqrt(2)) / 2,
    "softmax": lambda h: anp.exp(h) / anp.sum(anp.exp(h), axis=1, keepdims=True),
}

LOSSES: dict[str, Callable[[Any, Any], Any]] = {
    "mse": lambda y, t: anp.mean((y - t) ** 2, axis=1),
    "half_sse": lambda y, t: anp.sum((y - t) ** 2, axis=1) / 2,
    "sse": lambda y, t: anp.sum((y - t) ** 2, axis=1),
    "cross_entropy": lambda y, t: -anp.sum(t * anp.log(y), axis=1),
    "binary_cross_entropy": lambda y, t: (
        -anp.sum(t * anp.log(y) + (1 - t) * anp.log(1 - y), axis=1)
    ),
}


class Reference(NamedTuple):
    """What the engine should find; names as in its results."""

    h: list[Array]
    a: list[Array]
    sample_losses: Array
    loss: float
    dw: list[Array]
    db: list[Array | None]
    dx: Array
    dz: list[Array]
    da: list[Array]


def reference(network: Network, x: Array, target: Array) -> Reference:
    """Every quantity of the passes. dz and da: the derivative by a zero added to h and to a."""
    reduce = {"mean": anp.mean, "sum": anp.sum}[network.reduction]
    weights = [layer.weights for layer in network.layers]
    biases = [layer.biases for layer in network.layers]

    def layers(w: Any, b: Any, rows: Any, dh: Any, da: Any) -> tuple[list[Any], list[Any]]:
        a, all_h, all_a = rows, [], []
        for i, layer in enumerate(network.layers):
            h = anp.dot(a, w[i]) + dh[i]
            if b[i] is not None:
                h = h + b[i]
            a = ACTIVATIONS[layer.activation](h) + da[i]
            all_h.append(h)
            all_a.append(a)
        return all_h, all_a

    def loss(w: Any, b: Any, rows: Any, dh: Any, da: Any) -> Any:
        return reduce(LOSSES[network.loss](layers(w, b, rows, dh, da)[1][-1], target))

    nothing: list[Array] = [np.zeros((len(x), w.shape[1])) for w in weights]
    here = (weights, biases, x, nothing, nothing)
    h, a = layers(*here)
    given = [i for i, b in enumerate(biases) if b is not None]
    db: list[Array | None] = [None] * len(biases)
    for i in given:
        db[i] = grad(lambda b, i=i: loss(weights, [*biases[:i], b, *biases[i + 1 :]], *here[2:]))(
            biases[i]
        )
    return Reference(
        h=h,
        a=a,
        sample_losses=LOSSES[network.loss](a[-1], target),
        loss=float(loss(*here)),
        dw=grad(loss, 0)(*here),
        db=db,
        dx=grad(loss, 2)(*here),
        dz=grad(loss, 3)(*here),
        da=grad(loss, 4)(*here),
    )
