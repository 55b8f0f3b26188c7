"""Plain values for what every start of the command line imports: ``dataclasses`` alone would take it 10 ms more."""

from __future__ import annotations

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from typing import Any, Self, dataclass_transform
else:

    def dataclass_transform():
        """Return what leaves a class as it is."""
        return lambda class_: class_


@dataclass_transform()
class Record:
    """Fields are annotations, as in a dataclass; a record equals another with the same values."""

    def __init__(self, *values: Any, **named: Any) -> None:
        """Take the values of the fields in their order or by name; those left out are as the class has them."""
        fields = tuple(type(self).__annotations__)
        vars(self).update(zip(fields, values, strict=False), **named)
        unknown = len(values) > len(fields) or not named.keys() <= {*fields[len(values) :]}
        if unknown or not all(hasattr(self, name) for name in fields):
            raise TypeError(f"{type(self).__name__} takes {', '.join(fields)}")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other._values() == self._values()

    def __hash__(self) -> int:
        return hash(tuple(self._values().values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._values().items())})"

    def but(self, **changes: Any) -> Self:
        """The same value with some other attributes."""
        return type(self)(**self._values() | changes)

    def _values(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in type(self).__annotations__}
