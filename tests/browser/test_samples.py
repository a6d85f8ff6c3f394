"""Several samples: the table, pasting and opening, and telling any of them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import Opener
from tests.browser.links import link
from tests.browser.samples import TSV, Samples
from tests.browser.workbench import Workbench


def test_a_table_from_a_spreadsheet(workbench: Workbench) -> None:
    """Pasted with decimal commas and a line of names; one undo takes all of it back."""
    samples = Samples(workbench)
    samples.paste(TSV)
    expect(samples.said).to_contain_text("3 samples in place of 1.")
    expect(samples.said).to_contain_text("The line of names was left out.")
    samples.rows(3)
    expect(samples.cell(1, 0)).to_have_value("0.5")
    expect(samples.cell(2, 2)).to_have_value("0.5")
    losses = samples.page.locator("tbody .sample-loss").all_text_contents()
    assert losses[0] == "2.78125"
    assert len(losses) == 3
    samples.page.keyboard.press("Control+z")
    samples.rows(1)
    samples.page.keyboard.press("Control+Shift+z")
    samples.rows(3)
    samples.close()
    workbench.settled()


def test_the_real_clipboard(workbench: Workbench) -> None:
    page = workbench.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("(text) => navigator.clipboard.writeText(text)", TSV)
    samples = Samples(workbench)
    page.keyboard.press("Control+v")
    samples.rows(3)
    page.evaluate("(text) => navigator.clipboard.writeText(text)", "7 8\n9 10")
    samples.tool("Paste")
    expect(samples.said).to_contain_text("The table holds inputs alone")
    samples.rows(2)
    expect(samples.cell(1, 2)).to_have_value("0")


FIRST_FOCUS = """() => {
    window.firstFocus = [];
    let there = false;
    new MutationObserver(() => {
        const sheet = document.querySelector('.samples-sheet');
        if (sheet && !there) window.firstFocus.push(document.activeElement === sheet);
        there = sheet !== null;
    }).observe(document.body, { childList: true, subtree: true });
}"""


def test_the_keyboard_is_the_tables_before_it_is_seen(workbench: Workbench) -> None:
    """The first time it comes after its dialog, then with it: what is typed at once stays."""
    page = workbench.page
    page.evaluate(FIRST_FOCUS)
    Samples(workbench).close()
    Samples(workbench).close()
    assert page.evaluate("window.firstFocus") == [True, True]


UNFIT = [
    ("2\t3\t1\t0\n2\tabc\t1\t0", "Row 2, column 2: “abc” is not a number."),
    ("2\t3\t1\t0\n2\t\t1\t0", "Row 2, column 2 is empty."),
    ("2;3;1;0\n2;3;1", "Row 2 has a different number of cells: 3 instead of 4"),
    ("2,3,1", "3 columns found, but this network needs 4"),
    ("name,age,label", "No numbers were found"),
    ('2,"3,1,0', "quotation mark in row 1"),
]


def test_a_table_that_does_not_fit_leaves_the_page_alone(workbench: Workbench) -> None:
    samples = Samples(workbench)
    before = workbench.values()
    for text, sentence in UNFIT:
        samples.paste(text)
        expect(samples.said).to_contain_text(sentence)
        samples.rows(1)
        assert workbench.values() == before
    expect(samples.page.locator('[data-action="undo"]').last).to_have_attribute(
        "aria-disabled", "true"
    )


def test_ten_thousand_rows(workbench: Workbench) -> None:
    """Refused in a sentence that offers the first ones; the long table scrolls."""
    samples = Samples(workbench)
    samples.paste("\n".join(f"{row}\t1\t1\t0" for row in range(10_000)))
    expect(samples.said).to_contain_text("10000 rows are more than the 1024 samples")
    samples.rows(1)
    samples.page.get_by_role("button", name="Take the first 1024").focus()
    samples.page.keyboard.press("Enter")
    samples.rows(1024)
    # The button has gone; the keys are still the dialog's.
    expect(samples.page.locator("dialog:focus, dialog :focus")).to_have_count(1)
    samples.cell(0, 0).focus()
    samples.page.keyboard.press("ArrowDown")
    expect(samples.cell(1, 0)).to_be_focused()
    samples.page.locator(".samples-scroll").evaluate(
        "(box) => { box.scrollTop = box.scrollHeight }"
    )
    expect(samples.cell(1023, 0)).to_have_value("1023")
    assert samples.page.locator("[data-cell]").count() < 400


def test_a_minus_is_written_as_on_the_page_and_copied_as_in_a_spreadsheet(
    workbench: Workbench,
) -> None:
    page = workbench.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    samples = Samples(workbench)
    cell = samples.cell(0, 1)
    cell.fill("-2e-3")
    page.keyboard.press("Enter")
    expect(cell).to_have_value("−0.002")
    cell.fill("-2e-9")
    page.keyboard.press("Enter")
    expect(cell).to_have_value("−2e−9")
    cell.select_text()
    page.keyboard.press("Control+c")
    assert page.evaluate("navigator.clipboard.readText()") == "-2e-9"
    page.keyboard.press("Control+x")
    expect(cell).to_have_value("")
    page.keyboard.press("Control+v")
    page.keyboard.press("Enter")
    expect(cell).to_have_value("−2e−9")
    with page.expect_download() as download:
        samples.tool("Save CSV")
    assert "2,-2e-9,1,0" in Path(download.value.path()).read_text()


def test_one_row_with_semicolons_is_a_row(workbench: Workbench) -> None:
    """Pasted into a cell: no number has a semicolon in it."""
    samples = Samples(workbench)
    samples.paste("7,5;8;0;1", "0.0")
    expect(samples.cell(0, 0)).to_have_value("7.5")
    expect(samples.cell(0, 3)).to_have_value("1")
    samples.close()
    workbench.settled()


def test_a_blank_paste_is_answered(workbench: Workbench) -> None:
    """It leaves neither the hint nor what was said before."""
    page = workbench.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    samples = Samples(workbench)
    for text, cell in (("", None), (" \n\t\n ", None), ("\n", "0.1")):
        samples.paste("1\t2\t3", None)
        expect(samples.said).to_contain_text("3 columns found")
        samples.paste(text, cell)
        expect(samples.said).to_contain_text("nothing was found to paste")
        samples.rows(1)
    samples.paste(TSV)
    samples.rows(3)
    page.evaluate("navigator.clipboard.writeText('')")
    page.keyboard.press("Control+v")
    expect(samples.said).to_contain_text("nothing was found to paste")
    samples.paste(TSV)
    expect(samples.said).to_contain_text("3 samples in place of 3")
    samples.tool("Paste")
    expect(samples.said).to_contain_text("nothing was found to paste")
    samples.rows(3)


def test_opening_and_saving_a_file(workbench: Workbench, tmp_path: Path) -> None:
    samples = Samples(workbench)
    csv = tmp_path / "class.csv"
    csv.write_text("a;b;c;d\n2;3;1;0\n-0,25;1e-3;0;1\n", encoding="utf-8-sig")
    field = samples.page.locator('.samples-files input[type="file"]')
    field.set_input_files(csv)
    samples.rows(2)
    with samples.page.expect_download() as download:
        samples.tool("Save CSV")
    saved = Path(download.value.path()).read_text()
    assert saved.splitlines() == ["x1,x2,t1,t2", "2,3,1,0", "-0.25,0.001,0,1"]
    (tmp_path / "book.csv").write_bytes(b"PK\x03\x04 not a table")
    field.set_input_files(tmp_path / "book.csv")
    expect(samples.said).to_contain_text("“book.csv” is a workbook")
    samples.rows(2)


def test_a_file_dropped_on_the_table(workbench: Workbench) -> None:
    samples = Samples(workbench)
    samples.page.evaluate(
        """() => {
            const data = new DataTransfer();
            data.items.add(new File(['1,2,0,1\\n3,4,1,0\\n'], 'a.csv', { type: 'text/csv' }));
            const init = { dataTransfer: data, bubbles: true, cancelable: true };
            document.querySelector('.samples-table').dispatchEvent(new DragEvent('drop', init));
        }"""
    )
    samples.rows(2)
    expect(samples.cell(1, 1)).to_have_value("4")


def test_rows_and_cells_by_keyboard_alone(workbench: Workbench) -> None:
    samples = Samples(workbench)
    page = samples.page
    samples.tool("Duplicate sample 1")
    samples.rows(2)
    samples.cell(0, 0).focus()
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    expect(samples.cell(1, 0)).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(samples.cell(1, 1)).to_be_focused()
    page.keyboard.type("1/4")
    page.keyboard.press("ArrowUp")
    expect(samples.cell(0, 1)).to_be_focused()
    expect(samples.cell(1, 1)).to_have_value("0.25")
    page.keyboard.press("Alt+ArrowDown")
    expect(samples.cell(1, 0)).to_have_value("7")
    expect(samples.cell(1, 1)).to_be_focused()
    page.keyboard.type("x")
    for key in ("Enter", "ArrowUp"):
        page.keyboard.press(key)
        expect(page.locator(".cell-fault")).to_contain_text("“x” is not a number")
        expect(samples.cell(1, 1)).to_be_focused()
    page.keyboard.press("Tab")
    expect(samples.cell(1, 1)).to_have_attribute("aria-invalid", "true")
    expect(page.locator(".cell-fault")).to_contain_text("“x” is not a number")
    samples.cell(1, 1).press("Escape")
    expect(samples.cell(1, 1)).to_have_value("3")
    samples.tool("Remove sample 2")
    samples.rows(1)
    page.get_by_role("button", name="Remove sample 1").click(force=True)
    expect(samples.said).to_contain_text("At least one sample is needed")
    for count in (2, 2, 2, 2, 1):
        page.keyboard.press("Control+z")
        samples.rows(count)
    expect(samples.cell(0, 0)).to_have_value("2")


def test_pasting_into_a_cell_fills_from_there(workbench: Workbench) -> None:
    samples = Samples(workbench)
    samples.cell(0, 1).focus()
    samples.paste("5\t6\n7\t8", "0.1")
    expect(samples.said).to_contain_text("Samples 1 to 2 filled.")
    samples.rows(2)
    expect(samples.cell(0, 0)).to_have_value("2")
    expect(samples.cell(1, 1)).to_have_value("7")
    samples.paste("1\t2\t3", "0.2")
    expect(samples.said).to_contain_text("3 columns don’t fit here")


def test_a_label_that_does_not_fit_the_loss(
    workbench: Workbench, expected_faults: list[str]
) -> None:
    expected_faults.append("422")
    page = workbench.page
    document = {
        "version": 1,
        "inputs": 2,
        "layers": [{"units": 1, "activation": "sigmoid", "weights": [[1], [-1]]}],
        "loss": "binary_cross_entropy",
        "x": [[1, 2]],
        "target": [[1]],
    }
    page.evaluate("(hash) => { location.hash = hash }", link(document, granularity="unit"))
    expect(page.locator('.diagram-panel [data-ref="x.2"]').first).to_be_attached()
    expect(page.locator('.diagram-panel [data-ref="y.2"]')).to_have_count(0)
    samples = Samples(workbench)
    samples.cell(0, 2).fill("2")
    samples.page.keyboard.press("Enter")
    expect(page.locator(".cell-fault")).to_contain_text(
        "“2” can’t be a label here: binary cross-entropy takes labels from 0 to 1."
    )
    expect(samples.cell(0, 2)).to_have_value("2")
    expect(workbench.diagram("t.1").first).to_have_attribute("data-value", "1")
    workbench.settled()
    samples.page.locator(".samples-sheet").focus()
    samples.paste("x1,x2,t1\n1,2,0\n" + "3,4,-1\n" * 6)
    expect(samples.said.locator("li")).to_have_text(
        "Nothing was changed. A label of binary cross-entropy is a probability, from 0 to 1; "
        "6 labels are not: sample 2, label 1 (−1); sample 3, label 1 (−1); sample 4, label 1 (−1); "
        "sample 5, label 1 (−1); and 2 more. Change them, or choose a loss that takes any number, "
        "such as MSE."
    )
    samples.rows(1)


@pytest.mark.parametrize(("lang", "theme"), [("en", "light"), ("zh", "dark")])
def test_the_table_has_no_axe_violation(
    open_workbench: Opener, axe_source: str, lang: str, theme: str
) -> None:
    workbench = open_workbench(lang=lang, theme=theme)
    samples = Samples(workbench)
    samples.paste(TSV)
    samples.rows(3)
    samples.cell(1, 1).fill("abc")
    samples.page.keyboard.press("Enter")
    expect(samples.page.locator(".cell-fault")).to_be_visible()
    assert violations(samples.page, axe_source, ["dialog.samples"]) == []


def test_on_a_phone(browser: Any, server: str) -> None:
    """The table takes the whole screen; targets are large, and nothing reaches over the edge."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, base_url=server,
        locale="en-GB", reduced_motion="reduce",
    )  # fmt: skip
    try:
        page = context.new_page()
        samples = Samples(Workbench(page).open())
        box = page.locator("dialog.samples").bounding_box()
        assert box == {"x": 0, "y": 0, "width": 390, "height": 844}
        samples.paste(TSV)
        samples.rows(3)
        samples.cell(2, 0).tap()
        expect(samples.cell(2, 0)).to_be_focused()
        samples.cell(2, 0).fill("9")
        samples.cell(1, 0).tap()
        expect(samples.cell(2, 0)).to_have_value("9")
        for target in page.locator("dialog.samples :is(button, .samples-table input)").all():
            size = target.bounding_box()
            assert size is not None
            assert min(size["height"], size["width"]) >= 44
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide == 390
        expect(page.locator(".samples-said")).to_have_text(re.compile("3 samples in place of 1"))
    finally:
        context.close()
