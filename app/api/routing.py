"""Routes whose handler reads the request and writes the answer by itself.

FastAPI documents them; its machinery for arguments, dependencies and response models, which takes
longer than the passes of a small network, has nothing to do here and is left out.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

Handler = Callable[[Request], Awaitable[Response]]


class Direct(APIRoute):
    """A documented route that calls its handler with the request, and nothing else."""

    def __init__(self, path: str, endpoint: Handler, **options: Any) -> None:
        super().__init__(path, endpoint, **options)
        self.app = called_with_request(endpoint)


def called_with_request(handler: Handler) -> ASGIApp:
    """The handler as an ASGI application; what it raises is answered by the application's own."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        response = await handler(Request(scope, receive, send))
        await response(scope, receive, send)

    return app


def api_router(tag: str) -> APIRouter:
    """A router of the API."""
    return APIRouter(prefix="/api/v1", tags=[tag], route_class=Direct)


def add_routes(app: FastAPI, *routers: APIRouter) -> None:
    """Put the routers' routes into the application, in order, before what it has.

    `include_router` would keep each router as a stage of its own, which is matched twice.
    """
    app.router.routes[:0] = [route for router in routers for route in router.routes]
