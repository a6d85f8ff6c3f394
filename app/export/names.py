"""What a quantity is called in exported code: the notes' matrix names, without a point.

    H1, A1, …, Y    before and after each activation      dZ1, dA1, …, dY    ∂L/∂ of them
    W1, b1          parameters                            dW1, db1           their gradients
    W1_new, b1_new  after the update                      losses, L, L_new   the loss

>>> name(Ref("dw", (2, 1, 3)))
'dW2[2, 0]'
>>> name(Ref("h", (1, 2), 3))
'H1[2, 1]'
"""

from __future__ import annotations

from typing import Final

from app.trace.refs import MATRICES, Ref

# Kind → the array's name, with {l} for the layer.
ARRAYS: Final = {
    "x": "X", "t": "T", "y": "Y", "dy": "dY", "dx": "dX",
    "w": "W{l}", "b": "b{l}", "h": "H{l}", "a": "A{l}",
    "dw": "dW{l}", "db": "db{l}", "dz": "dZ{l}", "da": "dA{l}",
    "new.w": "W{l}_new", "new.b": "b{l}_new",
    "X": "X", "T": "T", "Y": "Y", "dY": "dY", "dX": "dX",
    "W": "W{l}", "B": "b{l}", "H": "H{l}", "A": "A{l}",
    "dW": "dW{l}", "dB": "db{l}", "dZ": "dZ{l}", "dA": "dA{l}",
    "new.W": "W{l}_new", "new.B": "b{l}_new",
}  # fmt: skip
SCALARS: Final = {"L": "L", "eta": "eta", "new.L": "L_new"}


def name(ref: Ref) -> str | None:
    """The expression that gives the quantity; None where code has no name for it.

    Indices count from 0, samples are rows, weights are [from, to].
    """
    if ref.kind in SCALARS:
        return SCALARS[ref.kind]
    if ref.kind == "l":
        return f"losses[{ref.sample - 1}]"
    if ref.kind not in ARRAYS:
        return None
    array = ARRAYS[ref.kind].format(l=ref.layer)
    return array if ref.kind in MATRICES else f"{array}[{_place(ref)}]"


def _place(ref: Ref) -> str:
    if ref.kind in {"w", "dw", "new.w"}:
        return f"{ref.source - 1}, {ref.unit - 1}"
    if ref.kind in {"b", "db", "new.b"}:
        return str(ref.unit - 1)
    return f"{ref.sample - 1}, {ref.unit - 1}"
