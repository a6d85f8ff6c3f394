"""Changes of the network taken back by key: in their own panels, and before they have come."""

from __future__ import annotations

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Opener
from tests.browser.test_structure import button, drawn, head
from tests.browser.workbench import Workbench


def test_the_keys_of_undo_work_in_a_layers_panel(workbench: Workbench) -> None:
    page = workbench.page
    head(page, 1).click()
    button(page, "One unit more").click()
    drawn(page, 2, 3, 2, 2)
    page.keyboard.press("Control+z")
    drawn(page, 2, 2, 2, 2)
    page.keyboard.press("Control+Shift+z")
    drawn(page, 2, 3, 2, 2)
    page.locator("#layer-panel select").first.focus()
    page.keyboard.press("Control+z")
    drawn(page, 2, 2, 2, 2)


def test_and_in_the_panel_of_the_network_but_not_in_its_texts(workbench: Workbench) -> None:
    page = workbench.page
    page.locator(".network-button").click()
    page.get_by_role("button", name="Re-draw weights").click()
    expect(workbench.diagram("w.1.1.1").first).not_to_have_attribute("data-value", "1.5")
    page.keyboard.press("Control+z")
    expect(workbench.diagram("w.1.1.1").first).to_have_attribute("data-value", "1.5")
    page.keyboard.press("Control+y")
    expect(workbench.diagram("w.1.1.1").first).not_to_have_attribute("data-value", "1.5")
    page.get_by_label("Title").fill("My own")
    page.keyboard.press("Control+z")
    expect(workbench.diagram("w.1.1.1").first).not_to_have_attribute("data-value", "1.5")


@pytest.mark.parametrize("presses", [1, 3])
def test_a_change_on_its_way_is_shown_and_can_be_taken_back(
    open_workbench: Opener, presses: int
) -> None:
    workbench = open_workbench()
    page = workbench.page
    held: list[Route] = []
    answering: list[bool] = []
    page.route(
        "**/api/v1/trace*",
        lambda route: route.continue_() if answering else held.append(route),
    )
    head(page, 1).click()
    for _ in range(presses):
        button(page, "One unit more").click()
    expect(page.locator("#layer-panel")).to_have_attribute("aria-busy", "true")
    expect(workbench.root).to_have_attribute("data-stale", "true")
    for _ in range(presses):
        page.keyboard.press("Control+z")
    answering.append(True)
    for route in held:
        route.continue_()
    workbench.settled()
    drawn(page, 2, 2, 2, 2)
    expect(page.locator("#layer-panel")).to_have_attribute("aria-busy", "false")
