"""Copying a number, a matrix and a formula from their menus."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.axe import violations
from tests.browser.conftest import Opener
from tests.browser.why import Why
from tests.browser.workbench import Workbench


@pytest.fixture
def shown(context: BrowserContext, workbench: Workbench) -> Workbench:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    workbench.jump("End")
    workbench.at_step(51)
    return workbench


def take(workbench: Workbench, what: str) -> str:
    page = workbench.page
    page.locator(f"[data-copy='{what}']").click()
    expect(page.locator(".notices")).to_contain_text("Copied")
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_number_with_the_right_button(shown: Workbench) -> None:
    shown.diagram("dw.2.1.2").first.click(button="right")
    assert take(shown, "number") == "10.5"


def test_a_matrix_with_the_keyboard(shown: Workbench) -> None:
    shown.page.locator("[data-stop='h.1.1']").focus()
    shown.page.keyboard.press("Shift+F10")
    assert take(shown, "numpy") == "np.array([[1.5, 4]], dtype=float)"


def test_a_formula_from_its_button(shown: Workbench) -> None:
    shown.page.locator(".formula-panel header .copy-button").click()
    assert take(shown, "formula").startswith("w_{322}^{*} = w_{322} - \\eta \\cdot dw_{322}")


def test_every_copy_button_has_a_name_of_its_own(shown: Workbench) -> None:
    """In a list of buttons alone each says what it copies."""
    shown.choose_granularity("layer")
    shown.jump("Home")
    buttons = shown.page.locator(".formula-panel").get_by_role("button", name=re.compile("^Copy "))
    targets = ["H.1", "A.1", "H.2", "A.2", "H.3", "Y", "L", "dY", "dZ.3", "dW.3", "dZ.2", "dW.2"]
    for target in targets:
        shown.jump("ArrowRight")
        Why(shown).explains(target)
        names = [button.get_attribute("aria-label") for button in buttons.all()]
        assert names[0] == "Copy the formula …"
        assert len(set(names)) == len(names) > 2, names
    assert names[1:4] == ["Copy d W 2 …", "Copy A 1 …", "Copy d z 2 …"]
    assert "Copy d W 2 (With a diagonal matrix) …" in names


def test_a_number_with_a_finger_that_rests(shown: Workbench) -> None:
    """Held, it opens the menu and nothing else; a tap, or a finger that moves, does not."""
    page = shown.page
    box = shown.diagram("x.2").first.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    touch = page.context.new_cdp_session(page)

    def finger(kind: str, *places: tuple[float, float]) -> None:
        points = [{"x": at[0], "y": at[1]} for at in places]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    menu = page.get_by_role("menu")
    finger("touchStart", (x, y))
    finger("touchMove", (x, y + 30))
    page.wait_for_timeout(600)
    expect(menu).to_have_count(0)
    finger("touchEnd")
    finger("touchStart", (x, y))
    expect(menu).to_be_visible()
    finger("touchEnd")
    expect(page.locator("#number-field")).to_have_count(0)
    assert take(shown, "number") == "3"


@pytest.mark.parametrize(("lang", "theme"), [("en", "light"), ("zh", "dark")])
def test_menus_of_sentences_have_no_axe_violation(
    open_workbench: Opener, axe_source: str, lang: str, theme: str
) -> None:
    """Their symbols and numbers are seen as such, and their items have names in words."""
    workbench = open_workbench(lang=lang, theme=theme)
    page = workbench.page
    workbench.jump("End")
    workbench.diagram("dw.2.1.2").first.click(button="right")
    expect(page.locator(".copy-menu")).to_be_visible()
    assert violations(page, axe_source, [".copy-menu"]) == []
    page.keyboard.press("Escape")
    page.locator(".example-menu button").first.click()
    expect(page.locator("#examples")).to_be_visible()
    assert violations(page, axe_source, ["#examples"]) == []
