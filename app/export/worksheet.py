"""The network on paper: every number as a blank to fill in, or worked out.

One HTML file that loads nothing and runs nothing, for a printer and A4. Every blank and every
answer carries `data-ref`, an answer also `data-value`, the number in full.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Final

from app.export.document import Document, Section
from app.export.fitting import pieces
from app.export.line import Line
from app.export.mathml import mathml
from app.export.sentence import Sentence
from app.export.words import word
from app.trace.fill import MATRIX_LIMIT
from app.trace.sentences import Lang

STYLE: Final = Path(__file__).with_name("worksheet.css").read_text("utf-8")
STYLE_HASH: Final = b64encode(sha256(f"\n{STYLE}".encode()).digest()).decode()
"""Of what stands in the style element: a policy that allows no other inline style can name it."""
POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
TAGS: Final[dict[Lang, str]] = {"en": "en", "zh": "zh-CN"}

Item = Callable[[Line], str]


def worksheet(document: Document, picture: str, *, formulas: bool = False) -> str:
    """The blanks; with `formulas` each has the formula that fills it."""

    def item(line: Line) -> str:
        formula = _wrapping(f"{line.symbolic} =") if formulas else ""
        return f"{mathml(f'{line.symbol} =')} {formula} {_blanks(line)}"

    lang = document.lang
    fields = "".join(
        f"<p>{word(f'worksheet.{name}', lang)} <i></i></p>" for name in ("name", "date")
    )
    head = f'<div class="who">{fields}</div><p>{word("worksheet.task", lang)}</p>'
    title = word("worksheet.title", lang, title=document.title)
    return _page(document, title, head + picture, item, "lines" if formulas else "blanks")


def answers(document: Document, picture: str) -> str:
    """The worked solution."""

    def item(line: Line) -> str:
        *steps, result = line.chain
        value = "" if isinstance(line.value, list) else f' data-value="{line.value!r}"'
        answer = f'<b data-ref="{line.target}"{value}>{mathml(result)}</b>'
        return " ".join([mathml(line.symbol), *map(_wrapping, steps), answer])

    title = word("answers.title", document.lang, title=document.title)
    return _page(document, title, picture, item, "lines")


def _wrapping(latex: str) -> str:
    """A formula that goes on in the next line where one is full; MathML breaks none by itself."""
    first, *rest = map(mathml, pieces(latex))
    # What stands first in a formula counts as a sign, close to its number, unless it is told.
    return " ".join([first, *(term.replace("<mo>", '<mo form="infix">', 1) for term in rest)])


def _blanks(line: Line) -> str:
    """A blank; a matrix has one for each number, unless it is larger than one writes by hand."""
    value = line.value
    ref = f'data-ref="{line.target}"'
    if not isinstance(value, list) or max(len(value), len(value[0])) > MATRIX_LIMIT:
        return f'<i class="blank" {ref}></i>'
    row = "<tr>" + '<td><i class="blank"></i></td>' * len(value[0]) + "</tr>"
    return f'<table class="matrix" {ref}>{row * len(value)}</table>'


def _page(document: Document, title: str, head: str, item: Item, kind: str) -> str:
    lang = document.lang
    given = "".join(
        f"<li>{mathml(f'{symbol} = {matrix}')}</li>" for symbol, matrix in document.given
    )
    sections = "".join(
        _section(section, item, kind) for section in document.sections if section.told
    )
    return f"""<!doctype html>
<html lang="{TAGS[lang]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<title>{escape(title)}</title>
<style>
{STYLE}</style>
</head>
<body>
<h1>{escape(title)}</h1>
<p>{_sentence(document.intro)}</p>
{head}
<h2>{word("phase.given", lang)}</h2>
<ul class="given">{given}{_loss(document)}</ul>
{sections}
</body>
</html>
"""


def _loss(document: Document) -> str:
    """The loss's formula: without it the backward pass has no beginning."""
    lines = (line for section in document.sections for line in section.lines)
    loss = next((line for line in lines if line.phase == "loss"), None)
    return "" if loss is None else f"<li>{mathml(f'{loss.symbol} = {loss.symbolic}')}</li>"


def _section(section: Section, item: Item, kind: str) -> str:
    items = "\n".join(f"<li>{item(line)}</li>" for line in section.lines)
    return f'<h2>{escape(section.heading)}</h2>\n<ol class="{kind}">\n{items}\n</ol>\n'


def _sentence(pieces: Sentence) -> str:
    return "".join(escape(piece) if kind == "text" else mathml(piece) for kind, piece in pieces)
