"""POST /export/{format}: a file that derives or computes the same numbers."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from fastapi import APIRouter
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from app.api.body import limits_of, read_body, worked
from app.api.calculate import calculated, check_sample, parameters_of, work_of
from app.api.described import file_operation
from app.api.language import language
from app.api.named import missing
from app.api.query import ExportQuery, query
from app.api.refusals import Refusal
from app.api.routing import api_router
from app.experiment import (
    InvalidExperiment,
    Lang,
    Problem,
    TooLarge,
    WithExperiment,
    read_request,
    resolve,
)
from app.experiment.problems import Excess
from app.export import FORMATS, Format, NoDerivation, Order, Wanted, disposition, filename
from app.export.document import one_line
from app.export.lines import architecture_of
from app.export.program import has_name, numbers_in
from app.export.worksheet import POLICY
from app.settings import Limits
from app.trace import UnknownRef
from app.trace.architecture import Architecture
from app.trace.refs import GIVEN, Ref
from app.trace.refs import resolve as resolve_ref

router: APIRouter = api_router("export")
LINE_WORK: Final = 400  # multiplications that take as long as writing one number with its formula

FORMAT: Final[dict[str, Any]] = {
    "name": "format",
    "in": "path",
    "required": True,
    "description": "What to make.",
    "schema": {"type": "string", "enum": list(FORMATS)},
}


class ExportRequest(WithExperiment):
    """An experiment and, where only one number is wanted, its ref."""

    ref: str | None = Field(default=None, max_length=200)
    """Derive or check this quantity alone, as dw.2.1.2. Omitted or null: everything."""


@router.post(
    "/export/{format}",
    **file_operation(
        "export",
        "The derivation or the code, as a file",
        "`latex`, `markdown`: every step with its formula, its numbers and a sentence, then the "
        "same in matrices. `numpy`, `pytorch`: a program that computes the same numbers and "
        "asserts each to 1e-10. `notebook`: derivation and NumPy code in one. `worksheet`: a page "
        "to print with a blank for every number; `answers`: the worked solution. The file's name "
        "is in Content-Disposition.",
        media_types=tuple({row.media_type.partition(";")[0]: None for row in FORMATS.values()}),
        body="ExportRequest",
        query=ExportQuery,
        path=FORMAT,
    ),
)
async def export(request: Request) -> Response:
    asked = request.path_params["format"]
    chosen = FORMATS.get(asked)
    if chosen is None:
        raise Refusal(404, "unknown_format", {"format": asked, "known": list(FORMATS)})
    choices = query(ExportQuery, request)
    limits = limits_of(request)
    body = await read_body(request)
    posted = await worked(len(body), partial(read_request, ExportRequest, body, limits))
    lang = language(request)
    experiment = posted.experiment
    work = work_of(experiment) + LINE_WORK * parameters_of(experiment) * len(experiment.x)
    return await worked(work, lambda: sent(chosen, posted, choices, lang, limits))


def sent(
    chosen: Format, posted: ExportRequest, choices: ExportQuery, lang: Lang, limits: Limits
) -> Response:
    """The file, under a name made of the experiment's title."""
    order = ordered(chosen, posted, choices, lang, limits)
    headers = {
        "Content-Disposition": disposition(filename(order.title, chosen.ending)),
        "Content-Language": lang,
        "Vary": "Accept-Language",
    }
    if chosen.media_type.startswith("text/html"):
        headers["Content-Security-Policy"] = POLICY
    return Response(written(chosen, order), 200, headers, chosen.media_type)


def ordered(
    chosen: Format, posted: ExportRequest, choices: ExportQuery, lang: Lang, limits: Limits
) -> Order:
    """Everything calculated, and nothing written yet; raises the refusals of what can't be."""
    experiment = posted.experiment
    if choices.sample is not None:
        check_sample(choices.sample, experiment)
    passes = calculated(resolve(experiment), "experiment")
    shape = architecture_of(passes)
    if chosen.codes and (count := numbers_in(shape)) > limits.export_numbers:
        raise TooLarge([Excess("/experiment", "export_numbers", limits.export_numbers, count)])
    wanted = Wanted(
        lang=lang,
        granularity=choices.granularity,
        sample=choices.sample,
        ref=None if posted.ref is None else known_ref(posted.ref, shape, chosen),
        most=limits.steps,
        writing=choices.writing,
    )
    return Order(
        passes=passes,
        wanted=wanted,
        title=one_line(experiment.title, shape),
        fragment=choices.fragment,
        formulas=choices.formulas,
    )


def written(chosen: Format, order: Order) -> str:
    """The file's text; raises InvalidExperiment where no step leads to the ref asked for."""
    try:
        return chosen.write(order)
    except NoDerivation as error:
        raise no_derivation(str(error.ref)) from None


def known_ref(text: str, shape: Architecture, chosen: Format) -> Ref:
    """The quantity that a ref names; raises InvalidExperiment where it can't be derived."""
    try:
        ref = resolve_ref(text, shape)
    except UnknownRef:
        raise InvalidExperiment([missing(text, "/ref", shape)]) from None
    if ref.kind in GIVEN:
        raise InvalidExperiment([Problem("/ref", "ref_given", {"ref": text})])
    if chosen.codes and not has_name(ref):
        raise no_derivation(text)
    return ref


def no_derivation(text: str) -> InvalidExperiment:
    return InvalidExperiment([Problem("/ref", "ref_not_derived", {"ref": text})])
