"""The diagram and its player alone, for a frame in somebody's page.

What is shown is chosen in the address; the experiment is a link's fragment, as in the workbench.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.api.body import limits_of
from app.api.language import known
from app.api.refusals import Parameter, Refusal, bad_parameter
from app.assets import needed_by
from app.experiment import LANGS, Lang
from app.experiment.examples import DEFAULT, EXAMPLES
from app.pages import (
    EMBED,
    THEMES,
    Page,
    boot,
    built,
    chosen_theme,
    embedded,
    notation,
    reader_language,
    rendered,
)
from app.settings import Limits
from app.trace.writing import Writing

router = APIRouter(include_in_schema=False)

CONTROLS: Final = ("player", "narration", "formula", "granularity", "edit")
SWITCH: Final = ("0", "1")


@router.get(EMBED)
async def embed(request: Request) -> Response:
    """The page; a parameter that can't be used is refused with a page that says so."""
    asked = request.query_params
    example = asked.get("example") or DEFAULT
    if example not in EXAMPLES:
        raise Refusal(404, "unknown_example", {"id": example, "known": list(EXAMPLES)})
    problems = [
        Parameter(name, "unknown_value", {"value": value, "known": choices})
        for name, value, choices in given(request)
        if value not in choices
    ]
    if problems:
        raise bad_parameter(*problems)
    lang = reader_language(request)
    look, limits = chosen_theme(request), limits_of(request)
    page = framed(example, lang, look, notation(request), limits, built())
    return page.sent(request, 200, lang)


def given(request: Request) -> list[tuple[str, str, tuple[str, ...]]]:
    """What the address chooses: each parameter's name, value, and what it may be."""
    asked = request.query_params
    names = [name.strip() for name in (asked.get("controls") or "").split(",")]
    found: list[tuple[str, str, tuple[str, ...]]] = [
        ("controls", name, CONTROLS) for name in names if name
    ]
    if "theme" in asked:
        found.append(("theme", asked["theme"], (*THEMES, "auto")))
    if "autoplay" in asked:
        found.append(("autoplay", asked["autoplay"], SWITCH))
    if "lang" in asked and known(asked["lang"]) is None:
        found.append(("lang", asked["lang"], tuple(LANGS)))
    return found


@lru_cache(maxsize=64)
def framed(
    example: str, lang: Lang, theme: str | None, writing: Writing, limits: Limits, time: int
) -> Page:
    """The page; `time` is when the browser's files were built: they are named in it."""
    data = embedded(boot(EXAMPLES[example], lang, writing, limits))
    needed = needed_by("embed.js")
    return Page(rendered("embed.html", lang, theme, boot=data, needed=needed))
