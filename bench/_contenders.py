"""What `bench.engine` compares: the engine, hand-written NumPy, and torch, on the same numbers."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from app.engine import Array, Layer, Network, backward, forward

Gradients = tuple[float, Sequence[Array], Sequence[Array | None], Array]


class Case(NamedTuple):
    """One network and batch; hidden activation, output activation and loss by name."""

    sizes: tuple[int, ...]
    samples: int
    hidden: str
    output: str
    loss: str

    @property
    def name(self) -> str:
        return "-".join(map(str, self.sizes))

    @property
    def parameters(self) -> int:
        return sum((n + 1) * m for n, m in zip(self.sizes, self.sizes[1:], strict=False))


class Problem(NamedTuple):
    """The numbers of a case."""

    weights: list[Array]
    biases: list[Array]
    x: Array
    target: Array


def problem(case: Case) -> Problem:
    """Random numbers, the same in every run."""
    draw = np.random.default_rng(7)
    pairs = list(zip(case.sizes, case.sizes[1:], strict=False))
    target = draw.random((case.samples, case.sizes[-1]))
    return Problem(
        [draw.normal(size=pair) / np.sqrt(pair[0]) for pair in pairs],
        [draw.normal(size=pair[1]) for pair in pairs],
        draw.normal(size=(case.samples, case.sizes[0])),
        target / target.sum(axis=1, keepdims=True),
    )


def relu_by_hand(weights: list[Array], biases: list[Array], x: Array, target: Array) -> Gradients:
    """ReLU, a linear output, mean squared error: forward, then back."""
    a, activations, pre = x, [x], []
    for w, b in zip(weights, biases, strict=True):
        h = a @ w + b
        pre.append(h)
        a = np.maximum(h, 0.0) if len(pre) < len(weights) else h
        activations.append(a)
    error = a - target
    loss = float((error * error).sum() / error.size)
    dz = error * (2.0 / error.size)
    dw, db = [], []
    for i in reversed(range(len(weights))):
        dw.append(activations[i].T @ dz)
        db.append(dz.sum(axis=0))
        da = dz @ weights[i].T
        if i:
            dz = da * (pre[i - 1] > 0.0)
    return loss, dw[::-1], db[::-1], da


def tanh_by_hand(weights: list[Array], biases: list[Array], x: Array, target: Array) -> Gradients:
    """tanh, softmax, cross-entropy: forward, then back."""
    a, activations = x, [x]
    for w, b in zip(weights, biases, strict=True):
        h = a @ w + b
        a = np.tanh(h)
        activations.append(a)
    shifted = h - h.max(axis=1, keepdims=True)
    powers = np.exp(shifted)
    total = powers.sum(axis=1, keepdims=True)
    loss = -float((target * (shifted - np.log(total))).sum() / len(x))
    dz = (powers / total - target) / len(x)
    dw, db = [], []
    for i in reversed(range(len(weights))):
        dw.append(activations[i].T @ dz)
        db.append(dz.sum(axis=0))
        da = dz @ weights[i].T
        if i:
            dz = da * (1.0 - activations[i] ** 2)
    return loss, dw[::-1], db[::-1], da


def by_engine(case: Case, given: Problem) -> Callable[[], Gradients]:
    """The engine, its results read as the hand-written code returns them."""
    network, x, target = network_of(case, given), given.x, given.target

    def work() -> Gradients:
        fwd = forward(network, x, target)
        bwd = backward(network, fwd)
        return fwd.loss, bwd.dw, bwd.db, bwd.dx

    return work


def network_of(case: Case, given: Problem) -> Network:
    names = [case.hidden] * (len(case.sizes) - 2) + [case.output]
    layers = map(Layer, given.weights, given.biases, names)
    return Network(tuple(layers), case.loss)


def by_hand(case: Case, given: Problem) -> Callable[[], Gradients]:
    write = relu_by_hand if case.hidden == "relu" else tanh_by_hand
    return lambda: write(given.weights, given.biases, given.x, given.target)


def by_torch(case: Case, given: Problem) -> Callable[[], Gradients] | None:
    """torch, eager, as its tutorials write it; None where it is not installed."""
    try:
        import torch
    except ImportError:
        return None
    torch.set_num_threads(1)
    nn = torch.nn
    hidden = {"relu": nn.ReLU, "tanh": nn.Tanh}[case.hidden]
    loss_of = {"mse": nn.MSELoss, "cross_entropy": nn.CrossEntropyLoss}[case.loss]()
    model = nn.Sequential()
    for w, b in zip(given.weights, given.biases, strict=True):
        if len(model):
            model.append(hidden())
        linear = nn.Linear(*w.shape).double()
        with torch.no_grad():
            linear.weight[:] = torch.tensor(w.T)
            linear.bias[:] = torch.tensor(b)
        model.append(linear)
    x, target = torch.tensor(given.x, requires_grad=True), torch.tensor(given.target)
    linears = [module for module in model if isinstance(module, nn.Linear)]

    def work() -> Gradients:
        model.zero_grad()
        x.grad = None
        loss = loss_of(model(x), target)
        loss.backward()
        dw, db = [m.weight.grad.T for m in linears], [m.bias.grad for m in linears]
        return loss.item(), dw, db, x.grad

    return work
