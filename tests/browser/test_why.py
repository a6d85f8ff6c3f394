"""Why this number: factors, ways back from the loss, matrices, and where a zero died."""

from __future__ import annotations

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import Opener
from tests.browser.links import link
from tests.browser.why import Why, choose, numbers
from tests.browser.workbench import Workbench


def unlit_edges(workbench: Workbench) -> int:
    return workbench.page.locator(".diagram-panel .tag.off").count()


def test_nothing_to_explain_before_the_first_step(workbench: Workbench) -> None:
    expect(workbench.page.locator(".why")).to_have_count(0)


def test_a_step_is_explained(workbench: Workbench) -> None:
    workbench.jump("ArrowRight")
    why = Why(workbench)
    why.explains("h.1.1")
    expect(why.root.locator(".row-product")).to_have_text(["= 3", "= −1.5"])
    workbench.jump("ArrowLeft")
    expect(why.root).to_have_count(0)


def test_factors_and_two_paths(workbench: Workbench) -> None:
    workbench.jump("End")
    why = choose(workbench, "dw.2.1.2")
    assert numbers(why.factors()) == ["4", "1", "2.625"]
    expect(why.ways()).to_have_count(2)
    expect(why.root.locator(".why-sum .number")).to_have_text("2.5 + 8 = 10.5")

    why.chip("da.2.1").click()
    why.explains("da.2.1")
    expect(why.root.locator(".why-paths .row-product")).to_have_text(["= 0.625", "= 2"])
    expect(why.root.locator(".why-sum .number")).to_have_text("0.625 + 2 = 2.625")
    expect(why.root.locator("h2")).to_be_focused()

    why.root.get_by_role("navigation").get_by_role("button").click()
    why.explains("dw.2.1.2")
    expect(why.root.get_by_role("navigation")).to_have_count(0)


def test_fractions_on_two_lines_keep_clear_of_each_other(open_workbench: Opener) -> None:
    row = [0.5, -0.75, 1.25]
    experiment = {
        "version": 1, "inputs": 3, "loss": "mse", "x": [row, row], "target": [row, row],
        "layers": [{"units": 3, "activation": "tanh", "weights": [row] * 3}] * 2,
    }  # fmt: skip
    workbench = open_workbench("/" + link(experiment))
    workbench.page.set_viewport_size({"width": 1280, "height": 900})
    workbench.jump("End")
    why = choose(workbench, "da.1.1")
    line = why.root.locator(".why-line", has=workbench.page.locator(".mfrac")).first
    boxes = [base.bounding_box() for base in line.locator(".katex-base").all()]
    sides = [(box["y"], box["y"] + box["height"]) for box in boxes if box]
    upper, lower = min(sides), max(sides)
    assert lower[0] > upper[0] + 20
    assert lower[0] - max(low for top, low in sides if top < lower[0] - 20) >= 5


def test_a_factor_that_is_a_sum_opens_in_place(workbench: Workbench) -> None:
    """E19 to E24: ? until it is known at the cursor, then its number; its own factors open too."""
    workbench.jump("End")
    why = choose(workbench, "dw.2.1.1")
    fold = why.root.locator(":scope > .chips .chip-fold").last
    fold.focus()
    workbench.page.keyboard.press("Enter")
    expect(fold).to_have_attribute("aria-expanded", "true")
    inside = why.root.locator('[data-inside="da.2.1"]')
    expect(inside.locator(".row-product")).to_have_text(["= 0.625", "= 2"])
    tops = [place.bounding_box() for place in (fold, inside, why.ways().first)]
    heights = [place["y"] for place in tops if place]
    assert len(heights) == 3
    assert heights == sorted(heights)
    why.explains("dw.2.1.1")
    while why.factors().last.get_attribute("data-value") is not None:
        workbench.jump("ArrowLeft")
    why.explains("dw.2.1.1")
    assert numbers(why.factors()) == ["1.5", "1", "?"]
    expect(inside.locator(".inside-sum .number")).to_have_text("= ?")
    workbench.jump("ArrowRight")
    expect(inside.locator(".inside-sum .number")).to_have_text("= 2.625")
    workbench.jump("End")
    inside.locator(".chip-fold").last.click()
    assert why.root.locator(".inside .inside").count() == 1
    fold.click()
    expect(inside).to_have_count(0)
    why.chip("da.2.1").click()
    why.explains("da.2.1")
    expect(why.root.locator("h2")).to_be_focused()
    lit = workbench.page.locator('.diagram-panel .lit[data-ref="da.2.1"]')
    expect(lit).to_have_count(1)


