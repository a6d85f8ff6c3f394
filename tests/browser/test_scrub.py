"""Numbers under the hand: dragged with mouse and finger, stepped with keys, taken back at once."""

from __future__ import annotations

import time

import httpx
import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Opener
from tests.browser.test_structure import button, drawn, head
from tests.browser.workbench import Workbench

W = "w.2.1.2"
# 5 px a step, of 0.1 for a weight of 1.5; the first 4 px only tell a drag from a click.
STEP = 5


def press(workbench: Workbench, ref: str) -> tuple[float, float]:
    """The mouse goes down on a number and far enough to be a drag: where steps are counted from."""
    x, y = workbench.grasp(ref)
    workbench.page.mouse.move(x + STEP, y)
    return x + STEP, y


def value(workbench: Workbench, ref: str) -> float:
    return float(workbench.diagram(ref).first.get_attribute("data-value") or "nan")


def undo_enabled(page: Page) -> bool:
    return page.locator('[data-action="undo"]').get_attribute("aria-disabled") == "false"


def shown_numbers(workbench: Workbench, server: str, ref: str, number: float) -> None:
    """Every number on the page is the one the API gives for this edit."""
    experiment = httpx.get(f"{server}/api/v1/examples/ex6-default").json()["experiment"]
    experiment["edits"] = {ref: number}
    passes = httpx.post(f"{server}/api/v1/passes", json=experiment).json()
    values = workbench.values()
    for layer in range(3):
        for to in range(2):
            assert values[f"h.{layer + 1}.{to + 1}"] == {passes["forward"]["h"][layer][0][to]}
            for source in range(2):
                name = f"{layer + 1}.{to + 1}.{source + 1}"
                assert values[f"dw.{name}"] == {passes["backward"]["dw"][layer][source][to]}
    assert values["L"] == {passes["forward"]["loss"]}


def test_a_drag_changes_a_weight_and_all_that_follows(workbench: Workbench, server: str) -> None:
    page = workbench.page
    workbench.jump("End")
    x, y = press(workbench, W)
    page.mouse.move(x + 10 * STEP, y)
    expect(workbench.diagram(W).first).to_have_attribute("data-value", "2.5")
    expect(page.locator(".scrub-handle")).to_contain_text("2.5")
    workbench.settled()
    shown_numbers(workbench, server, W, 2.5)
    page.keyboard.down("Shift")
    page.mouse.move(x + 13 * STEP, y)
    expect(workbench.diagram(W).first).to_have_attribute("data-value", "2.53")
    page.keyboard.up("Shift")
    page.keyboard.down("Alt")
    page.mouse.move(x + 11 * STEP, y)
    expect(workbench.diagram(W).first).to_have_attribute("data-value", "1")
    page.keyboard.up("Alt")
    page.mouse.up()
    expect(page.locator(".scrub-handle")).to_have_count(0)
    expect(page.locator("#number-field")).to_have_count(0)
    workbench.settled()
    shown_numbers(workbench, server, W, 1.0)
    workbench.at_step(51)
    page.keyboard.press("Control+z")
    expect(workbench.diagram(W).first).to_have_attribute("data-value", "1.5")
    assert not undo_enabled(page)
    page.keyboard.press("Control+Shift+z")
    expect(workbench.diagram(W).first).to_have_attribute("data-value", "1")


def test_escape_takes_the_drag_back(workbench: Workbench) -> None:
    page = workbench.page
    x, y = press(workbench, W)
    page.mouse.move(x - 40 * STEP, y)
    expect(workbench.diagram(W).first).to_have_attribute("data-value", "-2.5")
    page.keyboard.press("Escape")
    expect(workbench.diagram(W).first).to_have_attribute("data-value", "1.5")
    page.mouse.move(x, y + 3)
    page.mouse.up()
    workbench.settled()
    expect(page.locator("#number-field")).to_have_count(0)
    assert not undo_enabled(page)
    assert value(workbench, W) == 1.5


def test_undo_in_a_drag_takes_back_the_drag_and_nothing_else(workbench: Workbench) -> None:
    page = workbench.page
    workbench.edit(W, "3")
    x, y = press(workbench, W)
    page.mouse.move(x + 10 * STEP, y)
    expect(workbench.diagram(W).first).to_have_attribute("data-value", "4")
    page.keyboard.press("Control+z")
    expect(workbench.diagram(W).first).to_have_attribute("data-value", "3")
    page.mouse.move(x + 20 * STEP, y)
    page.mouse.up()
    workbench.settled()
    assert value(workbench, W) == 3
    page.keyboard.press("Control+z")
    expect(workbench.diagram(W).first).to_have_attribute("data-value", "1.5")
    assert not undo_enabled(page)


def test_a_hand_on_a_number_that_undo_takes_away(workbench: Workbench) -> None:
    page = workbench.page
    head(page, 1).click()
    button(page, "One unit more").click()
    drawn(page, 2, 3, 2, 2)
    page.keyboard.press("Escape")
    x, y = workbench.middle("w.1.3.1")
    page.mouse.move(x, y)
    page.mouse.down()
    page.keyboard.press("Control+z")
    drawn(page, 2, 2, 2, 2)
    page.mouse.move(x + 10 * STEP, y)
    page.mouse.move(x + 20 * STEP, y)
    page.mouse.up()
    workbench.settled()
    expect(page.locator("[data-notice]")).to_have_count(0)
    assert not undo_enabled(page)


