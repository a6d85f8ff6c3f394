"""A number worked out by hand is graded beside its formula; gradients can be predicted first."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import Opener
from tests.browser.workbench import Workbench

DW221 = 28  # the step that makes dw₂₂₁ = a₁₁ · dz₂₂ = 1.5 · (−2.125) known
GRADIENTS = ("dy", "dz", "da", "dw", "db", "dx")


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until the element has the focus, as somebody without a mouse does."""
    for _ in range(80):
        if wanted.evaluate("(element) => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail("not reached by keyboard")


def answer(page: Page, text: str) -> None:
    field = page.locator("#own-number")
    field.fill(text)
    field.press("Enter")


def walk(workbench: Workbench, steps: int) -> None:
    for _ in range(steps):
        workbench.jump("ArrowRight")
    workbench.at_step(steps)


def test_keyboard_alone(workbench: Workbench) -> None:
    """A wrong factor is named and lit, and the right number accepted in any writing."""
    page = workbench.page
    walk(workbench, DW221)
    card = page.locator(".own-number")
    tab_to(page, page.locator("#own-number"))
    page.keyboard.type("-8,5")  # a₁₂ · dz₂₂
    page.keyboard.press("Enter")
    diagnosis = card.locator("[data-mistake]").first
    expect(diagnosis).to_contain_text("a12")
    expect(card.locator(".own-outcome")).not_to_contain_text("3.1875")
    tab_to(page, card.locator(".place").first)
    expect(page.locator(".diagram-panel .lit").first).to_be_attached()
    expect(card.get_by_role("button", name="Show it")).to_have_count(0)
    tab_to(page, page.get_by_role("button", name="Share"))  # round the page and back
    tab_to(page, page.locator("#own-number"))
    page.keyboard.press("Control+a")
    page.keyboard.type("-51/16")
    page.keyboard.press("Enter")
    expect(card.locator(".own-right")).to_be_visible()


def test_right_however_it_is_written(workbench: Workbench) -> None:
    walk(workbench, DW221)
    for text in ("-3.1875", "−3.19", "-3,188", "-51/16", "-3.1875e0", "－3.1875"):
        answer(workbench.page, "7")
        expect(workbench.page.locator(".own-right")).to_have_count(0)
        answer(workbench.page, text)
        expect(workbench.page.locator(".own-right"), text).to_be_visible()


def test_no_number_is_said_beside_the_field(workbench: Workbench) -> None:
    walk(workbench, DW221)
    for text in ("", "abc", "1/0", "1,2,3", "1e999"):
        answer(workbench.page, text)
        field = workbench.page.locator("#own-number")
        expect(field, text).to_have_attribute("aria-invalid", "true")
        expect(workbench.page.locator("#own-note")).to_have_text(re.compile(r"\w{3}"))
        expect(field).to_have_value(text)
        field.press("5")
        expect(field).to_have_attribute("aria-invalid", "false")


def test_a_number_of_no_known_mistake(workbench: Workbench) -> None:
    walk(workbench, DW221)
    answer(workbench.page, "123.456")
    expect(workbench.page.locator(".own-wrong")).to_contain_text("no known mistake")
    expect(workbench.page.locator("[data-mistake]")).to_have_count(0)


def test_the_verdict_goes_with_what_it_was_about(workbench: Workbench) -> None:
    """Another language says it anew, another number takes it back, another step asks anew."""
    page = workbench.page
    walk(workbench, DW221)
    answer(page, "3.1875")
    expect(page.locator("[data-mistake='sign_flipped']")).to_contain_text("sign")
    page.get_by_role("button", name="切换为中文").click()
    expect(page.locator("[data-mistake='sign_flipped']")).to_contain_text("符号")
    workbench.edit("x.1", "5")
    expect(page.locator(".own-outcome")).to_be_empty()
    expect(page.locator("#own-number")).to_have_value("3.1875")
    workbench.jump("ArrowRight")
    expect(page.locator("#own-number")).to_have_value("")


def test_a_server_out_of_reach(workbench: Workbench, expected_faults: list[str]) -> None:
    expected_faults.append("ERR_CONNECTION_REFUSED")
    walk(workbench, DW221)
    workbench.page.route("**/api/v1/check*", lambda route: route.abort("connectionrefused"))
    answer(workbench.page, "3")
    expect(workbench.page.locator(".own-wrong")).to_contain_text("could not be checked")


def test_a_published_network(open_workbench: Opener) -> None:
    workbench = open_workbench("/?example=mazur")
    workbench.jump("End")
    workbench.diagram("dw.2.1.1").first.click()
    expect(workbench.page.locator(".own-about")).to_contain_text("gradient of the weight")
    answer(workbench.page, "0.082167041")
    expect(workbench.page.locator(".own-right")).to_be_visible()


def told(workbench: Workbench) -> set[str]:
    """The gradients and new parameters whose numbers the page tells."""
    return {
        ref
        for ref in workbench.values()
        if ref.partition(".")[0] in GRADIENTS or ref.startswith(("new.w", "new.b"))
    }


def test_predict_by_keyboard(workbench: Workbench) -> None:
    """Right, wrong with its mistake, with every hint, shown; then the summary."""
    page = workbench.page
    toggle = page.locator(".predict-toggle")
    tab_to(page, toggle)
    page.keyboard.press("Enter")
    workbench.at_step(14)
    field = page.locator("#own-number")
    expect(field).to_be_focused()
    assert told(workbench) == set()
    expect(page.locator(".formula-numbers").first).to_be_hidden()
    expect(page.locator(".formula-symbols")).to_be_hidden()

    page.keyboard.type("1.25")
    page.keyboard.press("Enter")
    expect(page.locator(".own-right")).to_be_visible()
    assert workbench.values()["dy.1"] == {1.25}
    page.keyboard.press("Enter")
    workbench.at_step(15)
    expect(field).to_be_focused()

    page.keyboard.type("4")  # 1/n forgotten
    page.keyboard.press("Enter")
    expect(page.locator("[data-mistake='n_forgotten']")).to_be_visible()
    assert told(workbench) == {"dy.1"}
    prompt = page.locator("[data-prompt='hint']")
    tab_to(page, prompt)
    factors = page.locator(".told-factors li")
    for named, last in [(1, "= ?"), (1, "= 2"), (2, "= ?"), (2, "= 0")]:
        page.keyboard.press("Enter")
        expect(factors).to_have_count(named)
        expect(factors.last.locator(".number")).to_have_text(last)
        expect(page.locator(".formula-symbols")).to_be_hidden()
    expect(factors.last).to_contain_text("label of output 2")
    page.keyboard.press("Enter")
    expect(page.locator(".formula-symbols")).to_be_visible()
    expect(page.locator(".formula-numbers").first).to_be_visible()
    expect(prompt).to_have_attribute("aria-disabled", "true")
    assert told(workbench) == {"dy.1"}
    answer(page, "2")
    expect(page.locator(".own-right")).to_be_visible()

    field.press("Enter")
    workbench.at_step(16)
    reveal = page.locator("[data-prompt='reveal']")
    tab_to(page, reveal)
    page.keyboard.press("Enter")
    assert workbench.values()["dz.3.1"] == {1.25}
    expect(page.locator("[data-prompt='next']")).to_be_focused()

    tab_to(page, toggle)
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    for name, count in [("alone", 1), ("helped", 1), ("shown", 1), ("left", 23), ("hints", 5)]:
        expect(dialog.locator(f"[data-count='{name}'] td")).to_have_text(str(count))
    expect(dialog.locator("[data-mistake='n_forgotten']")).to_contain_text("1×")
    page.keyboard.press("Escape")
    assert "dy.2" in told(workbench)


def test_nothing_gives_a_prediction_away(workbench: Workbench) -> None:
    """Neither at the end of the walk, nor edge by edge, nor in what a screen reader hears."""
    page = workbench.page
    page.locator(".predict-toggle").click()
    workbench.at_step(14)
    workbench.jump("Escape")
    page.locator("h2").first.click()
    workbench.jump("End")
    workbench.at_step(51)
    assert told(workbench) == set()
    names = page.locator(".diagram-panel [aria-label]").evaluate_all(
        "(found) => found.map((element) => element.getAttribute('aria-label'))"
    )
    assert not [name for name in names if re.search(r"gradient -?−?\d|new value", name)]
    workbench.choose_granularity("edge")
    workbench.jump("End")
    workbench.at_step(75)
    assert told(workbench) == set()
    assert not [ref for ref in workbench.values() if ref.startswith("q.")]
    page.locator("button.proof-badge").click()
    table = page.locator(".proof-table")
    expect(table.locator("tbody tr").first).to_contain_text("?")
    expect(table.locator("[data-value]")).to_have_count(0)


def test_predicting_after_whole_layers(workbench: Workbench) -> None:
    """A matrix is no question: the walk goes by units, from the first gradient on."""
    page = workbench.page
    workbench.choose_granularity("layer")
    page.locator(".predict-toggle").click()
    workbench.at_step(14)
    expect(workbench.root).to_have_attribute("data-steps", "51")
    expect(page.locator("#own-number")).to_be_focused()
    expect(page.locator("input[value='layer']")).to_be_disabled()


def test_the_mistakes_are_told_in_the_language_of_the_page(workbench: Workbench) -> None:
    page = workbench.page
    page.locator(".predict-toggle").click()
    workbench.at_step(14)
    answer(page, "-1.25")
    expect(page.locator("[data-mistake]").first).to_be_visible()
    page.get_by_role("button", name="切换为中文").click()
    page.locator(".predict-toggle").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("[data-mistake]")).to_contain_text(re.compile("[一-鿿]{3}"))


