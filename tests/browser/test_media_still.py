"""Pictures: how sharp they are at every size, and what is said where there is none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.test_media import difference, opened, picture_of, saved, tick
from tests.browser.workbench import Workbench


def edges(picture: Image.Image) -> float:
    """How many pixels differ much from the next one in their row, in some fifty rows."""
    grey = picture.convert("L")
    rows = (
        grey.crop((0, y, grey.width, y + 1)).tobytes()
        for y in range(0, grey.height, grey.height // 50)
    )
    return sum(abs(a - b) > 90 for row in rows for a, b in pairwise(row))


def test_a_larger_png_is_drawn_larger_and_not_blown_up(workbench: Workbench) -> None:
    """The same picture at 1x and 4x, and its edges as hard at 4x."""
    workbench.jump("End")
    page = opened(workbench, "still")
    tick(page, "still", "png")
    found = {}
    for zoom in (1, 4):
        tick(page, "zoom", str(zoom))
        expect(page.locator(".media-note").first).to_contain_text("pixels")
        found[zoom] = picture_of(saved(page)).convert("RGB")
    small, large = found[1], found[4]
    assert large.size == (4 * small.width, 4 * small.height)
    assert difference(large.resize(small.size, Image.Resampling.BOX), small) < 0.02
    blown_up = small.resize(large.size, Image.Resampling.BICUBIC)
    assert edges(large) > 3 * edges(blown_up)


@pytest.fixture
def expected_faults() -> list[str]:
    return ["ERR_FAILED"]


def test_a_font_that_does_not_come_is_told(workbench: Workbench) -> None:
    """In the picture's place, and of the file; once it comes, all is well."""
    page = workbench.page
    page.route("**/*.woff2", lambda route: route.abort())
    page.locator("button.export").click()
    page.locator("[data-format='still']").click()
    expect(page.locator(".media-preview")).to_contain_text("font of the picture")
    page.locator(".media-do").click()
    expect(page.locator(".media-result.bad")).to_contain_text("Check the connection")
    page.unroute("**/*.woff2")
    saved(page)
    expect(page.locator(".media-result.good")).to_be_visible()
    tick(page, "mode", "film")
    expect(page.locator(".media-do")).to_be_visible()
    expect(page.locator(".media-result")).to_have_count(0)
    tick(page, "mode", "still")
    tick(page, "still", "png")
    page.locator("[data-field='ground']").select_option("white")
    expect(page.locator(".media-preview img")).to_be_visible()
    expect(page.locator(".media-unseen")).to_have_count(0)
