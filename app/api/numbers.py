"""The passes on the wire: which parts, in which place, under which name."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

from app.api.query import Part
from app.engine import Passes
from app.trace import all_shares, products

Take = Callable[[Passes], Any]

# Section → name → what is there. Arrays are written by orjson as they are; None is null.
SECTIONS: Final[dict[str, dict[str, Take]]] = {
    "forward": {
        "h": lambda passes: passes.forward.h,
        "a": lambda passes: passes.forward.a,
        "y": lambda passes: passes.forward.y,
        "loss": lambda passes: passes.forward.loss,
        "sample_losses": lambda passes: passes.forward.sample_losses,
    },
    "backward": {
        "dy": lambda passes: passes.backward.dy,
        "dz": lambda passes: passes.backward.dz,
        "da": lambda passes: passes.backward.da,
        "dw": lambda passes: passes.backward.dw,
        "db": lambda passes: passes.backward.db,
        "dx": lambda passes: passes.backward.dx,
    },
    "update": {
        "weights": lambda passes: [layer.weights for layer in passes.updated.layers],
        "biases": lambda passes: [layer.biases for layer in passes.updated.layers],
        "loss_after": lambda passes: passes.loss_after,
    },
}


@lru_cache(maxsize=256)
def plan(include: tuple[Part, ...]) -> tuple[tuple[str, tuple[tuple[str, Take], ...]], ...]:
    """The sections that `include` asks for, each with its names; always in one order."""
    chosen = []
    for section, takes in SECTIONS.items():
        whole = section in include
        names = tuple((name, take) for name, take in takes.items() if whole or name in include)
        if names:
            chosen.append((section, names))
    return tuple(chosen)


def numbers(passes: Passes, include: tuple[Part, ...], sample: int) -> dict[str, Any]:
    """The parts of the passes that `include` names, ready for orjson."""
    answer: dict[str, Any] = {
        section: {name: take(passes) for name, take in names} for section, names in plan(include)
    }
    if "products" in include:
        forward, backward = products(passes, sample)
        answer["products"] = {"forward": forward, "backward": backward}
    if "slopes" in include:
        answer["slopes"] = passes.backward.slopes
    if "shares" in include:
        answer["shares"] = all_shares(passes)
    return answer
