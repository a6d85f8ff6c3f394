"""The keyboard's place on the page is never lost, and what the eye sees by itself is said."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_structure import button
from tests.browser.workbench import Workbench


def stop(page: Page, ref: str) -> Locator:
    return page.locator(f'.diagram [data-stop="{ref}"]')


def said(page: Page) -> Locator:
    """What the page says without writing it."""
    return page.locator("#app > [role=status], body > [role=status], .visually-hidden[role=status]")


@pytest.mark.parametrize("view", ["picture", "table"])
def test_escape_leads_out_of_an_explanation(workbench: Workbench, view: str) -> None:
    page = workbench.page
    workbench.jump("End")
    asked = stop(page, "a.1.1")
    if view == "table":
        page.keyboard.press("t")
        asked = page.locator('.quantity-table [data-ref="a.1.1"]')
    asked.focus()
    page.keyboard.press("Enter")
    answer = page.locator(".why")
    expect(answer.locator("h2")).to_contain_text("equal to 1.5")
    chip = answer.locator(".matrix button").first
    chip.focus()
    page.keyboard.press("Escape")
    expect(asked).to_be_focused()
    expect(asked).to_have_attribute("aria-pressed", "false")


def test_an_answer_is_said_where_it_was_asked(workbench: Workbench) -> None:
    page = workbench.page
    workbench.jump("End")
    stop(page, "w.1.1.2").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(said(page)).to_contain_text("Why is h 1 2 equal to 4? Everything that flows into")
    expect(stop(page, "h.1.2")).to_be_focused()


@pytest.mark.parametrize("key", ["Enter", "Escape"])
def test_tab_goes_on_from_a_number_that_was_clicked(workbench: Workbench, key: str) -> None:
    """The other keys belong to the walk again."""
    page = workbench.page
    workbench.diagram("w.2.1.2").first.click()
    page.locator("#number-field").fill("3")
    page.keyboard.press(key)
    page.keyboard.press("ArrowRight")
    workbench.at_step(1)
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(stop(page, "w.2.1.2")).to_be_focused()


def test_the_unit_before_a_removed_one_has_the_focus(workbench: Workbench) -> None:
    page = workbench.page
    page.locator('.head-button[data-layer="1"]').focus()
    page.keyboard.press("Enter")
    button(page, "Remove unit 2").focus()
    page.keyboard.press("Enter")
    expect(button(page, "Remove unit 1")).to_be_focused()


def test_undo_leaves_the_focus_on_a_head(workbench: Workbench) -> None:
    page = workbench.page
    head = page.locator('.head-button[data-layer="2"]')
    head.focus()
    page.keyboard.press("Enter")
    button(page, "One unit more").focus()
    page.keyboard.press("Enter")
    expect(stop(page, "h.2.3")).to_be_attached()
    page.keyboard.press("Escape")
    expect(head).to_be_focused()
    page.keyboard.press("Control+z")
    expect(stop(page, "h.2.3")).to_have_count(0)
    expect(head).to_be_focused()
    expect(said(page)).to_contain_text("Undone. The network is 2, 2, 2, 2, with 1 sample.")
    page.keyboard.press("Control+Shift+z")
    expect(said(page)).to_contain_text("Redone. The network is 2, 2, 3, 2, with 1 sample.")
    expect(head).to_be_focused()


def test_what_undo_has_changed_is_said(workbench: Workbench) -> None:
    page = workbench.page
    workbench.edit("w.1.1.2", "-0,25")
    workbench.settled()
    page.keyboard.press("Control+z")
    expect(said(page)).to_contain_text("Undone. w 1 1 2 is minus 0.5.")


def test_tab_still_finds_the_picture_when_its_last_place_has_gone(workbench: Workbench) -> None:
    page = workbench.page
    stop(page, "h.2.2").focus()
    page.locator('.head-button[data-layer="2"]').focus()
    page.keyboard.press("Enter")
    button(page, "One unit less").focus()
    page.keyboard.press("Enter")
    expect(stop(page, "h.2.2")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator('.head-button[data-layer="2"]')).to_be_focused()
    page.keyboard.press("Tab")
    expect(stop(page, "x.1")).to_be_focused()


@pytest.mark.parametrize(
    ("ref", "in_table", "back"),
    [
        ("w.2.1.2", "w.2.1.2", "w.2.1.2"),
        ("h.1.2", "h.1.2", "h.1.2"),
    ],
)
def test_from_view_to_view_the_focus_stays_on_its_quantity(
    workbench: Workbench, ref: str, in_table: str, back: str
) -> None:
    page = workbench.page
    workbench.jump("End")
    stop(page, ref).focus()
    page.keyboard.press("t")
    expect(page.locator(f'.quantity-table [data-ref="{in_table}"]')).to_be_focused()
    page.keyboard.press("t")
    expect(stop(page, back)).to_be_focused()


def test_a_gradient_in_the_table_is_found_at_its_weight_in_the_picture(
    workbench: Workbench,
) -> None:
    page = workbench.page
    workbench.jump("End")
    page.keyboard.press("t")
    page.locator('.quantity-table [data-ref="dw.2.1.2"]').focus()
    page.keyboard.press("t")
    expect(stop(page, "w.2.1.2")).to_be_focused()


def test_a_button_says_its_name_and_its_key_once(workbench: Workbench) -> None:
    undo = workbench.page.locator('[data-action="undo"]').first
    expect(undo).to_have_accessible_name("Undo")
    expect(undo).to_have_accessible_description(re.compile(r"^(Ctrl|⌘)\+Z$"))


def test_what_is_set_for_the_whole_network_is_reached_from_the_table(
    workbench: Workbench,
) -> None:
    page = workbench.page
    page.locator('.head-button[data-layer="1"]').focus()
    page.keyboard.press("Enter")
    page.locator("#layer-panel").get_by_label("Biases").check()
    page.keyboard.press("Escape")
    expect(page.locator('.head-button[data-layer="1"]')).to_be_focused()
    page.keyboard.press("t")
    biases = page.get_by_role("button", name="Biases of layer 1")
    loss = page.get_by_role("button", name="Loss: MSE; over the samples: mean")
    for head, field in ((biases, "Freeze biases"), (loss, "Loss of a sample")):
        head.focus()
        page.keyboard.press("Enter")
        expect(page.locator("#network").get_by_label(field)).to_be_visible()
        expect(page.locator("#network")).to_be_focused()
        page.keyboard.press("Escape")
        expect(head).to_be_focused()


def test_a_weight_is_asked_about_in_the_table(workbench: Workbench) -> None:
    page = workbench.page
    page.keyboard.press("t")
    page.locator('.quantity-table [data-ref="w.2.1.2"]').focus()
    page.keyboard.press("Shift+Enter")
    expect(page.locator("#number-field")).to_have_count(0)
    expect(page.locator(".why h2")).to_contain_text("equal to 1.5")


def test_a_number_that_goes_leaves_the_focus_near_in_the_table(workbench: Workbench) -> None:
    page = workbench.page
    page.locator('.head-button[data-layer="1"]').focus()
    page.keyboard.press("Enter")
    button(page, "One unit more").focus()
    page.keyboard.press("Enter")
    expect(stop(page, "h.1.3")).to_be_attached()
    page.keyboard.press("Escape")
    expect(page.locator('.head-button[data-layer="1"]')).to_be_focused()
    page.keyboard.press("t")
    page.locator('.quantity-table [data-ref="h.1.3"]').focus()
    page.keyboard.press("Control+z")
    expect(page.locator('.quantity-table [data-ref="h.1.3"]')).to_have_count(0)
    expect(page.locator('.quantity-table [data-ref="a.1.2"]')).to_be_focused()


@pytest.mark.parametrize("item", ["embed", "recent", "curl"])
def test_a_dialog_of_a_menu_gives_the_focus_back_to_its_button(
    workbench: Workbench, item: str
) -> None:
    page = workbench.page
    page.locator(".share-more").focus()
    page.keyboard.press("Enter")
    page.locator(f"[data-share='{item}']").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".share-more")).to_be_focused()


def test_a_notice_that_is_shut_leaves_the_focus_to_the_picture(workbench: Workbench) -> None:
    page = workbench.page
    page.locator(".loss-choice select").focus()
    page.keyboard.press("c")
    close = page.locator(".notice").get_by_role("button", name="Close")
    close.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".notice")).to_have_count(0)
    expect(stop(page, "x.1")).to_be_focused()


def test_a_step_without_a_question_leaves_the_focus_to_the_picture(workbench: Workbench) -> None:
    page = workbench.page
    page.keyboard.press("ArrowRight")
    field = page.locator("#own-number")
    field.focus()
    # As a walk that plays goes on by itself.
    page.get_by_role("button", name="To the start").evaluate("(button) => button.click()")
    expect(field).to_have_count(0)
    expect(stop(page, "x.1")).to_be_focused()
