"""What several routers do: read the experiment of a request, calculate its passes."""

from __future__ import annotations

from functools import partial
from typing import TypeVar

from starlette.requests import Request

from app.api.body import limits_of, read_body, worked
from app.api.refusals import Parameter, bad_parameter, of_overflow
from app.engine import NonFinite, Passes, run
from app.experiment import Experiment, Resolved, WithExperiment, read_experiment, read_request

Posted = TypeVar("Posted", bound=WithExperiment)


async def posted_experiment(request: Request) -> Experiment:
    """The experiment that is the body of the request."""
    body = await read_body(request)
    return await worked(len(body), partial(read_experiment, body, limits_of(request)))


async def posted_request(kind: type[Posted], request: Request) -> Posted:
    """The body of a request, an experiment and what is asked of it."""
    body = await read_body(request)
    return await worked(len(body), partial(read_request, kind, body, limits_of(request)))


async def posted_with_experiment(request: Request) -> WithExperiment:
    """The body of a request that holds an experiment and nothing else."""
    return await posted_request(WithExperiment, request)


def parameters_of(experiment: Experiment) -> int:
    """How many weights and biases the network has."""
    before, count = experiment.inputs, 0
    for layer in experiment.layers:
        count += (before + (layer.biases is not None)) * layer.units
        before = layer.units
    return count


def work_of(experiment: Experiment) -> int:
    """About how many multiplications its passes take: forward, backward, forward again."""
    return 4 * parameters_of(experiment) * len(experiment.x)


def calculated(resolved: Resolved, *path: str) -> Passes:
    """The passes; raises Refusal (422) where a number overflows.

    `path` leads to the experiment in the document that was posted.
    """
    given = resolved.given
    try:
        return run(
            resolved.network, resolved.x, resolved.target, given.learning_rate, given.freeze_biases
        )
    except NonFinite as error:
        raise of_overflow(error, resolved, *path) from None


def check_sample(sample: int, experiment: Experiment) -> None:
    """Refuse a sample that the experiment does not have."""
    rows = len(experiment.x)
    if sample > rows:
        params: dict[str, object] = {"given": sample, "rows": rows}
        raise bad_parameter(Parameter("sample", "no_such_sample", params))
