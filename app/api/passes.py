"""POST /passes: numbers only. The hot path while a weight is being dragged."""

from __future__ import annotations

from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from app.api.answers import answer
from app.api.body import worked
from app.api.calculate import calculated, check_sample, posted_experiment, work_of
from app.api.described import EXPERIMENT, operation
from app.api.numbers import numbers
from app.api.query import PassesQuery, query
from app.api.routing import api_router
from app.api.schemas.passes import Passes
from app.experiment import Experiment, resolve

router = api_router("calculate")


@router.post(
    "/passes",
    **operation(
        "passes",
        "Forward, backward and update: the numbers",
        "Every number of one step of learning, without words. `da` of the last layer equals `dy`; "
        "every gradient is one of the whole batch's loss.",
        answer=Passes,
        body=EXPERIMENT,
        query=PassesQuery,
    ),
)
async def passes(request: Request) -> Response:
    asked = query(PassesQuery, request)
    experiment = await posted_experiment(request)
    return await worked(work_of(experiment), partial(told, experiment, asked, request))


def told(experiment: Experiment, asked: PassesQuery, request: Request) -> Response:
    check_sample(asked.sample, experiment)
    done = calculated(resolve(experiment))
    return answer(numbers(done, asked.include, asked.sample), request)
