"""Labels on paper: each along its own line, none on another, on a node, or on a bias."""

from __future__ import annotations

import random
import re
from itertools import combinations, pairwise, product

import pytest

from app.engine.network import Layer, Network
from app.engine.passes import Passes, run
from app.export.drawing import drawing
from app.export.placing import Box, Labelled, place
from app.trace.writing import Names, Writing

SIZES = [[3, 4, 3, 3], [4, 4, 4, 4, 4], [2, 2, 2, 2], [1, 4, 1], [4, 1, 3]]


def passes(sizes: list[int], seed: int) -> Passes:
    draw = random.Random(seed)

    def number() -> float:
        return round(draw.uniform(-2, 2), 3)

    layers = tuple(
        Layer([[number() for _ in range(units)] for _ in range(before)], [number()] * units, "relu")
        for before, units in pairwise(sizes)
    )
    return run(Network(layers, "mse"), [[1.0] * sizes[0]], [[0.0] * sizes[-1]], 0.1)


def boxes(picture: str) -> list[tuple[str, Box]]:
    """Every text by itself in the middle of its place, as wide as it is about drawn."""
    found = re.findall(r'<text class="mid" x="([\d.]+)" y="([\d.]+)">(.*?)</text>', picture)
    texts = [(re.sub(r"<[^>]*>|\u200b", "", text), float(x), float(y)) for x, y, text in found]
    return [(text, Box(x, y - 4, 3 * len(text), 6)) for text, x, y in texts]


@pytest.mark.parametrize("sizes", SIZES, ids=str)
@pytest.mark.parametrize("names", ["notes", "nielsen"])
def test_no_name_lies_on_another(sizes: list[int], names: Names) -> None:
    picture = drawing(passes(sizes, sum(sizes)), Writing(names=names))
    found = boxes(picture)
    assert len(found) > sum(before * units for before, units in pairwise(sizes))
    assert [(a, b) for (a, one), (b, other) in combinations(found, 2) if one.meets(other)] == []


def test_every_weight_hides_the_line_behind_it() -> None:
    picture = drawing(passes([2, 2, 2], 1))
    grounds = re.findall(r'<rect class="ground"[^>]*/><text class="mid"[^>]*>w', picture)
    assert len(grounds) == picture.count(">w") == 8


def test_a_label_stands_on_its_line() -> None:
    lines = [Labelled((0, 40 * a), (200, 40 * b), 50, 14) for a, b in product(range(3), repeat=2)]
    placed = place(lines, [])
    assert placed is not None
    for line, box in zip(lines, placed, strict=True):
        (x1, y1), (x2, y2) = line.start, line.stop
        assert box.y == pytest.approx(y1 + (y2 - y1) * (box.x - x1) / (x2 - x1))


def test_without_room_there_is_none() -> None:
    line = Labelled((0, 0), (10, 0), 50, 14)
    assert place([line, line], []) is None
    assert place([line], [Box(5, 0, 100, 100)]) is None
    assert place([], []) == []
