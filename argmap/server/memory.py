"""Answers that were given lately: what is asked often of data that does not change is answered without a process."""

from __future__ import annotations

from collections import OrderedDict
from typing import Generic, TypeVar

MOST_BYTES = 8 << 20  # of all answers together
LARGEST = 1 << 16  # bytes of one
_MISSED = 2000  # keys that are remembered without a value
_BESIDE = 1000  # bytes that an answer takes in memory, beside its content
# What may differ every time; an escape may hide it.
_VARYING = ("now", "rand", "uuid", "\\u")

Kept = TypeVar("Kept")


class Memory(Generic[Kept]):
    """The values that were kept last, within ``most`` bytes; the longest unused is forgotten first."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most, self._bytes = most, 0
        self._missed: set[int] = set()
        self._kept: OrderedDict[tuple[bytes, ...], tuple[Kept, int]] = OrderedDict()

    def get(self, key: tuple[bytes, ...]) -> Kept | None:
        """Return what was kept, or nothing."""
        kept = self._kept.get(key)
        if kept is None:
            return None
        self._kept.move_to_end(key)
        return kept[0]

    def has_missed(self, key: tuple[bytes, ...]) -> bool:
        """Return whether this was asked for before, lately, and not there; to keep all that is asked once costs more."""
        mark = hash(key)
        if mark in self._missed:
            return True
        if len(self._missed) >= _MISSED:
            self._missed.clear()
        self._missed.add(mark)
        return False

    def keep(self, key: tuple[bytes, ...], value: Kept, size: int) -> None:
        """Keep a value of so many bytes, unless it is large."""
        size += sum(map(len, key)) + _BESIDE
        if size > LARGEST or key in self._kept:
            return
        self._kept[key] = value, size
        self._bytes += size
        while self._bytes > self._most:
            _, (_, freed) = self._kept.popitem(last=False)
            self._bytes -= freed


def varies(text: str) -> bool:
    """Return whether a query may have another answer the next time, by the names of functions in it."""
    return any(map(text.lower().__contains__, _VARYING))
