"""A derivation as a document: title, what is given, sections. Formats set it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.engine.activations import ACTIVATIONS
from app.engine.passes import Passes
from app.export.derivation import Derivation, Wanted, derive, given
from app.export.line import Line
from app.export.lines import architecture_of
from app.export.sentence import Piece, Sentence
from app.export.words import word
from app.trace.architecture import Architecture
from app.trace.sentences import Lang
from app.trace.symbols import latex, letter


@dataclass(frozen=True, slots=True)
class Section:
    """A phase; of the matrix form the sentences are left out, they have been said."""

    heading: str
    lines: tuple[Line, ...]
    told: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """`given` is symbol and matrix, in LaTeX."""

    title: str
    intro: Sentence
    given: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    lang: Lang


def document(passes: Passes, wanted: Wanted, title: str) -> Document:
    """The derivation wanted, and after it the same in matrices where it is finer than that."""
    derivation = derive(passes, wanted)
    sections = list(_sections(derivation, wanted.lang))
    if wanted.ref is None and derivation.granularity != "layer":
        whole = derive(passes, replace(wanted, granularity="layer"))
        heading = word("document.matrices", wanted.lang)
        sections.append(Section(heading, whole.lines, told=False))
    return Document(
        title=title,
        intro=tuple(intro(architecture_of(passes, wanted.writing), wanted)),
        given=tuple(given(passes, wanted.writing)),
        sections=tuple(sections),
        lang=wanted.lang,
    )


def _sections(derivation: Derivation, lang: Lang) -> Iterator[Section]:
    for phase, lines in derivation.phases():
        yield Section(word(f"phase.{phase}", lang), tuple(lines))


def intro(shape: Architecture, wanted: Wanted) -> Iterator[Piece]:
    """The network in a sentence or two, and whose derivation it is."""
    lang = wanted.lang
    yield (
        "text",
        word(
            "document.network",
            lang,
            sizes=sizes(shape),
            activations=", ".join(ACTIVATIONS[name].label for name in shape.activations),
            loss=word(f"loss.{shape.loss}", lang),
        ),
    )
    if shape.batch:
        yield "text", word(f"document.{shape.reduction}", lang, loss=letter("L", shape))
    if wanted.ref is not None:
        before, after = word("document.of", lang).split("|")
        yield from (("text", before), ("math", latex(wanted.ref, shape)), ("text", after))


def sizes(shape: Architecture) -> str:
    """Nodes a layer: 2-2-2-2."""
    return "-".join(map(str, (shape.inputs, *shape.units)))


def one_line(title: str, shape: Architecture) -> str:
    """The title without line breaks and control characters; the sizes where there is none.

    >>> one_line(" a\\n\\u2028b ", Architecture(1, (1,), ("relu",), (False,), "mse", "mean"))
    'a b'
    """
    kept = (" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in title)
    return " ".join("".join(kept).split()) or sizes(shape)
