"""Grading: is the number right, and if not, which known mistakes give exactly that number?"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from app.check.lookup import BACKWARD, FORWARD, UPDATED, Pair, number
from app.check.mutants import Mutant, Slip
from app.check.nearby import Nearby, nearby
from app.check.parts import layout
from app.check.problem import Problem
from app.check.slips import Row, slips
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
        if not math.isfinite(value) or abs(value - self.expected) <= abs(self.expected) * 1e-9:
            return
        if self.typed.matches(value, self.dust) and not any(
            kept.code == candidate.code and kept.value == value and kept.refs == candidate.refs
            for kept in self.found
        ):
            self.found.append(candidate)


def grade(
    passes: Passes, answers: Sequence[tuple[Ref, Typed]], lang: Lang = "en"
) -> list[dict[str, Any]]:
    """Each answer graded, in their order. The refs must be calculated ones (`CALCULATED`)."""
    shape = Architecture.of(passes.network, len(passes.x), passes.freeze_biases)
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
    kinds = {answer.ref.kind for answer in wrong}
    for row, slip in slips(shape):
        if _reaches(row, kinds):
            _try_slip(row, slip, _pair(problem, slip, right[0]), wrong)
    for answer in wrong:
        answer.found.sort(key=lambda candidate: candidate.rank)


def _reaches(row: Row, kinds: set[str]) -> bool:
    """Whether a slip can change a quantity of these kinds."""
    if row.phase == "forward":
        return True
    beyond = UPDATED | {"db"} if row.phase == "update" else BACKWARD | UPDATED | {"slope"}
    return bool(kinds & beyond)


def _pair(problem: Problem, slip: Slip, right: Mutant | None) -> Pair:
    mutant = Mutant(problem, slip, right)
    return mutant, Updated(mutant)


def _try_slip(row: Row, slip: Slip, pair: Pair, wrong: list[Answer]) -> None:
    for answer in wrong:
        if row.phase != "forward" and answer.ref.kind in FORWARD - {"slope"}:
            continue
        value = number(pair, answer.ref)
        known = any(kept.code == row.code and kept.value == value for kept in answer.found)
        if not known:  # the same slip in one layer and in all of them may be the same number
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
