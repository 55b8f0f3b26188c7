"""Plain values for what every start of the command line imports: ``dataclasses`` alone would take it 10 ms more."""

from __future__ import annotations

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from typing import Any, Self


class Record:
    """Equal to another with the same values in ``__slots__``, which a subclass lists in the order of ``__init__``."""

    __slots__: tuple[str, ...] = ()

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other._values() == self._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={value!r}" for name, value in zip(self.__slots__, self._values(), strict=True))
        return f"{type(self).__name__}({values})"

    def but(self, **changes: Any) -> Self:
        """The same value with some other attributes."""
        return type(self)(**dict(zip(self.__slots__, self._values(), strict=True)) | changes)

    def _values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self.__slots__)
