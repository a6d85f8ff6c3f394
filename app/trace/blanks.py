"""A formula or a sentence with places for numbers, taken apart once and filled often."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from app.trace import fill, numbers, refs, symbols
from app.trace.architecture import Architecture
from app.trace.fill import Form
from app.trace.narration import SIGNS, sign
from app.trace.values import Path, Values, path_of

_SYMBOL = re.compile(r"⟨([^⟩]*)⟩")


@dataclass(frozen=True, slots=True)
class Blanks:
    """texts[0] number[0] texts[1] …; the form of a number is None in a sentence."""

    texts: tuple[str, ...]
    places: tuple[tuple[Path, Form | None], ...]

    @classmethod
    def of_formula(cls, template: str) -> Self:
        parsed = fill.parse(template)
        places = tuple((path_of(refs.parse(slot.ref)), slot.form) for slot in parsed.slots)
        return cls(parsed.texts, places)

    @classmethod
    def of_sentence(cls, template: str, architecture: Architecture) -> Self:
        """⟨ref⟩ is put in as a symbol at once, ⟦ref⟧ is a place for a number."""
        told = _SYMBOL.sub(lambda match: symbols.text(refs.parse(match[1]), architecture), template)
        parts = fill.SLOT.split(told)
        places = tuple((path_of(refs.parse(ref)), None) for ref in parts[1::2])
        return cls(tuple(parts[0::2]), places)

    def fill(self, values: Values) -> str:
        pieces = [self.texts[0]]
        for (path, form), after in zip(self.places, self.texts[1:], strict=True):
            value = values.at(path)
            pieces.append(numbers.text(value) if form is None else fill.write(value, form))
            pieces.append(after)
        return "".join(pieces)


@dataclass(frozen=True, slots=True)
class Endings:
    """What a sentence ends with, by the sign of a number."""

    of: Path
    by_sign: dict[str, Blanks]

    @classmethod
    def of_outcomes(cls, outcomes: Mapping[str, str], architecture: Architecture) -> Self:
        by_sign = {sign: Blanks.of_sentence(outcomes[sign], architecture) for sign in SIGNS}
        return cls(path_of(refs.parse(outcomes["of"])), by_sign)

    def fill(self, values: Values) -> str:
        """Empty where the number is not one: an overflow has no sign."""
        value = values.at(self.of)
        return self.by_sign[sign(value)].fill(values) if isinstance(value, float) else ""
