"""create_app(): wiring only."""

from __future__ import annotations

import os
from functools import partial

from fastapi import FastAPI

from app.api import docs, examples, limits, passes, trace, verify
from app.api.frame import Frame
from app.api.handlers import add_handlers
from app.api.openapi import openapi
from app.assets import URL, Assets
from app.pages import router as pages
from app.settings import Settings

BASE = "/api/v1"


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application; without settings they come from the environment."""
    app = FastAPI(docs_url=None, redoc_url=None, redirect_slashes=False)
    app.state.settings = settings or Settings.from_environment(os.environ)
    for router, tag in (
        (passes.router, "calculate"),
        (trace.router, "calculate"),
        (verify.router, "calculate"),
        (examples.router, "examples"),
        (limits.router, "server"),
    ):
        app.include_router(router, prefix=BASE, tags=[tag])
    app.add_api_route("/healthz", limits.health, include_in_schema=False)
    app.include_router(docs.router)
    app.include_router(pages)
    app.mount(URL.rstrip("/"), Assets(), name="assets")
    app.add_middleware(Frame)
    add_handlers(app)
    app.openapi = partial(openapi, app)  # type: ignore[method-assign]
    return app
