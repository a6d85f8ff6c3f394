"""POST /explain: why one number is what it is."""

from __future__ import annotations

from math import prod
from typing import Any

from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from app.api.answers import answer
from app.api.body import limits_of, worked
from app.api.calculate import posted_request, work_of
from app.api.described import EXPLAIN_REQUEST, operation
from app.api.kept import passes_of
from app.api.language import language
from app.api.named import architecture_of, missing
from app.api.query import ExplainQuery, query
from app.api.routing import api_router
from app.api.schemas.explain import Explanation
from app.experiment import Experiment, InvalidExperiment, Lang, TooLarge, WithExperiment
from app.experiment.problems import Excess
from app.trace import UnknownRef
from app.trace.explain import explain as explained
from app.trace.writing import NOTES, Writing

router = api_router("calculate")
FACTOR_WORK = 100  # multiplications that take as long as telling one factor of a path


class ExplainRequest(WithExperiment):
    """An experiment, and the number of it to explain."""

    ref: str = Field(examples=["dw.1.1.1"])
    """The quantity; @s names a sample."""


@router.post(
    "/explain",
    **operation(
        "explain",
        "Why one number is what it is",
        "The chain rule of one quantity: its factors, every way back to it from the loss with its "
        "product, the cell that it is of a matrix formula, and where it died if it is zero. The "
        "products add up to the value as exactly as floating point allows.",
        answer=Explanation,
        body=EXPLAIN_REQUEST,
        query=ExplainQuery,
    ),
)
async def explain(request: Request) -> Response:
    asked = query(ExplainQuery, request)
    posted = await posted_request(ExplainRequest, request)
    most = limits_of(request).paths
    if asked.paths is not None and asked.paths > most:
        raise TooLarge([Excess("", "paths", most, asked.paths)])
    lang, listed = language(request), asked.paths or most

    def tell() -> Response:
        found = explanation(posted.experiment, posted.ref, lang, listed, asked.writing)
        return answer(found, request, lang)

    return await worked(cost_of(posted.experiment, listed), tell)


def cost_of(experiment: Experiment, paths: int) -> int:
    """About how many multiplications an explanation takes as long as."""
    ways = prod(layer.units for layer in experiment.layers) * len(experiment.x)
    listing = FACTOR_WORK * min(ways, paths) * 2 * len(experiment.layers)
    return work_of(experiment) + listing


def explanation(
    experiment: Experiment, ref: str, lang: Lang, most: int, writing: Writing = NOTES
) -> dict[str, Any]:
    """The answer as data; raises InvalidExperiment for a ref that names nothing here, and
    Refusal (422) where a number overflows."""
    kept = passes_of(experiment)
    try:
        return explained(kept.passes, ref, lang, most, writing, kept.values)
    except UnknownRef:
        problem = missing(ref, "/ref", architecture_of(experiment))
        raise InvalidExperiment([problem]) from None
