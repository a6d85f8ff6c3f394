"""The page on paper: nothing scrolls there, nothing can be pressed, all of it is read in grey."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener
from tests.browser.links import link
from tests.browser.workbench import Workbench

# What A4 leaves between margins of 14 mm, in CSS pixels: upright and on its side.
UPRIGHT = (688, 1016)
ON_ITS_SIDE = (1016, 688)
CUT = """(width) => [...document.querySelectorAll(
    '.matrix td, .matrix th, .formula-box .katex-base, .why .katex-base, .sheet')]
    .filter((mark) => mark.getBoundingClientRect().right > width
        || mark.getBoundingClientRect().left < 0)
    .map((mark) => mark.className + ' ' + mark.textContent.slice(0, 40))"""
NO_HIGHER = """(most) => [...document.querySelectorAll('.diagram .sheet')]
    .every((sheet) => sheet.getBoundingClientRect().height <= most)"""
SCROLLING = """() => [...document.querySelectorAll('#app *')]
    .filter((box) => ['auto', 'scroll'].includes(getComputedStyle(box).overflowX)
        && (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1))
    .map((box) => box.className)"""


def wide(units: int) -> dict[str, Any]:
    row = [round(0.37 * unit - 1.9, 2) for unit in range(units)]
    layer = {"units": units, "activation": "relu", "weights": [row] * units}
    return {
        "version": 1, "inputs": units, "loss": "mse", "x": [row], "target": [row],
        "layers": [layer, {**layer, "activation": "identity"}],
    }  # fmt: skip


def print_out(page: Page, size: tuple[int, int] = UPRIGHT) -> Page:
    """As the printer's dialog does it: the page hears of it, then it is laid out for a sheet."""
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    return page


def test_on_paper_the_whole_picture_is_there(workbench: Workbench) -> None:
    page = workbench.page
    workbench.jump("End")
    workbench.at_step(51)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 1000})
    picture = page.locator(".diagram-sheets").bounding_box()
    sentence = page.locator(".narration-text").bounding_box()
    assert picture
    assert sentence
    assert picture["width"] <= 680
    assert picture["y"] + picture["height"] <= sentence["y"] + 1
    for hidden in (".player-bar", ".diagram-tools", ".own-number", ".header-proof"):
        expect(page.locator(hidden)).to_be_hidden()


@pytest.mark.parametrize("units", [8, 16])
@pytest.mark.parametrize("size", [UPRIGHT, ON_ITS_SIDE], ids=str)
def test_wide_matrices_are_whole(open_workbench: Opener, units: int, size: tuple[int, int]) -> None:
    workbench = open_workbench("/" + link(wide(units), 9, granularity="layer"))
    expect(workbench.page.locator(".why .matrix").first).to_be_visible()
    page = print_out(workbench.page, size)
    assert page.evaluate(CUT, size[0]) == []
    assert page.evaluate(SCROLLING) == []
    # The shades that say "there is more" lie over the last column.
    shade = "(box) => getComputedStyle(box, '::after').display"
    assert page.locator(".matrix-frame-box").first.evaluate(shade) == "none"
    # The picture is laid out anew a moment after its frame has another size.
    page.wait_for_function(NO_HIGHER, arg=0.72 * size[1])


def test_what_is_too_wide_is_set_smaller_for_the_printer_only(open_workbench: Opener) -> None:
    page = open_workbench("/" + link(wide(16), 9, granularity="layer")).page
    table = page.locator(".matrix table").first
    expect(table).to_be_visible()
    page.evaluate(
        """() => addEventListener('beforeprint', () => {
          const table = document.querySelector('.matrix table');
          document.body.dataset.share = table.style.getPropertyValue('--on-paper');
        })"""
    )
    page.pdf()
    assert 0.3 < float(page.locator("body").get_attribute("data-share") or 0) < 1
    assert table.evaluate("(table) => table.style.getPropertyValue('--on-paper')") == ""


def test_heads_stand_over_their_columns(open_workbench: Opener) -> None:
    """A high picture's heads are a picture of their own on the screen, and it may be enlarged."""
    workbench = open_workbench("/" + link(wide(10)))
    page = workbench.page
    expect(page.locator(".pinned-heads")).to_be_visible()
    page.locator(".diagram-frame").hover()
    page.keyboard.down("Control")
    page.mouse.wheel(0, -60)
    page.keyboard.up("Control")
    expect(page.get_by_role("button", name="Whole picture")).to_be_visible()
    print_out(page)
    expect(page.get_by_role("button", name="Whole picture")).to_be_hidden()
    for head, ref in (("loss", "L"), ("label", "t.1")):
        above = page.locator(".pinned-heads").get_by_text(head, exact=True).bounding_box()
        below = workbench.diagram(ref).first.bounding_box()
        assert above
        assert below
        off = above["x"] + above["width"] / 2 - below["x"] - below["width"] / 2
        assert abs(off) < 12


def test_the_table_is_followed_by_the_sentence(workbench: Workbench) -> None:
    page = workbench.page
    workbench.jump("End")
    page.locator("label", has=page.locator("input[value='table']")).click()
    expect(page.locator(".quantity-table")).to_be_visible()
    print_out(page)
    table = page.locator(".quantity-table table").bounding_box()
    sentence = page.locator(".narration-text").bounding_box()
    header = page.locator(".header").bounding_box()
    assert table
    assert sentence
    assert header
    assert table["height"] > 1200
    assert table["y"] + table["height"] <= sentence["y"]
    # It begins under the name, and goes on over the sheets it takes.
    assert table["y"] - header["y"] - header["height"] < 60
    panel = page.locator(".diagram-panel")
    assert panel.evaluate("(panel) => getComputedStyle(panel).breakInside") == "auto"


def test_what_is_not_chosen_can_be_read(workbench: Workbench) -> None:
    page = workbench.page
    workbench.jump("End")
    workbench.diagram("h.1.1").first.click()
    expect(page.locator(".diagram .off").first).to_be_attached()
    print_out(page)
    expect(page.locator(".diagram .off").first).to_have_css("opacity", "0.5")


def test_a_frame_on_paper(watched: Page) -> None:
    """Without its buttons, with its whole sentence."""
    watched.goto("/embed?controls=player,narration,formula" + link(wide(2), 7))
    expect(watched.locator("#app")).to_have_attribute("data-step", "7")
    print_out(watched)
    expect(watched.locator(".embed-bar")).to_be_hidden()
    assert watched.evaluate(SCROLLING) == []


@pytest.mark.parametrize("opener", [".header .samples-button", ".network-button", ".proof-badge"])
def test_what_lies_over_the_page_is_not_printed(workbench: Workbench, opener: str) -> None:
    page = workbench.page
    expect(page.locator(".proof-badge.good")).to_be_visible()
    page.locator(opener).click()
    over = page.locator("dialog[open], :popover-open")
    expect(over).to_be_visible()
    print_out(page)
    expect(over).to_be_hidden()
    expect(page.locator(".diagram-sheets")).to_be_visible()


def test_the_numbers_of_ways_keep_their_ground_on_paper(workbench: Workbench) -> None:
    """They are white; a printer leaves out grounds that it is not told to keep."""
    page = workbench.page
    workbench.jump("End")
    workbench.diagram("dw.1.1.1").first.click(modifiers=["Shift"])
    marks = page.locator(".why .way-mark")
    expect(marks.first).to_be_visible()
    for mark in marks.all():
        expect(mark).to_have_css("print-color-adjust", "exact")


def test_nothing_reaches_beyond_the_sheet(workbench: Workbench) -> None:
    workbench.jump("End")
    page = print_out(workbench.page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
