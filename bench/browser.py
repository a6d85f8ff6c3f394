"""What the page costs in a real Chromium, server and browser on one machine.

`python -m bench.browser [--json]`:
- from an arrow key in a number field of 2-8-8-2 to all numbers repainted (p95 of 100 edits);
- mean frame time while playing, beside an idle page's, up to 96 edges;
- bytes of the first load, gzipped, without fonts.
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
from typing import Any

from playwright.sync_api import Browser, Page, Response, sync_playwright

from bench.http import EXPERIMENT, started

EDITS = 100
FRAMES_MS = 4_000
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]

# A key goes into the field; the page is done when nothing on it is stale and a frame is drawn.
EDIT = """async (edits) => {
  const root = document.querySelector('#app');
  const field = document.querySelector('#number-field');
  const times = [];
  for (let k = 0; k < edits; k += 1) {
    const start = performance.now();
    const fresh = new Promise((resolve) => {
      let wasStale = false;
      const watch = new MutationObserver(() => {
        wasStale ||= root.dataset.stale === 'true';
        if (wasStale && root.dataset.stale === 'false') { watch.disconnect(); resolve(); }
      });
      watch.observe(root, { attributes: true, attributeFilter: ['data-stale'], attributeOldValue: true });
    });
    field.dispatchEvent(new KeyboardEvent('keydown', { key: k % 2 ? 'ArrowDown' : 'ArrowUp', bubbles: true }));
    await fresh;
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    times.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return times;
}"""  # noqa: E501
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


def link(experiment: dict[str, Any], step: int = 0) -> str:
    """The share link of an experiment, as the page writes it."""
    view = {"experiment": experiment, "step": step, "granularity": "unit", "sample": 1}
    deflate = zlib.compressobj(wbits=-15)
    packed = deflate.compress(json.dumps(view).encode()) + deflate.flush()
    return "/#v1." + base64.urlsafe_b64encode(packed).decode().rstrip("=")


def opened(browser: Browser, address: str) -> Page:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(address)
    page.wait_for_selector(".diagram-panel [data-ref='x.1']")
    page.wait_for_selector("#app[data-stale=false]")
    return page


def edit_times(browser: Browser, origin: str) -> list[float]:
    """Milliseconds from key to repainted page, with the cursor at the end: every number shows."""
    page = opened(browser, origin + link(network(2, 8, 8, 2)))
    page.keyboard.press("End")
    page.wait_for_timeout(500)
    page.locator(".diagram-panel [data-ref='x.1']").first.click()
    page.wait_for_selector("#number-field")
    times: list[float] = page.evaluate(EDIT, EDITS)
    page.close()
    return times


def frame_times(browser: Browser, origin: str, experiment: dict[str, Any]) -> tuple[float, float]:
    """Mean milliseconds a frame, idle and while playing, in turns."""
    idle, playing = [], []
    for _ in range(2):
        page = opened(browser, origin + link(experiment))
        idle.append(page.evaluate(FRAMES, FRAMES_MS))
        page.keyboard.press("Space")
        playing.append(page.evaluate(FRAMES, FRAMES_MS))
        page.close()
    return statistics.mean(idle), statistics.mean(playing)


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
    server, port = started("app.main:create_app")
    origin = f"http://127.0.0.1:{port}"
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chrome")
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            found: dict[str, Any] = {"bytes": first_load(browser, origin)}
            times = sorted(edit_times(browser, origin))
            found["edit_ms"] = {
                "median": statistics.median(times), "p95": times[int(len(times) * 0.95)]
            }  # fmt: skip
            for name, experiment in (("12 edges", EXPERIMENT), ("96 edges", network(2, 8, 8, 2))):
                idle, playing = frame_times(browser, origin, experiment)
                found[name] = {"idle_ms": idle, "playing_ms": playing, "ratio": playing / idle}
            browser.close()
    finally:
        server.terminate()
        server.join()
    return found


def main() -> None:
    found = measure()
    if "--json" in sys.argv:
        print(json.dumps(found))
        return
    sizes = found["bytes"]
    load = sum(size for kind, size in sizes.items() if kind != "font")
    print(f"first load without fonts  {load / 1000:.0f} kB gzipped (< 200)  {sizes}")
    edit = found["edit_ms"]
    print(
        f"edit to repaint, 2-8-8-2  median {edit['median']:.1f} ms, p95 {edit['p95']:.1f} ms (< 50)"
    )
    for name in ("12 edges", "96 edges"):
        frames = found[name]
        print(
            f"playing, {name}         {frames['playing_ms']:.2f} ms a frame, idle"
            f" {frames['idle_ms']:.2f} ms: {frames['ratio']:.3f} (≤ 1.1)"
        )


if __name__ == "__main__":
    main()
