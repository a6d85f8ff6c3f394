"""Where an edge has room for one number: the plate that shows all of them, beside it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Phone
from tests.browser.links import link
from tests.browser.workbench import Workbench

EDGES = [f"w.{layer}.{to}.{source}" for layer in (1, 2, 3) for to in (1, 2) for source in (1, 2)]
# Wider than a phone, with a number on every edge.
WIDE: dict[str, Any] = {
    "version": 1, "inputs": 4, "loss": "mse", "seed": 3, "learning_rate": 0.1,
    "layers": [{"units": 6, "activation": "relu"}, {"units": 2, "activation": "identity"}],
    "x": [[1, 2, 3, 4]], "target": [[1, 0]],
}  # fmt: skip
# Which numbers the plate touches that do not give way, how far it stands from the edge's own one,
# and whether it leaves a part of that to be read as another number.
LENS = """() => {
  const box = (mark) => mark.getBoundingClientRect();
  const meet = (a, b) =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const holds = (a, b) =>
    a.left <= b.left && b.right <= a.right && a.top <= b.top && b.bottom <= a.bottom;
  const lens = document.querySelector('.magnifier');
  const own = document.querySelector(`.tag[data-stop="${lens.dataset.line}"]`);
  const marks = document.querySelectorAll('.diagram :is(.cell .ground, .tag .line text)');
  const seen = { opacityProperty: true, visibilityProperty: true };
  const others = [...marks].filter(
    (mark) => !lens.contains(mark) && !own.contains(mark) && mark.checkVisibility(seen));
  const [plate, number] = [box(lens.querySelector('.plate')), box(own.querySelector('.plate'))];
  const covers = [...lens.querySelectorAll('.cover')].map(box);
  const covered = (mark) => covers.some((cover) => holds(cover, mark));
  return {
    left: plate.left,
    right: plate.right,
    gap: Math.max(plate.left - number.right, number.left - plate.right,
      plate.top - number.bottom, number.top - plate.bottom),
    met: others.filter((mark) => meet(plate, box(mark)) && !covered(box(mark)))
      .map((mark) => mark.closest('[data-stop]').dataset.stop),
    halved: meet(plate, number) && !covered(number),
  };
}"""
# Whether no side of the plate is cut by the picture's frame.
PLATE_IN_FRAME = """() => {
  const frame = document.querySelector('.diagram-frame').getBoundingClientRect();
  const plate = document.querySelector('.magnifier .plate').getBoundingClientRect();
  return frame.left <= plate.left && plate.right <= frame.right;
}"""
# Whether every line stands on the plate.
LINES_ON_PLATE = """() => {
  const box = (mark) => mark.getBoundingClientRect();
  const plate = box(document.querySelector('.magnifier .plate'));
  const lines = [...document.querySelectorAll('.magnifier text')].map(box);
  return lines.length > 0 && lines.every((line) =>
    plate.left <= line.left && line.right <= plate.right
      && plate.top <= line.top + 2 && line.bottom <= plate.bottom + 2);
}"""
# The edges whose numbers are whole in it.
NUMBERS_IN_FRAME = """() => {
  const frame = document.querySelector('.diagram-frame').getBoundingClientRect();
  return [...document.querySelectorAll('.tag[data-stop^="w."]')].filter((tag) => {
    const box = tag.querySelector('.plate').getBoundingClientRect();
    return frame.left <= box.left && box.right <= frame.right
      && frame.top <= box.top && box.bottom <= frame.bottom;
  }).map((tag) => tag.dataset.stop);
}"""
MIDDLE = """(edge) => {
  const path = document.querySelector(`.edge[data-line="${edge}"] .reach`);
  path.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { x, y } = path.getPointAtLength(path.getTotalLength() / 2);
  const at = new DOMPoint(x, y).matrixTransform(path.getScreenCTM());
  return [at.x, at.y];
}"""


def test_the_plate_stands_beside_its_number_and_touches_none_that_is_seen(phone: Phone) -> None:
    page = phone(360, 640)
    Workbench(page).jump("End")
    Workbench(page).at_step(51)
    for edge in EDGES:
        page.locator(f'.tag[data-stop="{edge}"]').focus()
        expect(page.locator(f'.magnifier[data-line="{edge}"] text')).to_have_count(3)
        lens: dict[str, Any] = page.evaluate(LENS)
        assert lens["met"] == [], edge
        assert not lens["halved"], edge
        assert lens["left"] >= 0, edge
        assert lens["right"] <= 360, edge
        assert lens["gap"] <= 6, edge


@pytest.mark.parametrize("edge", ["w.1.1.1", "w.2.2.2"])
def test_where_no_number_is_seen_a_tap_on_an_edge_shows_its_numbers(
    phone: Phone, edge: str
) -> None:
    page = phone(360, 640)
    Workbench(page).jump("End")
    Workbench(page).at_step(51)
    page.locator('label:has([value="focus"])').tap()
    page.touchscreen.tap(*page.evaluate(MIDDLE, edge))
    expect(page.locator(f'.magnifier[data-line="{edge}"] text')).to_have_count(3)
    expect(page.locator("#number-field")).to_have_count(0)
    expect(page.locator(".why h2")).to_be_in_viewport(ratio=1)
    expect(page.locator(".magnifier .plate")).to_be_in_viewport(ratio=0.99)


@pytest.mark.parametrize("far", [0, 1000], ids=["at the left", "at the right"])
def test_in_a_picture_that_scrolls_the_plate_stays_in_the_frame(phone: Phone, far: int) -> None:
    page = phone(390, 844, link(WIDE))
    Workbench(page).jump("End")
    frame = page.locator(".diagram-frame")
    assert frame.evaluate("(frame) => frame.scrollWidth > frame.clientWidth + 60")
    frame.evaluate("(frame, left) => frame.scrollTo(left, frame.scrollTop)", far)
    for edge in page.evaluate(NUMBERS_IN_FRAME):
        page.locator(f'.tag[data-stop="{edge}"]').evaluate(
            "(tag) => tag.focus({ preventScroll: true })"
        )
        expect(page.locator(f'.magnifier[data-line="{edge}"]')).to_have_count(1)
        page.wait_for_function(PLATE_IN_FRAME, timeout=3000)


def test_its_lines_stand_on_the_plate_wherever_that_comes_to_stand(phone: Phone) -> None:
    """A link opens at a step, its edge is scrolled into sight: the plate finds a better place."""
    layers = [{**layer, "biases": [0.1] * layer["units"]} for layer in WIDE["layers"]]
    for step in range(22, 27):
        page = phone(390, 844, link({**WIDE, "layers": layers}, step))
        Workbench(page).at_step(step)
        expect(page.locator(".magnifier .plate")).to_have_count(1)
        page.wait_for_timeout(400)
        assert page.evaluate(LINES_ON_PLATE), step


# Numbers on edges and of biases that the plate hides only a part of, and nothing else all of.
HALVED = """() => {
  const box = (mark) => mark.getBoundingClientRect();
  const meet = (a, b) => a.left < b.right - 0.5 && b.left < a.right - 0.5
    && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;
  const holds = (a, b) => a.left <= b.left + 0.5 && b.right <= a.right + 0.5;
  const lens = document.querySelector('.magnifier');
  const plate = box(lens.querySelector('.plate'));
  const covers = [...lens.querySelectorAll('.cover')].map(box);
  const seen = { opacityProperty: true, visibilityProperty: true };
  return [...document.querySelectorAll('.diagram :is(.tag, .bias) .line text')]
    .filter((text) => !lens.contains(text) && text.checkVisibility(seen))
    .filter((text) => meet(plate, box(text)))
    .filter((text) => ![plate, ...covers].some((one) => holds(one, box(text))))
    .map((text) => text.closest('[data-stop]').dataset.stop);
}"""


@pytest.mark.parametrize("biased", [False, True])
def test_the_plate_leaves_no_half_of_another_number(phone: Phone, biased: bool) -> None:
    layers = [
        {**layer, **({"biases": [0.25] * layer["units"]} if biased else {})}
        for layer in WIDE["layers"]
    ]
    page = phone(390, 844, link({**WIDE, "layers": layers}))
    Workbench(page).jump("End")
    edges = page.locator('.tag[data-stop^="w."]')
    for tag in edges.all():
        edge = tag.get_attribute("data-stop")
        tag.focus()
        expect(page.locator(f'.magnifier[data-line="{edge}"] text')).to_have_count(3)
        assert page.evaluate(HALVED) == [], edge
