"""Dialogs, panels and menus by keyboard: what is open has the keys, and what is left is shut."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener
from tests.browser.workbench import Workbench

OPENERS = {
    "proof": ".proof-badge.good",
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


def test_undo_is_said_in_the_dialog_that_has_the_page(open_workbench: Opener) -> None:
    """Around an open dialog nothing is heard: neither is a live region that stands there."""
    page = open_workbench("/?example=ex6-batch2").page
    opened(page, OPENERS["samples"])
    cell = page.get_by_role("textbox", name="Sample 1, input 1")
    cell.fill("7")
    cell.press("Enter")
    expect(page.locator("tbody .sample-loss").first).not_to_have_text("2.78125")
    page.keyboard.press("Control+z")
    expect(cell).to_have_value("2")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("Undone.")


def test_the_table_of_samples_is_heard_once_and_in_words(open_workbench: Opener) -> None:
    page = open_workbench("/?example=ex6-batch2").page
    opened(page, OPENERS["samples"])
    cell = page.get_by_role("textbox", name="Sample 2, input 1")
    expect(cell).to_have_value("−1")
    expect(cell).to_have_accessible_description("")
    expect(page.get_by_role("rowheader", name="Sample 2", exact=True)).to_have_count(1)
    for name in ("x 1", "y 1 label", "loss"):
        expect(page.get_by_role("columnheader", name=name, exact=True)).to_have_count(1)
    # What is wider than its cell is still seen whole.
    cell.fill("0.12345678901234567")
    cell.press("Enter")
    cell.hover()
    expect(cell).to_have_attribute("title", re.compile(r"^0\.1234567890"))


@pytest.mark.parametrize(
    ("path", "opener", "said"),
    [
        ("/?example=ex6-default", OPENERS["proof"], r"^minus \d"),
        ("/?example=mazur", ".gallery", r"times 10 to the power of minus \d"),
    ],
)
def test_numbers_in_tables_are_heard_in_words(
    open_workbench: Opener, path: str, opener: str, said: str
) -> None:
    page = open_workbench(path).page
    opened(page, opener)
    expect(page.get_by_role("cell", name=re.compile(said)).first).to_be_visible()
    expect(page.get_by_role("cell", name=re.compile("[−⁻]"))).to_have_count(0)


def test_every_key_that_is_listed_elsewhere_works_there(open_workbench: Opener) -> None:
    """Those of the player's line, the copy menu, matrices and the table of samples."""
    workbench = open_workbench("/?example=ex6-batch2")
    page = workbench.page
    keys = page.keyboard
    keys.press("?")
    listed = page.locator(".shortcuts tr")
    for words, caps in {
        "Copy the number, matrix or formula in focus": ["Shift", "F10"],
        "On the line of steps": ["Page ↑", "Page ↓"],
        "In a matrix": ["↑", "↓", "←", "→"],
        "the sample itself up or down": ["Alt", "↑", "Alt", "↓"],
    }.items():
        expect(listed.filter(has_text=words).locator("kbd")).to_have_text(caps)
    keys.press("Escape")
    page.locator(".timeline").focus()
    keys.press("PageUp")
    workbench.at_step(10)
    keys.press("PageDown")
    workbench.at_step(0)
    keys.press("End")
    page.locator('[data-stop="h.1.1"]').focus()
    keys.press("Shift+F10")
    expect(page.get_by_role("menu", name="Copy …")).to_be_visible()
    keys.press("Escape")
    keys.press("Enter")
    # Until it is answered the panel has the matrices of the step.
    expect(page.get_by_role("heading", name="Why is h 1 1")).to_be_visible()
    cells = page.locator(".why .matrix").first.locator("[data-at]")
    cells.first.focus()
    keys.press("ArrowRight")
    expect(cells.nth(1)).to_be_focused()
    opened(page, OPENERS["samples"])
    # The sheet takes the focus as it opens; from there on it is the reader's.
    expect(page.locator(".samples-sheet")).to_be_focused()
    first = page.get_by_role("textbox", name="Sample 1, input 1")
    first.focus()
    expect(first).to_be_focused()
    keys.press("Control+End")
    expect(page.get_by_role("textbox", name="Sample 2, label 2")).to_be_focused()
    keys.press("Control+Home")
    expect(first).to_be_focused()
    keys.press("Enter")
    expect(page.get_by_role("textbox", name="Sample 2, input 1")).to_be_focused()
    keys.press("Alt+ArrowUp")
    expect(first).to_have_value("−1")
    expect(first).to_be_focused()


def test_the_help_shows_the_marks_in_the_readers_own_colours(workbench: Workbench) -> None:
    page = workbench.page
    page.emulate_media(forced_colors="active")
    opened(page, OPENERS["help"])
    hue = "(one) => getComputedStyle(one).getPropertyValue('--bwd')"
    assert page.locator(".legend").evaluate(hue) == page.locator(".diagram").evaluate(hue)
