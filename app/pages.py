"""The HTML pages.

The workbench carries everything its first picture needs, as JSON in #boot:

    {"locale", "writing", "exampleId", "experiment", "passes", "trace", "examples", "limits",
     "version"}

`experiment` is normalised; `passes` is the answer of /passes with products, slopes and shares, for
sample 1; `trace` that of /trace at unit granularity in the reader's notation, without its
experiment and passes; `examples` have their title and note in all languages, so that switching the
language needs no request.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from dataclasses import asdict
from functools import lru_cache
from hashlib import blake2b
from typing import Any, Final, NamedTuple, get_args

from fastapi import APIRouter
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from app import __version__
from app.api.answers import encoded, takes_gzip
from app.api.body import limits_of
from app.api.language import known, negotiated
from app.api.query import Part, TraceQuery
from app.api.refusals import Refusal, document
from app.api.trace import whole_trace
from app.assets import ROOT, NotBuilt, address, manifest_time, needed_by
from app.experiment import Lang
from app.experiment.examples import DEFAULT, EXAMPLES, Example
from app.export.worksheet import STYLE_HASH
from app.settings import Limits
from app.trace.writing import NAMES, NOTES, ORIENTATIONS, Writing

router = APIRouter(include_in_schema=False)

# A worksheet opens from the page as a blob, which inherits this policy: it names the sheet's style.
POLICY: Final = (
    "default-src 'self'; img-src 'self' data: blob:; "
    f"style-src 'self' 'sha256-{STYLE_HASH}'; script-src 'self'; "
    "frame-ancestors 'self'; base-uri 'none'; form-action 'self'"
)
# Anybody may frame the page made for it, and what it says of itself; nobody else any other.
EMBED: Final = "/embed"
FRAMED: Final = POLICY.replace("frame-ancestors 'self'", "frame-ancestors *")
THEMES: Final = ("light", "dark")
PARTS: Final[tuple[Part, ...]] = ("forward", "backward", "update", "products", "slopes", "shares")
FONTS: Final = (
    "inter-latin-wght-normal.woff2", "KaTeX_Main-Regular.woff2", "KaTeX_Math-Italic.woff2",
)  # fmt: skip
TEMPLATES: Final = Environment(
    loader=FileSystemLoader(ROOT / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
# In a script element only these could end it or start a comment; \u escapes mean the same in JSON.
ESCAPES: Final = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


class Reader(NamedTuple):
    """What the page knows of its reader; `hinting`: the first visit's steps are still shown."""

    lang: Lang
    theme: str | None
    hinting: bool
    writing: Writing


class Page:
    """A rendered page: the same bytes for everybody who asks for the same."""

    def __init__(self, text: str) -> None:
        self.body = text.encode()
        self.packed = gzip.compress(self.body, 9, mtime=0)
        self.etag = f'W/"{blake2b(self.body, digest_size=12).hexdigest()}"'

    def sent(self, request: Request, status: int, lang: Lang) -> Response:
        """The page, or nothing where the browser has it already."""
        headers = {
            "Content-Language": lang,
            "Content-Security-Policy": FRAMED if request.url.path == EMBED else POLICY,
            "Referrer-Policy": "no-referrer",
            "Cache-Control": "no-cache",
            "ETag": self.etag,
            "Vary": "Accept-Encoding, Accept-Language, Cookie",
        }
        if status == 200 and self.etag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        body = self.body
        if takes_gzip(request):
            body = self.packed
            headers["Content-Encoding"] = "gzip"
        return Response(body, status, headers, "text/html; charset=utf-8")


@router.get("/")
async def workbench(request: Request) -> Response:
    """The workbench, showing ?example=ID or the notes' 2-2-2-2."""
    asked = request.query_params.get("example") or DEFAULT
    if asked not in EXAMPLES:
        raise Refusal(404, "unknown_example", {"id": asked, "known": list(EXAMPLES)})
    hinting = request.cookies.get("hint") != "seen"
    reader = Reader(reader_language(request), theme(request), hinting, notation(request))
    whole = page(asked, reader, limits_of(request), built())
    return whole.sent(request, 200, reader.lang)


def built() -> int:
    """When the browser's files were built; raises Refusal (503) where they are not."""
    try:
        return manifest_time()
    except NotBuilt:
        raise Refusal(503, "not_built") from None


@lru_cache(maxsize=128)
def page(example: str, reader: Reader, limits: Limits, time: int) -> Page:
    """The workbench. `time` is when the browser's files were built: they are named in it."""
    lang, theme, hinting, writing = reader
    data = boot(EXAMPLES[example], lang, writing, limits)
    values = {"hinting": hinting, "boot": embedded(data), "needed": needed_by("main.js")}
    return Page(rendered("workbench.html", lang, theme, **values))


