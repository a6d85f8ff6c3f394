"""Copying a number, a matrix and a formula from their menus."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, expect

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
