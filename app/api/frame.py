"""What holds for every request and answer, whatever their route: the outermost ASGI layer.

Security headers on all answers, CORS on the API (it is for other tools too, and takes no
credentials), HEAD wherever there is GET, and preflight requests.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

Headers = list[tuple[bytes, bytes]]

# As few as do their work: the server looks through each of them at every answer.
COMMON: Final[Headers] = [(b"x-content-type-options", b"nosniff")]
COMMON_AND_CORS: Final[Headers] = [*COMMON, (b"access-control-allow-origin", b"*")]
PREFLIGHT: Final[Headers] = [
    (b"access-control-allow-methods", b"GET, HEAD, POST, OPTIONS"),
    (b"access-control-allow-headers", b"Accept, Accept-Language, Content-Language, Content-Type"),
    (b"access-control-max-age", b"86400"),
    (b"vary", b"Access-Control-Request-Method, Access-Control-Request-Headers"),
]
OPEN: Final = ("/api/", "/openapi.json")
# A sandboxed frame has an origin of its own, and asks for its scripts and fonts as another site.
SHARED: Final = (*OPEN, "/static/dist/")


def extra_headers(path: str) -> Headers:
    """The headers that every answer from `path` carries."""
    return COMMON_AND_CORS if path.startswith(SHARED) else COMMON


class Frame:
    """Wraps the application.

    `hot` holds the applications of the paths that are posted to while a weight is being dragged:
    they are called from here, since the stages in between cost a tenth of a small network's answer.
    Anything else, another method too, goes on through them.
    """

    def __init__(self, app: ASGIApp, hot: Mapping[str, ASGIApp]) -> None:
        self.app = app
        self.hot = hot

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path, method = scope["path"], scope["method"]
        extra = extra_headers(path)
        if method == "OPTIONS" and path.startswith(OPEN) and preflight(scope):
            await answer_preflight(send, extra)
            return
        app = self.hot.get(path, self.app) if method == "POST" else self.app
        head = method == "HEAD"

        async def framed(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *extra]
            elif head and message["type"] == "http.response.body":
                message = {"type": "http.response.body", "more_body": message.get("more_body")}
            await send(message)

        await app({**scope, "method": "GET"} if head else scope, receive, framed)


def preflight(scope: Scope) -> bool:
    """Whether a browser asks if another site's page may send a request."""
    return any(name == b"access-control-request-method" for name, _ in scope["headers"])


async def answer_preflight(send: Send, extra: Headers) -> None:
    headers = [*extra, *PREFLIGHT]
    await send({"type": "http.response.start", "status": 204, "headers": headers})
    await send({"type": "http.response.body"})
