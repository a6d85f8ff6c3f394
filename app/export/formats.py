"""The formats of an export: one row each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from app.engine.passes import Passes
from app.export.derivation import Wanted
from app.export.document import document
from app.export.drawing import drawing
from app.export.latex import latex
from app.export.markdown import markdown
from app.export.notebook import notebook
from app.export.numpy_code import numpy_program
from app.export.script import script
from app.export.torch_code import torch_program
from app.export.worksheet import answers, worksheet


@dataclass(frozen=True, slots=True)
class Order:
    """A run, what of it is wanted, and the choices that some formats have.

    title: one line. fragment: LaTeX without its preamble. formulas: a worksheet with the formulas.
    """

    passes: Passes
    wanted: Wanted
    title: str
    fragment: bool = False
    formulas: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """One row. ending: of the file's name. codes: there is a program in it, with every number."""

    name: str
    media_type: str
    ending: str
    write: Callable[[Order], str]
    codes: bool = False


def _latex(order: Order) -> str:
    return latex(document(order.passes, order.wanted, order.title), fragment=order.fragment)


def _markdown(order: Order) -> str:
    return markdown(document(order.passes, order.wanted, order.title))


def _numpy(order: Order) -> str:
    program = numpy_program(order.passes, order.wanted.ref)
    return script(program, order.title, "NumPy", order.wanted.lang)


def _pytorch(order: Order) -> str:
    program = torch_program(order.passes, order.wanted.ref)
    return script(program, order.title, "PyTorch", order.wanted.lang)


def _notebook(order: Order) -> str:
    derivation = document(order.passes, order.wanted, order.title)
    return notebook(derivation, numpy_program(order.passes, order.wanted.ref))


def _worksheet(order: Order) -> str:
    derivation = document(order.passes, order.wanted, order.title)
    return worksheet(
        derivation, drawing(order.passes, order.wanted.writing), formulas=order.formulas
    )


def _answers(order: Order) -> str:
    return answers(
        document(order.passes, order.wanted, order.title),
        drawing(order.passes, order.wanted.writing),
    )


PYTHON: Final = "text/x-python; charset=utf-8"
HTML: Final = "text/html; charset=utf-8"
_TABLE: Final = (
    Format("latex", "application/x-tex; charset=utf-8", ".tex", _latex),
    Format("markdown", "text/markdown; charset=utf-8", ".md", _markdown),
    Format("numpy", PYTHON, "-numpy.py", _numpy, codes=True),
    Format("pytorch", PYTHON, "-pytorch.py", _pytorch, codes=True),
    Format("notebook", "application/x-ipynb+json", ".ipynb", _notebook, codes=True),
    Format("worksheet", HTML, "-worksheet.html", _worksheet),
    Format("answers", HTML, "-answers.html", _answers),
)
FORMATS: Final[Mapping[str, Format]] = MappingProxyType({row.name: row for row in _TABLE})
