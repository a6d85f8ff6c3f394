"""A page in a real Chromium, watched: nothing may fail in it, nothing may leave its origin."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.workbench import Workbench


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {
        **browser_context_args,
        "viewport": {"width": 1440, "height": 900},
        "locale": "en-GB",
        "color_scheme": "light",
        "reduced_motion": "reduce",
    }


@pytest.fixture
def expected_faults() -> list[str]:
    """What a test provokes: parts of the browser's own messages that are no fault of the page."""
    return []


@pytest.fixture
def watched(page: Page, server: str, expected_faults: list[str]) -> Iterator[Page]:
    """Fails the test where the page threw, logged an error, or asked another host for something."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(f"thrown: {error}"))
    page.on(
        "console",
        lambda message: faults.append(message.text) if message.type == "error" else None,
    )
    page.on("request", lambda request: faults.extend(_foreign(request.url, server)))
    page.set_default_timeout(10_000)
    yield page
    surprising = [
        fault for fault in faults if not any(expected in fault for expected in expected_faults)
    ]
    assert surprising == []


def _foreign(url: str, server: str) -> list[str]:
    own = url.startswith((server + "/", "data:", "blob:")) or url == server
    return [] if own else [f"asked {urlsplit(url).netloc} for {url}"]


@pytest.fixture
def workbench(watched: Page) -> Workbench:
    """The page as it first opens."""
    return Workbench(watched).open()


Opener = Callable[..., Workbench]


@pytest.fixture
def open_workbench(context: BrowserContext, watched: Page, server: str) -> Opener:
    """Opens the workbench with cookies already chosen: open_workbench("/", lang="zh")."""

    def opener(path: str = "/", **cookies: str) -> Workbench:
        context.add_cookies(
            [{"name": name, "value": value, "url": server} for name, value in cookies.items()]
        )
        return Workbench(watched).open(path)

    return opener


Phone = Callable[..., Page]


@pytest.fixture
def phone(browser: Any, server: str) -> Iterator[Phone]:
    """Opens the workbench on a phone: phone(390, 844, fragment)."""
    contexts = []

    def open_at(width: int, height: int, fragment: str = "") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, has_touch=True, is_mobile=True,
            reduced_motion="reduce", base_url=server, locale="en-GB",
        )  # fmt: skip
        contexts.append(context)
        page: Page = context.new_page()
        Workbench(page).open("/" + fragment)
        return page

    yield open_at
    for context in contexts:
        context.close()
