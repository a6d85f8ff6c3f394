"""Exceptions outside of the API's own routes that become answers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Final

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from app.api.answers import refusal_answer
from app.api.frame import extra_headers
from app.api.refusals import Refusal
from app.pages import problem_page, wants_page

Handler = Callable[[Request, Any], Awaitable[Response]]


def answered(refusal: Refusal, request: Request) -> Response:
    """A page for a person who follows a link, problem+json for everything else."""
    if wants_page(request):
        return problem_page(refusal, request)
    return refusal_answer(refusal, request)


async def on_refusal(request: Request, refusal: Refusal) -> Response:
    return answered(refusal, request)


async def on_http_error(request: Request, error: HTTPException) -> Response:
    """What the router found: nothing there, or another method."""
    path = request.url.path
    if error.status_code == 404:
        return answered(Refusal(404, "not_found", {"path": path}), request)
    if error.status_code != 405:
        return answered(Refusal(error.status_code, "refused"), request)
    given = (error.headers or {}).get("Allow", "GET")  # static files do not say
    allowed = ", ".join([given, "HEAD", "OPTIONS"] if given == "GET" else [given, "OPTIONS"])
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": allowed})
    params = {"path": path, "method": request.method, "allowed": allowed}
    return answered(Refusal(405, "method_not_allowed", params, headers={"Allow": allowed}), request)


async def on_fault(request: Request, error: Exception) -> Response:
    """A fault of ours: logged by the server, told without particulars.

    This answer is made outside of `Frame`, so it takes the common headers along.
    """
    response = answered(Refusal(500, "internal"), request)
    for name, value in extra_headers(request.url.path):
        response.headers[name.decode()] = value.decode()
    return response


HANDLERS: Final[dict[type[Exception], Handler]] = {
    Refusal: on_refusal,
    HTTPException: on_http_error,
    Exception: on_fault,
}


def add_handlers(app: FastAPI) -> None:
    for kind, handler in HANDLERS.items():
        app.add_exception_handler(kind, handler)
