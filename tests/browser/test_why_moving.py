"""An explanation while a hand changes the numbers it speaks of."""

from __future__ import annotations

import itertools
import math
import time
from typing import Any

from playwright.sync_api import Page, Route, expect

from tests.browser.why import choose
from tests.browser.workbench import Workbench

# At every frame the numbers of each way, and what they are said to multiply to; and the gradient
# in the picture.
WATCH = r"""() => {
    window.seen = [];
    const number = (mark) => Number(mark.textContent.replace('−', '-').replace(/[[\]= ]/g, ''));
    const look = () => {
        const ways = [...document.querySelectorAll('.why-paths > li')].map((way) => ({
            factors: [...way.querySelectorAll('.chip-value')].map(number),
            product: number(way.querySelector('.row-product')),
        }));
        const drawn = document.querySelector('.diagram-panel [data-ref="da.1.1"]').dataset.value;
        seen.push({ ways, drawn });
        requestAnimationFrame(look);
    };
    look();
}"""


def dragged(workbench: Workbench, ref: str, moves: int) -> None:
    x, y = workbench.grasp(ref)
    for move in range(moves):
        workbench.page.mouse.move(x + 8 + 6 * move, y)
        workbench.page.wait_for_timeout(25)


def hold_up(page: Page, seconds: float) -> None:
    def later(route: Route) -> None:
        time.sleep(seconds)
        route.continue_()

    page.route("**/api/v1/explain*", later)


def watched(workbench: Workbench, moves: int) -> list[dict[str, Any]]:
    workbench.page.evaluate(WATCH)
    dragged(workbench, "w.3.1.1", moves)
    seen: list[dict[str, Any]] = workbench.page.evaluate("() => seen")
    return seen


def test_it_holds_in_itself_at_every_moment(workbench: Workbench) -> None:
    workbench.jump("End")
    why = choose(workbench, "da.1.1")
    hold_up(workbench.page, 0.05)
    seen = watched(workbench, 30)
    assert len({moment["drawn"] for moment in seen}) > 10
    ways = [way for moment in seen for way in moment["ways"]]
    assert len({way["product"] for way in ways}) > 3
    for way in ways:
        assert math.isclose(math.prod(way["factors"]), way["product"], rel_tol=1e-4), way
    workbench.page.mouse.up()
    why.explains("da.1.1")
    told = why.root.locator("h2 [data-ref]").get_attribute("data-value")
    expect(workbench.diagram("da.1.1").first).to_have_attribute("data-value", told or "")


def test_one_that_does_not_come_is_marked_as_late(
    workbench: Workbench, expected_faults: list[str]
) -> None:
    expected_faults.append("ERR_FAILED")
    workbench.jump("End")
    why = choose(workbench, "da.1.1")
    workbench.page.route("**/api/v1/explain*", lambda route: route.abort())
    dragged(workbench, "w.3.1.1", 3)
    workbench.page.mouse.up()
    expect(why.root).to_have_attribute("data-stale", "true")
    expect(why.root.locator(".row-product").first).to_have_css("text-decoration-style", "dotted")


def test_the_badge_says_one_thing_while_a_hand_changes_numbers(workbench: Workbench) -> None:
    page = workbench.page
    expect(page.locator(".proof-badge.good")).to_be_visible()
    page.evaluate("""() => {
        window.said = new Set();
        const look = () => {
            said.add(document.querySelector('.proof-badge').textContent);
            requestAnimationFrame(look);
        };
        look();
    }""")
    dragged(workbench, "w.3.1.1", 20)
    assert page.evaluate("() => said.size") == 2
    page.mouse.up()
    expect(page.locator(".proof-badge.good")).to_be_visible()


# At every frame how far down each part of the explanation begins.
TOPS = """() => {
    window.tops = [];
    const look = () => {
        tops.push([...document.querySelectorAll('.why > *')].map((part) => part.offsetTop));
        requestAnimationFrame(look);
    };
    look();
}"""


def test_its_parts_stay_where_they_are_while_a_number_is_in_hand(workbench: Workbench) -> None:
    workbench.jump("End")
    choose(workbench, "dw.1.1.1")
    page = workbench.page
    expect(page.locator(".why-paths > li")).to_have_count(4)
    before = page.evaluate("() => document.querySelector('.why-words').textContent")
    page.evaluate(TOPS)
    dragged(workbench, "w.2.1.1", 50)
    expect(page.locator(".why-words")).not_to_have_text(before)
    tops = page.evaluate("() => tops")
    assert all(
        later >= earlier - 1
        for one, other in itertools.pairwise(tops)
        for earlier, later in zip(one, other, strict=True)
    )
    page.mouse.up()
    workbench.settled()
    page.keyboard.press("Escape")
    expect(page.locator(".why > [style*=min-height]")).to_have_count(0)
