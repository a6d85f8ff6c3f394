"""Playing: the picture moves, can be stopped anywhere, and is right wherever it stops."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import pytest
from playwright.sync_api import expect

from tests.browser.links import link
from tests.browser.workbench import Workbench

DENSE = {
    "version": 1, "inputs": 8, "loss": "mse", "seed": 3, "x": [[1.0] * 8], "target": [[0.5] * 8],
    "layers": [{"units": 8, "activation": "relu"}, {"units": 8, "activation": "identity"}],
}  # fmt: skip
LENS = """() => [...document.querySelectorAll('.magnifier :is(.plate, text)')]
    .map((mark) => [mark.getAttribute('y'), mark.getAttribute('height')].map(Number))"""


@pytest.fixture
def moving(server: str, browser: Any) -> Iterator[Workbench]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    page = context.new_page()
    workbench = Workbench(page).open(server)
    workbench.settled()
    yield workbench
    context.close()


def test_play_shows_pulses_and_can_be_paused(moving: Workbench) -> None:
    page = moving.page
    page.keyboard.press("Space")
    expect(page.locator(".pulse").first).to_be_visible()
    page.wait_for_function("() => Number(document.querySelector('#app').dataset.step) >= 3")
    page.keyboard.press("Space")
    step = int(moving.root.get_attribute("data-step") or 0)
    page.wait_for_timeout(900)
    moving.at_step(step)
    before = moving.values()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    moving.at_step(step)
    assert moving.values() == before


def test_plays_to_the_end(moving: Workbench) -> None:
    page = moving.page
    moving.choose_granularity("layer")
    page.locator(".speed").select_option("4")
    page.locator(".transport .primary").click()
    expect(moving.root).to_have_attribute("data-step", "18", timeout=60_000)
    assert moving.values()["new.w.2.1.2"] == {1.395}


def test_to_read_each_sentence_stays_until_it_can_be_read(moving: Workbench) -> None:
    page = moving.page
    page.locator(".speed").select_option("reading")
    page.locator(".transport .primary").click()
    moving.at_step(1)
    page.wait_for_timeout(2_500)
    moving.at_step(1)
    page.locator(".speed").select_option("4")
    page.wait_for_function("() => Number(document.querySelector('#app').dataset.step) >= 5")


def test_commands_interrupt_each_other(moving: Workbench) -> None:
    """Keys faster than the animation: the numbers are those of the last command."""
    page = moving.page
    for _ in range(20):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("End")
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    moving.at_step(48)
    assert "new.w.3.1.1" in moving.values()
    assert "new.w.3.2.1" not in moving.values()


def test_raised_numbers_grow_into_their_plate(moving: Workbench, server: str) -> None:
    """A gradient that comes while its edge is raised stands on its plate, as it does at rest."""
    page = moving.page
    page.goto("about:blank")
    moving.open(f"{server}/{link(DENSE, 100)}").at_step(100)
    expect(page.locator(".magnifier text")).to_have_count(2)
    rest = page.evaluate(LENS)
    (top, height), *lines = rest
    assert all(top < y < top + height for y, _ in lines)
    page.keyboard.press("ArrowLeft")
    page.wait_for_timeout(900)
    page.keyboard.press("ArrowRight")
    same = f"(rest) => JSON.stringify(({LENS})()) === JSON.stringify(rest)"
    page.wait_for_function(same, arg=rest)


@pytest.mark.parametrize(("contrast", "faint"), [("no-preference", 0.22), ("more", 0.45)])
def test_a_step_off_the_chosen_paths_is_seen_all_the_same(
    moving: Workbench, contrast: Literal["no-preference", "more"], faint: float
) -> None:
    """A line off the paths of a chosen node is faint, but not while the step is about it."""
    page = moving.page
    page.emulate_media(contrast=contrast)
    page.locator(".speed").select_option("0.25")
    moving.diagram("h.1.2").first.click()
    told, other = (page.locator(f'.edge[data-line="{ref}"]') for ref in ("w.1.1.1", "w.2.1.1"))
    for line in (told, other):
        expect(line).to_have_css("opacity", str(faint))
    page.evaluate("""() => {
        window.seen = [];
        const line = document.querySelector('.edge[data-line="w.1.1.1"]');
        const look = () => {
            seen.push(Number(getComputedStyle(line).opacity));
            requestAnimationFrame(look);
        };
        look();
    }""")
    page.locator(".transport button").nth(4).click()
    moving.at_step(1)
    expect(told).to_have_css("opacity", "1")
    expect(other).to_have_css("opacity", str(faint))
    seen = page.evaluate("() => seen")
    assert seen == sorted(seen)
    assert seen[0] == pytest.approx(faint), "from how faint it was"
    assert any(faint + 0.1 < opacity < 0.9 for opacity in seen), "it comes smoothly"
    page.locator(".transport button").nth(4).click()
    page.locator(".transport button").nth(4).click()
    expect(told).to_have_css("opacity", str(faint))


def test_other_steps_end_the_step_under_way(moving: Workbench) -> None:
    """The picture is of the new place at once, and does not run there from one of the old steps."""
    page = moving.page
    page.locator(".speed").select_option("0.25")
    for _ in range(30):
        page.keyboard.press("ArrowRight")
    moving.at_step(30)
    page.wait_for_function("() => document.querySelectorAll('.pulse').length === 0")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".pulse").first).to_be_visible()
    moving.choose_granularity("edge")
    page.wait_for_function("() => Number(document.querySelector('#app').dataset.steps) > 51")
    for _ in range(20):
        assert page.locator(".pulse").count() == 0
        page.wait_for_timeout(20)
