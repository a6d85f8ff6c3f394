"""What the page costs in a real Chromium, server and browser on one machine.

`python -m bench.browser [--json]`:
- mean frame time while playing, beside an idle page's, up to 100 edges that all move at once: the
  first time, when scripts are compiled and marks are made, and again on the same page;
- bytes of the first load, gzipped, without fonts.

What a hand waits for is in `bench.hand`.
"""

from __future__ import annotations

import base64
import gzip
import json
import os
import shutil
import statistics
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, Response, sync_playwright

from bench.http import EXPERIMENT, started

FRAMES_MS = 4_000
REST_MS = 1_000
ROUNDS = 2
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]

FRAMES = """(span) => new Promise((resolve) => {
  const stamps = [];
  const tick = (now) => {
    stamps.push(now);
    if (now - stamps[0] < span) requestAnimationFrame(tick);
    else resolve((stamps.at(-1) - stamps[0]) / (stamps.length - 1));
  };
  requestAnimationFrame(tick);
})"""


def network(*sizes: int) -> dict[str, Any]:
    """A ReLU network with drawn weights, so that its document is short."""
    layers = [{"units": units, "activation": "relu"} for units in sizes[1:]]
    layers[-1]["activation"] = "identity"
    return {
        "version": 1, "inputs": sizes[0], "layers": layers, "loss": "mse", "seed": 3,
        "x": [[1.0] * sizes[0]], "target": [[0.5] * sizes[-1]], "learning_rate": 0.01,
    }  # fmt: skip


def link(experiment: dict[str, Any], granularity: str = "unit") -> str:
    """The share link of an experiment, as the page writes it."""
    view = {"experiment": experiment, "step": 0, "granularity": granularity, "sample": 1}
    deflate = zlib.compressobj(wbits=-15)
    packed = deflate.compress(json.dumps(view).encode()) + deflate.flush()
    return "/#v1." + base64.urlsafe_b64encode(packed).decode().rstrip("=")


# In whole layers every edge of 10-10 moves at once, and again at each step back.
PLAYED = {
    "12 edges": (EXPERIMENT, "unit"),
    "96 edges": (network(2, 8, 8, 2), "unit"),
    "100 edges at once": (network(10, 10), "layer"),
}


@contextmanager
def served() -> Iterator[tuple[Browser, str]]:
    """A browser, and the origin of a server of its own, for as long as they are measured."""
    server, port = started("app.main:create_app")
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chrome")
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            yield browser, f"http://127.0.0.1:{port}"
            browser.close()
    finally:
        server.terminate()
        server.join()


def opened(browser: Browser, address: str) -> Page:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(address)
    page.wait_for_selector(".diagram-panel [data-ref='x.1']")
    page.wait_for_selector("#app[data-stale=false]")
    return page


def frame_times(browser: Browser, address: str) -> dict[str, float]:
    """Mean milliseconds a frame: idle, playing for the first time, and again from the start."""
    times: dict[str, list[float]] = {"idle_ms": [], "first_ms": [], "again_ms": []}
    for _ in range(ROUNDS):
        page = opened(browser, address)
        times["idle_ms"].append(page.evaluate(FRAMES, FRAMES_MS))
        for play in ("first_ms", "again_ms"):
            page.keyboard.press("Space")
            times[play].append(page.evaluate(FRAMES, FRAMES_MS))
            page.keyboard.press("Home")
            page.wait_for_selector("#app[data-step='0']")
            page.wait_for_timeout(REST_MS)
        page.close()
    return {name: statistics.mean(of) for name, of in times.items()}


def first_load(browser: Browser, origin: str) -> dict[str, int]:
    """Gzipped bytes by kind of resource."""
    page = browser.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108
    page.goto(origin, wait_until="networkidle")
    sizes: dict[str, int] = {}
    for answer in answers:
        kind = answer.request.resource_type
        sizes[kind] = sizes.get(kind, 0) + len(gzip.compress(answer.body(), 6))
    page.close()
    return sizes


def measure() -> dict[str, Any]:
    with served() as (browser, origin):
        found: dict[str, Any] = {"bytes": first_load(browser, origin)}
        for name, (experiment, granularity) in PLAYED.items():
            address = origin + link(experiment, granularity)
            times = frame_times(browser, address)
            found[name] = times | {
                "first": times["first_ms"] / times["idle_ms"],
                "again": times["again_ms"] / times["idle_ms"],
            }
    return found


def main() -> None:
    found = measure()
    if "--json" in sys.argv:
        print(json.dumps(found))
        return
    sizes = found["bytes"]
    load = sum(size for kind, size in sizes.items() if kind != "font")
    print(f"first load without fonts  {load / 1000:.0f} kB gzipped (< 200)  {sizes}")
    for name in PLAYED:
        frames = found[name]
        print(
            f"playing, {name:<20} {frames['again_ms']:.2f} ms a frame, idle"
            f" {frames['idle_ms']:.2f} ms: {frames['again']:.3f} (≤ 1.05);"
            f" the first time {frames['first']:.3f}"
        )


if __name__ == "__main__":
    main()
