"""The passes written out in plain NumPy, in the notes' names."""

from __future__ import annotations

from collections.abc import Iterator

from app.engine.activations import ACTIVATIONS
from app.engine.passes import Passes
from app.export.lines import (
    NEW,
    architecture_of,
    forward_lines,
    given_lines,
    loss_lines,
    loss_names,
    output,
    output_gradient,
    shared,
    update_lines,
)
from app.export.program import Block, Program, checked, tolerance
from app.export.snippets import ACTIVATION_CODE, LOSS_CODE, NUMPY_HELPERS
from app.trace.architecture import Architecture
from app.trace.refs import Ref

CHECK = '''def check(name, value, expected):
    """Print a quantity; stop where it is not what was expected."""
    print(f"{{name}} =\\n{{np.add(value, 0.0)}}")
    np.testing.assert_allclose(value, expected, rtol={0}, atol={0}, err_msg=name)'''


def numpy_program(passes: Passes, ref: Ref | None = None) -> Program:
    """The program, and a check of every number; with a ref, of that quantity alone."""
    shape = architecture_of(passes)
    losses = LOSS_CODE[shape.loss].losses
    update = (
        *update_lines(shape),
        *forward_lines(shape, activate, NEW),
        *loss_lines(shape, losses, NEW),
    )
    blocks = (
        Block("given", tuple(given_lines(passes, "np.array({})"))),
        Block("forward", tuple(forward_lines(shape, activate))),
        Block("loss", tuple(loss_lines(shape, losses))),
        Block("backward", tuple(backward_lines(shape))),
        Block("update", update),
    )
    return Program(
        imports=(
            "import numpy as np",
            "",
            'np.seterr(over="ignore", divide="ignore")  # 1 / (1 + exp(1000)) is 0, and meant',
        ),
        helpers=(*helpers(shape), CHECK.format(tolerance(passes))),
        blocks=tuple(checked(block, passes, ref) for block in blocks),
    )


def activate(activation: str, h: str) -> str:
    return ACTIVATION_CODE[activation].value.format(h=h)


def helpers(shape: Architecture) -> Iterator[str]:
    """The functions that the expressions call."""
    needed = set(LOSS_CODE[shape.loss].helpers)
    needed.update(*(ACTIVATION_CODE[name].helpers for name in shape.activations))
    yield from (source for name, source in NUMPY_HELPERS.items() if name in needed)


def backward_lines(shape: Architecture) -> Iterator[str]:
    """From dY down to dX (E29 of the notes, with ⊙ for its diagonal)."""
    loss, names = LOSS_CODE[shape.loss], loss_names(shape)
    yield f"dY = {shared(loss.gradient.format(**names), shape)}"
    for layer in range(shape.depth, 0, -1):
        if loss.fused and layer == shape.depth:
            yield f"dZ{layer} = {shared(loss.fused.format(**names), shape)}"
        else:
            yield f"dZ{layer} = {through(shape, layer)}"
        yield f"dW{layer} = {output(layer - 1, shape)}.T @ dZ{layer}"
        if shape.biased[layer - 1]:
            yield f"db{layer} = dZ{layer}.sum(axis=0)"
        yield f"{output_gradient(layer - 1, shape)} = dZ{layer} @ W{layer}.T"


def through(shape: Architecture, layer: int) -> str:
    """Back through an activation: dA ⊙ φ'(H), or the whole Jacobian of softmax (M8)."""
    activation = shape.activations[layer - 1]
    da = output_gradient(layer, shape)
    names = {"h": f"H{layer}", "a": output(layer, shape), "da": da}
    row = ACTIVATION_CODE[activation]
    if row.through:
        return row.through.format(**names)
    return da if ACTIVATIONS[activation].linear else f"{da} * {row.slope.format(**names)}"
