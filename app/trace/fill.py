"""A template with refs in ⟦…⟧, filled with symbols or with numbers.

The browser fills the same templates by the same rules (static/src/formula/fill.ts).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from app.trace import numbers

SLOT = re.compile(r"⟦([^⟧]*)⟧")
_OPERATOR_BEFORE = re.compile(r"(\\cdot|\\ln|\+|-)\s*$")
MATRIX_LIMIT = 8
"""At most so many rows and columns of a matrix are written; the rest is dots."""

Quantity = float | list[list[float]]
Form = Literal["plain", "guarded", "adjacent"]
"""By itself; in parentheses if negative, since an operator stands before it or a power after it;
the same with a dot before it, since another number does."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One ref in a template and the form its number takes there."""

    ref: str
    form: Form


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
        power = texts[at + 1].startswith("^")
        form: Form = "plain"
        if at > 0 and texts[at] == "":
            form = "adjacent"
        elif power or _OPERATOR_BEFORE.search(texts[at]):
            form = "guarded"
        slots.append(Slot(ref, form))
    return Template(tuple(texts), tuple(slots))


def _join(template: Template, filled: list[str]) -> str:
    pieces = [template.texts[0]]
    for slot_text, following in zip(filled, template.texts[1:], strict=True):
        pieces.append(slot_text)
        pieces.append(following)
    return "".join(pieces)


def with_symbols(template: Template, symbol: Callable[[str], str]) -> str:
    """The template with each ref's symbol.

    Braces keep its own superscript from a power's, a thin space a name of several letters from the
    one before it: dz2 W2 is a product, dz2W2 would be a third name.
    """
    filled = [symbol(slot.ref) for slot in template.slots]
    for at, latex in enumerate(filled):
        if "^" in latex and template.texts[at + 1].startswith("^"):
            filled[at] = f"{{{latex}}}"
        before = template.texts[at]
        close = before.endswith(r"^{\top}") or (at > 0 and before == "")
        if close and latex.startswith(r"\mathrm"):
            filled[at] = rf"\,{filled[at]}"
    return _join(template, filled)


def write(value: Quantity, form: Form) -> str:
    """A number as its place wants it; a matrix has its own brackets to guard it."""
    if isinstance(value, list):
        return matrix(value)
    latex = numbers.latex(value)
    if form != "plain" and latex != "0" and (value < 0 or "10^" in latex):
        latex = f"({latex})"
    return rf" \cdot {latex}" if form == "adjacent" else latex


def _elide(items: list[str], dots: str) -> list[str]:
    if len(items) <= MATRIX_LIMIT:
        return items
    return [*items[: MATRIX_LIMIT - 2], dots, items[-1]]


def matrix(rows: list[list[float]]) -> str:
    """A matrix in parentheses, the middle of a large one as dots."""
    lines = [" & ".join(_elide([numbers.latex(value) for value in row], r"\cdots")) for row in rows]
    body = r" \\ ".join(_elide(lines, r"\vdots"))
    return rf"\begin{{pmatrix}}{body}\end{{pmatrix}}"
