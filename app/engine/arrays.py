"""What every module of the engine shares about arrays.

Inside the engine a quantity of a layer is kept as (units, samples), a column a sample: the units of
a layer are then one contiguous block, with or without the row of ones that carries the biases.
What leaves the engine is (samples, units), as the notes write it, C-contiguous and read-only.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

# NumPy converts a Python float at every call (a third of the time of a call on a small array).
ZERO: Array = np.zeros(())
ONE: Array = np.ones(())

FEW = 32  # rows, up to which a few more operations cost less than another call of NumPy


def frozen(array: Array) -> Array:
    """The same array, read-only."""
    array.setflags(write=False)
    return array


@lru_cache(maxsize=256)
def _ones(rows: int, columns: int) -> Array:
    return frozen(np.ones((rows, columns)))


def column_sums(array: Array) -> Array:
    """Σ over each column of (n, B), in every row of the same shape.

    On small arrays a product takes a fraction of the time of `sum`, and arithmetic on two arrays
    of one shape half of what it takes where NumPy has to broadcast.
    """
    rows = len(array)
    if rows > FEW:
        return _spread(_ones(1, rows).dot(array), rows)
    sums: Array = _ones(rows, rows).dot(array)
    return sums


@lru_cache(maxsize=256)
def _all_others(rows: int) -> Array:
    return frozen(np.ones((rows, rows)) - np.eye(rows))


def sums_of_others(array: Array) -> Array:
    """Of (n, B), in each row the sum of the column's other rows: total - own, but without what
    that loses where own is nearly all."""
    rows = len(array)
    if rows <= FEW:
        sums: Array = _all_others(rows).dot(array)
        return sums
    others = np.zeros_like(array)
    others[1:] += np.cumsum(array[:-1], axis=0)
    others[:-1] += np.cumsum(array[:0:-1], axis=0)[::-1]
    return others


def column_maxima(array: Array) -> Array:
    """The largest of each column of (n, B): in every row of that shape, or a single number."""
    rows = len(array)
    if array.size == rows <= FEW:
        return np.array(max(array.ravel().tolist()))  # a quarter of the time of `maximum.reduce`
    return _spread(np.maximum.reduce(array, axis=0, keepdims=True), rows)


def _spread(row: Array, rows: int) -> Array:
    """(1, B) → (rows, B), every row the same."""
    spread: Array = _ones(rows, 1).dot(row)
    return spread


def all_within(bound: float, array: Array) -> bool:
    """Whether Σ a² < bound², so that every |a| < bound: one product. Not so if one is NaN."""
    flat = array.reshape(-1)
    return bool(flat.dot(flat) < bound * bound)


def rows_of_samples(columns: Array) -> Array:
    """(units, samples) of a frozen buffer → (samples, units), C-contiguous and read-only."""
    return frozen(np.ascontiguousarray(columns.T))
