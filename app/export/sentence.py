"""A step's sentence as pieces of text and pieces of mathematics, for a format to set.

The trace tells it as plain text, with raised and lowered characters that not every format can set.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, Literal

from app.trace import fill
from app.trace.architecture import Architecture
from app.trace.narration import sign
from app.trace.refs import parse
from app.trace.symbols import latex
from app.trace.values import Values

Piece = tuple[Literal["text", "math"], str]
Sentence = tuple[Piece, ...]

MARK: Final = re.compile(r"⟨(?P<symbol>[^⟩]*)⟩|⟦(?P<number>[^⟧]*)⟧")


def sentence(step: Mapping[str, Any], values: Values, shape: Architecture) -> Sentence:
    """The narration of a step, with the ending that a sign asks for."""
    template = step["narration_template"]
    outcomes = step["outcomes"]
    if outcomes and isinstance(value := values(parse(outcomes["of"])), float):
        gap = "" if template.endswith("。") else " "
        template = f"{template}{gap}{outcomes[sign(value)]}".rstrip()
    return tuple(_joined(_pieces(template, values, shape)))


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """A symbol, an equals sign and a number as one formula."""
    held: list[Piece] = []
    for piece in pieces:
        held.append(piece)
        if [kind for kind, _ in held] == ["math", "text", "math"] and held[1][1] == " = ":
            held = [("math", f"{held[0][1]} = {held[2][1]}")]
        elif len(held) == 3:
            yield held.pop(0)
    yield from held


def _pieces(template: str, values: Values, shape: Architecture) -> Iterator[Piece]:
    end = 0
    for match in MARK.finditer(template):
        if match.start() > end:
            yield "text", template[end : match.start()]
        if match["symbol"]:
            yield "math", latex(parse(match["symbol"]), shape)
        else:
            yield "math", fill.write(values(parse(match["number"])), "plain")
        end = match.end()
    if end < len(template):
        yield "text", template[end:]
