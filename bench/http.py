"""What the API costs over HTTP, beside a Starlette route that answers a constant.

`python -m bench.http [--json]`: one uvicorn worker with uvloop and httptools, 16 connections from
another process of the same machine. Rounds of every route alternate, so that a disturbance meets
all of them; the median of the rounds counts. Bounded: about 20 seconds.
"""

from __future__ import annotations

import json
import multiprocessing
import socket
import statistics
import sys
import time
from multiprocessing.process import BaseProcess

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bench.load import request, requests_per_second

ROUNDS = 5
SECONDS = 0.8
EXPERIMENT = {
    "version": 1,
    "inputs": 2,
    "layers": [
        {"units": 2, "activation": "relu", "weights": [[1.5, -1], [-0.5, 2]]},
        {"units": 2, "activation": "relu", "weights": [[-2, -1], [1.5, 0.5]]},
        {"units": 2, "activation": "identity", "weights": [[0.5, 1], [1.5, -2]]},
    ],
    "loss": "mse",
    "x": [[2, 3]],
    "target": [[1, 0]],
    "learning_rate": 0.01,
}
FLOORS = {"passes": 0.30, "trace": 0.15}


def constant_app() -> Starlette:
    """The yardstick: a route that does nothing."""

    async def constant(_: Request) -> Response:
        return Response(b'{"constant": true}', media_type="application/json")

    return Starlette(routes=[Route("/", constant)])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def serve(factory: str, port: int) -> None:
    uvicorn.run(
        factory, factory=True, host="127.0.0.1", port=port, log_level="error",
        loop="uvloop", http="httptools", access_log=False,
    )  # fmt: skip


def started(factory: str) -> tuple[BaseProcess, int]:
    port = free_port()
    process = multiprocessing.get_context("spawn").Process(
        target=serve, args=(factory, port), daemon=True
    )
    process.start()
    for _ in range(200):
        time.sleep(0.05)
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return process, port
    raise RuntimeError(f"{factory} did not start")


def rates_of(routes: dict[str, tuple[int, bytes]]) -> dict[str, list[float]]:
    """Requests a second of each route (its port, and what is sent to it), taken in turns."""
    rates: dict[str, list[float]] = {name: [] for name in routes}
    for _ in range(ROUNDS):
        for name, (at, sent) in routes.items():
            rates[name].append(requests_per_second(at, sent, SECONDS))
    return rates


def measure() -> dict[str, float]:
    """Requests a second of each route, as the median of the rounds."""
    yardstick, constant_port = started("bench.http:constant_app")
    server, port = started("app.main:create_app")
    body = json.dumps(EXPERIMENT).encode()
    routes = {
        "constant": (constant_port, request("GET", "/", constant_port)),
        "passes": (port, request("POST", "/api/v1/passes", port, body)),
        "trace": (port, request("POST", "/api/v1/trace?granularity=unit", port, body)),
    }
    try:
        rates = rates_of(routes)
    finally:
        for process in (yardstick, server):
            process.terminate()
            process.join()
    return {name: statistics.median(found) for name, found in rates.items()}


def main() -> None:
    rates = measure()
    ratios = {name: rates[name] / rates["constant"] for name in FLOORS}
    if "--json" in sys.argv:
        print(json.dumps({"requests_per_second": rates, "ratio": ratios}))
        return
    print(f"constant GET        {rates['constant']:8.0f} requests/s   1.00")
    for name, floor in FLOORS.items():
        print(
            f"POST /{name:<13} {rates[name]:8.0f} requests/s   {ratios[name]:.2f} (≥ {floor:.2f})"
        )


if __name__ == "__main__":
    main()
