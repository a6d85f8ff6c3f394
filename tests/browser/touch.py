"""A finger on the screen, as the browser's own input sends it: it scrolls, pinches and drags."""

from __future__ import annotations

from playwright.sync_api import Page


def swipe(page: Page, start: tuple[float, float], by: tuple[float, float]) -> None:
    """A finger goes down, moves in twelve small steps, and is lifted."""
    touch = page.context.new_cdp_session(page)
    (x, y), (dx, dy) = start, by
    touch.send(
        "Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]}
    )
    for part in range(1, 13):
        point = {"x": x + dx * part / 12, "y": y + dy * part / 12}
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
