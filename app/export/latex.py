"""The derivation in LaTeX: a document that compiles, or its body alone.

With nothing but ASCII in it any engine compiles it; else it loads ctex, for XeLaTeX or LuaLaTeX.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from app.export.document import Document, Section
from app.export.fitting import FITS, broken, width
from app.export.sentence import Sentence
from app.export.words import word

ESCAPES: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%",
        "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
        "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}", '"': r"\textquotedbl{}",
        "Δ": r"$\Delta$", "η": r"$\eta$", "−": "$-$", "·": r"$\cdot$", "σ": r"$\sigma$",
        "∂": r"$\partial$", "φ": r"$\varphi$", "δ": r"$\delta$", "Σ": r"$\Sigma$", "×": r"$\times$",
        "→": r"$\to$", "′": "$'$", "“": "``", "”": "''", "’": "'", "–": "--", "…": r"\ldots{}",
        "½": r"$\frac{1}{2}$", "⁻": "$^-$",
        **{low: f"$_{digit}$" for digit, low in enumerate("₀₁₂₃₄₅₆₇₈₉")},
        **{high: f"$^{digit}$" for digit, high in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")},
    }
)  # fmt: skip
PREAMBLE: Final = r"""\usepackage[margin=22mm]{geometry}
\usepackage{amsmath}
\usepackage{graphicx}
\allowdisplaybreaks
\setlength{\parindent}{0pt}
\setlength{\parskip}{4pt}"""


def latex(document: Document, *, fragment: bool = False) -> str:
    """The source; a fragment is for the body of another document that loads amsmath, graphicx."""
    body = "\n".join(_body(document))
    if fragment:
        return f"% {word('latex.fragment', document.lang)}\n{body}\n"
    if body.isascii() and document.lang == "en":
        head = "\\documentclass[11pt,a4paper]{article}\n\\usepackage[T1]{fontenc}"
    else:
        note = word("latex.engine", document.lang)
        head = f"% !TEX program = xelatex\n% {note}\n\\documentclass[11pt,a4paper,UTF8]{{ctexart}}"
    return f"{head}\n{PREAMBLE}\n\n\\begin{{document}}\n{body}\n\\end{{document}}\n"


def text(plain: str) -> str:
    """Plain text as LaTeX sets it."""
    return plain.translate(ESCAPES)


def _body(document: Document) -> Iterator[str]:
    yield rf"\section*{{{text(document.title)}}}"
    yield _sentence(document.intro)
    yield ""
    yield rf"\subsection*{{{text(word('phase.given', document.lang))}}}"
    yield from _aligned([(symbol, [f"= {matrix}"]) for symbol, matrix in document.given])
    for section in document.sections:
        yield ""
        yield rf"\subsection*{{{text(section.heading)}}}"
        yield from _steps(section)


def _steps(section: Section) -> Iterator[str]:
    for line in section.lines:
        if section.told:
            yield _sentence(line.sentence)
        yield from _aligned([(line.symbol, line.chain)])


def _sentence(pieces: Sentence) -> str:
    return "".join(text(piece) if kind == "text" else f"${piece}$" for kind, piece in pieces)


def _aligned(equations: list[tuple[str, list[str]]]) -> Iterator[str]:
    rows = [
        f"{symbol if first else ''} &{row}"
        for symbol, sides in equations
        for first, row in ((index == 0, row) for index, row in enumerate(_rows(sides)))
    ]
    yield r"\begin{align*}"
    yield " \\\\\n".join(rows)
    yield r"\end{align*}"


def _rows(sides: list[str]) -> Iterator[str]:
    """The right-hand sides, those that are too wide broken or, matrices, made smaller."""
    for side in sides:
        relation, _, formula = side.partition(" ")
        if width(formula) <= FITS:
            yield side
        elif "pmatrix" in formula:
            yield rf"{relation} \resizebox{{0.85\linewidth}}{{!}}{{$\displaystyle {formula}$}}"
        else:
            first, *rest = broken(formula)
            yield f"{relation} {first}"
            yield from (rf"\quad {piece}" for piece in rest)
