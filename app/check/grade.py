"""Grading: is the number right, and if not, which known mistakes give exactly that number?"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, get_args

import numpy as np

from app.check.lookup import BACKWARD, CALCULATED, UPDATED, Pair, reader
from app.check.mutants import Mutant
from app.check.nearby import Nearby, nearby
from app.check.parts import COARSEST, TINY, layout
from app.check.problem import Problem
from app.check.slip import Slip
from app.check.slips import Phase, Row, slips
from app.check.stack import Stack, at_once
from app.check.told import told
from app.check.typed import DUST, Typed
from app.check.updated import Updated
from app.engine.passes import Passes
from app.trace.architecture import Architecture
from app.trace.local import Local
from app.trace.refs import Ref
from app.trace.sentences import Lang
from app.trace.story import Story
from app.trace.values import path_of
from app.trace.writing import NOTES, Writing

PHASES: Final[tuple[Phase, ...]] = get_args(Phase)
REACHED: Final[dict[Phase, frozenset[str]]] = {
    "forward": CALCULATED,
    "backward": BACKWARD | UPDATED | {"slope"},
    "update": UPDATED | {"db"},
}
"""The kinds that a slip of each phase can change."""


@dataclass(slots=True)
class Answer:
    """An answer with what is made of it on the way."""

    ref: Ref
    typed: Typed
    expected: float
    dust: float
    found: list[Nearby]

    @property
    def correct(self) -> bool:
        return self.typed.matches(self.expected, self.dust)

    def try_on(self, candidate: Nearby) -> None:
        """Keep a mistake that gives the number answered, unless it gives the right one too."""
        value = candidate.value
        if not abs(value - self.typed.value) <= abs(value) * COARSEST + TINY:
            return  # most are far away
        if not math.isfinite(value) or abs(value - self.expected) <= abs(self.expected) * 1e-9:
            return
        if self.typed.matches(value, self.dust) and not any(
            kept.code == candidate.code and kept.value == value and kept.refs == candidate.refs
            for kept in self.found
        ):
            self.found.append(candidate)


def grade(
    passes: Passes,
    answers: Sequence[tuple[Ref, Typed]],
    lang: Lang = "en",
    writing: Writing = NOTES,
) -> list[dict[str, Any]]:
    """Each answer graded, in their order. The refs must be calculated ones (`CALCULATED`)."""
    shape = Architecture.of(passes.network, len(passes.x), passes.freeze_biases, writing)
    values = Local(passes, 1)
    dust = DUST * _largest(passes)
    graded = [
        Answer(ref, typed, _expected(values, passes, ref), dust, []) for ref, typed in answers
    ]
    wrong = [answer for answer in graded if not answer.correct]
    if wrong:
        with np.errstate(all="ignore"):
            _diagnose(wrong, shape, passes, values)
    return [_wire(answer, shape, lang) for answer in graded]


def _expected(values: Local, passes: Passes, ref: Ref) -> float:
    source = values if ref.kind not in {"p", "q"} else Local(passes, ref.sample)
    found: float = source.at(path_of(ref))
    return found


def _largest(passes: Passes) -> float:
    """The size of the largest number that takes part."""
    flat = passes.backward.flat
    return float(np.max(np.abs(flat[np.isfinite(flat)]), initial=0.0))


def _diagnose(wrong: list[Answer], shape: Architecture, passes: Passes, values: Local) -> None:
    problem = Problem.of(passes)
    right = _pair(problem, Slip(""), None)
    for answer in wrong:
        for candidate in nearby(answer.ref, shape, right):
            answer.try_on(candidate)
        ways = layout(Story(shape, "unit", answer.ref.sample), answer.ref)
        for candidate in ways.tell(values, answer.typed.value) if ways else ():
            answer.try_on(candidate)
    trials = {
        phase: _Trial(kept)
        for phase in PHASES
        if (kept := [answer for answer in wrong if answer.ref.kind in REACHED[phase]])
    }
    for tried, mutant in _mutants(problem, right[0], shape, set(trials)):
        trials[tried[0][0].phase].of(tried, (mutant, Updated(mutant)))
    for answer in wrong:
        answer.found.sort(key=lambda candidate: candidate.rank)


def _pair(problem: Problem, slip: Slip, right: Mutant | None) -> Pair:
    mutant = Mutant(problem, slip, right)
    return mutant, Updated(mutant)


def _mutants(
    problem: Problem, right: Mutant, shape: Architecture, phases: set[Phase]
) -> Iterator[tuple[list[tuple[Row, Slip]], Mutant]]:
    """Every slip of these phases, with its mutant; those of the backward pass in stacks."""
    stacked = []
    for row, slip in slips(shape):
        if row.phase == "backward" and row.phase in phases:
            stacked.append((row, slip))
        elif row.phase in phases:
            yield [(row, slip)], Mutant(problem, slip, right)
    count = at_once(problem)
    for first in range(0, len(stacked), count):
        part = stacked[first : first + count]
        yield part, Stack(problem, [slip for _, slip in part], right)


class _Trial:
    """All answers that slips of a phase can reach, tried at once."""

    def __init__(self, answers: list[Answer]) -> None:
        self.answers = answers
        self.readers = [reader(answer.ref) for answer in answers]
        self.given = np.array([answer.typed.value for answer in answers])

    def of(self, tried: list[tuple[Row, Slip]], pair: Pair) -> None:
        """Try a mutant, or a stack of as many as there are slips."""
        shape = (len(self.answers), len(tried))
        found = np.empty(shape)
        for values, read in zip(found, self.readers, strict=True):
            values[:] = read(*pair)
        close = np.abs(found - self.given[:, np.newaxis]) <= np.abs(found) * COARSEST + TINY
        for at, which in np.argwhere(close).tolist():
            answer, value = self.answers[at], float(found[at, which])
            row, slip = tried[which]
            # The same slip in one layer and in all of them may be the same number.
            if not any(kept.code == row.code and kept.value == value for kept in answer.found):
                answer.try_on(Nearby(row.code, row.rank, value, _places(slip), row.note))


def _places(slip: Slip) -> tuple[Ref, ...]:
    """What a slip is about: a layer's matrix of sums, or two weights."""
    if slip.layer and any(slip.place):
        to, source, other = slip.place
        return Ref("w", (slip.layer, to, source)), Ref("w", (slip.layer, other, source))
    return (Ref("H", (slip.layer,)),) if slip.layer else ()


def _wire(answer: Answer, shape: Architecture, lang: Lang) -> dict[str, Any]:
    right = answer.correct
    return {
        "correct": right,
        "expected": answer.expected,
        "answer": answer.typed.value,
        "tolerance": answer.typed.tolerance(answer.expected, answer.dust),
        "diagnoses": []
        if right
        else [told(found, answer.ref, shape, lang) for found in answer.found],
    }


def all_slips(passes: Passes) -> Iterator[tuple[Row, Slip, Pair]]:
    """Every slip of a network's passes, calculated."""
    shape = Architecture.of(passes.network, len(passes.x), passes.freeze_biases)
    problem = Problem.of(passes)
    right = Mutant(problem)
    for row, slip in slips(shape):
        yield row, slip, _pair(problem, slip, right)
