"""The sample that is told, and how the samples' parts add up."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import expect

from tests.browser.samples import TSV, Samples
from tests.browser.workbench import Workbench


def test_the_sample_told_is_chosen_by_keys_and_kept_in_the_link(workbench: Workbench) -> None:
    samples = Samples(workbench)
    samples.paste(TSV)
    samples.rows(3)
    samples.close()
    page = workbench.page
    choice = page.get_by_role("combobox", name="Sample told")
    expect(choice).to_have_value("1")
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("]")
    expect(choice).to_have_value("2")
    workbench.at_step(5)
    expect(workbench.diagram("x.1@2").first).to_have_attribute("data-value", "0.5")
    page.keyboard.press("]")
    page.keyboard.press("]")
    expect(choice).to_have_value("3")
    page.keyboard.press("[")
    expect(choice).to_have_value("2")
    workbench.settled()
    page.wait_for_timeout(600)
    page.reload()
    expect(choice).to_have_value("2")
    workbench.at_step(5)
    page.get_by_role("button", name="Tell the sample before").click()
    expect(choice).to_have_value("1")


def test_the_samples_parts_are_seen_to_add_up(workbench: Workbench, golden: dict[str, Any]) -> None:
    """At a weight's gradient: each sample's own gradient, the mean taken, and the notes' sum."""
    case = golden["cases"]["ex6_batch2"]
    rows = zip(case["inputs"]["X"], case["inputs"]["label"], strict=True)
    samples = Samples(workbench)
    samples.paste("\n".join("\t".join(map(str, x + label)) for x, label in rows))
    samples.rows(2)
    samples.close()
    page = workbench.page
    workbench.jump("End")
    shares = page.get_by_role("region", name="The samples add up")
    for source, row in enumerate(case["backward"]["dW3"], 1):
        for to, value in enumerate(row, 1):
            workbench.diagram(f"dw.3.{to}.{source}").first.click()
            total = shares.locator("tfoot [data-ref]")
            expect(total).to_have_attribute("data-ref", f"dw.3.{to}.{source}")
            expect(total).to_have_attribute("data-value", re.compile(rf"^{value:g}$"))
            parts = [number(text) for text in shares.locator(".share-part").all_text_contents()]
            assert sum(parts[:2]) == parts[2] == value
            own = [
                number(text) for text in shares.locator("tbody td:nth-child(2)").all_text_contents()
            ]
            assert [part * 2 for part in parts[:2]] == own
    shares.get_by_role("button", name="sample 2").click()
    expect(page.get_by_role("combobox", name="Sample told")).to_have_value("2")


def number(text: str) -> float:
    return float(text.replace("−", "-"))