def test_an_input_in_hand_stays_that_of_its_sample(open_workbench: Opener) -> None:
    page = open_workbench("/").page
    page.locator(".example-menu button").first.click()
    page.locator('[data-example="ex6-batch2"]').click()
    workbench = Workbench(page)
    expect(page.locator(".player")).to_contain_text("sample 1 of 2")
    workbench.settled()
    x, y = press(workbench, "x.1")
    page.mouse.move(x + 5 * STEP, y)
    x1 = workbench.diagram("x.1").first
    expect(x1).to_have_attribute("data-value", "2.5")
    page.keyboard.press("]")
    page.mouse.move(x + 5 * STEP + 1, y)
    page.mouse.up()
    workbench.settled()
    expect(page.locator(".player")).to_contain_text("sample 1 of 2")
    expect(x1).to_have_attribute("data-value", "2.5")


def test_a_drag_back_to_the_start_is_none(workbench: Workbench) -> None:
    page = workbench.page
    x, y = press(workbench, W)
    page.mouse.move(x + 9 * STEP, y)
    page.mouse.move(x, y)
    page.mouse.up()
    workbench.settled()
    assert value(workbench, W) == 1.5
    assert not undo_enabled(page)


@pytest.mark.parametrize(
    ("ref", "after"), [("x.1", 3.0), ("t.2", 1.0), ("b.1.1", 0.6), (W, 2.5), ("eta", 0.02)]
)
def test_every_given_number_can_be_dragged(
    open_workbench: Opener, server: str, ref: str, after: float
) -> None:
    workbench = open_workbench("/")
    page = workbench.page
    if ref.startswith("b."):
        page.locator(".example-menu button").first.click()
        page.locator('[data-example="ex6-bias"]').click()
    mark = page.locator(f'[data-ref="{ref}"]').first
    expect(mark).to_be_visible()
    before = float(mark.get_attribute("data-value") or "nan")
    box = mark.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + STEP, y)
    page.mouse.move(x + 11 * STEP, y, steps=5)
    page.mouse.up()
    workbench.settled()
    now = float(page.locator(f'[data-ref="{ref}"]').first.get_attribute("data-value") or "nan")
    assert now > before
    assert now == after


def test_a_click_still_opens_the_field(workbench: Workbench) -> None:
    page = workbench.page
    x, y = workbench.middle(W)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 2, y + 1)
    page.mouse.up()
    expect(page.locator("#number-field")).to_be_focused()


def test_keys_step_the_number_in_focus(workbench: Workbench) -> None:
    page = workbench.page
    page.locator(f'[data-stop="{W}"]').focus()
    for key, expected in [
        ("+", "1.6"), ("Alt+ArrowUp", "1.7"), ("-", "1.6"), ("Alt+Shift+ArrowDown", "1.59"),
        ("PageUp", "2.59"), ("PageDown", "1.59"),
    ]:  # fmt: skip
        page.keyboard.press(key)
        expect(workbench.diagram(W).first).to_have_attribute("data-value", expected)
    expect(page.locator(".scrub-handle")).to_contain_text("1.59")
    workbench.at_step(0)
    page.keyboard.press("Control+z")
    expect(workbench.diagram(W).first).to_have_attribute("data-value", "1.5")
    assert not undo_enabled(page)


def test_no_queue_grows_behind_a_fast_hand(workbench: Workbench, server: str) -> None:
    """One request at a time; numbers follow meanwhile, and the last are those of the last place."""
    page = workbench.page
    workbench.jump("End")
    waiting: list[int] = []
    log: list[int] = []

    def slow(route: Route) -> None:
        waiting.append(1)
        log.append(len(waiting))
        time.sleep(0.12)
        answer = route.fetch()
        waiting.pop()
        route.fulfill(response=answer)

    page.route("**/api/v1/passes*", slow)
    page.evaluate(
        """() => {
        const root = document.querySelector('#app');
        const l = document.querySelector('.diagram-panel [data-ref="L"]');
        window.seen = new Set();
        new MutationObserver(() => window.seen.add(`${root.dataset.stale} ${l.dataset.value}`))
            .observe(l, { attributes: true });
        }"""
    )
    page.evaluate(FAST_HAND)
    workbench.settled()
    final = value(workbench, W)
    assert final == 4.5
    shown_numbers(workbench, server, W, final)
    assert max(log) == 1
    # 60 positions of the hand, but no more requests than there was time for.
    assert 3 <= len(log) <= 30
    seen = page.evaluate("[...window.seen]")
    assert any(entry.startswith("true ") for entry in seen), "numbers follow while the hand moves"
    page.unroute_all(behavior="wait")


# Sixty moves, 12 ms apart, as a fast hand makes them, ending thirty steps to the right.
FAST_HAND = """async () => {
  const mark = document.querySelector('.diagram-panel [data-stop="w.2.1.2"]');
  const box = mark.getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const send = (type, dx) => mark.dispatchEvent(new PointerEvent(type, {
    pointerId: 1, isPrimary: true, pointerType: 'mouse', button: 0, buttons: 1,
    clientX: x + dx, clientY: y, bubbles: true,
  }));
  mark.setPointerCapture = () => undefined;
  send('pointerdown', 0);
  send('pointermove', 5);
  for (let at = 1; at <= 60; at += 1) {
    send('pointermove', 5 + (at % 2 ? at * 4 : at * 2.5));
    await new Promise((resolve) => setTimeout(resolve, 12));
  }
  send('pointerup', 155);
}"""
