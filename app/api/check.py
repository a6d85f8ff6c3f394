"""POST /check: numbers worked out by hand, graded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Final

from pydantic import Field, WithJsonSchema
from starlette.requests import Request
from starlette.responses import Response

from app.api.answers import answer
from app.api.body import limits_of, worked
from app.api.calculate import calculated, posted_request, work_of
from app.api.described import CHECK_REQUEST, operation
from app.api.language import language
from app.api.named import architecture_of, missing
from app.api.query import CheckQuery, query
from app.api.routing import api_router
from app.api.schemas.check import Grades
from app.check import CALCULATED, MUTANTS, Fault, Typed, TypedError, grade, typed
from app.experiment import (
    Experiment,
    InvalidExperiment,
    Lang,
    Problem,
    TooLarge,
    WithExperiment,
    resolve,
)
from app.experiment.problems import Excess, pointer
from app.settings import Limits
from app.trace.architecture import Architecture
from app.trace.refs import Ref, UnknownRef
from app.trace.refs import resolve as named
from app.trace.writing import NOTES, Writing

router = api_router("calculate")
ANSWER_WORK = 3_000  # multiplications that take about as long as trying the mistakes on one answer

FAULTS: Final[Mapping[Fault, str]] = {
    "empty": "answer_empty",
    "syntax": "answer_syntax",
    "separators": "answer_separators",
    "zero_division": "answer_zero_division",
    "too_large": "answer_too_large",
}
Given = Annotated[Any, WithJsonSchema({"type": ["number", "string"]})]
NUMBERS: Final[dict[str, Any]] = {"dw.1.1.1": -6.25, "da.1.1": "-5,25", "y.1": "9/4"}


class CheckRequest(WithExperiment):
    """An experiment, and numbers of it that somebody worked out."""

    answers: dict[str, Given] = Field(examples=[NUMBERS])
    """Ref → number. A text may be a fraction or have a decimal comma, and keeps the digits that
    were typed: "2.60" is more exact than "2.6"."""


@router.post(
    "/check",
    **operation(
        "check",
        "Grade numbers worked out by hand",
        "Each answer is right, or it is compared with what known mistakes give, each of them "
        "recalculated with the mistake in it. An answer is right if the exact number rounds to it; "
        "fewer than two significant digits count as two.",
        answer=Grades,
        body=CHECK_REQUEST,
        query=CheckQuery,
    ),
)
async def check(request: Request) -> Response:
    writing = query(CheckQuery, request).writing
    posted = await posted_request(CheckRequest, request)
    lang, limits = language(request), limits_of(request)
    work = cost_of(posted)
    check_size(posted, work, limits)

    def tell() -> Response:
        return answer(grades(posted.experiment, posted.answers, lang, writing), request, lang)

    return await worked(work, tell)


def cost_of(posted: CheckRequest) -> int:
    """About how many multiplications grading takes as long as."""
    return MUTANTS * work_of(posted.experiment) + ANSWER_WORK * len(posted.answers)


def check_size(posted: CheckRequest, work: int, limits: Limits) -> None:
    """Refuse what would keep the server busy for long: raises TooLarge."""
    excesses = []
    if len(posted.answers) > limits.answers:
        given = len(posted.answers)
        excesses.append(Excess("/answers", "answers", limits.answers, given))
    if work > limits.check_work:
        excesses.append(Excess("/experiment", "check_work", limits.check_work, work))
    if excesses:
        raise TooLarge(excesses)


def grades(
    experiment: Experiment, answers: Mapping[str, Any], lang: Lang, writing: Writing = NOTES
) -> dict[str, Any]:
    """The answer as data; raises InvalidExperiment with all problems of the answers, and Refusal
    (422) where a number overflows."""
    understood = read_answers(answers, architecture_of(experiment))
    passes = calculated(resolve(experiment), "experiment")
    graded = grade(passes, list(understood.values()), lang, writing)
    return {"answers": dict(zip(understood, graded, strict=True))}


def read_answers(
    answers: Mapping[str, Any], architecture: Architecture
) -> dict[str, tuple[Ref, Typed]]:
    """Each answer's quantity and number, under the name that the client gave it."""
    problems: list[Problem] = []
    understood: dict[str, tuple[Ref, Typed]] = {}
    for text, given in answers.items():
        where = pointer("answers", text)
        try:
            ref = named(text, architecture)
            if ref.kind in CALCULATED:
                understood[text] = ref, typed(given)
            else:
                problems.append(Problem(where, "answer_not_calculated", {"ref": text}))
        except UnknownRef:
            problems.append(missing(text, where, architecture))
        except TypedError as error:
            problems.append(Problem(where, FAULTS[error.fault], {"given": given}))
    if problems:
        raise InvalidExperiment(problems)
    return understood
