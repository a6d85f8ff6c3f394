"""The table of samples, as a person meets it."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.browser.workbench import Workbench

TSV = "x1\tx2\ty1\ty2\n2\t3\t1\t0\n0,5\t-1\t0\t1\n1\t1\t1/2\t1\n"
PASTE = """([text, cell]) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    const target = cell ? document.querySelector(`[data-cell="${cell}"]`) : document.activeElement;
    const init = { clipboardData: data, bubbles: true, cancelable: true };
    target.dispatchEvent(new ClipboardEvent('paste', init));
}"""


class Samples:
    """The table of samples, open."""

    def __init__(self, workbench: Workbench) -> None:
        self.page = workbench.page
        self.workbench = workbench
        self.page.locator(".samples-button:visible").click()
        expect(self.page.locator(".samples-table")).to_be_visible()

    @property
    def said(self) -> Locator:
        return self.page.locator(".samples-said")

    def cell(self, row: int, column: int) -> Locator:
        return self.page.locator(f'[data-cell="{row}.{column}"]')

    def paste(self, text: str, cell: str | None = None) -> None:
        self.page.evaluate(PASTE, [text, cell])

    def rows(self, count: int) -> None:
        expect(self.page.locator(".samples-button:not(.low) .number")).to_have_text(
            str(count), timeout=20_000
        )

    def tool(self, name: str) -> None:
        self.page.get_by_role("button", name=name).click()

    def close(self) -> None:
        self.page.keyboard.press("Escape")
        expect(self.page.locator(".samples-table")).to_have_count(0)
