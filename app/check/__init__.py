"""Grading of numbers worked out by hand: right, or which mistake gives exactly that number."""

from app.check.grade import Answer, grade
from app.check.typed import Typed, TypedError, typed

__all__ = ["Answer", "Typed", "TypedError", "grade", "typed"]
