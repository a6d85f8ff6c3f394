"""The derivation in Markdown: $…$ is mathematics in a line, $$…$$ on lines of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.export.document import Document, Section
from app.export.sentence import Sentence
from app.export.words import word

SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#|$~&!])")


def markdown(document: Document) -> str:
    """The whole document."""
    return "\n\n".join([*opening(document), *_sections(document)]) + "\n"


def opening(document: Document) -> Iterator[str]:
    """Title, introduction and what is given: paragraphs."""
    yield f"# {text(document.title)}"
    yield _sentence(document.intro)
    yield f"## {word('phase.given', document.lang)}"
    yield aligned([(symbol, [f"= {matrix}"]) for symbol, matrix in document.given])


def _sections(document: Document) -> Iterator[str]:
    for section in document.sections:
        yield from paragraphs(section)


def paragraphs(section: Section) -> Iterator[str]:
    """A section: its heading, then a sentence and a formula for each step."""
    yield f"## {text(section.heading)}"
    for line in section.lines:
        if section.told:
            yield _sentence(line.sentence)
        yield aligned([(line.symbol, line.chain)])


def text(plain: str) -> str:
    """Plain text, none of it taken for markup. A dash or a number in front would open a list."""
    escaped = SPECIAL.sub(r"\\\1", plain)
    return re.sub(r"^(\d+)([.)])|^([-+=])", r"\1\\\2\3", escaped)


def _sentence(pieces: Sentence) -> str:
    return "".join(text(piece) if kind == "text" else f"${piece}$" for kind, piece in pieces)


def aligned(equations: list[tuple[str, list[str]]]) -> str:
    """Equations under each other, aligned at their relations."""
    rows = [
        f"{symbol if index == 0 else ''} &{side}"
        for symbol, sides in equations
        for index, side in enumerate(sides)
    ]
    body = " \\\\\n".join(rows)
    return f"$$\n\\begin{{aligned}}\n{body}\n\\end{{aligned}}\n$$"
