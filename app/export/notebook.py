"""The derivation beside code that runs: a Jupyter notebook (nbformat 4.5).

https://nbformat.readthedocs.io/en/latest/format_description.html
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from app.export.document import Document
from app.export.markdown import opening, paragraphs
from app.export.program import Program
from app.export.words import word


def notebook(document: Document, program: Program) -> str:
    """The file: for each phase its formulas, then the code that calculates and checks it."""
    cells = [
        {"id": f"cell-{number}", **cell} for number, cell in enumerate(_cells(document, program))
    ]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    data = {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
        "cells": cells,
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _cells(document: Document, program: Program) -> Iterator[dict[str, Any]]:
    yield _markdown("\n\n".join(opening(document)))
    yield _code(program.preamble)
    sections = {section.heading: section for section in document.sections}
    for block in program.blocks:
        section = sections.pop(word(f"phase.{block.phase}", document.lang), None)
        if section is not None:
            yield _markdown("\n\n".join(paragraphs(section)))
        yield _code(block.source)
    for section in sections.values():
        yield _markdown("\n\n".join(paragraphs(section)))


def _markdown(source: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": _lines(source)}


def _code(source: str) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "execution_count": None,
        "metadata": {},
        "outputs": [],
        "source": _lines(source),
    }


def _lines(source: str) -> list[str]:
    """Lines as the format keeps them. Only a line feed ends one: a title may hold U+2028."""
    lines = source.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + lines[-1:]