def test_pointing_lights_the_diagram(workbench: Workbench) -> None:
    workbench.jump("End")
    why = choose(workbench, "dw.2.1.2")
    why.ways().nth(1).locator(".route").hover()
    assert unlit_edges(workbench) == 10
    why.root.locator(".why-sum").hover()
    assert unlit_edges(workbench) == 9
    why.cell("dw.2.2.1").hover()
    expect(why.root.locator("td.lit").first).to_be_visible()
    workbench.diagram("dw.2.1.1").first.hover()
    expect(why.root.locator('td.lit [data-ref="dw.2.1.1"]').first).to_be_visible()


def test_ways_that_add_up_have_colours_of_their_own(workbench: Workbench) -> None:
    """E24: both ways to a21 at once, by colour, dashes and number, and a plus where they meet."""
    page = workbench.page
    lines = page.locator(".diagram .way-line")
    workbench.jump("End")
    expect(lines).to_have_count(0)
    why = choose(workbench, "da.2.1")
    expect(lines).to_have_count(2)
    expect(page.locator(".diagram .way-sum")).to_have_count(1)
    assert page.locator(".diagram .way-badge text").all_text_contents() == ["1", "2"]
    expect(why.root.locator(".way-mark")).to_have_text(["1", "2"])
    looks = page.locator(".diagram .way-track").evaluate_all(
        "tracks => tracks.map(getComputedStyle).map((look) => [look.stroke, look.strokeDasharray])"
    )
    assert looks[0][0] != looks[1][0]
    assert looks[0][1] == "none" != looks[1][1]
    why.ways().nth(1).locator(".route").hover()
    assert page.locator(".diagram .way-line.off").count() == 1
    why.root.locator(".route-all").focus()
    assert page.locator(".diagram .way-line.off").count() == 0
    workbench.diagram("dw.1.1.1").first.click()
    why.explains("dw.1.1.1")
    expect(lines).to_have_count(4)
    expect(page.locator(".diagram .way-sum")).to_have_count(3)
    page.keyboard.press("Escape")
    workbench.diagram("L").first.click()
    expect(lines).to_have_count(0)


def test_the_one_node_chain(open_workbench: Opener) -> None:
    workbench = open_workbench("/?example=ex5-default")
    workbench.jump("End")
    why = choose(workbench, "dw.2.1.1")
    assert numbers(why.factors()) == ["2", "1", "1.875"]
    assert numbers(why.ways().first.locator(".chip")) == ["2", "1", "0.75", "[1]", "2.5"]
    expect(why.ways().first.locator(".row-product")).to_have_text("= 3.75")


def test_a_zero_says_where_it_died(open_workbench: Opener) -> None:
    workbench = open_workbench("/?example=ex5-dead-h2")
    workbench.jump("End")
    why = choose(workbench, "dw.1.1.1")
    died = why.root.locator(".why-died li")
    expect(died).to_have_count(1)
    expect(died).to_contain_text("h2 = −3")


def test_softmax_has_its_unfused_form_beside_it(open_workbench: Opener) -> None:
    workbench = open_workbench("/?example=ex6-softmax-ce")
    workbench.jump("End")
    why = choose(workbench, "dz.3.1")
    expect(why.root.locator(".why-apart .why-paths > li")).to_have_count(2)
    expect(why.root.locator(".route-note")).to_have_text("across, through softmax")


def test_what_is_not_known_yet_is_not_told(workbench: Workbench) -> None:
    """Choosing a number and going back before it: the panel stays, and its numbers come with it."""
    workbench.jump("End")
    why = choose(workbench, "da.2.1")
    workbench.jump("Home")
    workbench.at_step(0)
    why.explains("da.2.1")
    given = {"1", "0.5", "2", "−1", "1.5", "−2"}
    shown = why.root.locator(".chip-value, .row-product, .addend").all_text_contents()
    assert "?" in shown
    assert {text.removeprefix("= ") for text in shown} - {"?", "[?]"} <= given
    assert set(workbench.values()) & {"da.2.1", "dy.1", "dy.2"} == set()
    while workbench.diagram("da.2.1").first.get_attribute("data-value") is None:
        workbench.jump("ArrowRight")
    why.explains("da.2.1")
    dz = why.root.locator('.matrix [data-ref="da.2.2"]')
    expect(dz).to_have_text("?")
    assert dz.get_attribute("data-value") is None


