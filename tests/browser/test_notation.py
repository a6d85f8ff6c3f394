"""A book's notation: everything is written anew, no number moves, and nothing is an edit."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import Opener
from tests.browser.test_everybody import SIZES
from tests.browser.why import Why
from tests.browser.workbench import Workbench


def choose(page: Page, *values: str) -> None:
    """Open the popover, choose by the radio buttons' values, and shut it."""
    page.locator(".notation-button").click()
    for value in values:
        option(page, value).click()
    page.keyboard.press("Escape")
    expect(page.locator(".notation")).to_be_hidden()


def option(page: Page, value: str) -> Locator:
    """The first choice of that value: a book before the names alone."""
    return page.locator(".notation label", has=page.locator(f'input[value="{value}"]')).first


def told(workbench: Workbench) -> str:
    return workbench.page.locator(".formula-box").inner_text()


def test_names_change_everywhere_and_no_number_moves(workbench: Workbench) -> None:
    page = workbench.page
    for _ in range(24):
        workbench.jump("ArrowRight")
    workbench.at_step(24)
    Why(workbench).explains("dz.2.1")
    page.locator('.why [data-ref="da.2.1"]').first.click()
    expect(page.locator(".why-trail .crumb")).to_have_count(1)
    numbers = page.locator(".why [data-ref]")
    expect(page.locator(".why")).to_have_attribute("data-stale", "false")
    before, explained = workbench.values(), numbers.count()
    choose(page, "nielsen")
    expect(page.locator(".formula-left")).to_contain_text("δ")
    expect(page.locator(".why h2")).to_contain_text("∂C/∂a")
    expect(page.locator(".why .katex-mathml").first).to_contain_text("C")
    expect(page.locator(".narration")).to_contain_text("z[2]1")
    expect(page.locator(".diagram-panel")).to_contain_text("z1[2]")
    expect(page.locator(".why")).to_have_attribute("data-stale", "false")
    assert "dz" not in told(workbench)
    workbench.at_step(24)
    expect(page.locator(".why-trail .crumb")).to_have_count(1)
    # What lies below the fold of an explanation is set after its top.
    expect(numbers).to_have_count(explained)
    assert workbench.values() == before
    expect(page.get_by_role("button", name="Undo")).to_have_attribute("aria-disabled", "true")
    choose(page, "cs231n")
    expect(page.locator(".formula-left")).to_contain_text("dz2")
    expect(page.locator(".why h2")).to_contain_text("da2")
    assert workbench.values() == before


def test_w_turns_with_its_formulas(workbench: Workbench) -> None:
    page = workbench.page
    workbench.choose_granularity("layer")
    workbench.jump("ArrowRight")
    numbers = page.locator(".matrix", has=page.locator('[data-ref="W.1"]')).locator("td .number")
    expect(numbers).to_have_text(["1.5", "−1", "−0.5", "2"])
    before = workbench.values()
    choose(page, "to_from")
    expect(page.locator(".formula-symbols")).to_contain_text("⊤")
    transposed = page.locator(".matrix", has=page.locator('[data-ref="W.1"]'))
    expect(transposed.locator("figcaption")).to_contain_text("⊤")
    # W itself stands (to, from) now; in H = XWᵀ it is its transpose that is drawn.
    expect(transposed.locator("td .number")).to_have_text(["1.5", "−1", "−0.5", "2"])
    expect(page.locator(".why")).to_have_attribute("data-stale", "false")
    assert workbench.values() == before
    page.locator('.matrix-name[data-ref="W.1"]').wait_for()
    for _ in range(10):
        workbench.jump("ArrowRight")
    workbench.at_step(11)
    expect(page.locator(".formula-symbols")).not_to_contain_text("⊤")
    upright = page.locator(".matrix", has=page.locator('[data-ref="W.3"]'))
    expect(upright.locator("td .number")).to_have_text(["0.5", "1.5", "1", "−2"])
    refs = [cell.get_attribute("data-ref") for cell in upright.locator("td .number").all()]
    assert refs == ["w.3.1.1", "w.3.1.2", "w.3.2.1", "w.3.2.2"]


