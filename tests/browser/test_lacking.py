"""What other browsers do otherwise, done so in this one."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener
from tests.browser.links import link
from tests.browser.samples import Samples
from tests.browser.workbench import Workbench

NO_FIELD_SIZING = """() => {
    const supports = CSS.supports.bind(CSS);
    CSS.supports = (name, ...more) => name !== 'field-sizing' && supports(name, ...more);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('select { field-sizing: fixed !important; }');
    document.adoptedStyleSheets = [sheet];
}"""
BOXES = """() => [...document.querySelectorAll('.plain-select')]
    .filter((select) => select.localName === 'select' && select.checkVisibility())
    .map((select) => select.getBoundingClientRect())
    .flatMap(({ x, y, width, height }) => [x, y, width, height])"""

# In Safari the button let go puts the caret there, even into what its press has selected.
CARET_AT_RELEASE = """() => document.addEventListener('mouseup', (event) => {
    if (!event.defaultPrevented) event.target.setSelectionRange?.(0, 0);
})"""

# Safari reads the letters of a drawing late, and Firefox draws none other than in its proportions.
READ_LATE = """() => {
    HTMLImageElement.prototype.decode = () => new Promise((resolve) => { window.read = resolve; });
}"""
DRAWINGS = """() => {
    window.drawings = [];
    const give = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
        if (blob.type === 'image/svg+xml') window.drawings.push(blob.text());
        return give.call(URL, blob);
    };
}"""


def test_no_drag_selects_the_letters_under_it(page: Page) -> None:
    """Safari knows the property by its prefixed name alone."""
    page.goto("/")
    style = page.request.get(page.locator("link[rel=stylesheet]").get_attribute("href") or "")
    sheet = style.text()
    both = "-webkit-user-select:none;user-select:none"
    assert sheet.count(both) == sheet.count("user-select") / 2 > 0


def test_a_choice_is_as_wide_as_what_is_chosen(open_workbench: Opener, watched: Page) -> None:
    experiment = {
        "version": 1, "inputs": 2, "loss": "mse", "x": [[1, 2]] * 3, "target": [[1, 0]] * 3,
        "layers": [{"units": 2, "activation": "tanh", "weights": [[1, 2], [3, 4]]}],
    }  # fmt: skip
    path = "/" + link(experiment)

    def boxes(workbench: Workbench) -> list[float]:
        page = workbench.page
        page.locator(".speed").last.select_option("reading")
        page.locator(".network-button").click()
        found: list[float] = page.evaluate(BOXES)
        page.locator(".loss-choice select").select_option("half_sse")
        expect(page.locator(".network-pick select").first).to_have_value("half_sse")
        found += page.evaluate(BOXES)
        return found

    measured = boxes(open_workbench(path))
    assert len(measured) == 2 * 4 * 7
    watched.add_init_script(f"({NO_FIELD_SIZING})()")
    watched.goto("/healthz")
    assert boxes(open_workbench(path)) == pytest.approx(measured, abs=0.5)


def test_a_cell_pressed_is_typed_over(workbench: Workbench) -> None:
    page = workbench.page
    page.evaluate(CARET_AT_RELEASE)
    cell = Samples(workbench).cell(0, 0)
    cell.click()
    page.keyboard.type("5")
    expect(cell).to_have_value("5")
    # Pressed again, the caret goes there.
    cell.click()
    page.keyboard.type("6")
    expect(cell).to_have_value("65")


def test_a_picture_is_shown_when_it_has_been_read(workbench: Workbench) -> None:
    page = workbench.page
    page.evaluate(READ_LATE)
    page.locator("button.export").click()
    page.locator("[data-format='still']").click()
    page.wait_for_function("() => window.read")
    expect(page.locator(".media-preview img")).to_have_count(0)
    page.evaluate("window.read()")
    expect(page.locator(".media-preview img")).to_be_visible()


def test_a_drawing_fills_its_canvas(workbench: Workbench) -> None:
    page = workbench.page
    page.evaluate(DRAWINGS)
    page.locator("button.export").click()
    page.locator("[data-format='still']").click()
    page.locator("label", has=page.locator("[name='media-still'][value='png']")).click()
    with page.expect_download():
        page.locator(".media-do").click()
    assert page.evaluate("window.drawings.at(-1)").startswith('<svg preserveAspectRatio="none" ')
