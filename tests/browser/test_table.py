"""The table of all numbers, which says what the diagram says."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import Opener
from tests.browser.workbench import Workbench

NUMBERS = """(place) => Object.fromEntries(
    [...document.querySelectorAll(`${place} [data-ref][data-value]`)]
    .map((element) => [element.dataset.ref, element.dataset.value]))"""
# What only the diagram says: what an edge carries, and the slope at a gate.
DIAGRAM_ALONE = ("p.", "q.", "slope.")


def test_it_says_what_the_diagram_says(workbench: Workbench) -> None:
    page = workbench.page
    for step in range(52):
        workbench.at_step(step)
        if step in {0, 14, 27, 51}:
            drawn = page.evaluate(NUMBERS, ".diagram")
            page.keyboard.press("t")
            expect(page.locator(".quantity-table")).to_be_visible()
            listed = page.evaluate(NUMBERS, ".quantity-table")
            wanted = {
                ref: value for ref, value in drawn.items() if not ref.startswith(DIAGRAM_ALONE)
            }
            assert {ref: listed.get(ref) for ref in wanted} == wanted
            page.keyboard.press("t")
            expect(page.locator(".diagram")).to_be_visible()
            assert page.evaluate(NUMBERS, ".diagram") == drawn
        workbench.jump("ArrowRight")


def test_it_edits_steps_and_asks_why_by_keyboard(workbench: Workbench) -> None:
    page = workbench.page
    page.keyboard.press("t")
    weight = page.locator('.quantity-table [data-ref="w.1.1.2"]')
    weight.focus()
    page.keyboard.press("Enter")
    field = page.locator("#number-field")
    expect(field).to_be_focused()
    field.fill("-1/2")
    field.press("Enter")
    expect(weight).to_be_focused()
    weight.press("Enter")
    field.fill("0,25")
    field.press("Enter")
    workbench.settled()
    expect(weight).to_have_attribute("data-value", "0.25")
    weight.press("ArrowRight")
    workbench.at_step(1)
    total = page.locator('.quantity-table [data-ref="h.1.1"]')
    expect(total).to_have_attribute("data-value", "3.75")
    total.focus()
    page.keyboard.press("Enter")
    expect(total).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("heading", name="Why is")).to_be_visible()


@pytest.mark.parametrize(("lang", "theme"), [("en", "light"), ("zh", "dark")])
def test_axe(open_workbench: Opener, axe_source: str, theme: str, lang: str) -> None:
    workbench = open_workbench("/", lang=lang, theme=theme)
    workbench.jump("End")
    workbench.at_step(51)
    workbench.page.keyboard.press("t")
    assert violations(workbench.page, axe_source) == []


def test_the_focus_goes_along_from_view_to_view(workbench: Workbench) -> None:
    page = workbench.page
    page.locator('[data-stop="x.1"]').focus()
    for view in (".table-number", "[data-stop]"):
        page.keyboard.press("t")
        expect(page.locator(f".diagram-panel {view}:focus")).to_have_count(1)


def test_the_keys_are_listed_under_a_question_mark(workbench: Workbench) -> None:
    page = workbench.page
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    expect(dialog.locator(".shortcuts")).to_contain_text("Show all numbers as a table")


def test_the_first_visit_s_steps_are_ticked_off_and_never_return(workbench: Workbench) -> None:
    page = workbench.page
    hints = page.locator(".hints")
    expect(hints.locator("li")).to_have_count(3)
    workbench.jump("ArrowRight")
    workbench.jump("ArrowLeft")
    expect(hints.locator("li").nth(0)).to_have_class("done")
    workbench.edit("w.1.1.1", "2")
    expect(hints.locator("li").nth(1)).to_have_class("done")
    workbench.diagram("h.1.1").first.click()
    expect(hints).to_have_count(0)
    page.goto("/")
    expect(page.locator(".invitation")).to_be_visible()
    expect(hints).to_have_count(0)


def test_the_first_visit_s_steps_can_be_sent_away(workbench: Workbench) -> None:
    page = workbench.page
    page.get_by_role("button", name="Got it").click()
    expect(page.locator(".hints")).to_have_count(0)
    page.reload()
    expect(page.locator(".invitation")).to_be_visible()
    expect(page.locator(".hints")).to_have_count(0)
