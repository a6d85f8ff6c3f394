"""Where each quantity of the passes lies in a flat buffer: one for each pass."""

from dataclasses import dataclass

from app.engine.network import Plan


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """The slices of a plan's quantities for one batch size; per layer, first to last.

    Forward: x, then h and a of each layer, then the loss's terms and the labels. Where the next
    layer has biases, a block of ones follows x or a. Where a layer is linear, a is h.
    Backward: dw and at once db of each layer, then dx, then dz and da of each layer; where a layer
    is linear, dz is da. Of a fused loss dy, which is da of the last layer, has no place: nothing
    needs it, so it is calculated when somebody asks for it.
    """

    plan: Plan
    samples: int
    x: slice
    h: tuple[slice, ...]
    a: tuple[slice, ...]
    terms: slice
    target: slice
    dw: tuple[tuple[slice, int], ...]  # with the columns that it has
    db: tuple[slice | None, ...]
    joined: tuple[tuple[slice, int], ...]
    dx: slice
    dz: tuple[slice, ...]
    da: tuple[slice, ...]
    forward_size: int
    backward_size: int


class _Cursor:
    """Deals out consecutive slices."""

    def __init__(self) -> None:
        self.at = 0

    def take(self, numbers: int) -> slice:
        self.at += numbers
        return slice(self.at - numbers, self.at)


def lay_out(plan: Plan, samples: int) -> Layout:
    """The layout of a plan's passes over that many samples."""
    rows, sizes = plan.activations, [n * samples for n in plan.sizes]
    ones = [samples if biased else 0 for biased in (*plan.biased, False)]
    cursor = _Cursor()
    x = cursor.take(sizes[0])
    cursor.take(ones[0])
    h: list[slice] = []
    a: list[slice] = []
    for row, size, tail in zip(rows, sizes[1:], ones[1:], strict=True):
        h.append(cursor.take(size))
        a.append(h[-1] if row.linear else cursor.take(size))
        cursor.take(tail)
    terms, target = cursor.take(sizes[-1]), cursor.take(sizes[-1])
    forward_size = cursor.at
    cursor = _Cursor()
    dw: list[tuple[slice, int]] = []
    db: list[slice | None] = []
    joined: list[tuple[slice, int]] = []
    for n_in, n, biased in zip(plan.sizes[:-1], plan.sizes[1:], plan.biased, strict=True):
        dw.append((cursor.take(n_in * n), n))
        db.append(cursor.take(n) if biased else None)
        joined.append((slice(dw[-1][0].start, cursor.at), n))
    dx = cursor.take(sizes[0])
    dz: list[slice] = []
    da: list[slice] = []
    for number, (row, size) in enumerate(zip(rows, sizes[1:], strict=True), start=1):
        dz.append(cursor.take(size))
        if number < len(rows) or not plan.loss.fused:
            da.append(dz[-1] if row.linear else cursor.take(size))
    return Layout(
        plan, samples, x, tuple(h), tuple(a), terms, target,
        tuple(dw), tuple(db), tuple(joined), dx, tuple(dz), tuple(da), forward_size, cursor.at,
    )  # fmt: skip