def boot(example: Example, lang: Lang, writing: Writing, limits: Limits) -> dict[str, Any]:
    """What the page starts from."""
    written = asdict(writing)
    asked = TraceQuery(granularity="unit", include=PARTS, **written)
    trace = whole_trace(example.titled(lang), asked, lang, limits)
    return {
        "locale": lang,
        "writing": written,
        "exampleId": example.id,
        "experiment": trace.pop("experiment"),
        "passes": trace.pop("passes"),
        "trace": trace,
        "examples": [
            {"id": other.id, "group": other.group, "title": other.title, "note": other.note}
            for other in EXAMPLES.values()
        ],
        "limits": limits.as_dict(),
        "version": __version__,
    }


def embedded(data: Any) -> Markup:
    """JSON that may stand in a script element, whatever is in it."""
    text = encoded(data).decode()
    for character, escape in ESCAPES.items():
        text = text.replace(character, escape)
    return Markup(text)  # noqa: S704 - nothing in it can end the element now


def problem_page(refusal: Refusal, request: Request) -> Response:
    """A refusal for a person who follows a link."""
    lang = reader_language(request)
    told = document(refusal, lang)
    framed = request.url.path == EMBED
    look = chosen_theme(request) if framed else theme(request)
    values = {**told, "asked": unknown_values(refusal), "framed": framed}
    text = rendered("problem.html", lang, look, **values)
    response = Page(text).sent(request, refusal.status, lang)
    response.headers.update(refusal.headers)
    return response


def unknown_values(refusal: Refusal) -> list[tuple[str, list[object], object]]:
    """The address's parameters with values that are not known, each with those that are."""
    if refusal.kind == "unknown_example":
        return [("example", [refusal.params["id"]], refusal.params["known"])]
    found: dict[str, tuple[str, list[object], object]] = {}
    for problem in refusal.problems:
        if problem.code == "unknown_value":
            name, known = problem.pointer, problem.params["known"]
            found.setdefault(name, (name, [], known))[1].append(problem.params["value"])
    return list(found.values())


def rendered(template: str, lang: Lang, theme: str | None, **values: Any) -> str:
    """A template in a language; `asset` and `t` give it the browser's files and the catalogue."""
    fonts = map(asset, FONTS)
    preloads = [font for font in fonts if font is not None]
    return TEMPLATES.get_template(template).render(
        locale=lang, theme=theme, t=catalogue(lang), asset=asset, preloads=preloads, **values
    )


def asset(name: str) -> str | None:
    """The address of one of the browser's files; None where there is none of that name."""
    try:
        return address(name)
    except NotBuilt:
        return None


@lru_cache(maxsize=len(get_args(Lang)))
def catalogue(lang: Lang) -> Callable[[str], str]:
    """Key → text, from the one catalogue that the browser uses too."""
    texts: dict[str, str] = json.loads((ROOT / f"static/locales/{lang}.json").read_text("utf-8"))
    return texts.__getitem__


def reader_language(request: Request) -> Lang:
    """`lang` in the address, else the cookie set by the page, else what the browser prefers."""
    asked = known(request.query_params.get("lang")) or known(request.cookies.get("lang"))
    return asked or negotiated(request.headers.get("accept-language", ""))


def theme(request: Request) -> str | None:
    """The theme chosen in the page; None leaves it to the system's setting."""
    chosen = request.cookies.get("theme")
    return chosen if chosen in THEMES else None


def chosen_theme(request: Request) -> str | None:
    """The theme in the address of a frame: what is chosen in the workbench is not for it."""
    chosen = request.query_params.get("theme")
    return chosen if chosen in THEMES else None


def notation(request: Request) -> Writing:
    """The symbols and the orientation chosen in the page, as far as they are known."""
    names, _, orientation = request.cookies.get("notation", "").partition(".")
    return Writing(
        next((known for known in NAMES if known == names), NOTES.names),
        next((known for known in ORIENTATIONS if known == orientation), NOTES.orientation),
    )


def wants_page(request: Request) -> bool:
    """Whether the answer is for a person looking at a browser's window, or at a frame in it."""
    if request.url.path == EMBED:
        return request.method in ("GET", "HEAD")
    machine = request.url.path.startswith(("/api/", "/static/", "/openapi.json"))
    reading = request.method in ("GET", "HEAD")
    return reading and not machine and "text/html" in request.headers.get("accept", "")
