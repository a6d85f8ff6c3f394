"""The same with PyTorch: forward with nn.functional, backward by autograd, in double precision."""

from __future__ import annotations

from collections.abc import Iterator

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
from app.export.snippets import ACTIVATION_CODE, LOSS_CODE, TORCH_HELPERS
from app.trace.architecture import Architecture
from app.trace.refs import Ref

CHECK = '''def check(name, value, expected):
    """Print a quantity; stop where it is not what was expected."""
    print(f"{{name}} =\\n{{value.detach() + 0.0}}")
    torch.testing.assert_close(value.detach(), torch.tensor(expected), rtol={0}, atol={0})'''


def torch_program(passes: Passes, ref: Ref | None = None) -> Program:
    """The program, and a check of every number; with a ref, of that quantity alone."""
    shape = architecture_of(passes)
    losses = LOSS_CODE[shape.loss].torch
    update = (
        "torch.set_grad_enabled(False)",
        *update_lines(shape),
        *forward_lines(shape, activate, NEW),
        *loss_lines(shape, losses, NEW),
    )
    blocks = (
        Block("given", tuple(given(passes, shape))),
        Block("forward", tuple(forward_lines(shape, activate))),
        Block("loss", tuple(loss_lines(shape, losses))),
        Block("backward", tuple(backward_lines(shape))),
        Block("update", update),
    )
    return Program(
        imports=(
            "import torch",
            "from torch.nn import functional as F",
            "",
            "torch.set_default_dtype(torch.float64)",
            "torch.set_printoptions(precision=12)",
        ),
        helpers=(
            *(TORCH_HELPERS[name] for name in LOSS_CODE[shape.loss].torch_helpers),
            CHECK.format(tolerance(passes)),
        ),
        blocks=tuple(checked(block, passes, ref) for block in blocks),
    )


def activate(activation: str, h: str) -> str:
    return ACTIVATION_CODE[activation].torch.format(h=h)


def parameters(shape: Architecture) -> Iterator[str]:
    """Names of the weights and biases, in order."""
    for layer, biased in enumerate(shape.biased, start=1):
        yield f"W{layer}"
        if biased:
            yield f"b{layer}"


def given(passes: Passes, shape: Architecture) -> Iterator[str]:
    """Data and parameters. Autograd is asked for ∂L/∂X too."""
    yield from given_lines(passes, "torch.tensor({})")
    names = ", ".join(["X", *parameters(shape)])
    yield f"for tensor in ({names}):\n    tensor.requires_grad_()"


def kept(shape: Architecture) -> Iterator[str]:
    """Names of what lies between, whose gradients autograd keeps only when asked to.

    With a fused pair Y is not on the way from L to H: its gradient is written out.
    """
    for layer in range(1, shape.depth + 1):
        yield f"H{layer}"
        if layer < shape.depth or not LOSS_CODE[shape.loss].fused:
            yield output(layer, shape)


def backward_lines(shape: Architecture) -> Iterator[str]:
    """One call, then every gradient under its name."""
    loss = LOSS_CODE[shape.loss]
    yield f"for tensor in ({', '.join(kept(shape))}):\n    tensor.retain_grad()"
    yield "L.backward()"
    by_hand = shared(loss.torch_gradient.format(**loss_names(shape)), shape)
    yield f"dY = {by_hand if loss.fused else 'Y.grad'}"
    for layer in range(shape.depth, 0, -1):
        yield f"dZ{layer} = H{layer}.grad"
        yield f"dW{layer} = W{layer}.grad"
        if shape.biased[layer - 1]:
            yield f"db{layer} = b{layer}.grad"
        below = output(layer - 1, shape)
        yield f"{output_gradient(layer - 1, shape)} = {below}.grad"
