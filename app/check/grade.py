"""Grading: is the number right, and if not, which known mistakes give exactly that number?"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from app.check.lookup import BACKWARD, UPDATED, Pair, reader
from app.check.mutants import Mutant
from app.check.nearby import Nearby, Window, nearby
from app.check.parts import layout
from app.check.plan import at_once, plans
from app.check.problem import Problem
from app.check.slip import Slip
from app.check.slips import Row, slips
from app.check.stack import Stack
from app.check.told import told
from app.check.typed import DUST, Typed
from app.check.updated import StackUpdated, Updated
from app.engine.passes import Passes
from app.trace.architecture import Architecture
from app.trace.local import Local
from app.trace.refs import Ref
from app.trace.sentences import Lang
from app.trace.story import Story
from app.trace.values import path_of
from app.trace.writing import NOTES, Writing

BEHIND: Final = BACKWARD | UPDATED | {"slope", "L", "l"}
"""The kinds that a slip behind the right forward pass can change."""


@dataclass(slots=True)
class Answer:
    """An answer with what is made of it on the way."""

    ref: Ref
    typed: Typed
    expected: float
    dust: float
    found: list[Nearby]
    window: Window

    @property
    def correct(self) -> bool:
        return self.typed.matches(self.expected, self.dust)

    def try_on(self, candidate: Nearby) -> None:
        """Keep a mistake that gives the number answered, unless it gives the right one too."""
        value = candidate.value
        if not self.window[0] <= value <= self.window[1]:
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
        Answer(ref, typed, _expected(values, passes, ref), dust, [], window(typed, dust))
        for ref, typed in answers
    ]
    wrong = [answer for answer in graded if not answer.correct]
    if wrong:
        with np.errstate(all="ignore"):
            _diagnose(wrong, shape, passes, values)
    return [_wire(answer, shape, lang) for answer in graded]


def window(typed: Typed, dust: float) -> Window:
    """From where to where any number lies that the answer may be a rounding of."""
    slack = 0.51 * typed.unit + abs(typed.value) * 1e-8 + dust
    return typed.value - slack, typed.value + slack


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
        for candidate in nearby(answer.ref, shape, right, answer.window):
            answer.try_on(candidate)
        ways = layout(Story(shape, "unit", answer.ref.sample), answer.ref)
        for candidate in ways.tell(values, answer.window) if ways else ():
            answer.try_on(candidate)
    behind = _Trial([answer for answer in wrong if answer.ref.kind in BEHIND])
    ahead = _Trial(wrong)
    for tried, stack in stacks(problem, right[0], shape):
        (ahead if stack.own_forward else behind).of(tried, (stack, StackUpdated(stack)))
    for answer in wrong:
        answer.found.sort(key=lambda candidate: candidate.rank)


def _pair(problem: Problem, slip: Slip, right: Mutant | None) -> Pair:
    mutant = Mutant(problem, slip, right)
    return mutant, Updated(mutant)


def stacks(
    problem: Problem, right: Mutant, shape: Architecture
) -> Iterator[tuple[list[tuple[Row, Slip]], Stack]]:
    """Every slip, with its mutant: those that change the forward pass first, then the others."""
    for tried, plan in plans(shape, at_once(problem)):
        yield tried, Stack(problem, plan, right)


class _Trial:
    """Answers that the slips of a stack can reach, tried at once."""

    def __init__(self, answers: list[Answer]) -> None:
        self.answers = answers
        self.readers = [reader(answer.ref) for answer in answers]
        windows = np.array([answer.window for answer in answers]).reshape(-1, 2)
        self.least, self.most = windows[:, :1], windows[:, 1:]

    def of(self, tried: list[tuple[Row, Slip]], pair: Pair) -> None:
        """Try the mutants of a stack, of which there are as many as slips."""
        found = np.empty((len(self.answers), len(tried)))
        for values, read in zip(found, self.readers, strict=True):
            values[:] = read(*pair)
        close = (found >= self.least) & (found <= self.most)
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
