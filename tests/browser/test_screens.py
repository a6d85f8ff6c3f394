"""Fingers on the picture, and the reader's own colours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener
from tests.browser.links import link
from tests.browser.workbench import Workbench


@pytest.fixture
def phone(browser: Any, server: str) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True,
        reduced_motion="reduce", base_url=server,
    )  # fmt: skip
    page = context.new_page()
    Workbench(page).open()
    yield page
    context.close()


def pinch(page: Page, *spreads: float, x: float, y: float) -> None:
    """Two fingers around a place, first and last `spreads` pixels from it."""
    touch = page.context.new_cdp_session(page)
    for at, spread in enumerate(spreads):
        points = [{"x": x - spread, "y": y, "id": 0}, {"x": x + spread, "y": y, "id": 1}]
        kind = "touchMove" if at else "touchStart"
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_two_fingers_enlarge_the_picture_around_them(phone: Page) -> None:
    node = phone.locator('.diagram [data-ref="h.2.1"]').first
    before = node.bounding_box()
    assert before
    x, y = before["x"] + before["width"] / 2, before["y"] + before["height"] / 2
    pinch(phone, 40, 60, 80, x=x, y=y)
    after = node.bounding_box()
    assert after
    assert after["width"] == pytest.approx(2 * before["width"], rel=0.05)
    # The frame cannot scroll beyond its ends, so the place may stay a little off.
    assert abs(after["y"] + after["height"] / 2 - y) < 30
    assert phone.evaluate("visualViewport.scale") == 1
    phone.get_by_role("button", name="Whole picture").click()
    whole = node.bounding_box()
    assert whole
    assert whole["width"] == pytest.approx(before["width"], rel=0.01)
    expect(phone.get_by_role("button", name="Whole picture")).to_have_count(0)


def test_a_number_is_edited_in_the_enlarged_picture(phone: Page) -> None:
    pinch(phone, 40, 80, x=195, y=300)
    workbench = Workbench(phone)
    workbench.diagram("w.2.1.1").first.tap()
    phone.locator("#number-field").fill("-1,5")
    phone.locator("#number-field").press("Enter")
    workbench.settled()
    expect(workbench.diagram("w.2.1.1").first).to_have_attribute("data-value", "-1.5")


def test_the_reader_s_own_colours_keep_what_is_chosen(workbench: Workbench) -> None:
    page = workbench.page
    page.emulate_media(forced_colors="active")
    for _ in range(27):
        workbench.jump("ArrowRight")
    workbench.at_step(27)
    chosen, other = (
        page.locator(f'input[value="{value}"] + span').evaluate(
            "(element) => getComputedStyle(element).backgroundColor"
        )
        for value in ("unit", "layer")
    )
    assert chosen != other


def test_in_the_reader_s_own_colours_what_is_done_and_what_can_be_done_stand_out(
    open_workbench: Opener,
) -> None:
    """However narrow a walk's marks are; and what was not chosen can still be read."""
    row = [0.5, -0.75, 1.25]
    experiment = {
        "version": 1, "inputs": 3, "loss": "mse", "x": [row], "target": [row],
        "layers": [{"units": 3, "activation": "tanh", "weights": [row] * 3}] * 2,
    }  # fmt: skip
    workbench = open_workbench("/" + link(experiment, 30))
    page = workbench.page
    page.emulate_media(forced_colors="active")
    done, ahead = (
        page.locator(f".timeline-marks i{which}").last.evaluate(
            "(mark) => [getComputedStyle(mark).backgroundColor, mark.clientWidth]"
        )
        for which in (".done", ":not(.done, .now)")
    )
    assert done[0] != ahead[0]
    assert done[1] >= 1
    undo, play = (
        page.locator(f"[data-action='{name}']").first.evaluate(
            "(button) => getComputedStyle(button).color"
        )
        for name in ("undo", "play")
    )
    assert undo != play
    workbench.diagram("h.1.1").first.click()
    expect(page.locator(".diagram .off").first).to_have_css("opacity", "0.45")


def test_more_contrast_where_it_is_asked_for(workbench: Workbench) -> None:
    page = workbench.page
    grey = "getComputedStyle(document.querySelector('.diagram-foot')).getPropertyValue('--soft')"
    before = page.evaluate(grey)
    page.emulate_media(contrast="more")
    assert page.evaluate(grey) != before
    workbench.jump("End")
    workbench.diagram("h.1.1").first.click()
    expect(page.locator(".diagram .off").first).to_have_css("opacity", "0.45")


def test_the_player_stays_in_sight_on_a_phone_held_on_its_side(workbench: Workbench) -> None:
    page = workbench.page
    page.set_viewport_size({"width": 740, "height": 360})
    play = page.get_by_role("button", name="Play", exact=True)
    expect(play).to_be_in_viewport(ratio=1)
    expect(page.locator(".narration-text")).to_be_in_viewport(ratio=1)
    page.mouse.wheel(0, 100)
    expect(page.locator(".diagram-frame")).to_be_in_viewport(ratio=0.9)
    expect(play).to_be_in_viewport(ratio=1)


# Every shape of window, between a phone's side and a tall screen.
WINDOWS = [
    (640, 600), (700, 700), (820, 600), (820, 900), (820, 1180), (900, 700), (1000, 620),
    (1024, 600), (1024, 768), (1100, 999), (1179, 900), (1180, 600), (1366, 768),
]  # fmt: skip


def test_in_windows_of_every_shape_picture_player_and_sentence_are_seen_at_once(
    workbench: Workbench,
) -> None:
    page = workbench.page
    workbench.jump("ArrowRight")
    for width, height in WINDOWS:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function(
            "([w, h]) => innerWidth === w && innerHeight === h", arg=[width, height]
        )
        frame = page.locator(".diagram-frame")
        expect(frame, f"{width}x{height}").to_be_in_viewport(ratio=0.99)
        expect(page.locator(".narration-text")).to_be_in_viewport(ratio=0.99)
        expect(page.get_by_role("button", name="Play", exact=True)).to_be_in_viewport(ratio=0.99)
        box = frame.bounding_box()
        assert box
        assert box["height"] >= 0.37 * height, f"{width}x{height}: {box['height']}"
        bar = page.locator(".player-bar").bounding_box()
        assert bar
        assert box["y"] + box["height"] <= bar["y"] + 1, f"{width}x{height}: under the player"
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_heads_of_a_high_picture_stay_over_their_columns(open_workbench: Opener) -> None:
    experiment = {
        "version": 1, "inputs": 10, "loss": "mse", "seed": 3, "x": [[1.0] * 10],
        "target": [[0.5] * 10], "layers": [{"units": 10, "activation": "tanh"}],
    }  # fmt: skip
    workbench = open_workbench("/" + link(experiment))
    page = workbench.page
    frame = page.locator(".diagram-frame")
    frame.evaluate("(frame) => frame.scrollTo(0, frame.scrollHeight)")
    assert frame.evaluate("(frame) => frame.scrollTop") > 20
    head = page.get_by_role("button", name="output tanh")
    expect(head).to_be_in_viewport(ratio=1)
    # The step that comes next is not under them.
    workbench.jump("Home")
    workbench.jump("ArrowRight")
    workbench.at_step(1)
    sum_ = page.locator('.diagram [data-ref="h.1.1"]').bounding_box()
    heads = page.locator(".pinned-heads").bounding_box()
    assert sum_
    assert heads
    assert sum_["y"] >= heads["y"] + heads["height"] - 1
    head.click()
    expect(page.locator(".layer-panel")).to_be_visible()
