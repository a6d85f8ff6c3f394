"""Labels, measured in a real browser: none lies on another, on a node, or beyond the picture."""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from tests.browser.links import link
from tests.browser.workbench import Workbench

FAULTS = (Path(__file__).parent / "labels.js").read_text()
NETWORKS = 50
SIZES = [(1440, 900), (820, 1180), (390, 844)]
# As long as numbers get: a sign, six digits, a power of ten.
LONG = [-1.2345678e-7, 123456.789, -123456.789]
NAMES = ["notes", "nielsen", "torch"]
PAST_THE_END = 99_999


def network(seed: int) -> dict[str, Any]:
    """Up to eight units a layer and five layers of weights, with numbers of every length."""
    draw = random.Random(seed)
    sizes = [draw.randint(1, 8) for _ in range(draw.randint(2, 6))]
    samples = draw.choice([1, 1, 2, 4])
    biased = draw.random() < 0.5

    def number() -> float:
        return draw.choice([*LONG, draw.uniform(-3, 3), 1.5, -2])

    layers = [
        {
            "units": units,
            "activation": draw.choice(["relu", "identity", "tanh"]),
            "weights": [[number() for _ in range(units)] for _ in range(before)],
            **({"biases": [number() for _ in range(units)]} if biased else {}),
        }
        for before, units in pairwise(sizes)
    ]
    return {
        "version": 1,
        "title": f"network {seed}",
        "inputs": sizes[0],
        "layers": layers,
        "loss": "mse",
        "learning_rate": 1e-60,
        "x": [[number() for _ in range(sizes[0])] for _ in range(samples)],
        "target": [[number() for _ in range(sizes[-1])] for _ in range(samples)],
    }


def told(document: dict[str, Any]) -> str:
    """The network in a few words, for the report of a fault."""
    layers = document["layers"]
    shape = "-".join(str(units) for units in [document["inputs"], *(at["units"] for at in layers)])
    return f"{document['title']}: {shape}{' biased' if 'biases' in layers[0] else ''}"


def test_no_label_of_50_random_networks_lies_on_another(workbench: Workbench) -> None:
    page = workbench.page
    page.evaluate("() => document.fonts.ready.then(() => undefined)")
    page.locator("label", has=page.locator('input[value="every"]')).click()
    faults = []
    measured = 0
    # Size by size: a change of size draws the network before it once more.
    for seed in sorted(range(NETWORKS), key=lambda seed: seed % len(SIZES)):
        document = network(seed)
        width, height = SIZES[seed % len(SIZES)]
        writing = {"names": NAMES[seed % 5 % len(NAMES)], "orientation": "from_to"}
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(
            "(hash) => { location.hash = hash }",
            link(document, PAST_THE_END, granularity="layer", writing=writing),
        )
        page.wait_for_function(
            """(edges) => {
                const { step, steps, stale } = document.querySelector('#app').dataset;
                const drawn = document.querySelectorAll('.diagram .edge').length;
                return step === steps && stale === 'false' && drawn === edges;
            }""",
            arg=sum(len(row) for layer in document["layers"] for row in layer["weights"]),
        )
        seen = page.evaluate(FAULTS)
        measured += seen["texts"]
        faults += [f"{told(document)} at {width}: {fault}" for fault in seen["found"]]
    assert measured > 1000
    assert faults == []


# The room between a number of a unit and the wall that may be shut beside it.
ROOM = """() => [...document.querySelectorAll('.diagram .cell[data-value]')].map((cell) => {
    const number = cell.querySelector('.digits').getBBox();
    const ground = cell.querySelector('.ground').getBBox();
    const right = ground.x + ground.width - number.x - number.width;
    return [Math.min(number.x - ground.x, right), `${cell.dataset.ref} ${cell.dataset.value}`];
})"""
WALL = 2.25


def test_no_number_of_a_unit_touches_its_wall(workbench: Workbench) -> None:
    page = workbench.page
    weights = [[0.318471, -0.926357], [0.756193, 0.148273], [-0.483926, 0.637182]]
    across = [list(row) for row in zip(*weights, strict=True)]
    document = {
        "version": 1, "inputs": 3, "loss": "mse", "x": [[1.513, 2.721, -1.317]],
        "target": [[0.41, 0.73, 0.59]],
        "layers": [{"units": 2, "activation": "tanh", "weights": weights},
                   {"units": 3, "activation": "tanh", "weights": across}],
    }  # fmt: skip
    for view in ("every", "focus"):
        page.locator("label", has=page.locator(f'input[value="{view}"]')).click()
        page.evaluate("(hash) => { location.hash = hash }", link(document, PAST_THE_END))
        expect(workbench.diagram("dz.2.3").first).to_be_attached()
        workbench.settled()
        page.evaluate("() => document.fonts.ready.then(() => undefined)")
        touching = [told for room, told in page.evaluate(ROOM) if room < WALL]
        assert touching == [], view


MET = """() => [...document.querySelectorAll('.diagram-panel :is(.tag, .bias) .line')]
    .map((line) => [line.dataset.ref, line.querySelector('text').getBoundingClientRect()])
    .filter(([, { width }]) => width > 0)
    .map(([ref, { x, y, width, height }]) => [ref, [0.03, 0.5, 0.97].map((share) =>
        document.elementFromPoint(x + width * share, y + height / 2)
            ?.closest('[data-ref]')?.dataset.ref)])"""


def test_a_line_is_met_wherever_its_text_is(workbench: Workbench) -> None:
    """From the first letter of its name to the arrow after its number, between the letters too."""
    workbench.jump("End")
    workbench.at_step(workbench.steps())
    met = workbench.page.evaluate(MET)
    refs = {ref for ref, _ in met}
    assert {"w.2.1.2", "dw.2.1.2", "new.w.2.1.2"} <= refs
    assert [(ref, found) for ref, found in met if set(found) != {ref}] == []
