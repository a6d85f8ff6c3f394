"""The last state of this browser comes back; tabs do not write over each other's."""

from __future__ import annotations

import os
import signal

from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.test_share import address
from tests.browser.workbench import Workbench

KEPT_MS = 400  # the state is kept a moment after the hand rests


def renderers(browser: Browser) -> set[int]:
    session = browser.new_browser_cdp_session()
    listed = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return {process["id"] for process in listed if process["type"] == "renderer"}


def test_after_the_renderer_was_killed(browser: Browser, server: str) -> None:
    """Not closed, not unloaded: kill -9. The page opened anew shows what was there."""
    others = renderers(browser)
    context = browser.new_context(base_url=server, reduced_motion="reduce", locale="en-GB")
    doomed = Workbench(context.new_page()).open()
    doomed.edit("w.2.1.2", "0.625")
    doomed.settled()
    for _ in range(5):
        doomed.jump("ArrowRight")
    doomed.at_step(5)
    doomed.page.wait_for_timeout(KEPT_MS)
    with doomed.page.expect_event("crash"):
        for process in renderers(browser) - others:
            os.kill(process, signal.SIGKILL)

    page = context.new_page()
    workbench = Workbench(page).open()
    workbench.at_step(5)
    workbench.settled()
    assert workbench.values()["w.2.1.2"] == {0.625}
    notice = page.locator("[data-notice='restored']")
    expect(notice).to_contain_text("what you had open last: 2-2-2-2")
    notice.get_by_role("button", name="Start afresh").click()
    workbench.at_step(0)
    assert workbench.values()["w.2.1.2"] == {1.5}
    expect(notice).to_have_count(0)
    workbench.jump("Control+z")
    workbench.at_step(5)
    assert workbench.values()["w.2.1.2"] == {0.625}
    context.close()


def test_two_tabs_with_the_same_link(workbench: Workbench, context: BrowserContext) -> None:
    """Each keeps its own; the newer one comes back, and the other is offered."""
    link = address(workbench.page)
    other = Workbench(context.new_page())
    other.page.goto(link)
    other.open(link)
    workbench.edit("x.1", "11")
    workbench.settled()
    workbench.page.wait_for_timeout(KEPT_MS)
    other.edit("x.1", "22")
    other.settled()
    other.page.wait_for_timeout(KEPT_MS)
    workbench.page.close()
    other.page.close()

    page = context.new_page()
    third = Workbench(page).open()
    assert third.values()["x.1"] == {22.0}
    page.get_by_role("button", name="Others (1)").click()
    page.get_by_role("dialog").get_by_role("button", name="2-2-2-2").click()
    expect(third.diagram("x.1").first).to_have_attribute("data-value", "11")
    third.settled()
    third.jump("Control+z")
    expect(third.diagram("x.1").first).to_have_attribute("data-value", "22")


def test_a_link_and_an_example_go_before_what_was_there(
    workbench: Workbench, context: BrowserContext
) -> None:
    link = address(workbench.page)
    workbench.edit("x.1", "11")
    workbench.settled()
    workbench.page.wait_for_timeout(KEPT_MS)
    for path in (link, "/?example=ex6-default"):
        page = context.new_page()
        opened = Workbench(page).open(path)
        assert opened.values()["x.1"] == {2.0}
        expect(page.locator("[data-notice='restored']")).to_have_count(0)
        page.close()


def test_a_page_merely_opened_is_nothing_to_keep(
    workbench: Workbench, context: BrowserContext
) -> None:
    workbench.page.wait_for_timeout(KEPT_MS)
    kept = "Object.keys(localStorage).filter((key) => key.startsWith('gradwalk.session'))"
    assert workbench.page.evaluate(kept) == []
    page = context.new_page()
    Workbench(page).open()
    expect(page.locator(".notice")).to_have_count(0)


def test_an_address_written_over_at_once_is_still_opened(workbench: Workbench) -> None:
    """Between a link pasted into the address and the news of it the page may write its own."""
    page = workbench.page
    before = address(page)
    workbench.edit("w.2.1.2", "0.375")
    workbench.settled()
    after = address(page)
    assert after != before
    page.evaluate(
        """([wanted, own]) => {
          location.hash = wanted;
          history.replaceState(history.state, '', own);
        }""",
        [before.partition("#")[2], after],
    )
    expect(workbench.diagram("w.2.1.2").first).to_have_attribute("data-value", "1.5")
