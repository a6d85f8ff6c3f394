"""The updates: parameters in, new parameters out. Nothing is changed in place."""

import numpy as np

from app.engine.arrays import Array
from app.engine.network import Layer, Network
from app.engine.results import Backward


def sgd(
    network: Network, gradients: Backward, learning_rate: float, freeze_biases: bool = False
) -> Network:
    """Plain gradient descent, w* = w - η·∂L/∂w (E1 of the notes, with the η that M1 found missing).

    All gradients are those of `network`, before any of its parameters moved.
    """
    return network.with_layers(
        tuple(
            layer.with_parameters(_moved(layer, gradient, learning_rate, freeze_biases))
            for layer, gradient in zip(network.layers, gradients.joined, strict=True)
        )
    )


def _moved(layer: Layer, gradient: Array, learning_rate: float, freeze_biases: bool) -> Array:
    moved = np.multiply(gradient, -learning_rate)
    np.add(layer.joined, moved, out=moved)
    if freeze_biases and layer.biases is not None:
        moved[-1] = layer.biases
    return moved
