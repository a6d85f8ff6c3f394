"""Predicting on a phone: a question, its field and the numbers that answer it are seen together."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Phone

# The last but one is a phone held upright with its keyboard open.
WINDOWS = [(390, 844), (360, 740), (740, 360), (820, 800), (390, 500), (844, 390)]
# What of the question is out of sight: its field, and of the picture what the step lights.
HIDDEN = """() => {
  const player = document.querySelector(innerWidth < 640 ? '.player-bar' : '.player-dock');
  const edge = Math.min(innerHeight, player.getBoundingClientRect().top) + 0.5;
  const frame = document.querySelector('.diagram-frame').getBoundingClientRect();
  const top = Math.max(0, frame.top) - 0.5;
  const out = [];
  const tell = (element, what, from, to) => {
    const box = element.getBoundingClientRect();
    if (box.top < from || box.bottom > to) {
      out.push(`${what}: ${box.top} to ${box.bottom} in ${from} to ${to}`);
    }
    if (box.left < 0 || box.right > innerWidth) out.push(`${what} is beside the window`);
  };
  tell(document.querySelector('#own-number'), 'the field', frame.bottom, edge);
  const rims = document.querySelectorAll('.diagram :is(.cell, .tag:not(.magnifier) .line) .rim');
  const lit = [...rims].filter((rim) => rim.checkVisibility({ opacityProperty: true }));
  for (const rim of lit) tell(rim, rim.parentElement.dataset.ref, top, frame.bottom + 0.5);
  if (document.documentElement.scrollWidth > innerWidth) out.push('the page is too wide');
  return out;
}"""


def start(page: Page) -> None:
    page.get_by_role("button", name="Predict").tap()
    expect(page.locator("#own-number")).to_be_focused()


@pytest.mark.parametrize(("width", "height"), WINDOWS)
def test_a_question_is_seen_with_its_field_and_its_part_of_the_picture(
    phone: Phone, width: int, height: int
) -> None:
    page = phone(width, height)
    start(page)
    count = page.locator("#app").get_attribute("data-step")
    for _ in range(12):
        page.wait_for_function(f"() => !({HIDDEN})().length", timeout=3000)
        page.locator("[data-prompt=reveal]").dispatch_event("click")
        page.locator("[data-prompt=next]").dispatch_event("click")
        expect(page.locator("[data-prompt=reveal]")).to_be_attached()
    assert page.locator("#app").get_attribute("data-step") != count


@pytest.mark.parametrize(("width", "height"), [(390, 844), (390, 500)])
def test_the_first_question_is_seen_with_the_numbers_that_answer_it(
    phone: Phone, width: int, height: int
) -> None:
    page = phone(width, height)
    start(page)
    for ref in ("y.1", "t.1"):
        expect(page.locator(f'.diagram .cell[data-ref="{ref}"] .digits')).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(("width", "height"), [(390, 844), (740, 360), (820, 800)])
def test_predicting_leaves_the_picture_as_large_as_it_is(
    phone: Phone, width: int, height: int
) -> None:
    page = phone(width, height)
    frame = page.locator(".diagram-frame")
    before = frame.evaluate("(frame) => [frame.clientWidth, frame.clientHeight]")
    start(page)
    assert frame.evaluate("(frame) => [frame.clientWidth, frame.clientHeight]") == before
    # What stood right below the picture is still there.
    page.locator('label:has([value="table"])').tap()
    expect(page.locator(".diagram-panel table").first).to_be_visible()
    page.get_by_role("button", name="Predict").tap()
    expect(page.locator(".formula-panel #own-number")).to_be_attached()
