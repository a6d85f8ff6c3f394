"""The network built in the diagram: on the heads of its columns, by mouse, by keys, by touch."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.axe import violations
from tests.browser.conftest import Opener
from tests.browser.test_check import tab_to
from tests.browser.test_share import address, choose
from tests.browser.workbench import Workbench


def head(page: Page, layer: int) -> Locator:
    return page.locator(f'.diagram-panel .heads [role="button"][data-layer="{layer}"]')


def panel(page: Page) -> Locator:
    return page.locator("#layer-panel")


def button(page: Page, name: str) -> Locator:
    return panel(page).get_by_role("button", name=name, exact=True)


def drawn(page: Page, *sizes: int) -> None:
    """The diagram shows a network of these sizes."""
    expect(page.locator(".diagram-panel .head-button")).to_have_count(len(sizes))
    expect(page.locator('.diagram-panel [data-stop^="x."]')).to_have_count(sizes[0])
    for layer, units in enumerate(sizes[1:], 1):
        expect(page.locator(f'.diagram-panel [data-stop^="h.{layer}."]')).to_have_count(units)


def activated(page: Page, layer: int, activation: str) -> None:
    expect(head(page, layer).locator(".what")).to_have_text(activation)


def shown_numbers(workbench: Workbench, server: str, folder: Path) -> dict[str, Any]:
    """Every number on the page is the one the API gives for the document that the page saves."""
    workbench.settled()
    with workbench.page.expect_download() as saved:
        choose(workbench.page, "save_file")
    path = folder / "saved.json"
    saved.value.save_as(path)
    experiment: dict[str, Any] = json.loads(path.read_text("utf-8"))["experiment"]
    passes = httpx.post(f"{server}/api/v1/passes", json=experiment).json()
    workbench.jump("End")
    workbench.at_step(workbench.steps())
    values = workbench.values()
    for layer, rows in enumerate(passes["backward"]["dw"], 1):
        for to, number in enumerate(passes["forward"]["h"][layer - 1][0], 1):
            assert values[f"h.{layer}.{to}"] == {number}
        for source, row in enumerate(rows, 1):
            for to, number in enumerate(row, 1):
                assert values[f"dw.{layer}.{to}.{source}"] == {number}
                updated = passes["update"]["weights"][layer - 1][source - 1][to - 1]
                assert values[f"new.w.{layer}.{to}.{source}"] == {updated}
    assert values["L"] == {passes["forward"]["loss"]}
    return experiment


def test_by_mouse_and_all_the_way_back(workbench: Workbench, server: str, tmp_path: Path) -> None:
    page = workbench.page
    first = address(page)
    head(page, 2).click()
    button(page, "Remove this layer").click()
    drawn(page, 2, 2, 2)
    expect(panel(page)).to_be_hidden()
    head(page, 0).click()
    button(page, "One input more").click()
    drawn(page, 3, 2, 2)
    expect(panel(page)).to_be_visible()
    head(page, 1).click()
    expect(panel(page)).to_have_attribute("aria-label", "layer 1")
    button(page, "One unit more").click()
    button(page, "One unit more").click()
    drawn(page, 3, 4, 2)
    panel(page).locator("select").select_option("tanh")
    activated(page, 1, "tanh")
    head(page, 2).click()
    panel(page).locator("select").select_option("softmax")
    activated(page, 2, "softmax")
    panel(page).get_by_label("Biases").check()
    expect(page.locator('.diagram-panel [data-stop="b.2.1"]')).to_be_attached()
    page.keyboard.press("Escape")
    experiment = shown_numbers(workbench, server, tmp_path)
    assert [layer["activation"] for layer in experiment["layers"]] == ["tanh", "softmax"]
    for _ in range(7):
        page.keyboard.press("Control+z")
    drawn(page, 2, 2, 2, 2)
    expect(page.locator('[data-action="undo"]')).to_have_attribute("aria-disabled", "true")
    workbench.jump("Home")
    workbench.at_step(0)
    assert address(page) == first


def test_by_keyboard_alone(workbench: Workbench, server: str, tmp_path: Path) -> None:
    page = workbench.page
    keys = page.keyboard

    def take(name: str) -> None:
        tab_to(page, button(page, name))
        keys.press("Enter")

    tab_to(page, head(page, 0))
    keys.press("Enter")
    take("One input more")
    drawn(page, 3, 2, 2, 2)
    expect(button(page, "One input more")).to_be_focused()
    keys.press("Escape")
    expect(panel(page)).to_be_hidden()
    expect(head(page, 0)).to_be_focused()
    workbench.at_step(0)
    keys.press("ArrowRight")
    keys.press("ArrowRight")
    expect(head(page, 2)).to_be_focused()
    keys.press("Enter")
    take("Remove this layer")
    drawn(page, 3, 2, 2)
    expect(head(page, 2)).to_be_focused()
    keys.press("ArrowLeft")
    keys.press("Space")
    take("One unit more")
    keys.press("Enter")
    drawn(page, 3, 4, 2)
    tab_to(page, button(page, "Remove unit 1"))
    keys.press("Enter")
    drawn(page, 3, 3, 2)
    expect(button(page, "Remove unit 1")).to_be_focused()
    keys.press("Escape")
    shown_numbers(workbench, server, tmp_path)


@pytest.fixture
def touched(server: str, browser: Any) -> Iterator[Workbench]:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True,
        base_url=server, reduced_motion="reduce", locale="en-GB",
    )  # fmt: skip
    page = context.new_page()
    page.set_default_timeout(10_000)
    yield Workbench(page).open()
    context.close()


def test_by_touch(touched: Workbench) -> None:
    page = touched.page
    reach: Any = head(page, 1).locator(".head-reach").bounding_box() or {}
    assert min(reach["width"], reach["height"]) >= 44
    head(page, 1).tap()
    for control in panel(page).get_by_role("button").all():
        box: Any = control.bounding_box() or {}
        assert min(box["width"], box["height"]) >= 43.9, control.get_attribute("aria-label")
    button(page, "Insert a layer after").tap()
    drawn(page, 2, 2, 2, 2, 2)
    expect(panel(page)).to_have_attribute("aria-label", "layer 2")
    button(page, "One unit more").tap()
    drawn(page, 2, 2, 3, 2, 2)
    inside: Any = panel(page).bounding_box() or {}
    assert inside["x"] >= 0
    assert inside["x"] + inside["width"] <= 390


def test_what_cannot_be_done_says_why_and_changes_nothing(workbench: Workbench) -> None:
    page = workbench.page
    alert = panel(page).get_by_role("alert")
    head(page, 1).click()
    panel(page).locator("select").select_option("softmax")
    expect(alert).to_have_text("Softmax is possible in the output layer only.")
    expect(panel(page).locator("select")).to_have_value("relu")
    button(page, "One unit less").click()
    expect(alert).to_have_count(0)
    drawn(page, 2, 1, 2, 2)
    button(page, "One unit less").click()
    expect(alert).to_contain_text("at least one unit")
    drawn(page, 2, 1, 2, 2)


def test_the_server_away(workbench: Workbench, expected_faults: list[str]) -> None:
    page = workbench.page
    expected_faults.append("ERR_INTERNET_DISCONNECTED")
    page.context.set_offline(True)
    head(page, 1).click()
    button(page, "One unit more").click()
    expect(panel(page).get_by_role("alert")).to_contain_text("nothing was changed")
    drawn(page, 2, 2, 2, 2)
    page.context.set_offline(False)
    button(page, "One unit more").click()
    drawn(page, 2, 3, 2, 2)


def test_the_head_pressed_again_shuts_its_panel(workbench: Workbench) -> None:
    page = workbench.page
    head(page, 1).click()
    expect(panel(page)).to_be_visible()
    head(page, 1).click()
    expect(panel(page)).to_be_hidden()
    head(page, 1).click()
    expect(panel(page)).to_be_visible()


def test_a_panel_shut_while_a_layer_is_put_in_stays_shut_and_opens_again(
    workbench: Workbench,
) -> None:
    page = workbench.page
    head(page, 0).click()

    def late(route: Route) -> None:
        page.wait_for_timeout(300)
        route.continue_()

    page.route("**/api/v1/trace*", late)
    button(page, "Insert a layer after").click()
    page.keyboard.press("Escape")
    drawn(page, 2, 2, 2, 2, 2)
    expect(panel(page)).to_be_hidden()
    head(page, 1).click()
    expect(panel(page)).to_be_visible()


def test_tab_leaves_the_panel_for_what_follows_its_head(workbench: Workbench) -> None:
    page = workbench.page
    head(page, 1).focus()
    page.keyboard.press("Enter")
    expect(panel(page).locator("select")).to_be_focused()
    button(page, "Remove this layer").focus()
    page.keyboard.press("Tab")
    expect(page.locator('[data-stop="x.1"]')).to_be_focused()
    expect(panel(page)).to_be_hidden()
    page.keyboard.press("Shift+Tab")
    expect(head(page, 1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(panel(page).locator("select")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(head(page, 1)).to_be_focused()
    expect(panel(page)).to_be_hidden()


def test_opened_again_at_once_it_has_the_keys_again(workbench: Workbench) -> None:
    """Before the browser has told the page that it was shut."""
    page = workbench.page
    head(page, 1).focus()
    page.keyboard.press("Enter")
    expect(panel(page).locator("select")).to_be_focused()
    page.evaluate(
        """() => {
            const head = document.querySelector('.heads [data-layer="1"]');
            document.querySelector('#layer-panel').hidePopover();
            head.focus();
            head.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
        }"""
    )
    expect(panel(page)).to_be_visible()
    expect(panel(page).locator("select")).to_be_focused()


@pytest.mark.parametrize(("controls", "heads"), [("player", 0), ("player,edit", 4)])
def test_an_embed_is_changed_only_where_it_says_so(
    watched: Page, controls: str, heads: int
) -> None:
    watched.goto(f"/embed?controls={controls}")
    expect(watched.locator(".diagram-panel .heads .place").first).to_be_visible()
    expect(watched.locator(".diagram-panel .head-button")).to_have_count(heads)


@pytest.mark.parametrize(("lang", "theme"), [("en", "light"), ("zh", "dark")])
def test_axe(open_workbench: Opener, axe_source: str, lang: str, theme: str) -> None:
    page = open_workbench("/", lang=lang, theme=theme).page
    head(page, 1).click()
    panel(page).locator("select").select_option("softmax")
    expect(panel(page).get_by_role("alert")).to_be_visible()
    assert violations(page, axe_source, ["#layer-panel", ".heads"]) == []


@pytest.mark.parametrize("layer", [0, 1, 2, 3])
@pytest.mark.parametrize("size", [(1440, 900), (1000, 800), (390, 844)])
def test_the_panel_leaves_its_layer_in_sight(
    workbench: Workbench, layer: int, size: tuple[int, int]
) -> None:
    page = workbench.page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.wait_for_timeout(300)
    page.locator(f'.head-button[data-layer="{layer}"]').click()
    # It is put in its place before the next frame.
    page.wait_for_timeout(100)
    panel = page.locator("#layer-panel").bounding_box()
    assert panel
    stops = page.locator(f'.diagram [data-stop^="{f"h.{layer}" if layer else "x"}."]').all()
    assert len(stops) == 2
    for box in [stop.bounding_box() for stop in stops]:
        assert box
        aside = panel["x"] >= box["x"] + box["width"] or panel["x"] + panel["width"] <= box["x"]
        beyond = panel["y"] >= box["y"] + box["height"] or panel["y"] + panel["height"] <= box["y"]
        assert aside or beyond
    # Its units are buttons to the eye as well.
    unit = page.locator(".layer-units button").first
    edge = unit.evaluate("(one) => getComputedStyle(one).borderTopColor")
    assert edge != "rgba(0, 0, 0, 0)"
