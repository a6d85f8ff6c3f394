"""What a hand waits for, in a real Chromium with the server on the same machine: 2-8-8-2, with the
cursor at the end, so that every number is on the page.

`python -m bench.hand [--json]`, each as median and 95th percentile of the times to the repainted
page:
- an arrow key in a number field, to all numbers that follow from it;
- a move of a drag on a weight, the same; and how many requests were ever on their way at once;
- undoing an edit;
- a click on a gradient, to its explanation in the panel.
"""

from __future__ import annotations

import json
import statistics
import sys
from typing import Any

from playwright.sync_api import Browser, Page

from bench.browser import link, network, opened, served

TIMES = 100
CEILINGS_MS = {"edit": 33, "scrub": 33, "undo": 50, "explain": 100}

# The page is done when nothing on it is stale and the next frame is drawn.
TOOLS = """() => {
  const root = document.querySelector('#app');
  const painted = () => new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
  window.timed = async (times, act, ready, childList = false) => {
    const found = [];
    for (let at = 0; at < times; at += 1) {
      const start = performance.now();
      const done = new Promise((go) => {
        const watch = new MutationObserver(() => {
          if (ready()) { watch.disconnect(); go(); }
        });
        // Every record costs time: of all that changes only what tells that it is done is recorded.
        watch.observe(document, { attributeFilter: ['data-stale'], childList, subtree: true });
      });
      act(at);
      await done;
      await painted();
      found.push(performance.now() - start);
      // A hand knows nothing of frames: it begins at any time between two.
      await new Promise((go) => setTimeout(go, 20 + Math.random() * 17));
    }
    return found;
  };
  window.fresh = () => root.dataset.stale === 'false';
  window.flying = { now: 0, most: 0 };
  const send = window.fetch;
  window.fetch = async (path, ...rest) => {
    const counted = String(path).includes('/passes');
    if (counted) flying.most = Math.max(flying.most, (flying.now += 1));
    try { return await send(path, ...rest); } finally { if (counted) flying.now -= 1; }
  };
}"""
EDIT = """(times) => {
  const field = document.querySelector('#number-field');
  const key = (at) => (at % 2 ? 'ArrowDown' : 'ArrowUp');
  const press = (at) => field.dispatchEvent(new KeyboardEvent('keydown', { key: key(at), bubbles: true }));
  return timed(times, press, fresh);
}"""  # noqa: E501
SCRUB = """async (times) => {
  const mark = document.querySelector('.diagram-panel [data-stop="w.1.1.1"]');
  const box = mark.getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const send = (type, dx) => mark.dispatchEvent(new PointerEvent(type, {
    pointerId: 1, isPrimary: true, button: 0, clientX: x + dx, clientY: y, bubbles: true,
  }));
  mark.setPointerCapture = () => undefined;
  send('pointerdown', 0);
  send('pointermove', 5);
  const found = await timed(times, (at) => send('pointermove', 10 + 5 * (at % 7)), fresh);
  send('pointerup', 0);
  return found;
}"""
UNDO = """(times) => {
  const chord = (at) => ({ key: 'z', ctrlKey: true, shiftKey: at % 2 === 1, bubbles: true });
  const press = (at) => window.dispatchEvent(new KeyboardEvent('keydown', chord(at)));
  return timed(times, press, fresh);
}"""
# Every gradient but the one that is shown: each is explained for the first time.
EXPLAIN = """(times) => {
  const marks = [...document.querySelectorAll('.diagram-panel [data-ref^="dw."], .diagram-panel [data-ref^="dz."]')];
  const names = () => document.querySelector('.why')?.textContent;
  let before = names();
  const click = (at) => {
    before = names();
    marks[at % marks.length].dispatchEvent(new MouseEvent('click', { bubbles: true }));
  };
  const ready = () => document.querySelector('.why')?.dataset.stale === 'false' && names() !== before;
  return timed(Math.min(times, marks.length), click, ready, true);
}"""  # noqa: E501


def at_the_end(browser: Browser, origin: str) -> Page:
    page = opened(browser, origin + link(network(2, 8, 8, 2)))
    page.keyboard.press("End")
    page.wait_for_timeout(1_000)
    page.evaluate(TOOLS)
    return page


def summed_up(times: list[float]) -> dict[str, float]:
    times = sorted(times)
    return {"median": statistics.median(times), "p95": times[int(len(times) * 0.95)]}


def times_of(browser: Browser, origin: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    page = at_the_end(browser, origin)
    page.locator(".diagram-panel [data-ref='x.1']").first.click()
    page.wait_for_selector("#number-field")
    found["edit"] = summed_up(page.evaluate(EDIT, TIMES))
    page.keyboard.press("Escape")
    page.wait_for_timeout(1_000)
    found["scrub"] = summed_up(page.evaluate(SCRUB, TIMES))
    page.wait_for_timeout(1_000)
    found["undo"] = summed_up(page.evaluate(UNDO, TIMES))
    found["requests_at_once"] = page.evaluate("flying.most")
    page.wait_for_timeout(1_000)
    found["explain"] = summed_up(page.evaluate(EXPLAIN, TIMES))
    page.close()
    return found


def measure() -> dict[str, Any]:
    with served() as (browser, origin):
        return times_of(browser, origin)


def main() -> None:
    found = measure()
    if "--json" in sys.argv:
        print(json.dumps(found))
        return
    for name, ceiling in CEILINGS_MS.items():
        times = found[name]
        print(
            f"{name:<10} median {times['median']:6.1f} ms, p95 {times['p95']:6.1f} ms (< {ceiling})"
        )
    print(f"requests at once while dragging, at most {found['requests_at_once']} (1)")


if __name__ == "__main__":
    main()
