"""What holds for every request and answer, whatever their route: the outermost ASGI layer.

Security headers on all answers, CORS on the API (it is for other tools too, and takes no
credentials), HEAD wherever there is GET, and preflight requests.
"""

from __future__ import annotations

from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

Headers = list[tuple[bytes, bytes]]

COMMON: Final[Headers] = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
]
CORS: Final[Headers] = [
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"Allow, Content-Disposition, Content-Language"),
]
PREFLIGHT: Final[Headers] = [
    (b"access-control-allow-methods", b"GET, HEAD, POST, OPTIONS"),
    (b"access-control-allow-headers", b"Accept, Accept-Language, Content-Language, Content-Type"),
    (b"access-control-max-age", b"86400"),
    (b"vary", b"Access-Control-Request-Method, Access-Control-Request-Headers"),
]
OPEN: Final = ("/api/", "/openapi.json")


def extra_headers(path: str) -> Headers:
    """The headers that every answer from `path` carries."""
    return COMMON + CORS if path.startswith(OPEN) else COMMON


class Frame:
    """Wraps the application. It adds a few microseconds, so it is written without Starlette's
    middleware classes, which build a request and a response object each."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        extra = extra_headers(scope["path"])
        if scope["method"] == "OPTIONS" and scope["path"].startswith(OPEN) and preflight(scope):
            await answer_preflight(send, extra)
            return
        head = scope["method"] == "HEAD"

        async def framed(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *extra]
            elif head and message["type"] == "http.response.body":
                message = {"type": "http.response.body", "more_body": message.get("more_body")}
            await send(message)

        await self.app({**scope, "method": "GET"} if head else scope, receive, framed)


def preflight(scope: Scope) -> bool:
    """Whether a browser asks if another site's page may send a request."""
    return any(name == b"access-control-request-method" for name, _ in scope["headers"])


async def answer_preflight(send: Send, extra: Headers) -> None:
    headers = [*extra, *PREFLIGHT]
    await send({"type": "http.response.start", "status": 204, "headers": headers})
    await send({"type": "http.response.body"})
