"""POST /check: answers, graded."""

from __future__ import annotations

from app.api.schemas.parts import Finite, Wire


class Diagnosis(Wire):
    """A known mistake that gives exactly the number that was answered."""

    mistake: str
    """Its code; stays the same in every language."""
    note: str | None
    """Its number among the mistakes in the notes, as M9."""
    value: Finite
    """What the mistake gives, to full precision."""
    refs: list[str]
    """The quantities in question."""
    explanation: str


class Grade(Wire):
    """One answer, graded."""

    correct: bool
    expected: Finite | None
    answer: Finite
    """What was understood."""
    tolerance: Finite
    """How far a number may lie from the answer to be the number that was meant."""
    diagnoses: list[Diagnosis]
    """The likeliest first; empty where the answer is right or no known mistake gives it."""


class Grades(Wire):
    """The answers, graded, by ref."""

    answers: dict[str, Grade]
