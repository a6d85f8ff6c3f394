"""What is set back, off the chosen paths or old, is told at a glance and can still be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener
from tests.browser.links import link
from tests.browser.workbench import Workbench

# Units, chips and numbers on edges, each on and off the paths of one node.
WIDE = {
    "version": 1, "inputs": 3, "loss": "mse", "seed": 3, "x": [[-1.9, -0.1, 1.8]],
    "target": [[0.3, 0.8]],
    "layers": [
        {"units": 4, "activation": "tanh", "biases": [0.1, 0.2, 0.3, 0.4]},
        {"units": 2, "activation": "identity"},
    ],
}  # fmt: skip
CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
HUES = """(marks) => new Set(
    [...document.querySelectorAll(marks)].map((text) => getComputedStyle(text).fill)
).size"""


def read(page: Page, marks: str) -> tuple[int, float, bool]:
    """How many texts there are, the least contrast of one, whether all are underlined."""
    seen: dict[str, Any] = page.evaluate(CONTRAST, marks)
    return seen["count"], seen["least"], seen["underlined"]


def strength(page: Page, mark: str) -> float:
    return float(page.locator(mark).first.evaluate("(mark) => getComputedStyle(mark).opacity"))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_numbers_off_the_paths_can_be_read(open_workbench: Opener, theme: str) -> None:
    workbench = open_workbench("/" + link(WIDE), theme=theme)
    page = workbench.page
    workbench.jump("End")
    workbench.diagram("h.1.2").first.click()
    for marks, least in [(".unit.off text", 12), (".tag.off text", 20), (".bias.off text", 6)]:
        count, ratio, _ = read(page, f".diagram {marks}")
        assert count >= least, marks
        assert ratio >= 4.5, marks
    # What tells them apart: their lines are nearly gone, and their numbers have no hue.
    assert strength(page, ".diagram .edge.off") < 0.3
    assert strength(page, ".diagram .unit.off .lane") < 0.3
    assert page.evaluate(HUES, ".diagram .off text") == 1
    assert page.evaluate(HUES, ".diagram .unit:not(.off) text") > 2


def test_the_ring_of_the_focus_is_clear_off_the_paths(workbench: Workbench) -> None:
    page = workbench.page
    workbench.jump("End")
    workbench.diagram("h.1.1").first.click()
    tag = page.locator(".diagram .tag.off[data-stop]").first
    page.keyboard.press("Tab")
    tag.focus()
    plate = tag.locator(".plate").first
    expect(plate).to_have_css("stroke-width", "3px")
    expect(plate).to_have_css("stroke-opacity", "1")
    assert strength(page, ".diagram .tag.off:focus-visible .plate") == 1
    assert strength(page, ".diagram .tag.off:focus-visible") == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_old_numbers_can_be_read_and_are_underlined(open_workbench: Opener, theme: str) -> None:
    workbench = open_workbench("/" + link(WIDE), theme=theme)
    page = workbench.page
    workbench.jump("End")
    workbench.diagram("h.1.2").first.click()
    expect(page.locator(".why[data-stale=false]")).to_be_visible()
    page.route("**/api/**", lambda _: None)
    stop = page.locator(".diagram [data-stop='w.1.2.1']")
    stop.focus()
    stop.press("+")
    expect(page.locator("#app")).to_have_class("overdue")
    for marks in (
        ".diagram .cell:not(.given) .digits",
        ".diagram .line.gradient .digits",
        ".diagram .line.updated .digits",
        ".formula-panel .computed",
        ".narration .computed",
    ):
        count, ratio, underlined = read(page, marks)
        assert count > 0, marks
        assert ratio >= 4.5, marks
        assert underlined, marks
    assert not read(page, ".diagram .cell.given .digits")[2]
    page.keyboard.press("t")
    count, ratio, underlined = read(page, ".quantity-table .computed")
    assert count > 0
    assert ratio >= 4.5
    assert underlined
    page.unroute_all(behavior="ignoreErrors")


# At every frame a node off the paths: how much of its outline is there, the colour of its number.
EMERGING = """() => {
    window.seen = [];
    const unit = document.querySelector('.diagram .unit:has([data-ref="h.1.1"])');
    const styleOf = (mark) => getComputedStyle(unit.querySelector(mark));
    const look = () => {
        seen.push([Number(styleOf('.lane').opacity), styleOf('.digits').fill]);
        requestAnimationFrame(look);
    };
    look();
}"""


def test_what_a_step_is_about_comes_forward_by_degrees(server: str, browser: Any) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=server)
    workbench = Workbench(context.new_page()).open("/" + link(WIDE))
    page = workbench.page
    workbench.settled()
    page.locator(".speed").select_option("0.25")
    workbench.diagram("h.1.2").first.click()
    page.evaluate(EMERGING)
    page.locator("[data-action=on]").click()
    page.wait_for_function("() => seen.at(-1)[0] === 1")
    looks = dict(page.evaluate("() => seen"))
    context.close()
    assert list(looks) == sorted(looks), "it comes, and does not go on the way"
    assert len(looks) >= 4
    assert len(set(looks.values())) == len(looks), "numbers take on their hue as lines come forward"
