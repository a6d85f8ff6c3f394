"""A window that changes its size, as a phone that is turned: what is open and in focus stays so."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.browser.workbench import Workbench

UPRIGHT, ASIDE, DESKTOP = (390, 844), (844, 390), (1440, 900)


def resize(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.wait_for_timeout(150)


def within(page: Page, part: str) -> None:
    box = page.locator(part).bounding_box()
    size = page.viewport_size
    assert box
    assert size
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["x"] + box["width"] <= size["width"]
    assert box["y"] + box["height"] <= size["height"]


@pytest.mark.parametrize(
    ("button", "panel"),
    [
        (".network-button", "#network"),
        ('[popovertarget="share"]', "#share"),
        ('[popovertarget="export"]', "#export"),
        (".example-menu > button", ".example-menu [popover]"),
        (".notation-button", "#notation"),
        ('.head-button[data-layer="1"]', "#layer-panel"),
    ],
)
def test_what_is_open_stays_open_within_the_window(
    workbench: Workbench, button: str, panel: str
) -> None:
    """From a desktop to a phone, turned, and turned back."""
    page = workbench.page
    for before, after in pairwise((DESKTOP, UPRIGHT, ASIDE, UPRIGHT)):
        resize(page, before)
        page.locator(f"{button}:visible").press("Enter")
        expect(page.locator(panel)).to_be_visible()
        resize(page, after)
        expect(page.locator(panel)).to_be_visible()
        within(page, panel)
        assert page.locator(panel).evaluate("(panel) => panel.contains(document.activeElement)")
        page.keyboard.press("Escape")
        expect(page.locator(panel)).to_be_hidden()
        expect(page.locator(f"{button}:visible")).to_be_focused()


@pytest.mark.parametrize(
    ("button", "place"),
    [
        ('[popovertarget="export"]', '[data-format="film"]'),
        ('[popovertarget="share"]', '[data-share="python"]'),
        (".network-button", "#network input >> nth=1"),
        (".notation-button", '#notation input[value="nielsen"] >> nth=-1'),
    ],
)
def test_the_focus_stays_where_it_is_in_a_panel(
    workbench: Workbench, button: str, place: str
) -> None:
    page = workbench.page
    page.locator(button).click()
    page.locator(place).focus()
    for size in (UPRIGHT, ASIDE, DESKTOP):
        resize(page, size)
        expect(page.locator(place)).to_be_focused()


def test_a_copy_menu_gives_the_focus_back(workbench: Workbench) -> None:
    page = workbench.page
    mark = page.locator('.diagram [data-stop="w.2.1.1"]')
    mark.press("Shift+F10")
    expect(page.locator(".copy-menu")).to_be_visible()
    resize(page, UPRIGHT)
    expect(page.locator(".copy-menu")).to_have_count(0)
    expect(mark).to_be_focused()


def test_a_control_keeps_the_focus(workbench: Workbench) -> None:
    page = workbench.page
    workbench.edit("w.1.1.1", "2")
    workbench.jump("ArrowRight")
    for control in ("play", "back", "undo", "theme"):
        button = page.locator(f'[data-action="{control}"]:visible').first
        button.focus()
        for size in (UPRIGHT, ASIDE, DESKTOP, ASIDE, UPRIGHT, DESKTOP):
            resize(page, size)
            expect(button).to_be_focused()


@pytest.mark.parametrize(
    ("hidden", "instead"),
    [
        (".loss-choice select", ".network-button"),
        (".header .samples-button", ".samples-button.low"),
        (".share", ".share-more"),
    ],
)
@pytest.mark.parametrize("size", [UPRIGHT, (639, 900)])
def test_what_a_small_window_hides_gives_the_focus_to_what_leads_to_it(
    workbench: Workbench, hidden: str, instead: str, size: tuple[int, int]
) -> None:
    page = workbench.page
    page.locator(hidden).focus()
    resize(page, size)
    expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator(instead)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(":popover-open, dialog[open]")).to_have_count(1)


def test_a_number_of_a_matrix_keeps_the_focus(workbench: Workbench) -> None:
    page = workbench.page
    workbench.jump("End")
    workbench.diagram("h.1.2").first.click()
    number = page.locator(".why .matrix [data-ref='h.1.2']")
    number.focus()
    resize(page, UPRIGHT)
    expect(number).to_be_focused()


def test_the_player_is_not_made_anew(workbench: Workbench) -> None:
    page = workbench.page
    for control in (".timeline", ".speed", 'input[value="unit"]'):
        page.locator(control).focus()
        same = page.locator(control).element_handle()
        for size in (UPRIGHT, ASIDE, DESKTOP):
            resize(page, size)
            assert same.evaluate("(one) => one === document.activeElement")


def beside(page: Page, field: str, mark: str) -> None:
    """The field stands right above or below its number, and both are seen."""
    expect(page.locator(mark)).to_be_in_viewport(ratio=0.9)
    within(page, field)
    at, box = page.locator(mark).bounding_box(), page.locator(field).bounding_box()
    assert at
    assert box
    assert box["x"] <= at["x"] + at["width"] / 2 <= box["x"] + box["width"]
    assert max(box["y"] - at["y"] - at["height"], at["y"] - box["y"] - box["height"]) < 20


@pytest.mark.parametrize("ref", ["w.2.1.1", "x.2", "t.1"])
def test_the_number_field_goes_with_its_number(workbench: Workbench, ref: str) -> None:
    page = workbench.page
    mark = f'.diagram [data-stop="{ref}"]'
    page.locator(mark).press("Enter")
    page.locator("#number-field").fill("0.75")
    for size in ((1000, 800), UPRIGHT, ASIDE, DESKTOP):
        resize(page, size)
        page.wait_for_timeout(400)
        beside(page, ".number-field", mark)
    expect(page.locator("#number-field")).to_have_value("0.75")
    page.keyboard.press("Escape")
    expect(page.locator(mark)).to_be_focused()
