"""Files of what is on the page, and published examples beside what they print."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import Opener
from tests.browser.test_check import tab_to
from tests.browser.workbench import Workbench

SAVED = {
    "latex": (".tex", "\\begin{document}"),
    "markdown": (".md", "$"),
    "numpy": ("-numpy.py", "import numpy"),
    "pytorch": ("-pytorch.py", "import torch"),
    "notebook": (".ipynb", '"nbformat": 4'),
}


def test_save(workbench: Workbench) -> None:
    """The experiment as it stands on the page, under the server's name for it."""
    page = workbench.page
    workbench.edit("x.1", "7.25")
    workbench.settled()
    for name, (ending, sign) in SAVED.items():
        page.get_by_role("button", name="Export").click()
        with page.expect_download() as saved:
            page.locator(f"[data-format='{name}']").click()
        assert saved.value.suggested_filename.endswith(ending)
        text = Path(saved.value.path()).read_text("utf-8")
        assert sign in text
        assert "7.25" in text
        expect(page.locator("#export")).to_be_hidden()


def test_one_number_alone(workbench: Workbench) -> None:
    """Only with a number chosen, and only what leads to it."""
    page = workbench.page
    page.get_by_role("button", name="Export").click()
    expect(page.locator("[data-alone]")).to_have_count(0)
    page.keyboard.press("Escape")
    workbench.diagram("a.1.1").first.click()
    page.get_by_role("button", name="Export").click()
    expect(page.get_by_role("group", name="Only a 1 1")).to_be_visible()
    with page.expect_download() as saved:
        page.locator("[data-alone='markdown']").click()
    text = Path(saved.value.path()).read_text("utf-8")
    assert "a_{11}" in text
    assert "a_{21}" not in text


@pytest.mark.parametrize("name", ["worksheet", "answers"])
def test_open_to_print(workbench: Workbench, name: str) -> None:
    """A page of its own, with its style although it inherits the workbench's policy."""
    page = workbench.page
    page.get_by_role("button", name="Export").click()
    with page.context.expect_page() as opened:
        page.locator(f"[data-format='{name}']").click()
    sheet = opened.value
    faults: list[str] = []
    sheet.on("console", lambda message: faults.append(message.text))
    expect(sheet.locator("h1")).to_contain_text("2-2-2-2")
    sheet.wait_for_load_state()
    answered = sheet.locator("[data-value]").count()
    assert (answered > 0) == (name == "answers")
    assert sheet.evaluate("document.styleSheets.length") == 1
    assert faults == []


def test_keyboard_alone(workbench: Workbench) -> None:
    page = workbench.page
    button = page.get_by_role("button", name="Export")
    tab_to(page, button)
    page.keyboard.press("Enter")
    expect(page.locator("[data-format='still']")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-format='film']")).to_be_focused()
    page.keyboard.press("End")
    expect(page.locator("[data-format='answers']")).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    with page.expect_download() as saved:
        page.keyboard.press("Enter")
    assert saved.value.suggested_filename.endswith(".tex")
    expect(button).to_be_focused()


@pytest.mark.parametrize("name", ["numpy", "worksheet"])
def test_a_file_that_cannot_be_made(
    workbench: Workbench, expected_faults: list[str], name: str
) -> None:
    expected_faults += ["422", "ERR_"]
    page = workbench.page
    problem = '{"type":"t","title":"No","status":422,"detail":"Too many numbers."}'
    page.route(
        "**/api/v1/export/**",
        lambda route: route.fulfill(
            status=422, content_type="application/problem+json", body=problem
        ),
    )
    page.get_by_role("button", name="Export").click()
    page.locator(f"[data-format='{name}']").click()
    expect(page.get_by_role("alert")).to_contain_text("Too many numbers.")
    page.wait_for_timeout(200)
    assert len(page.context.pages) == 1


def test_printed_beside_computed(open_workbench: Opener) -> None:
    """Mazur's loss after the update differs, and it is said why; in the other language too."""
    workbench = open_workbench("/?example=mazur")
    page = workbench.page
    button = page.locator(".gallery")
    tab_to(page, button)
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    last = dialog.locator("tbody tr").last
    expect(last).to_contain_text("0.291027924")
    expect(last).to_contain_text("0.2910277")
    expect(last).to_contain_text("in place")
    expect(last.locator(".reproduced")).to_contain_text("0.2910279239")
    expect(dialog.locator("tbody tr").first).to_contain_text("the same")
    # The table has come after the dialog: who hears the page is told.
    said = dialog.get_by_role("status")
    rows = dialog.locator("tbody tr").count()
    told = f"{rows} printed numbers beside the computed ones; 2 with a remark."
    assert dialog.locator("tr.remarkable").count() == 2
    expect(said).to_have_text(told)
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    page.get_by_role("button", name="切换为中文").click()
    button.click()
    expect(last).to_contain_text("就地")


def test_only_published_examples_have_printed_numbers(workbench: Workbench) -> None:
    page = workbench.page
    expect(page.locator(".gallery")).to_have_count(0)
    page.locator(".example-menu button").first.click()
    page.locator("[data-example='nielsen-1']").click()
    expect(page.locator(".gallery")).to_be_visible()


@pytest.mark.parametrize(("lang", "theme", "width"), [("en", "light", 1440), ("zh", "dark", 360)])
def test_axe(open_workbench: Opener, axe_source: str, lang: str, theme: str, width: int) -> None:
    workbench = open_workbench("/?example=mazur", lang=lang, theme=theme)
    page = workbench.page
    page.set_viewport_size({"width": width, "height": 800})
    page.locator(".export").click()
    expect(page.locator("#export")).to_be_visible()
    assert violations(page, axe_source, ["#export", ".export"]) == []
    page.keyboard.press("Escape")
    page.locator(".gallery").click()
    expect(page.locator(".printed-table")).to_be_visible()
    assert violations(page, axe_source) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
