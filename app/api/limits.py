"""GET /limits and /healthz: what may be asked, and whether it can be."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app import __version__
from app.api.answers import answer
from app.api.body import limits_of
from app.api.described import operation
from app.api.routing import Direct, api_router
from app.api.schemas.server import Health, LimitValues

router = api_router("server")
root = APIRouter(route_class=Direct, include_in_schema=False)


@router.get(
    "/limits",
    **operation(
        "getLimits",
        "How large a request may be",
        "A request over one of them is answered with 413, which names the limit and its value.",
        answer=LimitValues,
    ),
)
async def limits(request: Request) -> Response:
    return answer(limits_of(request).as_dict(), request)


@root.get("/healthz")
@router.get(
    "/healthz",
    **operation(
        "getHealth",
        "Whether the server answers",
        "For load balancers and containers.",
        answer=Health,
    ),
)
async def health(request: Request) -> Response:
    """Also at /healthz, where such clients look first."""
    return answer({"status": "ok", "version": __version__}, request)
