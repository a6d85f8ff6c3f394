"""What is written in the picture is what the page says it is, whatever draws the picture anew."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opener, Phone
from tests.browser.test_notation import choose
from tests.browser.workbench import Workbench

EXAMPLES = ("ex6-default", "ex6-batch2", "ex6-softmax-ce", "ex6-bias", "mazur")
PLACES = [("ex6-default", "Home"), *((example, "End") for example in EXAMPLES)]


@pytest.mark.parametrize(("example", "keys"), PLACES)
def test_names_language_theme_and_window_leave_the_numbers(
    open_workbench: Opener, example: str, keys: str
) -> None:
    """Each writes the names, or the picture, anew."""
    workbench = open_workbench(f"/?example={example}")
    page = workbench.page
    page.keyboard.press(keys)
    workbench.settled()
    shown = workbench.written()
    assert shown > 0
    for book in ("nielsen", "cs231n", "torch", "notes"):
        choose(page, book)
        assert workbench.written() == shown, book
    for language in ("zh", "en"):
        page.locator(".language").click()
        expect(page.locator("html")).to_have_attribute("lang", re.compile(language))
        workbench.settled()
        assert workbench.written() == shown, language
    page.locator('[data-action="theme"]').click()
    assert workbench.written() == shown
    page.set_viewport_size({"width": 900, "height": 700})
    assert workbench.written() > 0
    page.set_viewport_size({"width": 1440, "height": 900})
    for view in ("Table", "All numbers"):
        page.locator(".diagram-panel label", has_text=view).click()
    assert workbench.written() == shown


def test_an_edges_plate_has_its_numbers_as_they_come(phone: Phone) -> None:
    """Where edges are too many for all their numbers, the step's own are on the plate alone."""
    page = phone(360, 640, "?example=ex6-bias")
    workbench = Workbench(page)
    plate = page.locator(".magnifier")
    plated = 0
    for _ in range(workbench.steps()):
        workbench.jump("ArrowRight")
        assert workbench.written() > 0
        plated += plate.count()
    assert plated
