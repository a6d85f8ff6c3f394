"""What opens over the page of a phone: seen whole, closed by a tap, and the page behind stays."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import Phone
from tests.browser.samples import Samples
from tests.browser.workbench import Workbench

UPRIGHT = [(360, 640), (390, 844)]
SIDEWAYS = [(740, 360), (667, 375)]
ALL = [*UPRIGHT, *SIDEWAYS]
PANELS = {"#network": ".network-button", "#notation": ".notation-button"}
MENUS = {"#examples": ".example-menu button", "#share": ".share-more", "#export": ".export"}
# Playwright's own tap scrolls the page first.
TAP = """(button) => {
    const { x, y, width, height } = button.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
}"""


def tap(page: Page, target: Locator) -> None:
    page.touchscreen.tap(*target.first.evaluate(TAP))


@pytest.mark.parametrize(("width", "height"), ALL)
def test_a_panel_has_a_cross_that_stays_in_sight(phone: Phone, width: int, height: int) -> None:
    page = phone(width, height)
    for panel, opener in PANELS.items():
        button = page.locator(opener)
        tap(page, button)
        cross = page.locator(panel).get_by_role("button", name="Close")
        expect(cross).to_be_in_viewport(ratio=1)
        page.locator(panel).evaluate("(panel) => panel.scrollTo(0, 9999)")
        expect(cross).to_be_in_viewport(ratio=1)
        box = cross.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
        tap(page, cross)
        expect(page.locator(panel)).to_be_hidden()
        expect(button).to_be_focused()


@pytest.mark.parametrize(("width", "height"), ALL)
def test_what_opens_is_seen_whole_and_the_page_behind_stays(
    phone: Phone, width: int, height: int
) -> None:
    page = phone(width, height)
    for panel, opener in (PANELS | MENUS).items():
        tap(page, page.locator(opener))
        expect(page.locator(panel)).to_be_in_viewport(ratio=1)
        page.wait_for_timeout(100)
        assert page.evaluate("() => window.scrollY") == 0
        page.keyboard.press("Escape")
        expect(page.locator(panel)).to_be_hidden()


def test_an_example_chosen_far_down_is_seen_in_its_menu(phone: Phone) -> None:
    page = phone(360, 640)
    tap(page, page.locator(".example-menu button"))
    last = page.locator("#examples [role=menuitemradio]").last
    last.tap()
    expect(last).to_have_attribute("aria-checked", "true")
    page.evaluate("() => window.scrollTo(0, 0)")
    tap(page, page.locator(".example-menu button"))
    chosen = page.locator('#examples [aria-checked="true"]')
    expect(chosen).to_be_focused()
    expect(chosen).to_be_in_viewport(ratio=1)
    assert page.evaluate("() => window.scrollY") == 0


@pytest.mark.parametrize(("width", "height"), ALL)
def test_a_long_dialog_keeps_its_cross_in_sight(phone: Phone, width: int, height: int) -> None:
    page = phone(width, height)
    page.get_by_role("button", name="Help").tap()
    dialog = page.get_by_role("dialog")
    assert dialog.evaluate("(dialog) => dialog.scrollHeight > dialog.clientHeight")
    dialog.evaluate("(dialog) => dialog.scrollTo(0, 9999)")
    cross = dialog.get_by_role("button", name="Close")
    expect(cross).to_be_in_viewport(ratio=1)
    tap(page, cross)
    expect(dialog).to_have_count(0)


@pytest.mark.parametrize(("width", "height"), ALL)
def test_the_samples_are_changed_by_touch_from_start_to_finish(
    phone: Phone, width: int, height: int
) -> None:
    page = phone(width, height)
    samples = Samples(Workbench(page))
    for part in [".samples-tools", ".samples-files", ".samples-table tbody tr"]:
        expect(page.locator(part).first).to_be_in_viewport(ratio=1)
    if height > width:
        scroll = page.locator(".samples-scroll")
        assert scroll.evaluate("(box) => box.scrollWidth <= box.clientWidth")
    samples.tool("Add a sample after sample 1")
    expect(samples.cell(1, 0)).to_be_focused()
    page.keyboard.type("0,5")
    tap(page, samples.cell(1, 1))
    page.keyboard.type("abc")
    tap(page, samples.cell(1, 2))
    # Where the keyboard of a phone does not lie over it, and the way out is free.
    fault = page.locator(".cell-fault")
    expect(fault).to_be_in_viewport(ratio=1)
    box = fault.bounding_box()
    assert box
    assert box["y"] + box["height"] < 64
    tap(page, samples.cell(1, 1))
    page.keyboard.type("-2")
    page.keyboard.press("Enter")
    # The row is lower again.
    expect(fault).to_have_count(0)
    tap(page, page.get_by_role("button", name="Sample 2", exact=True))
    tap(page, page.get_by_role("dialog").get_by_role("button", name="Close"))
    expect(page.get_by_role("dialog")).to_have_count(0)
    samples.rows(2)
    # The sample that was tapped is the one the picture shows.
    for ref, value in [("x.1@2", "0.5"), ("x.2@2", "-2")]:
        expect(page.locator(f'.diagram [data-ref="{ref}"]').first).to_have_attribute(
            "data-value", value
        )


def test_the_proof_fits_into_the_narrowest_phone(phone: Phone) -> None:
    page = phone(360, 640)
    page.locator(".proof-badge.good").tap()
    table = page.locator(".table-scroll")
    expect(table.locator("tbody tr")).to_have_count(12)
    assert table.evaluate("(box) => box.scrollWidth <= box.clientWidth")


@pytest.mark.parametrize(("width", "height"), [(360, 640), (740, 360)])
def test_panels_of_a_phone_break_no_rule(
    phone: Phone, axe_source: str, width: int, height: int
) -> None:
    page = phone(width, height)
    for panel, button in PANELS.items():
        tap(page, page.locator(button))
        expect(page.locator(panel)).to_be_visible()
        assert violations(page, axe_source, [panel]) == []
        page.keyboard.press("Escape")
    Samples(Workbench(page))
    assert violations(page, axe_source, ["dialog[open]"]) == []