def test_playing_waits_at_a_question(workbench: Workbench) -> None:
    page = workbench.page
    page.locator(".predict-toggle").click()
    workbench.at_step(14)
    page.locator("h2").first.click()
    workbench.jump("ArrowLeft")
    workbench.jump("Space")
    workbench.at_step(14)
    page.wait_for_timeout(1_200)
    workbench.at_step(14)


def test_an_edit_while_predicting(workbench: Workbench) -> None:
    """The answer expected is that of the experiment on the page."""
    page = workbench.page
    page.locator(".predict-toggle").click()
    workbench.edit("t.1", "3")
    workbench.settled()
    answer(page, "-0.75")
    expect(page.locator(".own-right")).to_be_visible()


@pytest.mark.parametrize(("lang", "theme", "width"), [("en", "light", 1440), ("zh", "dark", 390)])
def test_axe(open_workbench: Opener, axe_source: str, lang: str, theme: str, width: int) -> None:
    workbench = open_workbench("/", lang=lang, theme=theme)
    page = workbench.page
    page.set_viewport_size({"width": width, "height": 860})
    walk(workbench, DW221)
    answer(page, "x")
    assert violations(page, axe_source) == []
    answer(page, "-8.5")
    expect(page.locator("[data-mistake]").first).to_be_visible()
    assert violations(page, axe_source, [".formula-panel"]) == []
    page.locator(".predict-toggle").click()
    workbench.at_step(14)
    answer(page, "-1.25")
    expect(page.locator("[data-mistake]").first).to_be_visible()
    page.locator("[data-prompt='hint']").click()
    # What happens to lie half under a phone's player bar would count as too small a target.
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    assert violations(page, axe_source) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator(".predict-toggle").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert violations(page, axe_source, ["dialog"]) == []


def test_nothing_above_the_answer_moves(workbench: Workbench) -> None:
    page = workbench.page
    walk(workbench, DW221)
    field = page.locator("#own-number")

    def where() -> Any:
        return field.bounding_box()

    before = where()
    for text in ("x", "3.1875", "-3.1875"):
        answer(page, text)
        expect(page.locator("#own-note")).to_be_visible()
        page.wait_for_timeout(200)
        assert where() == before
