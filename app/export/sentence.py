"""A step's sentence as pieces of text and pieces of mathematics, for a format to set.

The trace tells it as plain text, with raised and lowered characters that not every format can set.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, Literal

from app.trace.architecture import Architecture
from app.trace.fill import Quantity
from app.trace.refs import latex, parse
from app.trace.values import Values, path_of

Sentence = tuple[tuple[Literal["text", "math"], str], ...]

PIECE: Final = re.compile(r"⟨(?P<symbol>[^⟩]*)⟩|⟦(?P<number>[^⟧]*)⟧")


def sentence(
    step: Mapping[str, Any], value: Quantity, values: Values, shape: Architecture
) -> Sentence:
    """The narration of a step, with the ending that the sign of its value asks for."""
    template = step["narration_template"]
    if step["outcomes"] and isinstance(value, float):
        template = f"{template} {step['outcomes'][sign(value)]}".rstrip()
    return tuple(_pieces(template, values, shape))


def sign(value: float) -> str:
    return "positive" if value > 0 else "negative" if value < 0 else "zero"


def _pieces(
    template: str, values: Values, shape: Architecture
) -> Iterator[tuple[Literal["text", "math"], str]]:
    end = 0
    for match in PIECE.finditer(template):
        if match.start() > end:
            yield "text", template[end : match.start()]
        if match["symbol"]:
            yield "math", latex(parse(match["symbol"]), shape)
        else:
            yield "math", values.write(path_of(parse(match["number"])), "plain")
        end = match.end()
    if end < len(template):
        yield "text", template[end:]
