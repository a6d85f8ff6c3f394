"""Keyboard, languages, themes, small screens, and axe on all of them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import Opener
from tests.browser.workbench import Workbench

SIZES = {"desktop": (1440, 900), "tablet": (820, 1180), "phone": (390, 844), "small": (360, 640)}
# The part of the page that has the focus; null once the focus has left the page.
PART = """(parts) => parts.find((part) => document.activeElement.closest(`.${part}`)) ?? null"""


@pytest.mark.parametrize(
    ("lang", "theme", "size"),
    [
        ("en", "light", "desktop"),
        ("zh", "dark", "desktop"),
        ("zh", "light", "phone"),
        ("en", "dark", "phone"),
    ],
)
def test_axe(open_workbench: Opener, axe_source: str, lang: str, theme: str, size: str) -> None:
    workbench = open_workbench("/", lang=lang, theme=theme)
    page = workbench.page
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    expect(page.locator("html")).to_have_attribute("lang", lang)
    assert violations(page, axe_source) == []
    workbench.jump("End")
    workbench.at_step(51)
    assert violations(page, axe_source) == []
    page.locator(".proof-badge").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert violations(page, axe_source, ["dialog"]) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name=re.compile("Help|帮助")).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert violations(page, axe_source, ["dialog"]) == []


@pytest.mark.parametrize("size", SIZES)
def test_no_sideways_scrolling(workbench: Workbench, size: str) -> None:
    width, height = SIZES[size]
    page = workbench.page
    page.set_viewport_size({"width": width, "height": height})
    workbench.jump("End")
    workbench.at_step(51)
    # A formula is made to fit one frame after it is set.
    page.wait_for_function("(most) => document.documentElement.scrollWidth <= most", arg=width)


def test_language_changes_in_place(workbench: Workbench) -> None:
    page = workbench.page
    for _ in range(18):
        workbench.jump("ArrowRight")
    workbench.edit("w.2.1.2", "2.5")
    workbench.settled()
    before = workbench.values()
    page.get_by_role("button", name="切换为中文").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh")
    expect(page.locator(".narration")).to_contain_text("梯度")
    workbench.at_step(18)
    assert workbench.values() == before
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "zh")


def test_browser_language_is_chosen_at_first(server: str, browser: Any) -> None:
    page = browser.new_page(locale="zh-CN")
    page.goto(server)
    expect(page.locator("html")).to_have_attribute("lang", "zh")
    page.close()


def test_theme_is_remembered(workbench: Workbench) -> None:
    page = workbench.page
    button = page.locator('[data-action="theme"]')
    chosen = set()
    for _ in range(3):
        button.click()
        chosen.add(page.evaluate("document.documentElement.dataset.theme ?? 'auto'"))
    assert {"light", "dark"} <= chosen
    theme = page.evaluate("document.documentElement.dataset.theme ?? 'auto'")
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme ?? 'auto'") == theme


def test_keyboard_alone(workbench: Workbench) -> None:
    """From the top of the page: to the diagram, along it, into a weight, and back."""
    page = workbench.page
    diagram = page.locator(".diagram-panel [data-stop][tabindex='0']").first
    for _ in range(40):
        page.keyboard.press("Tab")
        if diagram.evaluate("(element) => element === document.activeElement"):
            break
    expect(diagram).to_be_focused()
    for _ in range(12):
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        field = page.locator("#number-field")
        if field.count():
            field.fill("0.125")
            field.press("Enter")
            break
    else:
        pytest.fail("no number of the diagram could be reached and edited by keyboard")
    workbench.settled()
    assert {0.125} in workbench.values().values()
    page.keyboard.press("Control+z")
    workbench.settled()
    assert {0.125} not in workbench.values().values()


def test_player_keys(workbench: Workbench) -> None:
    for key, step in [
        ("ArrowRight", 1), ("End", 51), ("Shift+ArrowLeft", 39), ("Home", 0),
        ("Shift+ArrowRight", 12), ("Shift+ArrowRight", 13), ("ArrowLeft", 12),
    ]:  # fmt: skip
        workbench.jump(key)
        workbench.at_step(step)


def test_touch_targets(browser: Any, server: str) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(server)
    Workbench(page).drawn().settled()
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, select, input, a, summary')]
        .filter((element) => element.checkVisibility() && element.offsetParent)
        .map((element) => [element.outerHTML.slice(0, 120), element.getBoundingClientRect()])
        .filter(([, box]) => box.width > 0 && (box.width < 43.5 || box.height < 43.5))
        .map(([html, box]) => `${box.width}×${box.height} ${html}`)"""
    )
    assert small == []
    context.close()


@pytest.mark.parametrize(
    ("width", "height", "order"),
    [
        (390, 844, ["header", "diagram-panel", "formula-panel", "pace", "player-bar"]),
        (740, 360, ["header", "diagram-panel", "player-dock", "pace", "formula-panel"]),
        (1440, 900, ["header", "diagram-panel", "formula-panel", "player-bar", "pace"]),
    ],
)
def test_tab_goes_the_way_the_eye_goes(
    workbench: Workbench, width: int, height: int, order: list[str]
) -> None:
    page = workbench.page
    page.set_viewport_size({"width": width, "height": height})
    # Why and Your own number are there too.
    workbench.jump("End")
    seen: list[str] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        part = page.evaluate(PART, order)
        if part is None:
            break
        if part not in seen:
            seen.append(part)
        assert seen[-1] == part, "back in a part that had been left"
    assert seen == order


def test_on_a_phone_the_header_is_walked_row_by_row(workbench: Workbench) -> None:
    page = workbench.page
    page.set_viewport_size({"width": 390, "height": 844})
    tops = page.evaluate(
        """() => [...document.querySelectorAll('.header :is(button, input, select):not(.skip *)')]
        .filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect())
        .map(({ top, height }) => Math.round((top + height / 2) / 24))"""
    )
    assert tops == sorted(tops)
    assert len(set(tops)) == 2


def test_who_dismisses_the_hint_with_a_key_goes_on_to_the_walk(workbench: Workbench) -> None:
    page = workbench.page
    page.get_by_role("button", name="Got it").focus()
    page.keyboard.press("Enter")
    expect(page.locator('[data-action="play"]')).to_be_focused()


@pytest.mark.parametrize("view", ["picture", "table"])
def test_the_header_can_be_skipped(workbench: Workbench, view: str) -> None:
    page = workbench.page
    if view == "table":
        page.keyboard.press("t")
        expect(page.locator(".quantity-table")).to_be_visible()
    hidden = "(skip) => getComputedStyle(skip).clipPath"
    skip = page.locator(".skip")
    assert skip.evaluate(hidden) == "inset(50%)"
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Skip to the network")).to_be_focused()
    assert skip.evaluate(hidden) == "none"
    page.keyboard.press("Enter")
    goal = ".diagram [data-stop='x.1']" if view == "picture" else ".quantity-table"
    expect(page.locator(goal)).to_be_focused()
    page.locator("[data-skip=player]").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".player [data-action=play]")).to_be_focused()
    page.keyboard.press("ArrowRight")
    workbench.at_step(1)
