"""Properties that are built on first use."""

from __future__ import annotations

from collections.abc import Callable
from threading import RLock
from typing import Any, Generic, Protocol, TypeVar

T = TypeVar("T")


class Builder(Protocol):
    """Holds such properties."""

    lock: RLock


class built_once(Generic[T]):  # noqa: N801 - used as a decorator, as functools.cached_property is
    """A property of a Builder that is built on first use, once even when two threads ask at the same moment.

    functools.cached_property lost its lock in Python 3.12.
    """

    def __init__(self, build: Callable[[Any], T]) -> None:
        self._build = build
        self.__doc__ = build.__doc__

    def __set_name__(self, _owner: type, name: str) -> None:
        self._name = name

    def __get__(self, builder: Builder, _owner: type) -> T:
        with builder.lock:
            built = builder.__dict__
            if self._name not in built:
                # Found there from now on, before this descriptor is asked.
                built[self._name] = self._build(builder)
            value: T = built[self._name]
            return value
