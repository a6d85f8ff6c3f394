"""What a screen reader says of the page: mathematics in words, each thing once."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener
from tests.browser.workbench import Workbench


def live(page: Page) -> str:
    """The sentence of the step, as a screen reader is told it."""
    region = page.locator(".narration [aria-live]")
    expect(region).not_to_be_empty()
    return region.text_content() or ""


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "w 2 1 2 carried a 1 2 equals 4 into h 2 1, so its gradient is 4 times"),
        ("zh", "w 2 1 2 把 a 1 2 等于 4 带进 h 2 1，所以它的梯度是 4 乘以"),
    ],
)
def test_each_step_is_said_in_words(open_workbench: Opener, lang: str, said: str) -> None:
    workbench = open_workbench("/", lang=lang)
    page = workbench.page
    expect(page.locator(".narration [aria-live]")).not_to_be_empty()
    for _ in range(27):
        workbench.jump("ArrowRight")
    region = page.locator(".narration [aria-live]")
    expect(region).to_contain_text(said)
    workbench.jump("End")
    minus = {"en": "w 3 2 2 minus eta times d w 3 2 2 equals minus 2.01", "zh": "w 3 2 2 减 eta"}
    expect(region).to_contain_text(minus[lang])
    assert not re.search(r"[₀-₉−·]", live(page))


def test_what_is_heard_is_not_copied_and_breaks_no_line(workbench: Workbench) -> None:
    page = workbench.page
    for _ in range(27):
        workbench.jump("ArrowRight")
    workbench.at_step(27)
    sentence = page.locator(".narration-text")
    expect(sentence).to_contain_text("carried")
    copied = sentence.evaluate(
        "(one) => { getSelection().selectAllChildren(one); return `${getSelection()}`; }"
    )
    assert "w212 carried a12" in copied


def test_the_sentence_is_not_met_twice_by_who_reads_on(workbench: Workbench) -> None:
    page = workbench.page
    page.clock.install()
    workbench.jump("ArrowRight")
    expect(page.locator(".narration [aria-live]")).to_contain_text("adds up")
    page.clock.run_for(10_000)
    expect(page.locator(".narration [aria-live]")).to_be_empty()


def test_in_a_batch_the_sample_is_named_once(open_workbench: Opener) -> None:
    workbench = open_workbench("/?example=ex6-batch2")
    workbench.jump("ArrowRight")
    expect(workbench.page.locator(".narration [aria-live]")).to_contain_text("adds up")
    said = live(workbench.page)
    assert said.startswith("Sample 1: ")
    assert said.count("ample 1") == 1


def test_a_number_to_step_has_its_name_and_its_value_apart(workbench: Workbench) -> None:
    page = workbench.page
    workbench.jump("End")
    weight = page.locator('[data-stop="w.1.1.2"]')
    expect(weight).to_have_role("spinbutton")
    expect(weight).to_have_accessible_name("weight w 1 1 2")
    told = "minus 0.5, gradient minus 9.375, new value minus 0.40625"
    expect(weight).to_have_attribute("aria-valuetext", told)
    weight.focus()
    page.keyboard.press("+")
    expect(weight).to_have_attribute("aria-valuetext", re.compile("^minus 0.4, gradient"))
    # The stepper itself says its new value.
    expect(page.locator(".scrub-handle")).not_to_have_attribute("role", "status")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_calculated_number_is_a_button(workbench: Workbench, key: str) -> None:
    page = workbench.page
    workbench.jump("End")
    number = page.locator('[data-stop="h.1.1"]')
    expect(number).to_have_role("button")
    expect(number).to_have_accessible_name("sum h 1 1, 1.5, gradient minus 3.125")
    number.focus()
    page.keyboard.press(key)
    expect(number).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".why h2")).to_contain_text("equal to 1.5")
    page.keyboard.press(key)
    expect(number).to_have_attribute("aria-pressed", "false")
    workbench.at_step(51)


def test_names_are_spelled_wherever_they_stand(workbench: Workbench) -> None:
    page = workbench.page
    for _ in range(27):
        workbench.jump("ArrowRight")
    term = page.locator('.terms [data-ref="da.2.1"]')
    expect(term).to_have_accessible_name(re.compile("^partial L by partial a 2 1 gradient of"))
    cell = page.locator('.matrix [data-ref="dw.2.1.2"]').first
    expect(cell).to_have_accessible_name("d w 2 1 2 equals 10.5")
    indices = page.locator(".formula-left msub mn")
    expect(indices).to_have_text(["2", "1", "2"])
    page.keyboard.press("t")
    row = page.get_by_role("rowheader", name="w 2 1 2 weight, layer 2, from 2 to 1")
    expect(row).to_have_count(1)
    # What is heard is no text: it is neither found nor copied.
    expect(row).to_have_text("w212 weight, layer 2, from 2 to 1")


SHOWING = """(names) => [...document.querySelectorAll('button, [role=button]')]
    .filter((button) => names.includes(button.textContent.trim()))
    .map((button) => button.outerHTML)"""


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_tooltip_says_a_name_a_second_time(open_workbench: Opener, lang: str) -> None:
    """Of what is on the page and in the dialog of samples."""
    workbench = open_workbench("/?example=mazur", lang=lang)
    page = workbench.page
    workbench.jump("End")
    # Among the factors of an update is a bare −1.
    expect(page.locator(".why .chip:not([data-ref])").first).to_be_visible()
    browser = page.context.new_cdp_session(page)

    def buttons() -> list[tuple[str, str]]:
        nodes = browser.send("Accessibility.getFullAXTree")["nodes"]
        return [
            (node["name"]["value"], node.get("description", {}).get("value", ""))
            for node in nodes
            if node["role"]["value"] == "button"
        ]

    found = buttons()
    page.locator('[data-stop="h.2.1"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator(".why h2")).to_contain_text("h21")
    found += buttons()
    page.locator(".header .samples-button").click()
    expect(page.locator(".samples-table")).to_be_visible()
    found += buttons()
    assert len(found) > 60
    # Export and the proof say more than their name does.
    more = re.compile(r"^(Export|导出|\d+.*(agree|一致)$)")
    assert [
        pair for pair in found if pair[1].startswith(pair[0]) and not more.search(pair[0])
    ] == []
    written = re.compile("[₀-₉⁰¹²³⁴⁵⁶⁷⁸⁹−]")
    odd = [pair for pair in found if written.search("".join(pair))]
    assert odd == [], page.evaluate(SHOWING, [name for name, _ in odd])


def test_menus_of_symbols_are_heard_in_words(workbench: Workbench) -> None:
    page = workbench.page
    workbench.jump("End")
    page.locator('[data-stop="h.2.2"]').focus()
    page.keyboard.press("Shift+F10")
    expect(page.get_by_role("menuitem", name="Copy h 2 2 as LaTeX")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("[popovertarget=examples]").click()
    dead = page.get_by_role("menuitemradio", name="2-2-2-2, h 2 2 dead w 2 2 2 equals minus 0.5")
    expect(dead).to_be_visible()


def test_letters_lead_to_a_menus_items(workbench: Workbench) -> None:
    page = workbench.page
    page.locator("[popovertarget=export]").click()
    items = page.locator("#export [role=menuitem]")
    last = items.last.inner_text().strip().lower()
    page.keyboard.press(last[0])
    focused = page.locator("#export :focus")
    assert focused.inner_text().strip().lower().startswith(last[0])
    page.keyboard.press("Home")
    page.wait_for_timeout(800)
    page.keyboard.type(last[:4])
    expect(items.last).to_be_focused()
    page.keyboard.press("Escape")
    page.locator('[data-stop="x.1"]').focus()
    page.keyboard.press("Shift+F10")
    offers = page.locator(".copy-menu [role=menuitem]")
    expect(offers.first).to_be_focused()
    # All of them begin with the same word: one letter goes through them.
    page.wait_for_timeout(800)
    page.keyboard.press("c")
    expect(offers.nth(1)).to_be_focused()
