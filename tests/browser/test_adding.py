"""A batch's gradients form before the eye: parts, sums and the mean are the server's numbers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener
from tests.browser.links import link

BATCH: dict[str, Any] = {
    "version": 1, "inputs": 2, "loss": "mse", "learning_rate": 0.1,
    "layers": [{"units": 1, "activation": "identity", "weights": [[1.5], [-2]], "biases": [0.5]}],
    "x": [[1, 2], [3, -1], [-0.5, 4]], "target": [[1], [2], [-3]],
}  # fmt: skip
L, DY, DW, DB = 4, 5, 8, 9  # the steps that make L, dy.1, dw.1.1.2 and db.1.1 known
FRAME = 20  # milliseconds between two looks
LOOK = """() => ({
    parts: [...document.querySelectorAll('.pulse[data-share]')]
        .filter((pulse) => pulse.querySelector('text'))
        .map((pulse) => [pulse.dataset.share, Number(pulse.dataset.value)]),
    said: [...document.querySelectorAll('.pulse text')].map((text) => text.textContent),
    sums: ['dw.1.1.2', 'db.1.1'].map((ref) => {
        const line = document.querySelector(`.diagram-panel [data-ref="${ref}"]`);
        if (!line || line.getAttribute('display') === 'none') return null;
        const arrow = Number(line.querySelector('.way').getAttribute('fill-opacity')) > 0;
        return line.querySelector('text').textContent.match(/−?[\\d.]+/)[0] + (arrow ? '↑' : '');
    }),
    loss: document.querySelector('.diagram-panel [data-ref="L"] text').textContent,
    factor: document.querySelector('.factor:not([display])')?.textContent ?? null,
})"""


@pytest.fixture
def moving(server: str, browser: Any) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, locale="en-GB", base_url=server
    )
    page = context.new_page()
    page.clock.install()
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 2)
    yield page
    context.close()


def film(page: Page, step: int, key: str = "ArrowRight") -> list[dict[str, Any]]:
    """What is seen from the cursor before a step on, or from it back, look by look."""
    page.goto("about:blank")
    page.goto("/" + link(BATCH, step - 1 if key == "ArrowRight" else step))
    drawn = page.locator(".diagram-panel [data-ref='x.1']").first
    while not drawn.count():
        page.clock.run_for(100)
    page.clock.run_for(2_000)
    page.keyboard.press(key)
    looks = []
    for _ in range(2_800 // FRAME):
        page.clock.run_for(FRAME)
        looks.append(page.evaluate(LOOK))
    return looks


def shares(page: Page) -> dict[str, Any]:
    url = "/api/v1/passes?include=shares,forward,backward"
    answer: dict[str, Any] = page.request.post(url, data=BATCH).json()
    return answer


def shown(value: float) -> str:
    return f"{value:.6g}".replace("-", "−")


def stands(texts: list[str | None]) -> list[str]:
    """What stood for a while, in its order: not what a counting number only passes by."""
    return [text for text, group in groupby(texts) if text and len(list(group)) >= 4]


def test_parts_are_read_and_their_sum_counts_on(moving: Page) -> None:
    looks = film(moving, DW)
    told = shares(moving)
    parts = [row[1][0] for row in told["shares"]["dw"][0]]
    sums = [row[1][0] for row in told["shares"]["sums"]["dw"][0]]
    seen = [name for name, _ in groupby(part for look in looks for part in look["parts"])]
    assert seen == [[f"part:dw.1.1.2@{at}", part] for at, part in enumerate(parts, 1)]
    assert all(shown(part) in {said for look in looks for said in look["said"]} for part in parts)
    # Which way the update goes is said of the whole alone.
    expected = [*map(shown, sums[:-1]), shown(sums[-1]) + "↑"]
    assert stands([look["sums"][0] for look in looks]) == expected
    assert sums[-1] == told["backward"]["dw"][0][1][0]


def test_going_back_it_is_the_same_in_reverse(moving: Page) -> None:
    told = shares(moving)["shares"]["sums"]["db"][0]
    there = [look["sums"][1] for look in film(moving, DB)]
    back = [look["sums"][1] for look in film(moving, DB, "ArrowLeft")]
    sums = [shown(row[0]) for row in told]
    assert stands(there) == [*sums[:-1], sums[-1] + "↑"]
    # It lets go of the whole at once.
    assert stands(back) == sums[-2::-1]


def test_the_losses_add_up_and_then_their_mean_is_taken(moving: Page) -> None:
    looks = film(moving, L)
    told = shares(moving)
    sums = [shown(value) for value in told["shares"]["sums"]["loss"]]
    assert stands([look["loss"] for look in looks]) == [*sums, shown(told["forward"]["loss"])]
    assert {look["factor"] for look in looks} == {None, "× 1/3"}


def test_the_mean_is_taken_as_the_gradient_leaves_the_loss(moving: Page) -> None:
    looks = film(moving, DY)
    told = shares(moving)
    own, share = told["shares"]["own"]["dy"][0][0], told["backward"]["dy"][0][0]
    assert stands([look["said"][0] if look["said"] else None for look in looks]) == [
        shown(own),
        shown(share),
    ]
    assert {look["factor"] for look in looks} == {None, "× 1/3"}
    assert looks[-1]["factor"] is None
    assert share == pytest.approx(own / 3, rel=1e-12)
    expect(moving.locator(".narration-text")).to_contain_text("times 1/3")


def test_without_motion_only_the_whole_is_seen(open_workbench: Opener) -> None:
    workbench = open_workbench("/" + link(BATCH, DW - 1))
    workbench.page.keyboard.press("ArrowRight")
    workbench.at_step(DW)
    expect(workbench.page.locator(".pulse")).to_have_count(0)
    whole = shares(workbench.page)["backward"]["dw"][0][1][0]
    assert workbench.values()["dw.1.1.2"] == {whole}
