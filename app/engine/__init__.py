"""The engine: networks, their passes, their gradients. It needs NumPy and nothing else."""

from app.engine.activations import ACTIVATIONS, Activation
from app.engine.arrays import Array
from app.engine.losses import LOSSES, Loss
from app.engine.network import REDUCTIONS, Layer, Network
from app.engine.nonfinite import NonFinite
from app.engine.passes import Passes, backward, forward, run
from app.engine.results import Backward, Forward
from app.engine.updates import sgd

__all__ = [
    "ACTIVATIONS",
    "LOSSES",
    "REDUCTIONS",
    "Activation",
    "Array",
    "Backward",
    "Forward",
    "Layer",
    "Loss",
    "Network",
    "NonFinite",
    "Passes",
    "backward",
    "forward",
    "run",
    "sgd",
]