def test_an_edit_is_explained_anew(workbench: Workbench, server: str) -> None:
    workbench.jump("End")
    why = choose(workbench, "dw.2.1.2")
    workbench.edit("w.3.1.1", "2")
    workbench.settled()
    experiment = httpx.get(f"{server}/api/v1/examples/ex6-default").json()["experiment"]
    experiment["edits"] = {"w.3.1.1": 2}
    answer = httpx.post(
        f"{server}/api/v1/explain", json={"experiment": experiment, "ref": "dw.2.1.2"}
    ).json()
    expect(why.root).to_have_attribute("data-stale", "false")
    shown = [
        float(value or "nan")
        for value in why.factors().evaluate_all("chips => chips.map((chip) => chip.dataset.value)")
    ]
    assert shown == [factor["value"] for factor in answer["factors"]]
    assert workbench.values()["dw.2.1.2"] == {answer["value"]}


def test_by_keyboard_alone(workbench: Workbench) -> None:
    page = workbench.page
    workbench.jump("End")
    workbench.diagram("dw.2.1.2").first.click()
    why = Why(workbench)
    why.explains("dw.2.1.2")
    why.root.locator("h2").focus()
    for _ in range(4):
        page.keyboard.press("Tab")
    expect(why.factors().nth(2)).to_be_focused()
    expect(why.factors().nth(2)).to_have_class("chip opens lit")
    page.keyboard.press("Enter")
    why.explains("da.2.1")
    page.keyboard.press("Shift+Tab")
    expect(why.root.locator(".crumb")).to_be_focused()
    page.keyboard.press("Enter")
    why.explains("dw.2.1.2")
    for _ in range(6):
        page.keyboard.press("Tab")
    expect(why.ways().first.locator(".route")).to_be_focused()
    assert unlit_edges(workbench) == 10
    why.cell("dw.2.1.1").focus()
    page.keyboard.press("ArrowDown")
    expect(why.cell("dw.2.1.2")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(why.cell("dw.2.2.2")).to_be_focused()
    workbench.at_step(51)
    page.keyboard.press("Enter")
    why.explains("dw.2.2.2")


def test_the_diagram_does_not_move(workbench: Workbench) -> None:
    workbench.jump("End")
    frame = workbench.page.locator(".diagram-frame")
    before = frame.bounding_box()
    choose(workbench, "dw.2.1.2")
    assert frame.bounding_box() == before


def test_the_page_is_no_longer_than_the_window(open_workbench: Opener) -> None:
    """The panel scrolls, whatever it holds; what is hidden from sight in it lengthens nothing."""
    workbench = open_workbench("/?example=ex6-batch2")
    workbench.page.set_viewport_size({"width": 1440, "height": 600})
    workbench.jump("End")
    why = choose(workbench, "dw.1.1.1")
    expect(why.root.locator(".shares .visually-hidden").first).to_be_attached()
    assert workbench.page.evaluate("document.documentElement.scrollHeight") == 600


def test_on_a_tablet_it_comes_into_sight(workbench: Workbench) -> None:
    workbench.page.set_viewport_size({"width": 900, "height": 900})
    workbench.jump("End")
    why = choose(workbench, "dz.2.1")
    expect(why.root.locator("h2")).to_be_in_viewport()
    expect(workbench.diagram("dz.2.1").first).to_be_in_viewport()


@pytest.mark.parametrize(("lang", "theme", "width"), [("en", "light", 1440), ("zh", "dark", 390)])
def test_axe(open_workbench: Opener, axe_source: str, lang: str, theme: str, width: int) -> None:
    workbench = open_workbench("/?example=ex6-softmax-ce", lang=lang, theme=theme)
    page = workbench.page
    # So high that a phone's player bar lies over nothing: half hidden, a target is too small.
    page.set_viewport_size({"width": width, "height": 900 if width > 820 else 3200})
    workbench.jump("End")
    why = choose(workbench, "dz.3.1")
    assert violations(page, axe_source) == []
    why.chip("dy.1").click()
    why.explains("dy.1")
    assert violations(page, axe_source, [".why"]) == []
    workbench.diagram("da.2.1").first.click()
    why.explains("da.2.1")
    expect(page.locator(".diagram .way-line")).to_have_count(2)
    why.root.get_by_role("slider").fill("60")
    assert violations(page, axe_source) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
