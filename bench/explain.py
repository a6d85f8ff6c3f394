"""What an explanation and a grading cost over HTTP, beside a constant answer and /passes.

`python -m bench.explain [--json]`: the network is 2-8-8-2. /explain of a weight of its first layer,
where the network's passes are kept from the question before and where they are not, against a
Starlette route that answers a constant; /check with 20 wrong answers, so that every
mutant is calculated, against /passes. Rounds of all routes alternate, and the median of the
rounds' ratios counts. Bounded: about 15 seconds.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
from typing import Any
from unittest import mock

from fastapi import FastAPI

from app.api import kept
from app.main import create_app
from bench.http import rates_of, started
from bench.load import request

SIZES = (2, 8, 8, 2)
EXPLAIN_FLOOR = 0.15  # of a constant GET's requests a second
CHECK_CEILING = 20.0  # times the cost of /passes
ANSWERS = (
    "dw.1.1.1", "dw.1.2.2", "dw.1.8.1", "dw.2.1.1", "dw.2.3.4", "dw.2.8.8", "dw.3.1.1",
    "dw.3.2.8", "da.1.1", "da.1.5", "da.2.2", "dz.1.1", "dz.2.3", "dz.3.1", "dx.1", "dx.2",
    "new.w.1.1.1", "h.2.1", "y.1", "new.L",
)  # fmt: skip


def experiment() -> dict[str, Any]:
    """A network in which no unit is dead."""
    drawn = random.Random(3)
    activations = ("tanh", "tanh", "identity")
    layers = [
        {
            "units": units,
            "activation": activation,
            "weights": [
                [round(drawn.uniform(-1, 1), 2) for _ in range(units)] for _ in range(below)
            ],
        }
        for below, units, activation in zip(SIZES, SIZES[1:], activations, strict=False)
    ]
    return {
        "version": 1, "inputs": 2, "layers": layers, "loss": "mse",
        "x": [[0.5, -0.25]], "target": [[1, 0]], "learning_rate": 0.1,
    }  # fmt: skip


def forgetful_app() -> FastAPI:
    """The application without the passes it would keep: every question is the first one."""
    mock.patch.object(kept, "MOST", 0).start()
    return create_app()


def measure() -> dict[str, list[float]]:
    """Requests a second of each route, round by round."""
    yardstick, constant_port = started("bench.http:constant_app")
    server, port = started("app.main:create_app")
    forgetful, forgetful_port = started("bench.explain:forgetful_app")
    given = experiment()
    drawn = random.Random(4)
    answers = {ref: drawn.uniform(-3, 3) for ref in ANSWERS}
    bodies = {
        "passes": given,
        "explain": {"experiment": given, "ref": "dw.1.1.1"},
        "check": {"experiment": given, "answers": answers},
    }
    routes = {"constant": (constant_port, request("GET", "/", constant_port))}
    for name, body in bodies.items():
        sent = request("POST", f"/api/v1/{name}", port, json.dumps(body).encode())
        routes[name] = (port, sent)
    routes["explain, new"] = (forgetful_port, routes["explain"][1])
    try:
        return rates_of(routes)
    finally:
        for process in (yardstick, server, forgetful):
            process.terminate()
            process.join()


def ratio(one: list[float], two: list[float]) -> float:
    return statistics.median(a / b for a, b in zip(one, two, strict=True))


def main() -> None:
    rates = measure()
    explain = ratio(rates["explain"], rates["constant"])
    first = ratio(rates["explain, new"], rates["constant"])
    check = ratio(rates["passes"], rates["check"])
    if "--json" in sys.argv:
        ratios = {"explain": explain, "explain_new": first, "check": check}
        print(json.dumps({"requests_per_second": rates, **ratios}))
        return
    for name, found in rates.items():
        print(f"{name:14}{statistics.median(found):8.0f} requests/s")
    print(f"/explain to a constant GET   {explain:6.2f} (≥ {EXPLAIN_FLOOR})")
    print(f"  of a network never asked about {first:4.2f} (≥ {EXPLAIN_FLOOR})")
    print(f"/check in times of /passes   {check:6.1f} (≤ {CHECK_CEILING:.0f})")


if __name__ == "__main__":
    main()
