"""What can be wrong with an experiment, as data: where, what kind, and the particulars.

    ExperimentError
    ├── InvalidExperiment   the document can't be understood: all its problems at once
    └── TooLarge            understood, but over a limit: all the limits it breaks

A problem's words are chosen later, in the reader's language, by `messages.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Path = tuple[str | int, ...]  # keys and indices that lead to a spot of a document

LISTED = 100  # problems told in one answer; a document can hold a million


@dataclass(frozen=True, slots=True)
class Problem:
    """`pointer` is a JSON pointer (RFC 6901) to the spot; `params` fill the code's sentence."""

    pointer: str
    code: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Excess:
    """One limit that the document breaks. `limit` is the name of a field of `Limits`."""

    pointer: str
    limit: str
    value: int
    given: int

    @property
    def problem(self) -> Problem:
        """The excess as a problem, to be told like one."""
        params = {"limit": self.limit, "value": self.value, "given": self.given}
        return Problem(self.pointer, "limit", params)


class ExperimentError(ValueError):
    """The document is refused. `problems`, at most LISTED; `more`: whether there are others."""

    problems: tuple[Problem, ...]
    more: bool

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(", ".join(f"{p.pointer or '/'}: {p.code}" for p in problems[:5]))
        self.problems = tuple(problems[:LISTED])
        self.more = len(problems) > LISTED


class InvalidExperiment(ExperimentError):
    """The document can't be used: all its problems at once."""


class TooLarge(ExperimentError):
    """The document asks for more than the limits allow; `excesses` has every limit broken."""

    def __init__(self, excesses: Sequence[Excess]) -> None:
        super().__init__([excess.problem for excess in excesses])
        self.excesses = tuple(excesses)


def pointer(*path: str | int) -> str:
    """The JSON pointer to a spot: ("layers", 1, "a/b") → /layers/1/a~1b."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)
