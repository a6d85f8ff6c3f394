"""POST /trace: the passes told as ordered steps."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from app.api.answers import answer
from app.api.body import limits_of, worked
from app.api.calculate import (
    calculated,
    check_sample,
    parameters_of,
    posted_experiment,
    work_of,
)
from app.api.described import EXPERIMENT, operation
from app.api.language import language
from app.api.numbers import numbers
from app.api.query import TraceQuery, query
from app.api.routing import api_router
from app.api.schemas.trace import Trace
from app.experiment import Experiment, Lang, TooLarge, resolve
from app.experiment.problems import Excess
from app.settings import Limits
from app.trace import told

router = api_router("calculate")
STEP_WORK = 200  # multiplications that take as long as telling one step


@router.post(
    "/trace",
    **operation(
        "trace",
        "The passes as steps, each with its formula",
        "The same numbers told in order. Which steps there are, and their templates, depends on "
        "the architecture alone: a client that changes a weight keeps them and asks /passes.",
        answer=Trace,
        body=EXPERIMENT,
        query=TraceQuery,
    ),
)
async def trace(request: Request) -> Response:
    asked = query(TraceQuery, request)
    limits = limits_of(request)
    experiment = await posted_experiment(request)
    if asked.limit is not None and asked.limit > limits.steps:
        raise TooLarge([Excess("", "steps", limits.steps, asked.limit)])
    lang = language(request)
    work = work_of(experiment) + STEP_WORK * parameters_of(experiment)

    def tell() -> Response:
        return answer(whole_trace(experiment, asked, lang, limits), request, lang)

    return await worked(work, tell)


def whole_trace(
    experiment: Experiment, asked: TraceQuery, lang: Lang, limits: Limits
) -> dict[str, Any]:
    """The answer as data: the normalised experiment, its passes, and the steps asked for."""
    check_sample(asked.sample, experiment)
    resolved = resolve(experiment)
    done = calculated(resolved)
    steps = told(
        done,
        sample=asked.sample,
        granularity=asked.granularity,
        lang=lang,
        writing=asked.writing,
        offset=asked.offset,
        limit=asked.limit,
        max_steps=limits.steps,
    )
    return {
        "experiment": resolved.document(),
        "passes": numbers(done, asked.include, asked.sample),
        **steps,
    }
