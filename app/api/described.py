"""What an operation says of itself in the OpenAPI document, in one short call."""

from __future__ import annotations

from typing import Any, Final

from starlette.responses import Response

from app.api.query import Query, parameters
from app.api.refusals import MEDIA_TYPE

# What a body may be: the name of a schema that `openapi.py` puts into the document.
EXPERIMENT: Final = "Experiment"
WITH_EXPERIMENT: Final = "WithExperiment"
EXPLAIN_REQUEST: Final = "ExplainRequest"
CHECK_REQUEST: Final = "CheckRequest"
ID: Final[dict[str, Any]] = {
    "name": "id",
    "in": "path",
    "required": True,
    "description": "Id of an example.",
    "schema": {"type": "string"},
}
REFUSALS: Final = {
    404: "There is nothing of that name.",
    413: "Over a limit: which one, its value, and what was given.",
    415: "The body is not plain JSON.",
    422: "The document or a parameter can't be used: all problems at once. Or a finite experiment "
    "overflows: the first quantity that is not finite.",
    500: "A fault of the server.",
}


def refused(status: int) -> dict[str, Any]:
    """A refusal, as a response of OpenAPI."""
    schema = {"$ref": "#/components/schemas/ProblemDetails"}
    return {"description": REFUSALS[status], "content": {MEDIA_TYPE: {"schema": schema}}}


def file_operation(
    identity: str,
    summary: str,
    description: str,
    *,
    media_types: tuple[str, ...],
    body: str,
    query: type[Query],
    path: dict[str, Any],
) -> dict[str, Any]:
    """The same for an operation that answers with a file, of one of several media types."""
    described = operation(
        identity, summary, description, answer=None, body=body, query=query, path=path
    )
    content = {
        media_type: {"schema": {"type": "object" if media_type.endswith("+json") else "string"}}
        for media_type in media_types
    }
    described["responses"][200] = {"description": "The file.", "content": content}
    return {**described, "response_class": Response}


def operation(
    identity: str,
    summary: str,
    description: str,
    *,
    answer: type | None,
    body: str | None = None,
    query: type[Query] | None = None,
    path: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """Keyword arguments of a router's decorator: the handler reads the request by itself."""
    extra: dict[str, Any] = {}
    statuses = {500}
    if path is not None:
        extra["parameters"] = [path]
        statuses.add(404)
    if query is not None:
        extra["parameters"] = [*extra.get("parameters", []), *parameters(query)]
        statuses.add(422)
    if body is not None:
        schema = {"$ref": f"#/components/schemas/{body}"}
        content = {"application/json": {"schema": schema}}
        extra["requestBody"] = {"required": True, "content": content}
        statuses |= {413, 415, 422}
    return {
        "operation_id": identity,
        "summary": summary,
        "description": description,
        "response_model": answer,
        "responses": {status: refused(status) for status in sorted(statuses)},
        "openapi_extra": extra,
    }
