"""Matrices beside an explanation: their forms, their gates, and how a product comes about."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Opener
from tests.browser.links import link
from tests.browser.why import Why, choose
from tests.browser.workbench import Workbench


def test_matrix_steps_show_their_matrices(workbench: Workbench) -> None:
    workbench.choose_granularity("layer")
    workbench.jump("ArrowRight")
    why = Why(workbench)
    why.explains("H.1")
    assert why.root.locator(".matrix table").count() == 3
    expect(why.cell("w.1.2.1")).to_have_attribute("data-value", "-1")
    expect(why.root.locator(".matrix-shape")).to_have_text(["1 × 2", "1 × 2", "2 × 2"])


def test_gates_are_matrices_of_numbers(workbench: Workbench) -> None:
    """E23, E26: slopes beside ⊙, what comes back as one row, and diag(1, 1)."""
    workbench.choose_granularity("layer")
    for _ in range(11):
        workbench.jump("ArrowRight")
    why = Why(workbench)
    why.explains("dZ.2")
    tables = why.root.locator(".matrix-view > .matrices .matrix")
    expect(tables.last.locator("td .number")).to_have_text(["1", "1"])
    diagonal = why.root.locator(".why-form").last.locator(".matrix")
    expect(diagonal.nth(1).locator("td .number")).to_have_text(["2.625", "−2.125"])
    expect(diagonal.nth(2).locator("td .number")).to_have_text(["1", "0", "0", "1"])


def test_a_product_is_seen_to_come_about(workbench: Workbench) -> None:
    """E18, E25: the transpose turns, then row meets column and cell after cell is filled."""
    workbench.jump("End")
    why = choose(workbench, "dw.3.1.1")
    course = why.root.get_by_role("slider")
    words = why.root.locator(".course-words")
    assert why.root.locator("td[data-look=empty]").count() == 0
    course.focus()
    workbench.page.keyboard.press("Home")
    assert why.root.locator(".matrix.turning").count() == 1
    assert why.root.locator("td[data-look=empty]").count() == 4
    course.fill("45")
    expect(words).to_have_text("Row 1 meets column 1: dw₃₁₁ = 3 · 1.25 = 3.75")
    assert why.root.locator("td[data-look=active]").count() == 1
    assert why.root.locator("td[data-look=band]").count() == 2
    assert why.root.locator(".matrix.turning").count() == 0
    workbench.page.keyboard.press("End")
    expect(why.root.locator("td[data-look=empty]")).to_have_count(0)
    workbench.at_step(51)


def test_a_matrix_wider_than_its_frame_says_so(workbench: Workbench) -> None:
    workbench.jump("End")
    why = choose(workbench, "dw.3.1.1")
    expect(why.root.locator(".more-right, .more-below")).to_have_count(0)
    frame = why.root.locator(".matrix-frame").first
    frame.evaluate("frame => { frame.style.width = '60px'; }")
    expect(why.root.locator(".more-right")).to_have_count(1)
    frame.evaluate("frame => frame.scrollTo(400, 0)")
    expect(why.root.locator(".more-right")).to_have_count(0)
    expect(why.root.locator(".more-left")).to_have_count(1)


IN_SIGHT = """(frame) => [...frame.querySelectorAll('td.marked')].map((cell) => {
  const [at, around] = [cell.getBoundingClientRect(), frame.getBoundingClientRect()];
  const names = frame.querySelector('tbody th')?.getBoundingClientRect().right ?? around.left;
  return at.left >= names - 1 && at.right <= around.right + 1;
})"""


def test_the_cell_asked_about_is_in_sight(open_workbench: Opener) -> None:
    """In a matrix wider than its frame too, from cell to cell, and the table stays the same one."""
    layers = [{"units": units, "activation": "relu"} for units in (10, 10)]
    experiment = {
        "version": 1, "inputs": 2, "layers": layers, "loss": "mse", "seed": 3,
        "x": [[1.0, 0.5]], "target": [[0.5] * 10],
    }  # fmt: skip
    workbench = open_workbench("/" + link(experiment))
    workbench.jump("End")
    why = choose(workbench, "dz.2.9")
    frame = why.root.locator(".matrix-frame").first
    frame.evaluate("frame => { frame.dataset.same = 'yes'; }")
    for ref in ("dz.2.10", "dz.2.1", "dz.2.9", "dz.2.2"):
        choose(workbench, ref)
        expect(frame).to_have_attribute("data-same", "yes")
        workbench.page.wait_for_timeout(100)
        assert frame.evaluate(IN_SIGHT) == [True], ref


def of_ten(workbench_at: Opener) -> Workbench:
    layer = {"units": 10, "activation": "identity"}
    experiment = {
        "version": 1, "inputs": 10, "loss": "mse", "seed": 3, "layers": [layer],
        "x": [[1.0, -0.5] * 5], "target": [[0.5] * 10],
    }  # fmt: skip
    return workbench_at("/" + link(experiment, 0, granularity="layer"))


def test_a_large_matrix_is_written_with_dots_in_the_panel(open_workbench: Opener) -> None:
    """As much of it as the panel has room for; the whole of it stands below."""
    workbench = of_ten(open_workbench)
    workbench.jump("End")
    box = workbench.page.locator(".formula-box")
    expect(box.locator(".katex-html [data-ref^='new.w.']")).to_have_count(3 * 4)
    assert box.evaluate("box => box.scrollWidth <= box.clientWidth + 6")
    why = Why(workbench)
    why.explains("new.W.1")
    expect(why.root.locator("button[data-ref^='new.w.']")).to_have_count(100)


def test_what_is_out_of_sight_is_not_built_while_it_plays(open_workbench: Opener) -> None:
    """The update's matrices lie below a long formula: they come as soon as it rests."""
    workbench = of_ten(open_workbench)
    page = workbench.page
    page.set_viewport_size({"width": 1440, "height": 560})
    for _ in range(5):
        workbench.jump("ArrowRight")
    page.keyboard.press("Space")
    workbench.at_step(6)
    why = Why(workbench)
    why.explains("dW.1")
    expect(why.root.locator(".matrix-view")).to_have_count(1)
    assert why.root.locator(".matrix-view table").count() == 0
    page.keyboard.press("Space")
    expect(why.root.locator(".matrix-view table")).not_to_have_count(0)


