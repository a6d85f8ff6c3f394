"""A free place for every label along its own line, in a drawing for paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

Point = tuple[float, float]

STEPS: Final = 48
FAVOURITE: Final = 0.35  # before the middle, where the lines of a layer cross
PATIENCE: Final = 24  # moves a label


@dataclass(frozen=True, slots=True)
class Box:
    """By its middle, and half of its width and height."""

    x: float
    y: float
    half_width: float
    half_height: float

    def meets(self, other: Box) -> bool:
        return (
            abs(self.x - other.x) < self.half_width + other.half_width
            and abs(self.y - other.y) < self.half_height + other.half_height
        )


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line from its source, and the size of the label that is to stand on it."""

    start: Point
    stop: Point
    width: float
    height: float

    def places(self) -> list[Box]:
        """Every place along the line, the best first."""
        (x1, y1), (x2, y2) = self.start, self.stop
        along = sorted(
            (step / STEPS for step in range(STEPS + 1)), key=lambda k: abs(k - FAVOURITE)
        )
        half = self.width / 2, self.height / 2
        return [Box(x1 + k * (x2 - x1), y1 + k * (y2 - y1), *half) for k in along]


def place(lines: Sequence[Labelled], taken: Sequence[Box]) -> list[Box] | None:
    """A box for each line, clear of what is taken and of one another; None if none are found.

    A label without a free place takes the one that does least harm and pushes out those in its
    way, which look again. One that was pushed out before weighs more, so that no two take turns.
    """
    offers = [
        [box for box in line.places() if not any(box.meets(other) for other in taken)]
        for line in lines
    ]
    waiting = sorted(range(len(lines)), key=lambda at: len(offers[at]))
    pushed = [0] * len(lines)
    placed: dict[int, Box] = {}
    for _ in range(PATIENCE * len(lines) + 1):
        if not waiting:
            return [placed[at] for at in range(len(lines))]
        at = waiting.pop(0)
        found = _least_harm(offers[at], placed, pushed)
        if found is None:
            return None
        placed[at], victims = found
        for victim in victims:
            del placed[victim]
            pushed[victim] += 1
            waiting.append(victim)
    return None


def _least_harm(
    offers: Sequence[Box], placed: dict[int, Box], pushed: Sequence[int]
) -> tuple[Box, list[int]] | None:
    """The place that pushes out least, and whom."""
    best: tuple[Box, list[int]] | None = None
    least = float("inf")
    for box in offers:
        victims = [other for other, there in placed.items() if box.meets(there)]
        harm = sum(1 + pushed[victim] for victim in victims)
        if harm < least:
            best, least = (box, victims), harm
        if not victims:
            break
    return best