def test_with_keys_alone(workbench: Workbench) -> None:
    page = workbench.page
    workbench.jump("ArrowRight")
    page.locator(".notation-button").focus()
    page.keyboard.press("Enter")
    expect(page.locator('.notation input[value="notes"]').first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator('.notation-books input[value="nielsen"]')).to_be_checked()
    expect(page.locator(".formula-left")).to_contain_text("z")
    workbench.at_step(1)
    page.keyboard.press("Tab")
    expect(page.locator('.notation input[value="nielsen"]').last).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowLeft")
    expect(page.locator('.notation input[value="from_to"]')).to_be_checked()
    page.keyboard.press("Escape")
    expect(page.locator(".notation-button")).to_be_focused()
    expect(page.locator(".notation-button")).to_have_attribute("title", "Notation: a mixture")


def test_it_is_remembered_and_a_link_carries_it(
    workbench: Workbench, open_workbench: Opener
) -> None:
    page = workbench.page
    choose(page, "nielsen")
    workbench.jump("ArrowRight")
    expect(page.locator(".formula-left")).to_contain_text("z")
    page.wait_for_url(re.compile("#v1"))
    page.wait_for_timeout(900)
    link = page.url
    page.context.clear_cookies()
    other = open_workbench(link[link.index("/", 8) :]).page
    other.reload()
    expect(other.locator(".formula-left")).to_contain_text("z")
    assert not [cookie for cookie in other.context.cookies() if cookie.get("name") == "notation"]
    choose(other, "pytorch")
    fresh = open_workbench("/")
    fresh.at_step(1)  # where the last page was
    expect(fresh.page.locator(".formula-left")).to_contain_text("z1")


def test_loss_and_reduction_are_edits(workbench: Workbench) -> None:
    page = workbench.page
    workbench.jump("End")
    before = workbench.values()
    choose(page, "nielsen")
    assert workbench.values() == before
    page.locator(".notation-button").click()
    page.get_by_role("button", name="As in Nielsen / Ng: ½ SSE, mean").click()
    workbench.settled()
    expect(page.locator('.notation input[value="half_sse"]')).to_be_checked()
    assert workbench.values()["dy.1"] == {1.25}  # of two outputs, half the sum is the mean
    option(page, "sse").click()
    workbench.settled()
    assert workbench.values()["dy.1"] == {2.5}
    page.keyboard.press("Escape")
    for _ in range(2):
        page.get_by_role("button", name="Undo").click()
    workbench.settled()
    assert workbench.values() == before
    expect(page.locator(".notation-button")).to_have_attribute("title", "Notation: Nielsen / Ng")


def test_a_verdict_is_told_in_the_notation_chosen(workbench: Workbench) -> None:
    page = workbench.page
    for _ in range(24):
        workbench.jump("ArrowRight")
    page.locator(".own-number input").fill("-2.625")
    page.locator(".own-number input").press("Enter")
    expect(page.locator(".own-number")).to_contain_text("dz21 has the other sign")
    choose(page, "nielsen")
    expect(page.locator(".own-number")).to_contain_text("δ[2]1 has the other sign")


@pytest.mark.parametrize(
    ("lang", "theme", "size"), [("en", "light", "phone"), ("zh", "dark", "desktop")]
)
def test_axe_with_the_popover_open(
    open_workbench: Opener, axe_source: str, lang: str, theme: str, size: str
) -> None:
    page = open_workbench("/", lang=lang, theme=theme, notation="nielsen.to_from").page
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    page.locator(".notation-button").click()
    expect(page.locator(".notation")).to_be_visible()
    assert violations(page, axe_source, [".notation", ".notation-button"]) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
