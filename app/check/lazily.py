"""Values made when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Made = TypeVar("Made")


class lazily(Generic[Made]):  # noqa: N801
    """`functools.cached_property` without its lock, which costs more than most values do.

    Two threads may both make a value; either of the two will do.
    """

    def __init__(self, make: Callable[[Any], Made]) -> None:
        self._make = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, owner: None, kind: type) -> lazily[Made]: ...
    @overload
    def __get__(self, owner: object, kind: type | None = None) -> Made: ...
    def __get__(self, owner: object, kind: type | None = None) -> Made | lazily[Made]:
        if owner is None:
            return self
        made = owner.__dict__[self._name] = self._make(owner)
        return made
