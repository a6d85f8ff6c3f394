"""The main job: example_6 forward and back, every number on the page against the golden ones."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from playwright.sync_api import expect

from app.trace.architecture import Architecture
from app.trace.story import Granularity
from tests.browser.workbench import Workbench, golden_refs, is_given, is_matrix, known_at

ACTIVATIONS = ("relu", "relu", "identity")
EX6 = Architecture(2, (2, 2, 2), ACTIVATIONS, (False,) * 3, "mse", "mean")
# Told by no step: what an edge carries is part of a sum, the slope part of a gradient.
PARTS = ("p.", "q.", "slope.")
EDITED_W212 = -0.75


@pytest.fixture(scope="module")
def expected(golden: dict[str, Any]) -> dict[str, float]:
    after = golden["trajectories"]["ex6_eta0.01"][1]["L"]
    return golden_refs(golden["cases"]["ex6_default"], after)


def assert_true(workbench: Workbench, expected: dict[str, float], step: int) -> None:
    """What is known at the cursor is on the page with its golden number, and nothing else is."""
    shown = workbench.values()
    known = known_at(EX6, "unit", step)
    if step == workbench.steps():
        known.add("new.L")  # all parameters are new, and so is the loss
    scalars = {ref: values for ref, values in shown.items() if not ref.startswith(PARTS)}
    assert {ref for ref in scalars if not is_given(ref)} == known
    for ref, values in scalars.items():
        assert list(values) == [pytest.approx(expected[ref], rel=1e-12)], (step, ref)


def test_every_step_forward_and_back(workbench: Workbench, expected: dict[str, float]) -> None:
    steps = workbench.steps()
    assert steps == 51
    assert_true(workbench, expected, 0)
    for step in range(1, steps + 1):
        workbench.jump("ArrowRight")
        workbench.at_step(step)
        assert_true(workbench, expected, step)
    for step in reversed(range(steps)):
        workbench.jump("ArrowLeft")
        workbench.at_step(step)
        assert_true(workbench, expected, step)


@pytest.mark.parametrize("granularity", ["layer", "edge"])
def test_other_granularities(
    workbench: Workbench, expected: dict[str, float], granularity: Granularity
) -> None:
    workbench.choose_granularity(granularity)
    expect(workbench.root).to_have_attribute(
        "data-steps", {"layer": "18", "edge": "75"}[granularity]
    )
    for step in range(1, workbench.steps() + 1):
        workbench.jump("ArrowRight")
        workbench.at_step(step)
        for ref, values in workbench.values().items():
            if ref in expected:
                assert list(values) == [pytest.approx(expected[ref], rel=1e-12)], (step, ref)
            else:
                assert is_matrix(ref) or ref.startswith(PARTS), ref


def passes_with(server: str, w212: float) -> dict[str, Any]:
    """The numbers as another program gets them from the API."""
    experiment = httpx.get(f"{server}/api/v1/examples/ex6-default").json()["experiment"]
    experiment["edits"] = {"w.2.1.2": w212}
    answer = httpx.post(f"{server}/api/v1/passes", json=experiment)
    assert answer.status_code == 200, answer.text
    passes: dict[str, Any] = answer.json()
    return passes


def assert_shows(workbench: Workbench, passes: dict[str, Any]) -> None:
    shown = workbench.values()
    for layer in range(3):
        for to in range(2):
            assert shown[f"h.{layer + 1}.{to + 1}"] == {passes["forward"]["h"][layer][0][to]}
            for source in range(2):
                name = f"w.{layer + 1}.{to + 1}.{source + 1}"
                assert shown[f"d{name}"] == {passes["backward"]["dw"][layer][source][to]}
                assert shown[f"new.{name}"] == {passes["update"]["weights"][layer][source][to]}
    assert shown["L"] == {passes["forward"]["loss"]}


def test_edit_undo_reload(workbench: Workbench, server: str, expected: dict[str, float]) -> None:
    workbench.jump("End")
    workbench.at_step(51)
    workbench.edit("w.2.1.2", "-0,75")
    workbench.settled()
    edited = passes_with(server, EDITED_W212)
    assert_shows(workbench, edited)
    assert workbench.values()["w.2.1.2"] == {EDITED_W212}

    workbench.jump("Control+z")
    expect(workbench.diagram("w.2.1.2").first).to_have_attribute("data-value", "1.5")
    workbench.settled()
    assert_true(workbench, expected, 51)
    workbench.jump("Control+Shift+z")
    expect(workbench.diagram("w.2.1.2").first).to_have_attribute("data-value", "-0.75")
    workbench.settled()

    for _ in range(12):
        workbench.jump("ArrowLeft")
    workbench.at_step(39)
    workbench.page.wait_for_function("() => location.hash.startsWith('#v1.')")
    workbench.page.wait_for_timeout(400)  # the address follows once the hand rests
    before = workbench.values()
    workbench.page.reload()
    workbench.drawn()
    workbench.at_step(39)
    workbench.settled()
    assert workbench.values() == before


def test_the_share_link_opens_elsewhere(workbench: Workbench, server: str) -> None:
    workbench.jump("End")
    workbench.edit("w.2.1.2", "-3/4")
    workbench.settled()
    workbench.page.wait_for_timeout(400)
    link = workbench.page.url
    other = workbench.page.context.browser
    assert other
    page = other.new_page(reduced_motion="reduce")
    page.goto(link)
    elsewhere = Workbench(page).drawn()
    elsewhere.at_step(51)
    elsewhere.settled()
    assert_shows(elsewhere, passes_with(server, EDITED_W212))
    page.close()


# How long the formula's line of numbers is.
LONG = """() => {
  const bases = [...document.querySelectorAll('.formula-numbers .katex-html > .katex-base')];
  const [first, last] = [bases[0], bases.at(-1)].map((base) => base.getBoundingClientRect());
  return last.right - first.left;
}"""


def test_new_numbers_keep_the_spaces_of_the_formula(workbench: Workbench) -> None:
    page = workbench.page
    workbench.jump("ArrowRight")
    expect(page.locator(".formula-numbers")).to_contain_text("1.5")
    before = page.evaluate(LONG)
    workbench.edit("w.1.1.1", "2.5")
    expect(page.locator(".formula-numbers")).to_contain_text("2.5")
    assert page.evaluate(LONG) == pytest.approx(before, abs=0.5)
