"""Which language the reader wants."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from starlette.requests import Request

from app.experiment import LANGS, Lang

DEFAULT: Final[Lang] = "en"


def known(tag: str | None) -> Lang | None:
    """The language of a tag (zh-Hans-CN is zh), or None where we do not speak it."""
    primary = (tag or "").strip().lower().split("-")[0]
    return next((lang for lang in LANGS if lang == primary), None)


@lru_cache(maxsize=256)
def negotiated(header: str) -> Lang:
    """The language that an Accept-Language header likes best (RFC 9110, 12.5.4)."""
    best: tuple[float, Lang] = (0.0, DEFAULT)
    for entry in header.split(","):
        tag, _, weight = entry.partition(";")
        lang = DEFAULT if tag.strip() == "*" else known(tag)
        if lang is not None and quality(weight) > best[0]:
            best = quality(weight), lang
    return best[1]


def quality(weight: str) -> float:
    """The q of a header's entry: 1 where there is none, 0 where it can't be read."""
    name, _, value = weight.partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0


def language(request: Request) -> Lang:
    """The language of an answer: `lang` in the query, else Accept-Language, else English."""
    asked = known(request.query_params.get("lang")) if request.scope["query_string"] else None
    return asked or negotiated(request.headers.get("accept-language", ""))
