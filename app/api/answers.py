"""Answers: JSON as fast and as short as it goes."""

from __future__ import annotations

import gzip
from typing import Any, Final

import orjson
from starlette.requests import Request
from starlette.responses import Response

from app.api.language import language
from app.api.refusals import MEDIA_TYPE, Refusal, document
from app.experiment import Lang

Headers = list[tuple[bytes, bytes]]

# A smaller answer fits into a few packets: packing it takes longer than sending it.
PACKED_FROM: Final = 4096
JSON: Final[Headers] = [(b"content-type", b"application/json")]
LEVEL: Final = 1  # digits of numbers hardly shrink further, at several times the work


def encoded(data: Any) -> bytes:
    """JSON, each number in its shortest form that reads back the same; not finite is null."""
    return orjson.dumps(data, option=orjson.OPT_SERIALIZE_NUMPY)


class Json(Response):
    """A JSON answer. Starlette would put its few headers together through a dozen calls."""

    def __init__(self, body: bytes, headers: Headers) -> None:
        self.status_code = 200
        self.background = None
        self.body = body
        length = str(len(body)).encode()
        self.raw_headers = [*JSON, (b"content-length", length), *headers]


def answer(data: Any, request: Request, lang: Lang | None = None) -> Response:
    """The answer to a request, packed where that is worth it and the client takes it."""
    body = encoded(data)
    headers: Headers = [] if lang is None else worded(lang)
    if len(body) >= PACKED_FROM:
        headers.append((b"vary", b"Accept-Encoding"))
        if takes_gzip(request):
            body = gzip.compress(body, LEVEL, mtime=0)
            headers.append((b"content-encoding", b"gzip"))
    return Json(body, headers)


def worded(lang: Lang) -> Headers:
    """The headers of an answer that holds sentences."""
    return [(b"content-language", lang.encode()), (b"vary", b"Accept-Language")]


def takes_gzip(request: Request) -> bool:
    """Whether Accept-Encoding names gzip, and not with q=0."""
    header = request.headers.get("accept-encoding", "")
    coding = next((c for c in header.split(",") if c.strip().lower().startswith("gzip")), None)
    return coding is not None and coding.replace(" ", "").partition(";q=")[2] not in ("0", "0.0")


def refusal_answer(refusal: Refusal, request: Request) -> Response:
    """The refusal in the reader's language."""
    lang = language(request)
    headers = {"Content-Language": lang, "Vary": "Accept-Language", **refusal.headers}
    body = encoded(document(refusal, lang))
    return Response(body, refusal.status, headers, MEDIA_TYPE)
