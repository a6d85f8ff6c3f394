"""What it costs to make a film of the walk in a real Chromium.

`python -m bench.film [--json]`: a GIF of all 51 steps of 2-2-2-2, 960 pixels wide, 20 frames a
second, from the click to the file; and the same with an encoder that does nothing, which leaves
the drawing of its frames alone.
"""

from __future__ import annotations

import json
import re
import sys
from typing import Any

from playwright.sync_api import Browser

from bench.browser import opened, served

# Takes the frames as the encoder does, and writes nothing.
IDLE_ENCODER = """() => {
  window.Worker = class {
    postMessage({ kind }) {
      const data = kind === 'close' ? { kind: 'file', bytes: new Uint8Array(1) } : { kind: 'ready' };
      queueMicrotask(() => this.onmessage({ data }));
    }
    terminate() {}
  };
}"""  # noqa: E501
MAKE = """async () => {
  const start = performance.now();
  document.querySelector('.media-do').click();
  const seen = (sign) => new Promise((resolve) => {
    const look = () => document.querySelector(sign) ? resolve() : requestAnimationFrame(look);
    look();
  });
  await seen('.media-progress');
  await seen('.media-result.good');
  return (performance.now() - start) / 1000;
}"""


def film(browser: Browser, origin: str, *, idle: bool) -> dict[str, Any]:
    """Seconds from the click to the file, and what the dialog said of it before."""
    page = opened(browser, origin)
    if idle:
        page.evaluate(IDLE_ENCODER)
    page.locator("button.export").click()
    page.locator("[data-format='film']").click()
    note = page.locator(".media-note", has_text="frames")
    note.wait_for()
    frames = re.search(r"(\d+) frames", note.text_content() or "")
    seconds: float = page.evaluate(MAKE)
    page.close()
    return {"seconds": seconds, "frames": int(frames[1]) if frames else 0}


def measure() -> dict[str, Any]:
    with served() as (browser, origin):
        drawing = film(browser, origin, idle=True)
        whole = film(browser, origin, idle=False)
    ratio = whole["seconds"] / drawing["seconds"]
    return {**whole, "drawing_seconds": drawing["seconds"], "ratio": ratio}


def main() -> None:
    found = measure()
    if "--json" in sys.argv:
        print(json.dumps(found))
        return
    print(
        f"GIF of 51 steps, 960 px, 20 a second  {found['seconds']:.1f} s for"
        f" {found['frames']} frames; drawing alone {found['drawing_seconds']:.1f} s:"
        f" {found['ratio']:.2f}"
    )


if __name__ == "__main__":
    main()
