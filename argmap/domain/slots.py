"""Slots of frozen dataclasses, filled quickly: a large map has hundreds of thousands of elements and places."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any, TypeVar

T = TypeVar("T")


def filled_at_once(kind: type[T]) -> type[T]:
    """Let a frozen dataclass fill its slots in a third of the time of ``object.__setattr__``.

    While it is made, an object is of a class with the same slots that nothing has frozen, so that Python sets them as those
    of any other. The parameters and defaults of its ``__init__`` stay as they are, and classes derived from it use that.
    """
    own: Any = kind.__init__
    names = own.__code__.co_varnames[: own.__code__.co_argcount + own.__code__.co_kwonlyargcount]
    parameters = list(names)
    if own.__code__.co_kwonlyargcount:
        parameters.insert(own.__code__.co_argcount, "*")
    unsaid = dict(zip(reversed(names[: own.__code__.co_argcount]), reversed(own.__defaults__ or ()), strict=False))
    open_kind = type(kind.__name__, kind.__bases__, {"__slots__": kind.__slots__})  # type: ignore[attr-defined]
    known: dict[str, Any] = {
        "kind": kind,
        "open_kind": open_kind,
        "set_class": vars(object)["__class__"].__set__,
        "own": own,
    }
    passed = ", ".join(
        [*names[: own.__code__.co_argcount], *(f"{name}={name}" for name in names[own.__code__.co_argcount :])]
    )
    lines = ["    if self.__class__ is not kind:", f"        return own({passed})", "    set_class(self, open_kind)"]
    for field in fields(kind):  # type: ignore[arg-type]
        name = value = field.name
        if field.default_factory is not MISSING:
            known[f"unsaid_{name}"], known[f"new_{name}"] = unsaid[name], field.default_factory
            value = f"new_{name}() if {name} is unsaid_{name} else {name}"
        lines.append(f"    self.{name} = {value}")
    lines.append("    self.__class__ = kind")
    exec("\n".join([f"def __init__({', '.join(parameters)}):", *lines]), known)  # noqa: S102 - as dataclasses do
    made = known["__init__"]
    made.__defaults__, made.__kwdefaults__ = own.__defaults__, own.__kwdefaults__
    made.__annotations__, made.__qualname__ = own.__annotations__, own.__qualname__
    kind.__init__ = made  # type: ignore[method-assign]
    return kind
