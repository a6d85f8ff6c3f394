"""How wide a formula is on paper, about, and where it can be broken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

FITS: Final = 72
"""Characters of mathematics that fit between the margins of a page."""
SHORT: Final = 40
"""Characters that may stay together in a line that has others before them."""
MATRIX: Final = re.compile(r"\\begin\{pmatrix\}(.*?)\\end\{pmatrix\}", re.DOTALL)
COMMAND: Final = re.compile(r"\\[a-zA-Z]+|\\.")
UNSEEN: Final = re.compile(r"[{}^_ ]")


def width(latex: str) -> int:
    """Characters that stand side by side, about.

    >>> width(r"w_{11} \\cdot \\begin{pmatrix}1 & 2 \\\\ 3 & 4\\end{pmatrix}")
    10
    """
    flat = MATRIX.sub(lambda match: "m" * _matrix_width(match[1]), latex)
    return len(UNSEEN.sub("", COMMAND.sub("c", flat)))


def _matrix_width(body: str) -> int:
    rows = body.split(r"\\")
    return 2 + max(len(UNSEEN.sub("", COMMAND.sub("c", row)).replace("&", "  ")) for row in rows)


def pieces(latex: str) -> list[str]:
    """A formula as it can be set in a paragraph: a sum that may not fit on a line term by term,
    all but the first with their sign; its parentheses do not stretch.

    >>> pieces("a + b")
    ['a + b']
    """
    if width(latex) <= SHORT:
        return [latex]
    flat = latex.replace(r"\left(", "(").replace(r"\right)", ")")
    return [term.strip() for term in _terms(flat)]


def broken(latex: str) -> list[str]:
    """A sum in pieces that fit, all but the first with their sign; parentheses do not stretch."""
    pieces = [""]
    for term in _terms(latex.replace(r"\left(", r"\bigl(").replace(r"\right)", r"\bigr)")):
        if pieces[-1] and width(pieces[-1] + term) > FITS:
            pieces.append("")
        pieces[-1] += term
    return [piece.strip() for piece in pieces]


def _terms(latex: str) -> Iterator[str]:
    """The formula cut before each plus that stands inside no braces."""
    depth = start = 0
    for at, sign in enumerate(latex):
        depth += (sign == "{") - (sign == "}")
        if depth == 0 and latex.startswith(" + ", at):
            yield latex[start:at]
            start = at
    yield latex[start:]
