"""A page in a real Chromium, watched: nothing may fail in it, nothing may leave its origin."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.pages import SharedPage
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


@pytest.fixture(scope="session")
def shared_page(
    browser: Browser, server: str, browser_context_args: dict[str, Any]
) -> Iterator[SharedPage]:
    shared = SharedPage(browser, server, browser_context_args)
    yield shared
    shared.close()


@pytest.fixture
def page(shared_page: SharedPage) -> Page:
    return shared_page.fresh()


@pytest.fixture
def context(page: Page) -> BrowserContext:
    return page.context


@pytest.fixture
def watched(page: Page, shared_page: SharedPage, expected_faults: list[str]) -> Iterator[Page]:
    """Fails the test where the page threw, logged an error or asked another host for something,
    and where it left a number of its picture unwritten, or wrote another than it says."""
    yield page
    surprising = [
        fault
        for fault in shared_page.faults
        if not any(expected in fault for expected in expected_faults)
    ]
    assert surprising == []
    if not page.is_closed():
        Workbench(page).written()


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
