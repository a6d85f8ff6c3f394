"""The numbers behind the refs of one experiment's passes."""

from __future__ import annotations

from typing import Any

import numpy as np

from app.engine.passes import Passes
from app.trace.fill import Quantity
from app.trace.refs import MATRICES, Ref
from app.trace.writing import TURNED, Writing

Path = tuple[str | int, ...]

_FORWARD = {"h": "h", "a": "a", "dz": "dz", "da": "da", "slope": "slopes"}
_PLAIN = {"x": "x", "t": "target", "y": "y", "dy": "dy", "dx": "dx"}
_WEIGHTS = {"w": "weights", "dw": "dw", "new.w": "new_weights", "p": "carried", "q": "returned"}
_BIASES = {"b": "biases", "db": "db", "new.b": "new_biases"}
_SCALARS = {"L": "loss", "eta": "learning_rate", "new.L": "loss_after"}
_MATRICES = {
    "X": "x", "T": "target", "Y": "y", "dY": "dy", "dX": "dx",
    "W": "weights", "B": "biases row", "H": "h", "A": "a", "dZ": "dz", "dA": "da",
    "dW": "dw", "dB": "db row", "new.W": "new_weights", "new.B": "new_biases row",
}  # fmt: skip


_ROOMS = {
    "h": "forward", "a": "forward", "y": "forward", "loss": "forward", "sample_losses": "forward",
    "dy": "backward", "dz": "backward", "da": "backward", "dw": "backward", "db": "backward",
    "dx": "backward", "slopes": "backward",
}  # fmt: skip
"""In which part of a run a table stands; the others stand in the run itself."""


def path_of(ref: Ref) -> Path:
    """Where a ref's number stands in a `Values` table: its name, then indices from 0."""
    kind, row = ref.kind, ref.sample - 1
    if kind in _SCALARS:
        return (_SCALARS[kind],)
    if kind in MATRICES:
        return (_MATRICES[kind], *(index - 1 for index in ref.indices))
    if kind == "l":
        return ("sample_losses", row)
    if kind in _PLAIN:
        return (_PLAIN[kind], row, ref.indices[0] - 1)
    if kind in _FORWARD:
        return (_FORWARD[kind], ref.indices[0] - 1, row, ref.indices[1] - 1)
    if kind in _BIASES:
        return (_BIASES[kind], ref.indices[0] - 1, ref.indices[1] - 1)
    layer, to, source = ref.indices
    return (_WEIGHTS[kind], layer - 1, source - 1, to - 1)


def written_path(ref: Ref, writing: Writing) -> Path:
    """The same as a formula writes it: W, dW and the updated W transposed where a row is `to`."""
    path = path_of(ref)
    turned = writing.turned and ref.kind in TURNED
    return (f"{path[0]} turned", *path[1:]) if turned else path


def products(passes: Passes, sample: int) -> tuple[list[Any], list[Any]]:
    """What each edge carries for one sample: a_j·w_ij forward, w_ij·dz_i back.

    Two lists with one array a layer, shaped as its weights (from, to).
    """
    layers = passes.network.layers
    incoming = (passes.x, *passes.forward.a[:-1])
    carried = [
        values[sample - 1][:, np.newaxis] * layer.weights
        for values, layer in zip(incoming, layers, strict=True)
    ]
    returned = [
        layer.weights * gradient[sample - 1]
        for layer, gradient in zip(layers, passes.backward.dz, strict=True)
    ]
    return carried, returned


class Values:
    """Every number of one run, as plain lists, made when first asked for."""

    def __init__(self, passes: Passes, sample: int) -> None:
        self._passes = passes
        self._sample = sample
        self._tables: dict[str, Any] = {}

    def __call__(self, ref: Ref) -> Quantity:
        """The number, or the rows of the matrix, that a ref names."""
        value: Quantity = self.at(path_of(ref))
        return value

    def written(self, ref: Ref, writing: Writing) -> Quantity:
        """The same as a formula writes it."""
        value: Quantity = self.at(written_path(ref, writing))
        return value

    def at(self, path: Path) -> Any:
        """The entry of a table; a table is made when it is first read."""
        value = self._tables.get(path[0])  # type: ignore[arg-type]
        if value is None:
            value = self._make(str(path[0]))
        match len(path):  # a loop would take twice as long, and this is asked for every number
            case 4:
                return value[path[1]][path[2]][path[3]]
            case 3:
                return value[path[1]][path[2]]
            case 2:
                return value[path[1]]
        return value

    def _make(self, name: str) -> Any:
        self._tables[name] = _listed(self.source(name))
        return self._tables[name]

    def source(self, name: str) -> Any:
        """A table as the engine left it: an array, a number, or one array (or None) a layer."""
        passes = self._passes
        if name in {"carried", "returned"}:
            return products(passes, self._sample)[name == "returned"]
        if name.endswith(" turned"):
            return [matrix.T for matrix in self.source(name.removesuffix(" turned"))]
        if name.endswith(" row"):  # a bias vector as a matrix of one row
            vectors = self.source(name.removesuffix(" row"))
            return [vector if vector is None else vector[np.newaxis] for vector in vectors]
        if name in {"weights", "biases"}:
            return [getattr(layer, name) for layer in passes.network.layers]
        if name in {"new_weights", "new_biases"}:
            field = name.removeprefix("new_")
            return [getattr(layer, field) for layer in passes.updated.layers]
        room = _ROOMS.get(name)
        return getattr(getattr(passes, room) if room else passes, name)


def _listed(source: Any) -> Any:
    if isinstance(source, np.ndarray):
        return source.tolist()
    if isinstance(source, list | tuple):
        return [_listed(item) for item in source]
    return source
