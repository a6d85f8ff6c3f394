"""POST /verify: every gradient against central finite differences."""

from __future__ import annotations

from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from app.api.answers import answer
from app.api.body import limits_of, worked
from app.api.calculate import parameters_of, posted_with_experiment
from app.api.described import WITH_EXPERIMENT, operation
from app.api.query import Query, query
from app.api.refusals import of_overflow
from app.api.routing import api_router
from app.api.schemas.verify import Verification
from app.engine import NonFinite
from app.engine.gradcheck import TOLERANCE, Row, check
from app.experiment import Experiment, TooLarge, resolve
from app.experiment.problems import Excess
from app.settings import Limits
from app.trace.refs import Ref

router = api_router("calculate")


@router.post(
    "/verify",
    **operation(
        "verify",
        "Every gradient against finite differences",
        "The differences know nothing of the backward pass. `kink`: a corner such as that of ReLU "
        "at 0 lies within the step, so that there may be no derivative to compare with.",
        answer=Verification,
        body=WITH_EXPERIMENT,
        query=Query,
    ),
)
async def verify(request: Request) -> Response:
    query(Query, request)
    experiment = (await posted_with_experiment(request)).experiment
    work = 2 * parameters_of(experiment) ** 2 * len(experiment.x)
    check_work(work, limits_of(request))
    return await worked(work, partial(verified, experiment, request))


def check_work(work: int, limits: Limits) -> None:
    """Refuse a check that would keep the server busy for long: raises TooLarge."""
    if work > limits.verify_work:
        raise TooLarge([Excess("/experiment", "verify_work", limits.verify_work, work)])


def verified(experiment: Experiment, request: Request) -> Response:
    return answer(verification(experiment), request)


def verification(experiment: Experiment) -> dict[str, Any]:
    """The answer as data; raises Refusal (422) where a number overflows."""
    resolved = resolve(experiment)
    try:
        checked = check(resolved.network, resolved.x, resolved.target)
    except NonFinite as error:
        raise of_overflow(error, resolved, "experiment") from None
    return {
        "parameters": list(map(row_told, checked.rows)),
        "worst": None if checked.worst is None else row_told(checked.worst),
        "tolerance": TOLERANCE,
    }


def row_told(row: Row) -> dict[str, Any]:
    place = (row.layer, row.to) if row.source is None else (row.layer, row.to, row.source)
    return {
        "ref": str(Ref(row.kind, place)),
        "analytic": row.analytic,
        "numeric": row.numeric,
        "relative_error": row.relative_error,
        "verdict": row.verdict,
    }
