"""Where the passes calculate: a flat buffer for each, all of its views made once.

On a small network NumPy spends its time on making arrays, not on arithmetic. So for each plan and
batch size a thread keeps a workspace; the passes write into its views, and hand out one copy of
a flat buffer. A result shares no memory with a workspace.
"""

import threading
from collections import OrderedDict
from contextvars import Context
from typing import NamedTuple

import numpy as np

from app.engine.activations import Value, Vjp
from app.engine.arrays import Array
from app.engine.layout import lay_out
from app.engine.network import Plan

KEPT_NUMBERS = 1 << 21  # a thread's, in all its workspaces: 16 MiB


class ForwardStep(NamedTuple):
    """Views of one layer; a_below ends with the row of ones where the layer has biases."""

    a_below: Array
    h: Array
    a: Array
    value: Value | None  # None: a is h, or the loss makes a


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
    vjp: Vjp | None  # None: dz is da, or the loss makes dz


class Workspace:
    """The buffer of one plan and batch size, and its views; belongs to one thread.

    x_rows and target_rows are (B, n) and take what the caller brought; all others (n, B).
    weight: what each of the loss's terms counts in L; weights: the same, for each of them.
    loss_gradient writes into `head`: dy, or dz of the last layer where the loss is fused.
    quiet: a context in which NumPy says nothing of overflows; to run in it takes a tenth of the
    time of `np.errstate`.
    """

    def __init__(self, plan: Plan, samples: int, quiet: Context) -> None:
        self.plan = plan
        self.quiet = quiet
        self.layout = layout = lay_out(plan, samples)
        self.forward_flat = np.ones(layout.forward_size)
        self.backward_flat = np.ones(layout.backward_size)
        zeros = np.zeros(max(layout.forward_size, layout.backward_size))
        self.forward_zeros = zeros[: layout.forward_size]
        self.backward_zeros = zeros[: layout.backward_size]
        self.numbers = layout.forward_size + layout.backward_size + len(zeros)
        outputs = plan.sizes[-1]
        self.weight = plan.weight(samples) * plan.loss.share(outputs)
        self.weights = np.full(outputs * samples, self.weight)
        self.terms_flat = self.forward_flat[layout.terms]
        self.terms = self._columns(self.forward_flat, layout.terms, outputs)
        self.target = self._columns(self.forward_flat, layout.target, outputs)
        self.target_rows = self.target.T
        self.x_rows = self._columns(self.forward_flat, layout.x, plan.sizes[0]).T
        self.forward_steps = self._forward_steps()
        self.last_h, self.y = self.forward_steps[-1].h, self.forward_steps[-1].a
        self.backward_steps = self._backward_steps()
        self.head = self.backward_steps[0].dz if plan.loss.fused else self.backward_steps[0].da
        self.loss_gradient = plan.loss.fused_gradient or plan.loss.gradient

    def _columns(self, flat: Array, place: slice, rows: int) -> Array:
        """(rows, B) from where `place` begins; x and a may have a row of ones after their own."""
        samples = self.layout.samples
        return flat[place.start : place.start + rows * samples].reshape(rows, samples)

    def _forward_steps(self) -> list[ForwardStep]:
        layout, plan = self.layout, self.plan
        flat = self.forward_flat
        below = zip((layout.x, *layout.a[:-1]), plan.sizes[:-1], plan.biased, strict=True)
        inputs = [self._columns(flat, place, n + biased) for place, n, biased in below]
        places = zip(layout.h, layout.a, plan.sizes[1:], strict=True)
        outputs = [(self._columns(flat, h, n), self._columns(flat, a, n)) for h, a, n in places]
        values = [None if row.linear else row.value for row in plan.activations]
        if plan.loss.fused:
            values[-1] = None
        return [
            ForwardStep(a_below, h, a, value)
            for a_below, (h, a), value in zip(inputs, outputs, values, strict=True)
        ]

    def _backward_steps(self) -> list[BackwardStep]:
        """From the last layer back."""
        layout, plan = self.layout, self.plan
        flat, units = self.backward_flat, plan.sizes[1:]
        dz = [self._columns(flat, place, n) for place, n in zip(layout.dz, units, strict=True)]
        da = [self._columns(flat, place, n) for place, n in zip(layout.da, units, strict=False)]
        vjps = [None if row.linear else row.vjp for row in plan.activations]
        if plan.loss.fused:
            da.append(dz[-1])
            vjps[-1] = None
        below = [self._columns(flat, layout.dx, plan.sizes[0]), *da[:-1]]
        joined = [flat[place].reshape(-1, n) for place, n in layout.joined]
        return [
            BackwardStep(
                step.a_below, step.h, step.a, da[i], dz[i], dz[i].T, joined[i], below[i], vjps[i]
            )
            for i, step in reversed(list(enumerate(self.forward_steps)))
        ]


class _Kept(threading.local):
    """A thread's workspaces, the one used longest ago first."""

    def __init__(self) -> None:
        self.workspaces: OrderedDict[tuple[Plan, int], Workspace] = OrderedDict()
        self.numbers = 0
        self.quiet = Context()
        self.quiet.run(np.seterr, all="ignore")

    def keep(self, key: tuple[Plan, int], made: Workspace) -> None:
        """Keep it, and let go of as many others as it needs room."""
        if made.numbers > KEPT_NUMBERS:
            return
        self.workspaces[key] = made
        self.numbers += made.numbers
        while self.numbers > KEPT_NUMBERS:
            self.numbers -= self.workspaces.popitem(last=False)[1].numbers


_kept = _Kept()


def workspace(plan: Plan, samples: int) -> Workspace:
    """This thread's workspace for that plan and batch size."""
    kept = _kept.workspaces
    key = (plan, samples)
    found = kept.get(key)
    if found is not None:
        kept.move_to_end(key)
        return found
    made = Workspace(plan, samples, _kept.quiet)
    _kept.keep(key, made)
    return made
