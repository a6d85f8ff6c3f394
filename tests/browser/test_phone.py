"""A phone in the hand, upright or on its side: what is told is seen, what is tapped is meant."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Phone
from tests.browser.links import link
from tests.browser.workbench import Workbench

DEEP: dict[str, Any] = {
    "version": 1, "inputs": 3, "loss": "half_sse", "seed": 5,
    "x": [[1, -0.5, 2]], "target": [[1, 0]],
    "layers": [
        {"units": 4, "activation": "relu"}, {"units": 4, "activation": "relu"},
        {"units": 2, "activation": "identity"},
    ],
}  # fmt: skip
SIDES = [(740, 360), (667, 375), (640, 360)]
# Of what lies over the middle of a number that is seen, the uppermost mark.
MET = """() => [...document.querySelectorAll('.tag .line.value')].map((line) => {
    const { x, y, width, height } = line.querySelector('text').getBoundingClientRect();
    const met = document.elementFromPoint(x + width / 2, y + height / 2);
    return [line.closest('[data-stop]').dataset.stop, met?.closest('[data-stop]')?.dataset.stop];
})"""


@pytest.mark.parametrize(("width", "height"), SIDES)
def test_a_long_walk_is_no_wider_than_the_window(phone: Phone, width: int, height: int) -> None:
    page = phone(width, height, link(DEEP))
    expect(page.locator(".timeline-phase")).to_have_count(4)
    assert page.evaluate("() => document.documentElement.scrollWidth") == width
    ends = page.evaluate("""() => [...document.querySelectorAll('.timeline-phase')].map(
        (group) => group.scrollWidth - group.clientWidth)""")
    assert ends == [0, 0, 0, 0]


@pytest.mark.parametrize(("width", "height"), [*SIDES, (390, 844), (360, 640)])
def test_a_tap_on_a_weight_meets_that_weight(phone: Phone, width: int, height: int) -> None:
    page = phone(width, height, "")
    page.locator(".diagram-frame").scroll_into_view_if_needed()
    page.evaluate("() => window.scrollTo(0, 104)")
    met = page.evaluate(MET)
    assert len(met) == 12
    # What is under the edge of the frame or the player can't be tapped.
    seen = [(meant, hit) for meant, hit in met if hit is not None]
    assert len(seen) >= 4
    assert [pair for pair in seen if pair[0] != pair[1]] == []


def within(page: Page, part: str, *, frame: str = ".diagram-frame") -> bool:
    inner = page.locator(part).first.bounding_box()
    outer = page.locator(frame).bounding_box()
    assert inner
    assert outer
    top = inner["y"] >= outer["y"]
    return top and inner["y"] + inner["height"] <= outer["y"] + outer["height"]


def test_a_link_to_a_step_shows_what_the_step_is_about(phone: Phone) -> None:
    layer = {"units": 3, "activation": "relu"}
    page = phone(390, 844, link({**DEEP, "layers": [layer] * 5, "target": [[1, 0, 1]]}, 30))
    Workbench(page).at_step(30)
    expect(page.locator('.diagram [data-ref="y.3"]')).to_be_in_viewport(ratio=1)
    assert within(page, '.diagram [data-ref="y.3"]')


def test_at_the_end_the_loss_is_seen_with_the_last_weight(phone: Phone) -> None:
    page = phone(390, 844, "")
    Workbench(page).jump("End")
    Workbench(page).at_step(51)
    page.wait_for_timeout(200)
    assert within(page, '.diagram [data-ref="new.L"] text')
    assert within(page, '.diagram [data-ref="new.w.3.2.2"] text')


def test_a_whole_layers_step_is_followed_to_its_layer(phone: Phone) -> None:
    layers = [{"units": n, "activation": "identity", "biases": [0.5] * n} for n in (4, 2)]
    wide = {**DEEP, "layers": layers}
    page = phone(390, 844, link(wide, 4, granularity="layer"))
    Workbench(page).at_step(4)
    expect(page.locator(".narration-text")).to_contain_text("unchanged")
    for unit in (1, 2):
        mark = page.locator(f'.diagram [data-ref="y.{unit}"]').first
        expect(mark).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(("width", "height"), [(390, 844), (360, 640)])
def test_the_loss_of_the_last_sentence_is_seen_and_no_name_lies_in_the_shade(
    phone: Phone, width: int, height: int
) -> None:
    page = phone(width, height, "")
    Workbench(page).jump("End")
    page.wait_for_timeout(300)
    frame = page.locator(".diagram-frame").bounding_box()
    assert frame
    tops, bottoms = (
        page.locator(".diagram .unit:has([data-stop^='t.']) text").evaluate_all(
            f"(texts) => texts.map((text) => text.getBoundingClientRect().{side})"
        )
        for side in ("top", "bottom")
    )
    assert len(bottoms) >= 4
    left = page.locator(".diagram-frame").evaluate(
        "(frame) => frame.scrollHeight - frame.clientHeight - frame.scrollTop"
    )
    end = frame["y"] + frame["height"]
    assert left < 1 or max(bottoms) <= end - 12 or min(tops) >= end - 4
    for ref in ("L", "new.L"):
        assert within(page, f'.diagram [data-ref="{ref}"]'), ref


@pytest.mark.parametrize(
    ("width", "height", "part", "player"),
    [(360, 640, ".narration-text", ".player-bar"), (740, 360, ".diagram-panel", ".player-dock")],
)
def test_the_player_does_not_cover_what_a_step_shows(
    phone: Phone, width: int, height: int, part: str, player: str
) -> None:
    page = phone(width, height, "")
    Workbench(page).jump("End")
    page.wait_for_timeout(200)
    shown = page.locator(part).bounding_box()
    over = page.locator(player).bounding_box()
    assert shown
    assert over
    assert shown["y"] + shown["height"] <= over["y"] + 1
    # Who reads further down stays there.
    page.evaluate("() => window.scrollTo(0, 500)")
    page.keyboard.press("ArrowLeft")
    page.wait_for_timeout(200)
    assert page.evaluate("() => window.scrollY") == 500


@pytest.mark.parametrize(("width", "height"), [(360, 600), (740, 360)])
def test_a_step_that_multiplies_by_a_weight_shows_the_weight(
    phone: Phone, width: int, height: int
) -> None:
    """Where one line has room for the weight or its gradient, it is the one that the step reads."""
    page = phone(width, height, "")
    workbench = Workbench(page)
    for _ in range(21):
        workbench.jump("ArrowRight")
    tag = page.locator('.tag[data-stop="w.3.1.1"]')
    expect(tag.locator(".line.gradient")).to_be_visible()
    expect(tag.locator(".line.value")).to_be_hidden()
    workbench.jump("ArrowRight")
    workbench.at_step(22)
    expect(page.locator(".narration-text")).to_contain_text("gradient times weight")
    expect(tag.locator(".line.value text")).to_have_text("0.5")
    expect(tag.locator(".line.value")).to_be_visible()
    expect(tag.locator(".line.gradient")).to_be_hidden()
    workbench.jump("End")
    expect(tag.locator(".line.updated")).to_be_visible()
    expect(tag.locator(".line.value")).to_be_hidden()


@pytest.mark.parametrize(("width", "height"), [(390, 844), (360, 640)])
def test_a_tapped_number_is_seen_with_its_answer(phone: Phone, width: int, height: int) -> None:
    page = phone(width, height, "")
    for _ in range(35):
        page.keyboard.press("ArrowRight")
    Workbench(page).at_step(35)
    page.wait_for_timeout(200)
    mark = page.locator('.diagram [data-ref="dz.2.1"]').first
    mark.tap()
    expect(page.locator('.why h2 [data-ref="dz.2.1"]')).to_be_visible()
    page.wait_for_timeout(200)
    player = page.locator(".player-bar").bounding_box()
    answer = page.locator(".why .latex").first.bounding_box()
    assert player
    assert answer
    assert answer["y"] + answer["height"] <= player["y"]
    expect(mark).to_be_in_viewport(ratio=1)
    # A term of the formula opens in place: the head of the next answer is seen as well.
    page.evaluate("() => window.scrollBy(0, 200)")
    page.locator(".why .chips button, .why .chip").last.tap()
    expect(page.locator('.why h2 [data-ref="dz.2.1"]')).to_have_count(0)
    page.wait_for_timeout(200)
    expect(page.locator(".why h2")).to_be_in_viewport(ratio=1)


# The room of a layer's head and units, and of the panel that changes it.
LAYER_AND_PANEL = """() => {
  const units = [1, 2].map((unit) => document.querySelector(`[data-stop="h.2.${unit}"]`));
  const boxes = units.map((unit) => unit.closest('.unit').getBoundingClientRect());
  const panel = document.querySelector('#layer-panel').getBoundingClientRect();
  return boxes.some((box) => box.left < panel.right && panel.left < box.right
    && box.top < panel.bottom && panel.top < box.bottom);
}"""


def test_a_layers_panel_changes_its_side_when_the_phone_is_turned(phone: Phone) -> None:
    page = phone(390, 844)
    page.locator('.heads [data-layer="2"]').tap()
    panel = page.locator("#layer-panel")
    # No hand turns it before it has been placed.
    expect(panel).to_have_attribute("style", re.compile("left"))
    for width, height in [(844, 390), (390, 844), (844, 390)]:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(700)
        expect(panel).to_be_in_viewport(ratio=1)
        page.wait_for_function(f"() => !({LAYER_AND_PANEL})()")


@pytest.mark.parametrize(("width", "height"), [(360, 640), (667, 375), (640, 360)])
def test_all_that_can_be_done_to_a_layer_is_seen_at_once(
    phone: Phone, width: int, height: int
) -> None:
    page = phone(width, height)
    page.locator('.heads [data-layer="1"]').tap()
    panel = page.locator("#layer-panel")
    expect(panel).to_be_in_viewport(ratio=1)
    for control in panel.locator("select, button, input").all():
        expect(control).to_be_in_viewport(ratio=1)
    # It does not take the place of what it changes.
    box = panel.bounding_box()
    assert box
    assert box["height"] <= 360
    # With many units it scrolls inside, and a quick finger meets the same button each time.
    more = panel.get_by_role("button", name="One unit more")
    there = more.bounding_box()
    for _ in range(6):
        more.tap()
    expect(panel.locator("output")).to_have_text("8")
    assert more.bounding_box() == there
    panel.evaluate("(panel) => panel.scrollTo(0, 16)")
    there = more.bounding_box()
    more.tap()
    expect(panel.locator("output")).to_have_text("9")
    assert more.bounding_box() == there
    expect(panel).to_be_in_viewport(ratio=1)
    panel.get_by_role("button", name="Remove this layer").scroll_into_view_if_needed()
    expect(panel.get_by_role("button", name="Remove this layer")).to_be_in_viewport(ratio=1)


def test_help_says_no_direction_that_the_picture_of_a_phone_does_not_have(phone: Phone) -> None:
    page = phone(360, 640)
    expect(page.locator(".diagram")).to_have_class(re.compile(r"\bdown\b"))
    page.get_by_role("button", name="Help").tap()
    said = page.get_by_role("dialog").locator("p").first
    expect(said).to_contain_text("from the inputs to the loss")
    expect(said).not_to_contain_text(re.compile("left|right"))


def test_a_verdict_in_chinese_stays_on_one_line(phone: Phone) -> None:
    page = phone(360, 640)
    page.locator(".language").tap()
    expect(page.locator(".proof-badge.good")).to_have_accessible_name("12/12 个梯度一致")
    page.locator(".proof-badge").tap()
    verdict = page.locator(".proof-table tbody td:last-child").first
    expect(verdict).to_have_text("一致")
    assert verdict.evaluate("(cell) => cell.getBoundingClientRect().height") < 40


def test_a_picture_a_little_wider_than_the_phone_makes_no_small_moves(phone: Phone) -> None:
    """Only as far aside as a step needs: not a few pixels with every step."""
    wide = {**DEEP, "layers": [{"units": 5, "activation": "relu"}, DEEP["layers"][2]]}
    page = phone(360, 640, link(wide, 0))
    places = [0]
    for _ in range(1, 25):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(40)
        places.append(page.evaluate("() => document.querySelector('.diagram-frame').scrollLeft"))
    moves = [abs(after - before) for before, after in pairwise(places)]
    assert max(moves) > 0
    assert [move for move in moves if 0 < move < 25] == []


@pytest.mark.parametrize(("width", "height"), [(740, 360), (844, 390)])
def test_on_its_side_a_layers_head_stays_in_sight_under_the_finger(
    phone: Phone, width: int, height: int
) -> None:
    page = phone(width, height, link(DEEP))
    frame = page.locator(".diagram-frame")
    frame.scroll_into_view_if_needed()
    assert frame.evaluate("(frame) => frame.scrollHeight - frame.clientHeight") > 60
    frame.evaluate("(frame) => frame.scrollTo(0, 1000)")
    head = page.locator('.heads [data-layer="2"]')
    expect(head.locator("text")).to_have_text("layer 2 ReLU")
    reach = head.locator(".head-reach").bounding_box()
    assert reach
    assert reach["height"] >= 44
    assert within(page, '.heads [data-layer="2"] text')
    # Its words are short enough for one line: no two heads meet.
    boxes = [box for head in page.locator(".heads text").all() if (box := head.bounding_box())]
    assert all(a["x"] + a["width"] < b["x"] for a, b in pairwise(boxes))
    page.touchscreen.tap(reach["x"] + 20, reach["y"] + 20)
    expect(page.locator("#layer-panel")).to_be_in_viewport(ratio=1)
