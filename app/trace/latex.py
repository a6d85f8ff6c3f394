"""Small pieces of LaTeX that rules and formulas share."""

from __future__ import annotations

from app.engine.activations import ACTIVATIONS
from app.trace.refs import Ref
from app.trace.writing import Writing


def slot(ref: Ref) -> str:
    """The place of a quantity in a template."""
    return f"⟦{ref}⟧"


def put(latex: str, **slots: str) -> str:
    """A table's LaTeX with its `<name>` marks replaced."""
    for name, value in slots.items():
        latex = latex.replace(f"<{name}>", value)
    return latex


def applied(activation: str, h: str) -> str:
    """φ(h) as a formula; y = x needs no name."""
    row = ACTIVATIONS[activation]
    return h if row.linear else f"{row.latex}({h})"


def slope_latex(activation: str) -> str:
    """φ'(h) with `<h>` or `<a>` in it; empty where it is 1."""
    row = ACTIVATIONS[activation]
    return "" if row.linear else row.slope_latex or f"{row.derivative_latex}(<h>)"


def through(layer: int, writing: Writing) -> str:
    """What a row is multiplied by on its way through a layer: W, or Wᵀ where a row of W is `to`."""
    return f"⟦W.{layer}⟧" + (r"^{\top}" if writing.turned else "")


def back_through(layer: int, writing: Writing) -> str:
    """The same on the way back."""
    return f"⟦W.{layer}⟧" + ("" if writing.turned else r"^{\top}")


def outer(below: str, gradient: str, writing: Writing) -> str:
    """The gradient of W, in W's own layout: Aᵀ·dZ, or dZᵀ·A."""
    return rf"{gradient}^{{\top}}{below}" if writing.turned else rf"{below}^{{\top}}{gradient}"
