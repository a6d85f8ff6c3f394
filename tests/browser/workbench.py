"""The workbench as a person meets it: what it shows, and the few things one does to it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from app.trace.architecture import Architecture
from app.trace.refs import GIVEN, MATRICES, parse
from app.trace.script import script
from app.trace.story import Granularity, Story

READ_VALUES = """() => [...document.querySelectorAll('[data-ref][data-value]')]
    .map((element) => [element.dataset.ref, element.dataset.value])"""

WRITTEN = (Path(__file__).parent / "written.js").read_text(encoding="utf-8")

# Asked in the page at every frame: from without it would be asked ever more seldom.
DRAWN = """() => document.querySelector(
    '#app[data-steps]:not([data-steps="0"]) .diagram-panel [data-ref="x.1"]'
)"""


class Workbench:
    """One open page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = page.locator("#app")

    def open(self, path: str = "/") -> Workbench:
        self.page.goto(path)
        return self.drawn()

    def drawn(self) -> Workbench:
        """The first picture comes part by part; its nodes come last."""
        self.page.wait_for_function(DRAWN)
        return self

    def at_step(self, step: int) -> None:
        expect(self.root).to_have_attribute("data-step", str(step))

    def settled(self) -> None:
        """Every number on the page is of the experiment on the page, and that is the latest."""
        # A number just written may be drawn a frame later, together with what follows from it.
        self.page.wait_for_timeout(32)
        expect(self.root).to_have_attribute("data-stale", "false")
        # The explanation follows the numbers it speaks of.
        expect(self.page.locator(".why[data-stale=true]")).to_have_count(0)

    def steps(self) -> int:
        return int(self.root.get_attribute("data-steps") or 0)

    def diagram(self, ref: str) -> Locator:
        """A quantity's place in the diagram."""
        return self.page.locator(f'.diagram-panel [data-ref="{ref}"]')

    def values(self) -> dict[str, set[float]]:
        """Every number that the page says it knows, wherever it stands, by ref."""
        found: dict[str, set[float]] = {}
        for ref, value in self.page.evaluate(READ_VALUES):
            found.setdefault(ref, set()).add(float(value))
        return found

    def written(self) -> int:
        """How many numbers the picture shows; each is what the page says that it is."""
        read, wrong = self.page.evaluate(WRITTEN)
        if wrong:  # what is on its way is not there yet
            self.page.wait_for_timeout(1_000)
            read, wrong = self.page.evaluate(WRITTEN)
        assert wrong == []
        return int(read)

    def edit(self, ref: str, text: str) -> None:
        """Click the number, type another, press Enter."""
        self.diagram(ref).first.click()
        field = self.page.locator("#number-field")
        expect(field).to_be_focused()
        field.fill(text)
        field.press("Enter")

    def middle(self, ref: str) -> tuple[float, float]:
        box = self.diagram(ref).first.bounding_box()
        assert box
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def grasp(self, ref: str) -> tuple[float, float]:
        """The mouse goes down on a number: where."""
        x, y = self.middle(ref)
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        return x, y

    def choose_granularity(self, granularity: str) -> None:
        before = self.root.get_attribute("data-steps") or ""
        self.page.locator("label", has=self.page.locator(f'input[value="{granularity}"]')).click()
        expect(self.root).not_to_have_attribute("data-steps", before)

    def jump(self, key: str) -> None:
        self.page.keyboard.press(key)


def golden_refs(case: dict[str, Any], after: float) -> dict[str, float]:
    """Every scalar of a golden case of one sample under its ref, and the update with η = 0.01.

    `after` is the loss that this update leads to.
    """
    found: dict[str, float] = {"eta": 0.01, "L": case["forward"]["L"]}
    found["new.L"] = after
    layers = len(case["inputs"]["W"])

    def rows(kind: str, row: list[float], layer: str = "") -> None:
        for unit, value in enumerate(row, 1):
            found[f"{kind}{layer}.{unit}"] = value

    def weights(kind: str, layer: int, matrix: list[list[float]]) -> None:
        for source, row in enumerate(matrix, 1):
            for to, value in enumerate(row, 1):
                found[f"{kind}.{layer}.{to}.{source}"] = value

    rows("x", case["inputs"]["X"][0])
    rows("t", case["inputs"]["label"][0])
    rows("y", case["forward"]["Y"][0])
    rows("dy", case["backward"]["dY"][0])
    rows("dx", case["backward"]["dA0"][0])
    for layer in range(1, layers + 1):
        given, gradient = case["inputs"]["W"][f"W{layer}"], case["backward"][f"dW{layer}"]
        weights("w", layer, given)
        weights("dw", layer, gradient)
        for source, row in enumerate(given, 1):
            for to, value in enumerate(row, 1):
                updated = value - 0.01 * gradient[source - 1][to - 1]
                found[f"new.w.{layer}.{to}.{source}"] = updated
        rows("h", case["forward"][f"H{layer}"][0], f".{layer}")
        rows("dz", case["backward"][f"dZ{layer}"][0], f".{layer}")
        if layer < layers:
            rows("a", case["forward"][f"A{layer}"][0], f".{layer}")
            rows("da", case["backward"][f"dA{layer}"][0], f".{layer}")
    return found


def known_at(architecture: Architecture, granularity: Granularity, step: int) -> set[str]:
    """The targets of the steps up to a cursor."""
    steps = script(Story(architecture, granularity))
    return {str(steps.step(index).target) for index in range(1, step + 1)}


def is_given(ref: str) -> bool:
    return parse(ref).kind in GIVEN


def is_matrix(ref: str) -> bool:
    return parse(ref).kind in MATRICES
