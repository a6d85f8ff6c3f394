"""GET /examples and /examples/{id}: networks worth opening."""

from __future__ import annotations

from typing import Any, cast

from starlette.requests import Request
from starlette.responses import Response

from app.api.answers import answer
from app.api.calculate import calculated
from app.api.described import ID, operation
from app.api.language import language
from app.api.query import Query, query
from app.api.refusals import Refusal
from app.api.routing import api_router
from app.api.schemas.examples import ExampleInFull, Examples
from app.check import reproduced
from app.engine import Passes
from app.experiment import Lang, resolve
from app.experiment.examples import EXAMPLES, Example, Printed
from app.trace.refs import parse
from app.trace.values import Values

router = api_router("examples")


@router.get(
    "/examples",
    **operation(
        "listExamples",
        "The examples",
        "The notes' networks and their variants, then published worked examples.",
        answer=Examples,
        query=Query,
    ),
)
async def examples(request: Request) -> Response:
    query(Query, request)
    lang = language(request)
    listed = [summary(example, lang) for example in EXAMPLES.values()]
    return answer({"examples": listed}, request, lang)


@router.get(
    "/examples/{id}",
    **operation(
        "getExample",
        "One example, as printed and as computed",
        "The experiment, ready to be posted. Where it was published, the numbers printed in the "
        "source beside ours, and why they differ where they do.",
        answer=ExampleInFull,
        query=Query,
        path=ID,
    ),
)
async def example(request: Request) -> Response:
    query(Query, request)
    asked = request.path_params["id"]
    found = EXAMPLES.get(asked)
    if found is None:
        raise Refusal(404, "unknown_example", {"id": asked, "known": list(EXAMPLES)})
    lang = language(request)
    return answer(in_full(found, lang), request, lang)


def summary(example: Example, lang: Lang) -> dict[str, Any]:
    return {
        "id": example.id,
        "group": example.group,
        "title": example.title[lang],
        "note": example.note[lang],
    }


def in_full(example: Example, lang: Lang) -> dict[str, Any]:
    """The summary, the experiment, and each printed number beside the computed one."""
    passes = calculated(resolve(example.experiment))
    source = example.source
    return {
        **summary(example, lang),
        "experiment": resolve(example.titled(lang)).experiment.model_dump(),
        "source": None if source is None else {"name": source.name, "url": source.url},
        "numbers": [compared(printed, passes, lang) for printed in example.printed],
    }


def compared(printed: Printed, passes: Passes, lang: Lang) -> dict[str, Any]:
    """As printed, as computed, and the difference."""
    ref = parse(printed.ref)
    computed = cast("float", Values(passes, ref.sample)(ref))
    return {
        "ref": printed.ref,
        "name": printed.name,
        "printed": printed.printed,
        "computed": computed,
        "difference": printed.printed - computed,
        "remark": None if printed.remark is None else printed.remark[lang],
        "reproduced": None if printed.remark is None else again(printed, passes),
    }


def again(printed: Printed, passes: Passes) -> dict[str, Any]:
    """The printed number, calculated as its source did."""
    given = {parse(ref): value for ref, value in printed.rounded.items()}
    return {
        "mistake": printed.mistake,
        "rounded": [{"ref": ref, "value": value} for ref, value in printed.rounded.items()],
        "value": reproduced(passes, parse(printed.ref), printed.mistake, given),
    }
