"""What stands on the page for a moment is as fit for everybody as what stays: axe on all of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import Opener
from tests.browser.workbench import Workbench

KEPT_MS = 400  # the state is kept a moment after the hand rests
LOOKS = pytest.mark.parametrize(
    ("lang", "theme", "width"), [("en", "light", 1440), ("zh", "dark", 390)]
)


def seen_at(workbench: Workbench, width: int) -> Page:
    """So high that a phone's player bar lies over nothing: half hidden, a target is too small."""
    workbench.page.set_viewport_size({"width": width, "height": 900 if width > 820 else 3200})
    return workbench.page


@LOOKS
def test_while_numbers_change(
    open_workbench: Opener, axe_source: str, lang: str, theme: str, width: int
) -> None:
    workbench = open_workbench("/", lang=lang, theme=theme)
    page = seen_at(workbench, width)
    workbench.jump("End")
    workbench.diagram("w.2.1.2").first.click()
    field = page.locator("#number-field")
    field.fill("x")
    field.press("Enter")
    expect(field).to_have_attribute("aria-invalid", "true")
    assert violations(page, axe_source) == []
    field.press("Escape")
    x, y = workbench.grasp("w.2.1.2")
    page.mouse.move(x + 15, y)
    page.mouse.move(x + 30, y)
    expect(page.locator(".scrub-handle")).to_be_visible()
    assert violations(page, axe_source) == []
    page.mouse.up()
    page.locator('.diagram [data-stop="w.2.1.2"]').focus()
    page.keyboard.press("+")
    expect(page.locator(".scrub-handle")).to_be_visible()
    assert violations(page, axe_source) == []
    page.locator('.diagram [data-stop="h.1.2"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator(".why[data-stale=false]")).to_be_visible()
    # The server is late.
    page.route("**/api/**", lambda _: None)
    workbench.edit("w.2.1.2", "7")
    expect(page.locator("#app")).to_have_class("overdue")
    assert violations(page, axe_source) == []
    page.keyboard.press("t")
    expect(page.locator(".quantity-table")).to_be_visible()
    assert violations(page, axe_source) == []
    page.unroute_all(behavior="ignoreErrors")


@LOOKS
def test_notices_and_what_was_open_before(
    open_workbench: Opener,
    axe_source: str,
    lang: str,
    theme: str,
    width: int,
    expected_faults: list[str],
) -> None:
    expected_faults += ["ERR_CONNECTION_REFUSED", "422"]
    workbench = open_workbench("/", lang=lang, theme=theme)
    page = seen_at(workbench, width)
    for text in ("11", "22"):
        workbench.edit("x.1", text)
        workbench.settled()
        page.wait_for_timeout(KEPT_MS)
        # As in another tab: what was open before is not its own.
        page.evaluate("sessionStorage.clear()")
        workbench.open()
    restored = page.locator("[data-notice='restored']")
    expect(restored).to_be_visible()
    assert violations(page, axe_source) == []
    restored.locator(".bordered-button").nth(1).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert violations(page, axe_source, ["dialog"]) == []
    page.keyboard.press("Escape")
    # Beyond all numbers; and so large that they are written with a power of ten.
    for layer in (1, 2, 3):
        workbench.edit(f"w.{layer}.1.1", "1e200")
    expect(page.locator("[data-notice='refused']")).to_be_visible()
    expect(page.locator("[aria-valuenow^='1000000']")).to_have_count(3)
    assert violations(page, axe_source) == []
    page.route("**/api/**", lambda route: route.abort("connectionrefused"))
    workbench.edit("x.1", "5")
    expect(page.locator("[data-notice='unreachable']")).to_be_visible()
    assert violations(page, axe_source) == []
