"""A quantity's symbol, as the reader's convention writes it: LaTeX, or plain text.

The browser writes them by the same tables and the same rules (static/src/refs.ts).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from app.trace.architecture import Architecture
from app.trace.refs import NOTATION, PER_SAMPLE, Ref
from app.trace.writing import CONVENTIONS, Names, Symbol

LETTERS: Final = {"η": r"\eta", "ℓ": r"\ell", "φ′": r"\varphi'", "g′": "g'", "δ": r"\delta"}
WEIGHTS: Final = frozenset({"w", "dw", "new.w", "p", "q"})


@dataclass(frozen=True, slots=True)
class Parts:
    """The pieces of a symbol; `layer` is the index that stands high, `mark` a word or star."""

    prefix: str
    base: str
    sub: str
    layer: str
    mark: str
    sample: int | None
    upright: bool


def row_of(kind: str, names: Names) -> Symbol:
    """How a convention writes a kind of quantity."""
    return CONVENTIONS[names]["names"].get(kind, NOTATION[kind])


@lru_cache(maxsize=65_536)
def parts(ref: Ref, architecture: Architecture) -> Parts:
    """The pieces of a quantity's symbol."""
    writing = architecture.writing
    convention, row = CONVENTIONS[writing.names], row_of(ref.kind, writing.names)
    indices = dict(zip(NOTATION[ref.kind]["indices"], ref.indices, strict=True))
    layer = indices.pop("layer", architecture.depth if row.get("last") else None)
    units = [] if architecture.chain else list(indices.values())
    if convention["order"] == "matrix" and ref.kind in WEIGHTS and not writing.turned:
        units.reverse()
    place = convention["layer"] if layer is not None else None
    letter, prime, _ = row["base"].partition("′")
    return Parts(
        prefix=row.get("prefix", ""),
        base=f"{letter}{layer if place == 'base' else ''}{prime}",
        sub=_together([layer, *units] if place == "sub" else units),  # type: ignore[list-item]
        layer=f"[{layer}]" if place == "sup" else "",
        mark=row.get("sup", ""),
        sample=ref.sample if architecture.batch and ref.kind in PER_SAMPLE else None,
        upright=convention.get("upright", False) and letter.isascii(),
    )


def _together(indices: list[int]) -> str:
    """The notes run indices together (w₂₁₂); from ten on a comma keeps them apart (w₂,₁₀,₂)."""
    return ("," if any(index > 9 for index in indices) else "").join(map(str, indices))


def latex(ref: Ref, architecture: Architecture) -> str:
    r"""The symbol in LaTeX: `w_{212}`, `\Delta y_{1}`, `z_{1}^{[2]}`, `\mathrm{W2}_{12}`."""
    found = parts(ref, architecture)
    base = LETTERS.get(found.base, found.base)
    if found.upright:
        letters = base.removesuffix("′")
        base = rf"\mathrm{{{letters}}}" + "'" * (base != letters)
    mark = found.mark.replace("label", r"\mathrm{label}")
    sample = "" if found.sample is None else f"({found.sample})"
    gap = r"\," if mark.startswith("\\") and sample else ""
    high = f"{found.layer}{mark}{gap}{sample}"
    if high and base.endswith("'"):
        base = f"{{{base}}}"  # a prime is a superscript of its own
    name = base + (f"_{{{found.sub}}}" if found.sub else "") + (f"^{{{high}}}" if high else "")
    if found.prefix.startswith("∂"):
        return rf"\frac{{\partial {found.prefix[1]}}}{{\partial {name}}}"
    return rf"\Delta {name}" if found.prefix else name


def text(ref: Ref, architecture: Architecture) -> str:
    """The symbol as plain text, for sentences: `w₂₁₂`, `∂L/∂a₂₁`, `y₁^label`, `δ[2]₁`."""
    found = parts(ref, architecture)
    mark = f"^{found.mark}" if found.mark == "label" else found.mark
    sample = "" if found.sample is None else f"⁽{_superscript(str(found.sample))}⁾"
    return f"{found.prefix}{found.base}{found.layer}{_subscript(found.sub)}{mark}{sample}"


def letter(kind: str, architecture: Architecture) -> str:
    """What a kind of quantity is called without its indices: `h` or `z`, `∂L/∂a` or `da`."""
    row = row_of(kind, architecture.writing.names)
    word = "^label" if row.get("sup") == "label" else ""
    return row.get("prefix", "") + row["base"] + word


@cache
def _subscript(digits: str) -> str:
    return digits.translate(str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"))


def _superscript(digits: str) -> str:
    return digits.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
