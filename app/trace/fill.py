"""A template with refs in ⟦…⟧, filled with symbols or with numbers.

The browser fills the same templates by the same rules (static/src/formula/fill.ts).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from app.trace import numbers

SLOT = re.compile(r"⟦([^⟧]*)⟧")
_OPERATOR_BEFORE = re.compile(r"(\\cdot|\\ln|\+|-)\s*$")
MATRIX_LIMIT = 8
"""At most so many rows and columns of a matrix are written; the rest is dots."""

Quantity = float | list[list[float]]


@dataclass(frozen=True, slots=True)
class Slot:
    """One ref in a template: `guarded` where a negative number needs parentheses, `adjacent` where
    it follows another slot directly, so that between two numbers a dot is due."""

    ref: str
    guarded: bool
    adjacent: bool


@dataclass(frozen=True, slots=True)
class Template:
    """A template taken apart: texts[0] slots[0] texts[1] … texts[n]."""

    texts: tuple[str, ...]
    slots: tuple[Slot, ...]


@lru_cache(maxsize=16_384)
def parse(template: str) -> Template:
    parts = SLOT.split(template)
    texts, refs = parts[0::2], parts[1::2]
    slots = []
    for at, ref in enumerate(refs):
        adjacent = at > 0 and texts[at] == ""
        power = texts[at + 1].startswith("^")
        guarded = adjacent or power or _OPERATOR_BEFORE.search(texts[at]) is not None
        slots.append(Slot(ref, guarded, adjacent))
    return Template(tuple(texts), tuple(slots))


def _join(template: Template, filled: list[str]) -> str:
    pieces = [template.texts[0]]
    for slot_text, following in zip(filled, template.texts[1:], strict=True):
        pieces.append(slot_text)
        pieces.append(following)
    return "".join(pieces)


def with_symbols(template: Template, symbol: Callable[[str], str]) -> str:
    """The template with each ref's symbol."""
    return _join(template, [symbol(slot.ref) for slot in template.slots])


def with_numbers(template: Template, values: list[Quantity]) -> str:
    """The template with the slots' values, in their order, as LaTeX."""
    filled = []
    for slot, value in zip(template.slots, values, strict=True):
        if isinstance(value, list):
            filled.append(matrix(value))
            continue
        number = numbers.latex(value)
        if slot.guarded and number != "0" and (value < 0 or "10^" in number):
            number = f"({number})"
        filled.append(rf" \cdot {number}" if slot.adjacent else number)
    return _join(template, filled)


def _elide(items: list[str], dots: str) -> list[str]:
    if len(items) <= MATRIX_LIMIT:
        return items
    return [*items[: MATRIX_LIMIT - 2], dots, items[-1]]


def matrix(rows: list[list[float]]) -> str:
    """A matrix in parentheses, the middle of a large one as dots."""
    lines = [" & ".join(_elide([numbers.latex(value) for value in row], r"\cdots")) for row in rows]
    body = r" \\ ".join(_elide(lines, r"\vdots"))
    return rf"\begin{{pmatrix}}{body}\end{{pmatrix}}"
