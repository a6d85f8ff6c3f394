"""The panel that explains one number, as a person meets it."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.browser.workbench import Workbench

# What stands below the top of an explanation comes a turn after it.
BELOW_THE_FOLD = """async () => {
  for (let turn = 0; turn < 3; turn += 1) {
    await new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
  }
}"""


class Why:
    """The panel that explains one number."""

    def __init__(self, workbench: Workbench) -> None:
        self.root = workbench.page.locator(".why")

    def explains(self, ref: str) -> None:
        title = self.root.locator(f'h2 [data-ref="{ref}"]')
        expect(title).to_be_visible()
        expect(self.root).to_have_attribute("data-stale", "false")
        self.root.evaluate(BELOW_THE_FOLD)

    def factors(self) -> Locator:
        """The chips of the one product, without those of the ways."""
        return self.root.locator(":scope > .chips .chip")

    def chip(self, ref: str) -> Locator:
        return self.root.locator(f'.chip[data-ref="{ref}"]').first

    def ways(self) -> Locator:
        return self.root.locator(".why-paths > li")

    def cell(self, ref: str) -> Locator:
        return self.root.locator(f'.matrix [data-ref="{ref}"]').first


def numbers(chips: Locator) -> list[str]:
    return chips.locator(".chip-value").all_text_contents()


def choose(workbench: Workbench, ref: str) -> Why:
    workbench.diagram(ref).first.click()
    why = Why(workbench)
    why.explains(ref)
    return why
