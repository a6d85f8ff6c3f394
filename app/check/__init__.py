"""Grading of numbers worked out by hand: right, or which mistake gives exactly that number."""

from app.check.grade import grade
from app.check.lookup import CALCULATED
from app.check.reproduced import reproduced
from app.check.slips import MUTANTS
from app.check.typed import Fault, Typed, TypedError, typed

__all__ = ["CALCULATED", "MUTANTS", "Fault", "Typed", "TypedError", "grade", "reproduced", "typed"]
