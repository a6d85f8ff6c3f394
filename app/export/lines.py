"""The lines of code that NumPy and PyTorch share: A @ W + b reads the same in both."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.engine.passes import Passes
from app.export.literals import literal
from app.trace.architecture import Architecture
from app.trace.writing import NOTES, Writing

Activate = Callable[[str, str], str]
"""(activation, name of h) → the expression of φ(h)."""
NEW = "_new"
"""Behind the names that an update changes."""


def architecture_of(passes: Passes, writing: Writing = NOTES) -> Architecture:
    return Architecture.of(passes.network, len(passes.x), passes.freeze_biases, writing)


def given_lines(passes: Passes, array: str) -> Iterator[str]:
    """Data and parameters; `array` is how the language makes one, with {} for the numbers."""
    yield f"X = {array.format(literal(passes.x.tolist()))}"
    yield f"T = {array.format(literal(passes.target.tolist()))}"
    for number, layer in enumerate(passes.network.layers, start=1):
        yield f"W{number} = {array.format(literal(layer.weights.tolist()))}"
        if layer.biases is not None:
            yield f"b{number} = {array.format(literal(layer.biases.tolist()))}"
    yield f"eta = {passes.learning_rate!r}"


def output(layer: int, shape: Architecture) -> str:
    """What a layer gives out: X, A1, …, Y."""
    return "X" if layer == 0 else "Y" if layer == shape.depth else f"A{layer}"


def output_gradient(layer: int, shape: Architecture) -> str:
    """∂L/∂ of what a layer gives out: dX, dA1, …, dY."""
    return f"d{output(layer, shape)}"


def forward_lines(shape: Architecture, activate: Activate, mark: str = "") -> Iterator[str]:
    """H = A W + b, A = φ(H), layer by layer; `mark` stands behind all names but X."""
    below = "X"
    for layer, activation in enumerate(shape.activations, start=1):
        h, a = f"H{layer}{mark}", output(layer, shape) + mark
        bias = f" + b{layer}{mark}" if shape.biased[layer - 1] else ""
        yield f"{h} = {below} @ W{layer}{mark}{bias}"
        yield f"{a} = {activate(activation, h)}"
        below = a


def loss_lines(shape: Architecture, losses: str, mark: str = "") -> Iterator[str]:
    """The samples' losses, by the expression `losses`, and L of the batch."""
    names = loss_names(shape, mark)
    yield f"losses{mark} = {losses.format(**names)}"
    yield f"L{mark} = losses{mark}.{shape.reduction}()"


def loss_names(shape: Architecture, mark: str = "") -> dict[str, str]:
    """What a loss's expressions are written over."""
    return {"h": f"H{shape.depth}{mark}", "y": f"Y{mark}", "t": "T", "n": str(shape.outputs)}


def shared(gradient: str, shape: Architecture) -> str:
    """A sample's gradient with the 1/B that the mean over a batch puts into it."""
    return f"({gradient}) / {shape.samples}" if shape.mean else gradient


def update_lines(shape: Architecture) -> Iterator[str]:
    """Plain gradient descent; frozen biases stay."""
    for layer, biased in enumerate(shape.biased, start=1):
        yield f"W{layer}{NEW} = W{layer} - eta * dW{layer}"
        if biased:
            step = "" if shape.freeze_biases else f" - eta * db{layer}"
            yield f"b{layer}{NEW} = b{layer}{step}"
