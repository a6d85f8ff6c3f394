"""One page for many tests, one after the other: to open a new one costs more than most tests do.

Between two tests nothing is left on it that a person could have left; where a test has done more
to it than a person could, as to answer its requests, the next one gets a page of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Error, Page

SPOILING = {
    "page": (
        "add_init_script", "emulate_media", "expose_binding", "expose_function",
        "on", "once", "route", "route_from_har", "set_extra_http_headers",
    ),
    "context": (
        "add_init_script", "expose_binding", "expose_function", "grant_permissions",
        "new_cdp_session", "on", "once", "route", "route_from_har", "set_extra_http_headers",
        "set_geolocation", "set_offline",
    ),
    "clock": ("fast_forward", "install", "pause_at", "set_fixed_time", "set_system_time"),
}  # fmt: skip
MODIFIERS = ("Alt", "Control", "Meta", "Shift")


class SharedPage:
    """The page of one worker."""

    def __init__(self, browser: Browser, server: str, options: dict[str, Any]) -> None:
        self._browser = browser
        self._server = server
        self._options = options
        self._page: Page | None = None
        self._spoiled = False
        self.faults: list[str] = []

    def fresh(self) -> Page:
        """As a page is that nobody has been on."""
        page = self._page
        try:
            if page and not self._spoiled:
                self._clear(page)
        except Error:
            # Closed, or broken down, in the test before.
            self._spoiled = True
        if page is None or self._spoiled:
            self.close()
            page = self._page = self._opened()
        self.faults.clear()
        return page

    def close(self) -> None:
        if self._page:
            self._page.context.close()
        self._page = None

    def _opened(self) -> Page:
        context = self._browser.new_context(**self._options)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: self.faults.append(f"thrown: {error}"))
        page.on(
            "console",
            lambda said: self.faults.append(said.text) if said.type == "error" else None,
        )
        page.on("request", lambda request: self._look(request.url))
        self._spoiled = False
        for name, part in {"page": page, "context": context, "clock": page.clock}.items():
            for method in SPOILING[name]:
                setattr(part, method, self._spoiling(getattr(part, method)))
        return page

    def _spoiling(self, method: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(method)
        def spoiling(*given: object, **named: object) -> object:
            self._spoiled = True
            return method(*given, **named)

        return spoiling

    def _look(self, url: str) -> None:
        own = url.startswith((self._server + "/", "data:", "blob:")) or url == self._server
        if not own:
            self.faults.append(f"asked {urlsplit(url).netloc} for {url}")

    def _clear(self, page: Page) -> None:
        for other in page.context.pages:
            if other is not page:
                other.close()
        for key in MODIFIERS:
            page.keyboard.up(key)
        page.mouse.up()
        page.mouse.move(0, 0)
        # A place of the same origin where nothing of the page runs that could still write.
        page.goto(f"{self._server}/healthz")
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        page.context.clear_cookies()
        if page.viewport_size != self._options["viewport"]:
            page.set_viewport_size(self._options["viewport"])
