"""What other browsers lack, taken from this one."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.conftest import Opener
from tests.browser.links import link
from tests.browser.workbench import Workbench

NO_FIELD_SIZING = """() => {
    const supports = CSS.supports.bind(CSS);
    CSS.supports = (name, ...more) => name !== 'field-sizing' && supports(name, ...more);
    document.addEventListener('DOMContentLoaded', () => {
        const style = document.createElement('style');
        style.textContent = 'select { field-sizing: fixed !important; }';
        document.head.append(style);
    });
}"""
BOXES = """() => [...document.querySelectorAll('.plain-select')]
    .filter((select) => select.localName === 'select' && select.checkVisibility())
    .map((select) => select.getBoundingClientRect())
    .map(({ x, y, width, height }) => [x, y, width, height].map(Math.round))"""


def test_no_drag_selects_the_letters_under_it(page: Page) -> None:
    """Safari knows the property by its prefixed name alone."""
    page.goto("/")
    style = page.request.get(page.locator("link[rel=stylesheet]").get_attribute("href") or "")
    sheet = style.text()
    both = "-webkit-user-select:none;user-select:none"
    assert sheet.count(both) == sheet.count("user-select") / 2 > 0


def test_a_choice_is_as_wide_as_what_is_chosen(open_workbench: Opener) -> None:
    experiment = {
        "version": 1, "inputs": 2, "loss": "mse", "seed": 5,
        "x": [[1, 2]] * 3, "target": [[1, 0]] * 3, "layers": [{"units": 2, "activation": "tanh"}],
    }  # fmt: skip
    path = "/" + link(experiment)

    def boxes(workbench: Workbench) -> list[list[float]]:
        page = workbench.page
        page.locator(".speed").select_option("reading")
        page.locator(".network-button").click()
        found: list[list[float]] = page.evaluate(BOXES)
        page.locator(".loss-choice select").select_option("half_sse")
        found.extend(page.evaluate(BOXES))
        return found

    measured = boxes(open_workbench(path))
    assert len(measured) == 14
    open_workbench("/").page.add_init_script(f"({NO_FIELD_SIZING})()")
    assert boxes(open_workbench(path)) == measured
