r"""The LaTeX of formulas as MathML, which a browser sets and prints without any script.

It reads what this project writes, and refuses the rest.

>>> mathml(r"w_{11}^{*}")
'<math><msubsup><mpadded depth="0.22em"><mi>w</mi></mpadded><mn>11</mn><mo>*</mo></msubsup></math>'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape
from typing import Final

TOKEN: Final = re.compile(r"\\[a-zA-Z]+|\\.|\d+(?:\.\d+)?|\s+|.", re.DOTALL)
THIN: Final = '<mspace width="0.17em"></mspace>'
# Command → the element it stands for.
SIGNS: Final = {
    **{rf"\{name}": f"<mi>{sign}</mi>" for name, sign in (
        ("sigma", "σ"), ("eta", "η"), ("delta", "δ"), ("ell", "ℓ"), ("varphi", "φ"), ("Delta", "Δ"),
        ("partial", "∂"), ("tanh", "tanh"),
    )},
    **{rf"\{name}": f"<mo>{sign}</mo>" for name, sign in (
        ("cdot", "⋅"), ("times", "×"), ("odot", "⊙"), ("oslash", "⊘"), ("top", "⊤"),
        ("sum", "∑"), ("cdots", "⋯"), ("vdots", "⋮"), ("approx", "≈"),
        ("lVert", "‖"), ("rVert", "‖"),
    )},
    r"\ln": f"{THIN}<mi>ln</mi>{THIN}",
    r"\,": THIN,
}  # fmt: skip


PRIME: Final = '<mo lspace="0" rspace="0">′</mo>'
"""It stands high by itself; raised once more it would float above its letter."""
DEPTH: Final = "0.22em"
"""How deep a letter with an index counts: without a mathematical font a browser sets the index as
low as the letter reaches, and that of h would stand on the line."""
MINUS: Final = '<mo form="prefix">−</mo>'
"""The sign of a number, which stands close to it."""
CLOSED: Final = '<mo stretchy="false">)</mo>'


class Unreadable(ValueError):
    """The formula holds something that none of ours does."""


def mathml(latex: str) -> str:
    """One formula as a math element; raises Unreadable."""
    reader = _Reader(latex)
    body = "".join(reader.row())
    if reader.ahead:
        raise Unreadable(f"{latex!r}: {reader.ahead!r} is not opened")
    return f"<math>{body}</math>"


class _Reader:
    """A reader one token ahead; spaces mean nothing in mathematics."""

    def __init__(self, latex: str) -> None:
        self._tokens: Iterator[str] = (t for t in TOKEN.findall(latex) if not t.isspace())
        self.ahead = ""
        self._next()

    def _next(self) -> str:
        token, self.ahead = self.ahead, next(self._tokens, "")
        return token

    def _expect(self, token: str) -> None:
        if self._next() != token:
            raise Unreadable(f"{token} expected")

    def row(self, *ends: str) -> list[str]:
        """Elements up to, and without, one of the ends, a closing brace, or the end of all."""
        elements: list[str] = []
        while self.ahead and self.ahead not in ("}", *ends):
            before = elements[-1] if elements else "<mo>"
            begins = before.startswith("<mo") and before != CLOSED
            sign = self.ahead == "-" and begins
            elements.append(MINUS if sign and self._next() else self._scripted(self._element()))
        return elements

    def _scripted(self, base: str) -> str:
        """The element with what is set low and high behind it."""
        low = high = ""
        while self.ahead in ("_", "^", "'"):
            mark = self._next()
            if mark == "'" and not low and not high:
                base = f"<mrow>{base}{PRIME}</mrow>"
                continue
            script = PRIME if mark == "'" else self._argument()
            low, high = (script, high) if mark == "_" else (low, high + script)
        if low:
            base = f'<mpadded depth="{DEPTH}">{base}</mpadded>'
        if low and high:
            return f"<msubsup>{base}{low}{_one(high)}</msubsup>"
        if low:
            return f"<msub>{base}{low}</msub>"
        return f"<msup>{base}{_one(high)}</msup>" if high else base

    def _argument(self) -> str:
        """What stands in braces, as one element; without braces one token."""
        if self.ahead != "{":
            return self._element()
        self._expect("{")
        elements = self.row()
        self._expect("}")
        return elements[0] if len(elements) == 1 else f"<mrow>{''.join(elements)}</mrow>"

    def _name(self) -> str:
        self._expect("{")
        name = ""
        while self.ahead not in ("}", ""):
            name += self._next()
        self._expect("}")
        return name

    def _element(self) -> str:
        if self.ahead == "{":
            return self._argument()
        sign = self._next()
        if sign in COMMANDS:
            return COMMANDS[sign](self)
        if sign in SIGNS:
            return SIGNS[sign]
        if sign.startswith("\\") or sign in ("", "&", "}"):
            raise Unreadable(f"{sign!r} is not understood")
        if sign[0].isdigit():
            return f"<mn>{sign}</mn>"
        if sign.isalpha():
            return f"<mi>{sign}</mi>"
        fence = ' stretchy="false"' if sign in "()[]" else ""
        return f"<mo{fence}>{'−' if sign == '-' else escape(sign)}</mo>"

    def fraction(self) -> str:
        return f"<mfrac>{self._argument()}{self._argument()}</mfrac>"

    def upright(self) -> str:
        return f'<mi mathvariant="normal">{escape(self._name())}</mi>'

    def text(self) -> str:
        return f"<mtext>{escape(self._name())}</mtext>"

    def bold(self) -> str:
        """Only the bold 1 occurs: a column of ones."""
        return f"<mn>{self._name().replace('1', '𝟏')}</mn>"

    def stretched(self) -> str:
        self._expect("(")
        body = "".join(self.row(r"\right"))
        self._expect(r"\right")
        self._expect(")")
        return f"<mrow><mo>(</mo>{body}<mo>)</mo></mrow>"

    def matrix(self) -> str:
        if self._name() != "pmatrix":
            raise Unreadable("only pmatrix is understood")
        rows = ""
        while True:
            cells = ""
            while True:
                cells += f"<mtd>{''.join(self.row('&', BREAK, END))}</mtd>"
                if self.ahead != "&":
                    break
                self._next()
            rows += f"<mtr>{cells}</mtr>"
            if self._next() == END:
                break
        self._name()
        # Few fonts have parentheses that grow, so a style draws them as the table's borders.
        return f'<mtable class="matrix">{rows}</mtable>'


END: Final = r"\end"
BREAK: Final = r"\\"
COMMANDS: Final[dict[str, Callable[[_Reader], str]]] = {
    r"\frac": _Reader.fraction,
    r"\mathrm": _Reader.upright,
    r"\text": _Reader.text,
    r"\mathbf": _Reader.bold,
    r"\left": _Reader.stretched,
    r"\begin": _Reader.matrix,
}


def _one(elements: str) -> str:
    return f"<mrow>{elements}</mrow>" if elements.count("<m") > 1 else elements
