"""Where the passes calculate: one flat buffer a pass, all of its views made once.

On a small network NumPy spends its time on making arrays, not on arithmetic. So for each plan and
batch size a thread keeps a workspace; the passes write into its views, and hand out one copy of
the flat buffer. A result shares no memory with a workspace.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from app.engine.activations import Value, Vjp
from app.engine.arrays import Array
from app.engine.network import Plan

KEPT_WORKSPACES = 32
KEPT_NUMBERS = 1 << 17  # a larger workspace (1 MiB) is made anew: its arithmetic outweighs that


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """Where each quantity lies in the two flat buffers; per layer, first to last.

    Forward: x, then h and a of each layer, then the samples' losses. Where the next layer has
    biases, a block of ones follows x or a. Where a layer is linear, a is h.
    Backward: dw (its last row db) of each layer, then dx, then dz and da of each layer; where a
    layer is linear, dz is da. dy lies last: in a fused pair it alone may be infinite.
    """

    plan: Plan
    samples: int
    x: slice
    h: tuple[slice, ...]
    a: tuple[slice, ...]
    sample_losses: slice
    forward_size: int
    joined: tuple[slice, ...]
    dx: slice
    dz: tuple[slice, ...]
    da: tuple[slice, ...]
    backward_size: int
    finite_size: int


class _Cursor:
    """Deals out consecutive slices."""

    def __init__(self) -> None:
        self.at = 0

    def take(self, numbers: int) -> slice:
        self.at += numbers
        return slice(self.at - numbers, self.at)


def lay_out(plan: Plan, samples: int) -> Layout:
    """The layout of a plan's passes over that many samples."""
    units = plan.sizes[1:]
    ones = [samples if biased else 0 for biased in (*plan.biased, False)]
    forward = _Cursor()
    x = forward.take(plan.sizes[0] * samples)
    forward.take(ones[0])
    h: list[slice] = []
    a: list[slice] = []
    for row, n, tail in zip(plan.activations, units, ones[1:], strict=True):
        h.append(forward.take(n * samples))
        a.append(h[-1] if row.linear else forward.take(n * samples))
        forward.take(tail)
    sample_losses = forward.take(samples)

    backward = _Cursor()
    joined = tuple(
        backward.take((n_in + biased) * n)
        for n_in, n, biased in zip(plan.sizes, units, plan.biased, strict=False)
    )
    dx = backward.take(plan.sizes[0] * samples)
    dz: list[slice] = []
    da: list[slice] = []
    for row, n in zip(plan.activations, units, strict=True):
        dz.append(backward.take(n * samples))
        da.append(dz[-1] if row.linear else backward.take(n * samples))
    finite = da[-1].start if plan.loss.fused else backward.at
    return Layout(
        plan, samples, x, tuple(h), tuple(a), sample_losses, forward.at,
        joined, dx, tuple(dz), tuple(da), backward.at, finite,
    )  # fmt: skip


class ForwardStep(NamedTuple):
    """Views of one layer; a_below ends with the row of ones where the layer has biases."""

    a_below: Array
    h: Array
    a: Array
    value: Value | None  # None: a is h


class BackwardStep(NamedTuple):
    """Views of one layer; da_below is dx for the first."""

    a_below: Array
    h: Array
    a: Array
    da: Array
    dz: Array
    dz_rows: Array
    joined: Array
    da_below: Array
    vjp: Vjp | None  # None: dz is there already


class Workspace:
    """The buffers of one plan and batch size; belongs to one thread."""

    def __init__(self, plan: Plan, samples: int) -> None:
        self.layout = layout = lay_out(plan, samples)
        self.plan = plan
        self.forward_flat = np.ones(layout.forward_size)
        self.backward_flat = np.zeros(layout.backward_size)
        self.finite_part = self.backward_flat[: layout.finite_size]
        self.zeros = np.zeros(max(layout.forward_size, layout.finite_size))
        self.weight = plan.weight(samples)
        self.shares = np.full(samples, self.weight)
        below = [layout.x, *layout.a]
        inputs = [
            self._forward(place, n + biased)
            for place, n, biased in zip(below, plan.sizes, plan.biased, strict=False)
        ]
        self.x_rows = inputs[0][: plan.sizes[0]].T
        self.h = [self._forward(p, n) for p, n in zip(layout.h, plan.sizes[1:], strict=True)]
        self.a = [self._forward(p, n) for p, n in zip(layout.a, plan.sizes[1:], strict=True)]
        self.y = self.a[-1]
        self.scratch = np.empty_like(self.y)
        self.sample_losses = self.forward_flat[layout.sample_losses]
        self.losses_row = self.sample_losses.reshape(1, samples)
        self.forward_steps = [
            ForwardStep(i, h, a, None if row.linear else row.value)
            for i, h, a, row in zip(inputs, self.h, self.a, plan.activations, strict=True)
        ]
        self._prepare_backward(inputs)

    def _forward(self, place: slice, rows: int) -> Array:
        samples = self.layout.samples
        return self.forward_flat[place.start : place.start + rows * samples].reshape(rows, samples)

    def _prepare_backward(self, inputs: list[Array]) -> None:
        layout, plan, flat = self.layout, self.plan, self.backward_flat
        columns = (-1, layout.samples)
        dz = [flat[place].reshape(columns) for place in layout.dz]
        da = [flat[place].reshape(columns) for place in layout.da]
        below = [flat[layout.dx].reshape(columns), *da]
        self.dy = da[-1]
        self.dz_last = dz[-1]
        last = len(dz) - 1
        self.backward_steps = [
            BackwardStep(
                inputs[i],
                self.h[i],
                self.a[i],
                da[i],
                dz[i],
                dz[i].T,
                flat[layout.joined[i]].reshape(len(inputs[i]), -1),
                below[i],
                None if row.linear or (plan.loss.fused and i == last) else row.vjp,
            )
            for i, row in reversed(list(enumerate(plan.activations)))
        ]


class _Kept(threading.local):
    def __init__(self) -> None:
        self.workspaces: OrderedDict[tuple[Plan, int], Workspace] = OrderedDict()


_kept = _Kept()


def workspace(plan: Plan, samples: int) -> Workspace:
    """This thread's workspace; the one used longest ago makes room for a new one."""
    kept = _kept.workspaces
    key = (plan, samples)
    found = kept.get(key)
    if found is not None:
        kept.move_to_end(key)
        return found
    made = Workspace(plan, samples)
    if made.layout.forward_size + made.layout.backward_size <= KEPT_NUMBERS:
        kept[key] = made
        if len(kept) > KEPT_WORKSPACES:
            kept.popitem(last=False)
    return made
