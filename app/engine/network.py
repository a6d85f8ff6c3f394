"""A network as a value: its parameters, its activations, its loss. Nothing here calculates."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Self

import numpy as np
from numpy.typing import ArrayLike

from app.engine.activations import ACTIVATIONS, Activation
from app.engine.arrays import Array, frozen
from app.engine.losses import LOSSES, Loss

REDUCTIONS = ("mean", "sum")
_set = object.__setattr__


@dataclass(frozen=True, slots=True, eq=False, init=False)
class Layer:
    """A weighted layer and its activation; equal layers are not the same layer (eq=False).

    weights: (n_in, n_out), row = from, column = to, so that H = A·W; float64, read-only.
    biases: (n_out,) or None.
    joined: weights with the biases, if any, as one more row: A with a column of ones times it is
        A·W + b in a single product. `weights` and `biases` are views of it.
    transposed: joined.T.

    Raises ValueError where the shapes do not fit, or no activation has that name.
    """

    weights: Array
    biases: Array | None
    activation: str
    joined: Array = field(init=False, repr=False)
    transposed: Array = field(init=False, repr=False)

    def __init__(self, weights: ArrayLike, biases: ArrayLike | None, activation: str) -> None:
        given = np.asarray(weights, dtype=np.float64)
        if given.ndim != 2 or not given.size:
            raise ValueError(f"weights: a matrix (n_in, n_out) expected, shape {given.shape} given")
        if activation not in ACTIVATIONS:
            raise ValueError(
                f"activation: one of {', '.join(ACTIVATIONS)} expected, {activation!r} given"
            )
        inputs, units = given.shape
        if biases is None:
            joined = np.array(given, order="C")
        else:
            offsets = np.asarray(biases, dtype=np.float64)
            if offsets.shape != (units,):
                raise ValueError(f"biases: shape ({units},) expected, {offsets.shape} given")
            joined = np.empty((inputs + 1, units))
            joined[:inputs] = given
            joined[inputs] = offsets
        self._fill(frozen(joined), biases is not None, activation)

    def _fill(self, joined: Array, biased: bool, activation: str) -> None:
        _set(self, "weights", joined[:-1] if biased else joined)
        _set(self, "biases", joined[-1] if biased else None)
        _set(self, "activation", activation)
        _set(self, "joined", joined)
        _set(self, "transposed", joined.T)

    def with_parameters(self, joined: Array) -> Self:
        """The same layer with other parameters, laid out as `joined`; takes the array over."""
        layer = object.__new__(type(self))
        layer._fill(frozen(joined), self.biases is not None, self.activation)
        return layer


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """All of a network but its numbers; one object for each, so that it may be a cheap key."""

    sizes: tuple[int, ...]
    biased: tuple[bool, ...]
    activations: tuple[Activation, ...]
    loss: Loss
    reduction: str

    def weight(self, samples: int) -> float:
        """What each sample's loss counts in the loss of the batch."""
        return 1.0 / samples if self.reduction == "mean" else 1.0


@lru_cache(maxsize=1024)
def _plan(
    sizes: tuple[int, ...],
    biased: tuple[bool, ...],
    activations: tuple[str, ...],
    loss: str,
    reduction: str,
) -> Plan:
    if loss not in LOSSES:
        raise ValueError(f"loss: one of {', '.join(LOSSES)} expected, {loss!r} given")
    if reduction not in REDUCTIONS:
        raise ValueError(f"reduction: one of {', '.join(REDUCTIONS)} expected, {reduction!r} given")
    partner = LOSSES[loss].partner
    if partner not in (None, activations[-1]):
        raise ValueError(
            f"loss: {loss} expects {partner} in the last layer, {activations[-1]} given"
        )
    rows = tuple(ACTIVATIONS[name] for name in activations)
    return Plan(sizes, biased, rows, LOSSES[loss], reduction)


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Layers, first to last, and the loss; `reduction` ("mean" or "sum") makes L of the samples.

    Raises ValueError where two layers do not fit, a name is unknown, or the loss expects another
    activation in the last layer.
    """

    layers: tuple[Layer, ...]
    loss: str
    reduction: str = "mean"
    plan: Plan = field(init=False, repr=False)

    def __post_init__(self) -> None:
        if not self.layers:
            raise ValueError("layers: at least one expected, none given")
        sizes = [len(self.layers[0].weights)]
        for number, layer in enumerate(self.layers, start=1):
            inputs, units = layer.weights.shape
            if inputs != sizes[-1]:
                raise ValueError(
                    f"layer {number}: {sizes[-1]} rows of weights expected, {inputs} given"
                )
            sizes.append(units)
        plan = _plan(
            tuple(sizes),
            tuple(layer.biases is not None for layer in self.layers),
            tuple(layer.activation for layer in self.layers),
            self.loss,
            self.reduction,
        )
        _set(self, "plan", plan)
        _set(self, "layers", tuple(self.layers))

    def with_layers(self, layers: tuple[Layer, ...]) -> Self:
        """The same network with layers of the same shapes, activations and biases."""
        network = object.__new__(type(self))
        _set(network, "layers", layers)
        _set(network, "loss", self.loss)
        _set(network, "reduction", self.reduction)
        _set(network, "plan", self.plan)
        return network
