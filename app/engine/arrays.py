"""What every module of the engine shares about arrays.

Inside the engine a quantity of a layer is kept as (units, samples), a column a sample: the units of
a layer are then one contiguous block, with or without the row of ones that carries the biases.
What leaves the engine is (samples, units), as the notes write it, C-contiguous and read-only.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Generic, Self, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

# NumPy converts a Python float at every call (a third of the time of a call on a small array).
ZERO: Array = np.zeros(())
ONE: Array = np.ones(())

FEW = 32  # rows, up to which one product with (n, n) ones is faster than two with (1, n), (n, 1)

T = TypeVar("T")


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
    if rows <= FEW:
        return np.asarray(_ones(rows, rows).dot(array))
    return _spread(np.dot(_ones(1, rows), array), rows)


def column_maxima(array: Array) -> Array:
    """The largest of each column of (n, B), in every row of the same shape."""
    return _spread(np.maximum.reduce(array, axis=0, keepdims=True), len(array))


def _spread(row: Array, rows: int) -> Array:
    return np.asarray(_ones(rows, 1).dot(row))


def all_within(bound: float, array: Array) -> bool:
    """Whether Σ a² < bound², so that every |a| < bound: one product. Not so if one is NaN."""
    flat = array.reshape(-1)
    return bool(flat.dot(flat) < bound * bound)


def rows_of_samples(columns: Array) -> Array:
    """(units, samples) of a frozen buffer → (samples, units), C-contiguous and read-only."""
    return frozen(np.ascontiguousarray(columns.T))


class Lazy(Generic[T]):
    """A read-only attribute made when it is first asked for, then kept.

    `functools.cached_property` of Python 3.11 takes a lock each time; here two threads may both
    make the value, and either of the two equal, immutable results will do.
    """

    def __init__(self, make: Callable[[Any], T]) -> None:
        self.make = make
        self.name = make.__name__
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, owner: None, kind: type) -> Self: ...
    @overload
    def __get__(self, owner: object, kind: type) -> T: ...
    def __get__(self, owner: object | None, kind: type) -> Self | T:
        if owner is None:
            return self
        value = self.make(owner)
        owner.__dict__[self.name] = value
        return value


class Immutable:
    """A result: its attributes are set once, at its making."""

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable: cannot set {name!r}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable: cannot delete {name!r}")
