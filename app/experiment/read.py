"""From the bytes of a request to an experiment that can be trusted."""

from __future__ import annotations

from itertools import islice
from typing import Final, TypeVar

from pydantic import BaseModel, ValidationError

from app.experiment.checks import problems
from app.experiment.diagnose import diagnose
from app.experiment.duplicates import duplicate_keys
from app.experiment.model import Experiment, Strict
from app.experiment.problems import LISTED, InvalidExperiment, Path, TooLarge
from app.experiment.sizes import excesses
from app.settings import Limits

BOM: Final = b"\xef\xbb\xbf"  # put in front by some editors; says nothing


class WithExperiment(Strict):
    """A request that holds an experiment beside what is asked of it."""

    experiment: Experiment


Document = TypeVar("Document", bound=Strict)
Request = TypeVar("Request", bound=WithExperiment)


def read_experiment(body: bytes, limits: Limits) -> Experiment:
    """The experiment in `body`; raises InvalidExperiment with all its problems, or TooLarge
    where breaking limits is its only one."""
    body = body.removeprefix(BOM)
    experiment = decoded(Experiment, body, limits)
    check(experiment, experiment, (), body, limits)
    return experiment


def read_request(kind: type[Request], body: bytes, limits: Limits) -> Request:
    """The request in `body`, an experiment and what is asked of it; raises the same."""
    body = body.removeprefix(BOM)
    request = decoded(kind, body, limits)
    check(request, request.experiment, ("experiment",), body, limits)
    return request


def decoded(kind: type[Document], body: bytes, limits: Limits) -> Document:
    """The body as a `kind`, each of its fields right on its own."""
    try:
        return kind.model_validate_json(body)
    except ValidationError as error:
        raise diagnose(error, body, kind, limits) from None


def check(
    document: Strict, experiment: Experiment, path: Path, body: bytes, limits: Limits
) -> None:
    """The fields must fit each other and keep to the limits, and no key may stand twice."""
    found = list(islice(problems(experiment, path), LISTED + 1))
    # Every key costs one colon: only where there are more colons can a key stand twice.
    if body.count(b":") != keys(document):
        found = [*duplicate_keys(body), *found]
    exceeded = list(excesses(experiment, limits, path))
    if found:
        raise InvalidExperiment([*(excess.problem for excess in exceeded), *found])
    if exceeded:
        raise TooLarge(exceeded)


def keys(document: BaseModel) -> int:
    """How many keys the document was written with, if none stands twice."""
    count = len(document.model_fields_set)
    if isinstance(document, Experiment):
        for layer in document.layers:
            count += len(layer.model_fields_set)
        return count + len(document.edits)
    if isinstance(document, WithExperiment):
        count += keys(document.experiment)
    return count
