"""A person on a train: the net goes, the work goes on, and all of it is right in the end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.test_scrub import shown_numbers
from tests.browser.workbench import Workbench

W = "w.2.1.2"


@pytest.fixture
def expected_faults() -> list[str]:
    return ["ERR_INTERNET_DISCONNECTED"]


def test_there_and_back(workbench: Workbench, server: str) -> None:
    page = workbench.page
    page.keyboard.press("End")
    why = page.locator(".why")
    expect(why.get_by_role("heading").first).to_contain_text("Why")
    page.context.set_offline(True)
    # All steps are on the page already.
    for key, step in [("End", 51), ("Home", 0), ("ArrowRight", 1), ("ArrowRight", 2), ("End", 51)]:
        page.keyboard.press(key)
        workbench.at_step(step)
    before = workbench.values()
    notice = page.locator('[data-notice="unreachable"]')
    expect(notice).to_have_count(0)
    # What was explained before still is; what was not asked for can't be had, and says so.
    lost = page.get_by_text("This has to be explained by the server, which can’t be reached.")
    expect(why.get_by_role("heading").first).to_contain_text("Why")
    expect(lost).to_have_count(0)
    workbench.diagram("dw.1.1.1").first.click()
    expect(lost).to_be_visible()
    page.keyboard.press("Escape")
    expect(lost).to_have_count(0)
    workbench.edit(W, "2.5")
    expect(notice).to_contain_text("Your edits are kept")
    expect(workbench.root).to_have_attribute("data-stale", "true")
    # The number is the new one, what follows from it is shown as old, and the walk goes on.
    assert workbench.values()[W] == {2.5}
    assert workbench.values()["L"] == before["L"]
    page.keyboard.press("ArrowLeft")
    workbench.at_step(50)
    page.keyboard.press("End")
    workbench.diagram("dw.1.1.2").first.click()
    expect(lost).to_be_visible()
    page.context.set_offline(False)
    expect(notice).to_have_count(0, timeout=15_000)
    workbench.settled()
    shown_numbers(workbench, server, W, 2.5)
    expect(page.locator('.why[data-stale="false"]')).to_be_visible()
    expect(lost).to_have_count(0)


def test_formulas_come_once_the_net_is_back(browser: Browser, server: str) -> None:
    """In a browser that has not been on the page before, and so has nothing of it by it."""
    context = browser.new_context(base_url=server, reduced_motion="reduce", locale="en-GB")
    page = context.new_page()
    page.goto("/")
    Workbench(page).drawn()
    context.set_offline(True)
    page.keyboard.press("ArrowRight")
    box = page.locator(".formula-box")
    expect(box).to_contain_text("can’t be fetched just now.")
    page.keyboard.press("ArrowRight")
    context.set_offline(False)
    expect(box.locator(".katex").first).to_be_visible()
    expect(box).not_to_contain_text("just now")
    context.close()


@pytest.mark.parametrize("back_first", [True, False])
def test_an_edit_taken_back_without_the_net(
    workbench: Workbench, server: str, *, back_first: bool
) -> None:
    """Before the net is there again or after: the numbers are the old ones."""
    page = workbench.page
    page.keyboard.press("End")
    before = workbench.values()
    page.context.set_offline(True)
    workbench.edit(W, "2.5")
    expect(workbench.root).to_have_attribute("data-stale", "true")
    turns: list[Callable[[], Any]] = [
        lambda: page.keyboard.press("Control+z"),
        lambda: page.context.set_offline(False),
    ]
    for turn in turns if back_first else reversed(turns):
        turn()
    expect(page.locator('[data-notice="unreachable"]')).to_have_count(0, timeout=15_000)
    workbench.settled()
    assert workbench.values() == before
