"""What is chosen on the page, in the pictures made of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.workbench import Workbench


def preview(workbench: Workbench, mode: str) -> bytes:
    """The dialog's picture, as it is seen."""
    page = workbench.page
    page.locator("button.export").click()
    page.locator(f"[data-format='{mode}']").click()
    picture = page.locator(".media-preview img")
    expect(picture).to_be_visible()
    picture.evaluate("(image) => image.decode()")
    seen = picture.screenshot()
    page.keyboard.press("Escape")
    expect(picture).to_be_hidden()
    return seen


@pytest.mark.parametrize(("mode", "focused"), [("still", True), ("film", False)])
def test_what_is_chosen_stands_out_in_stills_alone(
    workbench: Workbench, mode: str, focused: bool
) -> None:
    page = workbench.page
    # The room of the picture is the page's own: Why stands there both times.
    workbench.diagram("L").click()
    expect(page.locator(".why")).to_be_visible()
    whole = preview(workbench, mode)
    workbench.diagram("h.1.1").click()
    expect(page.locator(".diagram.choosing")).to_be_visible()
    assert (preview(workbench, mode) != whole) is focused


def test_what_goes_on_behind_the_page_covers_no_player(workbench: Workbench) -> None:
    page = workbench.page
    workbench.jump("End")
    page.locator("button.export").click()
    page.locator("[data-format='film']").click()
    page.locator(".media-do").click()
    page.get_by_role("button", name="Go on with the page").click()
    card, player = page.locator(".media-card"), page.locator(".player")
    expect(card).to_be_visible()
    over, bar = card.bounding_box(), player.bounding_box()
    assert over
    assert bar
    assert over["y"] + over["height"] <= bar["y"]
    card.get_by_role("button", name="Cancel").click()
    expect(card).to_have_count(0)
