"""Dialogs, panels and menus by keyboard: what is open has the keys, and what is left is shut."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.workbench import Workbench

OPENERS = {
    "proof": ".proof-badge",
    "help": ".header-view [aria-label='Help']",
    "samples": ".header .samples-button",
}


def opened(page: Page, opener: str) -> None:
    page.locator(opener).first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()


@pytest.mark.parametrize("name", OPENERS)
def test_escape_shuts_a_dialog_in_which_nothing_has_the_focus(
    workbench: Workbench, name: str
) -> None:
    page = workbench.page
    opener = OPENERS[name]
    expect(page.locator(".proof-badge.good")).to_be_visible()
    opened(page, opener)
    page.evaluate("document.activeElement.blur()")
    for key in ("ArrowRight", "t", "End", "?"):
        page.keyboard.press(key)
    workbench.at_step(0)
    expect(page.locator(".quantity-table")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(opener).first).to_be_focused()


def test_a_dialog_is_open_before_the_next_key(workbench: Workbench) -> None:
    """Enter and Escape at once: as on a page that is busy."""
    page = workbench.page
    page.locator(OPENERS["help"]).focus()
    modal = page.evaluate(
        """async () => {
          document.activeElement.click();
          await Promise.resolve();
          await new Promise((resolve) => {
            const next = new MessageChannel();
            next.port1.onmessage = resolve;
            next.port2.postMessage(null);
          });
          return document.querySelector('dialog:modal') !== null;
        }"""
    )
    assert modal


@pytest.mark.parametrize(
    ("opener", "panel", "inside"),
    [
        ("[popovertarget=examples]", "#examples", "[aria-checked='true']"),
        (".notation-button", "#notation", "input:checked"),
        (".network-button", "#network", "[type='submit']"),
    ],
)
def test_what_tab_leaves_is_shut(
    workbench: Workbench, opener: str, panel: str, inside: str
) -> None:
    page = workbench.page
    page.locator(opener).focus()
    page.keyboard.press("Enter")
    shown = page.locator(panel)
    expect(shown).to_be_visible()
    shown.locator(inside).last.focus()
    page.keyboard.press("Tab")
    expect(shown).to_be_hidden()
    after = page.evaluate(
        """(opener) => {
          const all = [...document.querySelectorAll('.header :is(button, select)')]
              .filter((one) => one.checkVisibility() && one.tabIndex === 0);
          return all[all.indexOf(document.querySelector(opener)) + 1] === document.activeElement;
        }""",
        opener,
    )
    assert after
