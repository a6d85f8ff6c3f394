"""Nothing jumps: not when the language, the theme, or the numbers' lengths change."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener
from tests.browser.links import link
from tests.browser.workbench import Workbench

SIZES = [(1440, 900), (1024, 768), (820, 1180), (640, 900), (390, 844)]
LONG = ["-1.2345678e-7", "123456.789"]
# Of the panels that fill the window, and of every node in the diagram.
PANELS = [".header", ".diagram-panel", ".diagram-frame", ".diagram-foot"]
BESIDE = [".formula-panel", ".player"]  # on a phone these are as long as what they say
BOXES = """(panels) => {
    const boxOf = (element, from = { x: 0, y: 0 }) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return [x - from.x, y - from.y, width, height].map(Math.round).join(' ');
    };
    // Where the frame has scrolled to is another matter.
    const sheet = document.querySelector('.diagram .sheet').getBoundingClientRect();
    const nodes = [...document.querySelectorAll('.diagram .lane')].filter(
        (node) => node.checkVisibility() && node.getBoundingClientRect().height > 0);
    const named = panels.map((panel) => [panel, document.querySelector(panel)]);
    return Object.fromEntries([
        ...named.map(([name, element]) => [name, boxOf(element)]),
        ['nodes', nodes.map((node) => boxOf(node, sheet)).join()],
    ]);
}"""


def at_rest(page: Page, panels: list[str]) -> object:
    """The boxes, once the diagram has followed its frame: four times the same in a row."""
    seen = [page.evaluate(BOXES, panels)]
    while seen[-4:] != [seen[-1]] * 4:
        page.wait_for_timeout(80)
        seen.append(page.evaluate(BOXES, panels))
        assert len(seen) < 100, "the page does not come to rest"
    return seen[-1]


# A batch is told in the longest sentences.
BATCH = {
    "version": 1, "inputs": 2, "loss": "cross_entropy", "seed": 3,
    "x": [[1.7, -1.9], [-0.1, 1.8], [0.6, 1.6]], "target": [[1.0, 0.0], [0.0, 1.0], [1.0, 0.0]],
    "layers": [{"units": 1, "activation": "tanh"}, {"units": 2, "activation": "softmax"}],
}  # fmt: skip
WALKED = [
    (640, 900, "en"),
    (820, 1180, "en"),
    (1024, 768, "en"),
    (1440, 900, "en"),
    (820, 1180, "zh"),
]
WALK = """async () => {
    const heights = new Set();
    for (let left = Number(document.getElementById('app').dataset.steps); left > 0; left -= 1) {
        document.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
        await new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)));
        heights.add(document.querySelector('.diagram-frame').getBoundingClientRect().height);
    }
    return [...heights];
}"""


def test_no_sentence_of_a_walk_pushes_the_picture(open_workbench: Opener) -> None:
    workbench = open_workbench("/" + link(BATCH))
    page = workbench.page
    page.emulate_media(reduced_motion="reduce")
    expect(page.locator(".proof-badge.good")).to_be_visible()
    # Its sentences are longer in English; in Chinese the header is shorter.
    for width, height, language in WALKED:
        if page.locator("html").get_attribute("lang") != language:
            page.locator(".language").click()
            workbench.settled()
        page.set_viewport_size({"width": width, "height": height})
        workbench.jump("Home")
        at_rest(page, PANELS)
        heights = page.evaluate(WALK)
        workbench.at_step(workbench.steps())
        assert len(heights) == 1, f"{width} {language}: {heights}"


def test_nothing_jumps(workbench: Workbench) -> None:
    page = workbench.page
    for _ in range(18):
        workbench.jump("ArrowRight")
    workbench.at_step(18)
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        panels = [*PANELS, *(BESIDE if width >= 640 else [])]
        before = at_rest(page, panels)

        def same(what: str, before: object = before, panels: list[str] = panels) -> None:
            assert at_rest(page, panels) == before, what

        for what, button in (("language", ".language"), ("theme", "[data-action='theme']")):
            page.locator(button).click()
            same(f"{what} at {width}")
        for _ in range(2):
            page.locator("[data-action='theme']").click()
        page.locator(".language").click()
        for number in LONG:
            workbench.diagram("w.2.1.2").first.dispatch_event("click")
            page.locator("#number-field").fill(number)
            page.locator("#number-field").press("Enter")
            workbench.settled()
            same(f"{number} at {width}")
        for _ in LONG:
            workbench.jump("Control+z")
        workbench.settled()
