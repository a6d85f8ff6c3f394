"""Taking in the body of a request: JSON only, and never more of it than the limit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request

from app.api.refusals import Refusal
from app.experiment import TooLarge
from app.experiment.problems import Excess
from app.settings import Limits

JSON: Final = b"application/json"
# Work of about a millisecond is done at once; more of it in a thread, so that others are served.
AT_ONCE: Final = 100_000  # bytes read, or multiplications made

Result = TypeVar("Result")


def limits_of(request: Request) -> Limits:
    """The limits of the application that serves the request."""
    limits: Limits = request.app.state.settings.limits
    return limits


async def read_body(request: Request) -> bytes:
    """The body; raises Refusal (415) where it is not plain JSON, TooLarge past the limit.

    What exceeds the limit is refused as soon as it is known, not after it has been received.
    """
    most = limits_of(request).body_bytes
    check_headers(request, most)
    chunks: list[bytes] = []
    size = 0
    while True:
        message = await request.receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        chunk: bytes = message.get("body", b"")
        size += len(chunk)
        if size > most:
            raise TooLarge([Excess("", "body_bytes", most, size)])
        chunks.append(chunk)
        if not message.get("more_body", False):
            return chunks[0] if len(chunks) == 1 else b"".join(chunks)


def check_headers(request: Request, most: int) -> None:
    """Refuse what its headers already tell can't be used."""
    media_type = b""
    for name, value in request.scope["headers"]:
        if name == b"content-type":
            media_type = value
        elif name == b"content-encoding" and value.strip().lower() not in (b"", b"identity"):
            given = value.decode("latin-1")
            headers = {"Accept-Encoding": "identity"}
            raise Refusal(415, "unsupported_encoding", {"name": given}, headers=headers)
        elif name == b"content-length" and value.isdigit() and int(value) > most:
            raise TooLarge([Excess("", "body_bytes", most, int(value))])
    if media_type != JSON and media_type.partition(b";")[0].strip().lower() != JSON:
        name = media_type.decode("latin-1") or "—"
        headers = {"Accept": "application/json"}
        raise Refusal(415, "unsupported_media_type", {"name": name}, headers=headers)


async def worked(cost: int, work: Callable[[], Result]) -> Result:
    """The result of `work`: at once where it is cheap, from a thread where it is not."""
    return work() if cost < AT_ONCE else await run_in_threadpool(work)