# As in formula/fit.ts; letters are set in whole pixels, so a line may miss by two.
SMALLEST, OVERHANG = 0.65, 4 + 2
# The lines under the first, with the room they have, what they need, and how much smaller they are.
LINES = """() => [...document.querySelector('.formula-box > *').children].slice(1).map((line) =>
    [line.clientWidth, line.scrollWidth, Number(line.style.getPropertyValue('--fit') || 1)])"""


def test_a_formula_too_wide_for_its_box_is_set_smaller(open_workbench: Opener) -> None:
    layer = {"units": 5, "activation": "relu"}
    experiment = {
        "version": 1, "inputs": 5, "loss": "mse", "seed": 2, "layers": [layer, layer],
        "x": [[1.25] * 5], "target": [[0.5] * 5],
    }  # fmt: skip
    workbench = open_workbench("/" + link(experiment, 1, granularity="layer"))
    smaller = set()
    for step in range(1, workbench.steps() + 1):
        workbench.at_step(step)
        workbench.page.wait_for_timeout(60)
        for room, needed, fit in workbench.page.evaluate(LINES):
            smaller.add(fit)
            assert fit == SMALLEST or needed <= room + OVERHANG, (step, room, needed, fit)
        workbench.jump("ArrowRight")
    assert len(smaller) > 1


def test_a_formula_set_smaller_grows_again_with_its_box(open_workbench: Opener) -> None:
    layer = {"units": 3, "activation": "relu"}
    experiment = {
        "version": 1, "inputs": 3, "loss": "mse", "seed": 2, "layers": [layer],
        "x": [[1.25] * 3], "target": [[0.5] * 3],
    }  # fmt: skip
    workbench = open_workbench("/" + link(experiment, 1, granularity="layer"))
    page = workbench.page
    # Below the picture the box is wider than beside it.
    for width, height, smaller in ((1440, 900, True), (1100, 1100, False), (1440, 900, True)):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(400)
        fits = [fit for _, _, fit in page.evaluate(LINES)]
        assert (min(fits) < 1) is smaller, (width, fits)
