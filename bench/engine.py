"""Forward + backward, side by side in one run: the engine, hand-written NumPy, torch.

    python -m bench.engine [--json]

The hand-written code is what one writes for one network: a list of weights, a few lines a layer,
a new array for each result. All compute the same: the loss and its gradient with respect to every
weight, bias and input, in float64, on one core. Their results are compared before anything is
timed. Time is the processor's, and rounds are interleaved, so that a busy machine slows all alike;
a ratio is the median of the rounds' ratios, a time the best round's. torch is optional.

`!` marks a ratio beyond the project's aims: at most 0.8 of the hand-written code's time below 1,000
parameters, and a fifth of torch's.
"""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bench._contenders import Case, Gradients

# NumPy and torch read these when they are imported. A machine may name a processor of its own for
# OpenBLAS, which can slow a current NumPy.
SET = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
UNSET = ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")

SHAPES = ((1, 1, 1, 1), (2, 2, 2, 2), (2, 4, 2, 1), (2, 8, 8, 2), (8, 16, 8, 4), (16, 32, 32, 10))
BATCHES = (1, 32)
HEADS = (("relu", "identity", "mse"), ("tanh", "softmax", "cross_entropy"))
ROUNDS = 31
SECONDS_A_ROUND = 0.004
WITHIN_OF_HAND = 0.8  # of the hand-written code's time, below LIGHT parameters
LIGHT = 1000
TIMES_TORCH = 5.0

Work = Callable[[], object]


def main() -> int:
    """Measure every case and print a table, or JSON."""
    clean = {k: v for k, v in os.environ.items() if k not in UNSET} | SET
    if clean != dict(os.environ):
        os.execve(sys.executable, [sys.executable, "-m", "bench.engine", *sys.argv[1:]], clean)  # noqa: S606
    from bench._contenders import Case

    as_json = "--json" in sys.argv[1:]
    rows = []
    cases = [
        Case(sizes, samples, *head)
        for head in HEADS
        for sizes in SHAPES
        for samples in BATCHES
        if head[1] != "softmax" or sizes[-1] > 1  # the softmax of one output is constant
    ]
    if not as_json:
        print("forward + backward, µs of one core")
        print(f"{'network':28}{'batch':>6}{'engine':>9}{'hand':>9}{'torch':>9}", end="")
        print(f"{'engine/hand':>13}{'torch/engine':>14}")
    for case in cases:
        rows.append(measure(case))
        if not as_json:
            print_row(rows[-1])
    if as_json:
        print(json.dumps(rows, indent=2))
    elif not any("torch" in row for row in rows):
        print("torch is not installed: not measured")
    return 0


def measure(case: "Case") -> dict[str, Any]:
    """The times, in µs, and the ratios of one case."""
    from bench._contenders import by_engine, by_hand, by_torch, problem

    given = problem(case)
    contenders = {"engine": by_engine(case, given), "hand": by_hand(case, given)}
    torch = by_torch(case, given)
    if torch is not None:
        contenders["torch"] = torch
    compare([work() for work in contenders.values()])
    rounds = timed(contenders)
    row: dict[str, Any] = {
        "network": case.name,
        "parameters": case.parameters,
        "batch": case.samples,
        "hidden": case.hidden,
        "loss": case.loss,
    }
    row |= {name: min(times) * 1e6 for name, times in rounds.items()}
    row["engine/hand"] = ratio(rounds["engine"], rounds["hand"])
    if torch is not None:
        row["torch/engine"] = ratio(rounds["torch"], rounds["engine"])
    return row


def compare(results: "list[Gradients]") -> None:
    """Stop where two contenders do not calculate the same."""
    import numpy as np

    loss, dw, db, dx = results[0]
    for other_loss, other_dw, other_db, other_dx in results[1:]:
        np.testing.assert_allclose(other_loss, loss, rtol=1e-10)
        for mine, other in zip((*dw, *db, dx), (*other_dw, *other_db, other_dx), strict=True):
            np.testing.assert_allclose(np.asarray(other), np.asarray(mine), rtol=1e-9, atol=1e-12)


def timed(contenders: dict[str, Callable[[], Any]]) -> dict[str, list[float]]:
    """Seconds a call in each of the interleaved rounds."""
    loops = {}
    for name, work in contenders.items():
        seconds = loop(work, 20) / 20
        loops[name] = max(1, int(SECONDS_A_ROUND / seconds))
    rounds: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(ROUNDS):
        for name, work in contenders.items():
            rounds[name].append(loop(work, loops[name]) / loops[name])
    return rounds


def loop(work: Work, times: int) -> float:
    start = time.process_time()
    for _ in range(times):
        work()
    return time.process_time() - start


def ratio(one: list[float], two: list[float]) -> float:
    return statistics.median(a / b for a, b in zip(one, two, strict=True))


def print_row(row: dict[str, Any]) -> None:
    name = f"{row['network']} {row['hidden']} {row['loss'].replace('_', ' ')}"
    print(f"{name:28}{row['batch']:6}{row['engine']:9.1f}{row['hand']:9.1f}", end="")
    torch = row.get("torch")
    print(f"{torch:9.1f}" if torch else f"{'':9}", end="")
    late = row["parameters"] < LIGHT and row["engine/hand"] > WITHIN_OF_HAND
    print(f"{row['engine/hand']:12.2f}{'!' if late else ' '}", end="")
    print(
        f"{row['torch/engine']:13.1f}{' ' if row['torch/engine'] >= TIMES_TORCH else '!'}"
        if torch
        else ""
    )


if __name__ == "__main__":
    sys.exit(main())
