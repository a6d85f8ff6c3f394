"""Answers: JSON as fast and as short as it goes."""

from __future__ import annotations

import gzip
from typing import Any, Final

import orjson
from starlette.requests import Request
from starlette.responses import Response

from app.api.language import language
from app.api.refusals import MEDIA_TYPE, Refusal, document

# A smaller answer fits into a few packets: packing it takes longer than sending it.
PACKED_FROM: Final = 4096
LEVEL: Final = 1  # digits of numbers hardly shrink further, at several times the work


def encoded(data: Any) -> bytes:
    """JSON, each number in its shortest form that reads back the same; not finite is null."""
    return orjson.dumps(data, default=as_list, option=orjson.OPT_SERIALIZE_NUMPY)


def as_list(value: Any) -> Any:
    """What orjson can't write by itself: an array that is not contiguous."""
    return value.tolist()


def answer(data: Any, request: Request, lang: str | None = None) -> Response:
    """The answer to a request, packed where that is worth it and the client takes it."""
    body = encoded(data)
    headers = {}
    if lang is not None:
        headers = {"Content-Language": lang, "Vary": "Accept-Language"}
    if len(body) >= PACKED_FROM:
        headers["Vary"] = ", ".join(filter(None, (headers.get("Vary"), "Accept-Encoding")))
        if takes_gzip(request):
            body = gzip.compress(body, LEVEL, mtime=0)
            headers["Content-Encoding"] = "gzip"
    return Response(body, headers=headers, media_type="application/json")


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
