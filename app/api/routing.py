"""Routes whose handler reads the request and writes the answer by itself.

FastAPI documents them; its machinery for arguments, dependencies and response models, which takes
longer than the passes of a small network, has nothing to do here and is left out.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from app.api.answers import refusal_answer
from app.api.refusals import Refusal, of_experiment
from app.experiment import ExperimentError

Handler = Callable[[Request], Awaitable[Response]]


class Direct(APIRoute):
    """A documented route that calls its handler with the request, and nothing else."""

    def __init__(self, path: str, endpoint: Handler, **options: Any) -> None:
        super().__init__(path, endpoint, **options)
        self.app = answering(endpoint)


def answering(handler: Handler) -> ASGIApp:
    """The handler as an ASGI application; where it refuses, the refusal is the answer."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive, send)
        try:
            response = await handler(request)
        except ExperimentError as error:
            response = refusal_answer(of_experiment(error), request)
        except Refusal as refusal:
            response = refusal_answer(refusal, request)
        except ClientDisconnect:
            return
        await response(scope, receive, send)

    return app


def api_router(tag: str) -> APIRouter:
    """A router of the API."""
    return APIRouter(prefix="/api/v1", tags=[tag], route_class=Direct)


def hot(*routers: APIRouter) -> dict[str, ASGIApp]:
    """Path → application of the routers' routes."""
    routes = (route for router in routers for route in router.routes)
    return {route.path: route.app for route in routes if isinstance(route, Direct)}


def add_routes(app: FastAPI, *routers: APIRouter) -> None:
    """Put the routers' routes into the application, in order, before what it has.

    `include_router` would keep each router as a stage of its own, which is matched twice.
    """
    app.router.routes[:0] = [route for router in routers for route in router.routes]
