"""All numbers that a story tells as one list of JSON texts.

To write numbers one by one is most of the work of telling a story. Here the arrays of a run are
laid end to end and written in a single call; where the number of a ref then stands is worked out
once for an architecture.
"""

from __future__ import annotations

from itertools import accumulate

import numpy as np
import orjson
from numpy.typing import NDArray

from app.trace.values import Path, Values

Array = NDArray[np.float64]
_NONE: Array = np.empty(0)


def _arrays(values: Values, name: str) -> list[Array]:
    """A table's arrays: one, or one a layer, empty where a layer has none."""
    source = values.source(name)
    if isinstance(source, list | tuple):
        return [_NONE if array is None else array for array in source]
    return [np.atleast_1d(np.asarray(source, dtype=np.float64))]


class Flat:
    """Where the numbers of some tables stand when their arrays are laid end to end."""

    def __init__(self, names: tuple[str, ...], values: Values) -> None:
        self._names = names
        tables = [_arrays(values, name) for name in names]
        self._shapes = {
            name: [a.shape for a in arrays] for name, arrays in zip(names, tables, strict=True)
        }
        sizes = [array.size for arrays in tables for array in arrays]
        starts = iter([0, *accumulate(sizes)])
        self._starts = {
            name: [next(starts) for _ in arrays] for name, arrays in zip(names, tables, strict=True)
        }

    def index(self, path: Path) -> int:
        """The place of the number that a path leads to."""
        name, inner = str(path[0]), [int(index) for index in path[1:]]
        shapes = self._shapes[name]
        # A table of layers has one index more than its arrays have dimensions.
        layer = inner.pop(0) if len(inner) > max(map(len, shapes)) else 0
        inside = int(np.ravel_multi_index(inner, shapes[layer])) if inner else 0
        return self._starts[name][layer] + inside

    def texts(self, values: Values) -> list[str]:
        """Every number in its shortest form that reads back the same; not finite is null."""
        arrays = [a.ravel() for name in self._names for a in _arrays(values, name)]
        whole = np.concatenate(arrays)
        return orjson.dumps(whole, option=orjson.OPT_SERIALIZE_NUMPY)[1:-1].decode().split(",")
