"""create_app(): wiring only."""

from __future__ import annotations

import os
from functools import partial
from typing import Final

from fastapi import FastAPI
from fastapi.telemetry import TelemetryConfig

from app.api import check, docs, examples, explain, export, limits, passes, trace, verify
from app.api.frame import Frame
from app.api.handlers import add_handlers
from app.api.openapi import openapi
from app.api.routing import add_routes, hot
from app.assets import URL, Assets
from app.embed import router as embed
from app.pages import router as pages
from app.settings import Settings

# The most asked for come first.
ROUTERS: Final = (
    passes.router,
    trace.router,
    pages,
    embed,
    explain.router,
    check.router,
    verify.router,
    export.router,
    examples.router,
    limits.router,
    limits.root,
    docs.router,
)
# Nothing about what people post leaves the server.
SILENT: Final[TelemetryConfig] = {"tracing": False, "metrics": False, "logs": False}


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application; without settings they come from the environment."""
    app = FastAPI(docs_url=None, redoc_url=None, redirect_slashes=False, telemetry=SILENT)
    app.state.settings = settings or Settings.from_environment(os.environ)
    add_routes(app, *ROUTERS)
    app.mount(URL.rstrip("/"), Assets(), name="assets")
    app.add_middleware(Frame, hot=hot(passes.router, trace.router, explain.router))
    add_handlers(app)
    app.openapi = partial(openapi, app)  # type: ignore[method-assign]
    return app
