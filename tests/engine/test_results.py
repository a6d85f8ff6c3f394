"""Results are values: read-only, and independent of all that runs before, after or beside."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings

from app.engine import Array, Passes, run, workspace
from tests.engine.networks import Problem, batch, network, problems


def arrays_of(passes: Passes) -> list[Array]:
    fwd, bwd = passes.forward, passes.backward
    slopes = [slope for slope in bwd.slopes if slope is not None]
    db = [b for b in bwd.db if b is not None]
    singles = [passes.x, passes.target, fwd.sample_losses, fwd.y, bwd.dy, bwd.dx]
    updated = [layer.weights for layer in passes.updated.layers]
    return [
        *fwd.h,
        *fwd.a,
        *bwd.dz,
        *bwd.da,
        *bwd.dw,
        *bwd.joined,
        *db,
        *slopes,
        *singles,
        *updated,
    ]


@pytest.mark.parametrize("samples", [1, 3])
@pytest.mark.parametrize("head", [("tanh", "mse"), ("softmax", "cross_entropy")])
def test_results_cannot_be_written(samples: int, head: tuple[str, str]) -> None:
    net = network((2, 3, 2), "relu", *head)
    passes = run(net, *batch(net, samples), learning_rate=0.1)
    for array in arrays_of(passes):
        assert array.flags.c_contiguous
        assert array.dtype == np.float64
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0.0
    fwd, bwd, updated = passes.forward, passes.backward, passes.updated
    named = [(passes, "loss_after"), (fwd, "loss"), (bwd, "dx"), (updated, "layers")]
    for result, name in [*named, (updated.layers[0], "weights")]:
        with pytest.raises(AttributeError):
            setattr(result, name, None)
        with pytest.raises(AttributeError):
            delattr(result, name)


def test_results_do_not_follow_what_was_given() -> None:
    net = network((2, 3, 2))
    x, target = batch(net, 3)
    passes = run(net, x, target, 0.1)
    kept = [array.copy() for array in (x, target)]
    x[...] = target[...] = 7.0
    np.testing.assert_array_equal(passes.x, kept[0])
    np.testing.assert_array_equal(passes.target, kept[1])


@settings(max_examples=30, deadline=None)
@given(problems(max_units=3), problems(max_units=3))
def test_later_runs_leave_earlier_results_as_they_were(one: Problem, other: Problem) -> None:
    early = run(*one, learning_rate=0.1)
    unread = run(*one, learning_rate=0.1)
    before = [array.copy() for array in arrays_of(early)]
    run(one.network, one.x + 1.0, one.target, 0.1)
    run(*other, learning_rate=0.1)
    for array, copy, late in zip(arrays_of(early), before, arrays_of(unread), strict=True):
        np.testing.assert_array_equal(array, copy)
        np.testing.assert_array_equal(late, copy)


@pytest.mark.parametrize("room", [0, 500, workspace.KEPT_NUMBERS])
def test_however_little_room_there_is_to_prepare_results_are_the_same(
    monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    monkeypatch.setattr(workspace, "KEPT_NUMBERS", room)
    nets = [network((2, units, 1), seed=units) for units in range(1, 12)]

    def losses() -> list[float]:
        return [run(net, *batch(net, 2), learning_rate=0.1).loss_after for net in nets]

    with ThreadPoolExecutor(1) as fresh:
        first, again = fresh.submit(losses).result(), fresh.submit(losses).result()
        assert fresh.submit(lambda: workspace._kept.numbers).result() <= room
    assert first == again == losses()


def test_threads_do_not_disturb_each_other() -> None:
    nets = [network((3, 4, 2), seed=seed) for seed in range(4)]
    given = [batch(net, 3, seed) for seed, net in enumerate(nets)]
    alone = [run(net, *b, learning_rate=0.1) for net, b in zip(nets, given, strict=True)]

    def many(number: int) -> bool:
        i = number % len(nets)
        passes = run(nets[i], *given[i], learning_rate=0.1)
        pairs = zip(arrays_of(passes), arrays_of(alone[i]), strict=True)
        return all(np.array_equal(ours, theirs) for ours, theirs in pairs)

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(many, range(400)))


def test_one_result_may_be_read_by_many_threads() -> None:
    net = network((3, 40, 2))
    passes = run(net, *batch(net, 30), learning_rate=0.1)
    with ThreadPoolExecutor(4) as pool:
        read = list(pool.map(lambda _: passes.backward.dz[0].sum(), range(50)))
    assert len(set(read)) == 1
