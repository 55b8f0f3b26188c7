"""Slots of frozen dataclasses, filled quickly: a large map has hundreds of thousands of elements and places.

A frozen class refuses assignments, and each way around that takes ten times as long as an assignment. So its instances
are filled as those of a twin, which has the same slots and is not frozen, and then become its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import MISSING, fields
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")

_BECOME = object.__dict__["__class__"].__set__


def filled_at_once(kind: type[T]) -> type[T]:
    """Let a frozen dataclass fill its slots in half the time; the parameters and defaults of its ``__init__`` stay."""
    own: Any = kind.__init__
    names = own.__code__.co_varnames[: own.__code__.co_argcount + own.__code__.co_kwonlyargcount]
    parameters = list(names)
    if own.__code__.co_kwonlyargcount:
        parameters.insert(own.__code__.co_argcount, "*")
    unsaid = dict(zip(reversed(names[: own.__code__.co_argcount]), reversed(own.__defaults__ or ()), strict=False))
    known: dict[str, Any] = {"become_": _BECOME, "twin_": _twin(kind), "kind_": kind}  # type: ignore[arg-type]
    lines = ["become_(self, twin_)"]
    for field in fields(kind):  # type: ignore[arg-type]
        name = value = field.name
        if field.default_factory is not MISSING:
            known[f"unsaid_{name}"], known[f"new_{name}"] = unsaid[name], field.default_factory
            value = f"new_{name}() if {name} is unsaid_{name} else {name}"
        lines.append(f"self.{name} = {value}")
    lines.append("self.__class__ = kind_")
    exec("\n    ".join([f"def __init__({', '.join(parameters)}):", *lines]), known)  # noqa: S102 - as dataclasses do
    made = known["__init__"]
    made.__defaults__, made.__kwdefaults__ = own.__defaults__, own.__kwdefaults__
    made.__annotations__, made.__qualname__ = own.__annotations__, own.__qualname__
    kind.__init__ = made  # type: ignore[method-assign]
    return kind


def many(kind: type[T], /, **columns: Iterable[Any]) -> tuple[T, ...]:
    """Make instances of a frozen dataclass with slots from columns of values, each under the name of its field.

    There are as many as the shortest column has values; a field without a column has its default.
    """
    made: tuple[T, ...] = _maker(kind, tuple(columns))(*columns.values())  # type: ignore[arg-type]
    return made


@cache
def _maker(kind: type, names: tuple[str, ...]) -> Callable[..., Any]:
    """Compile the loop over the columns ``names``."""
    known: dict[str, Any] = {"twin_": _twin(kind), "kind_": kind}
    lines = []
    for field in fields(kind):
        value = field.name
        if field.name not in names:
            is_made = field.default_factory is not MISSING
            value = f"unsaid_{field.name}{'()' if is_made else ''}"
            known[f"unsaid_{field.name}"] = field.default_factory if is_made else field.default
        lines.append(f"self_.{field.name} = {value}")
    columns = ", ".join(f"column_{name}" for name in names)
    begin = [f"def make({columns}):", "made_ = []", f"for {', '.join(names)}, in zip({columns}):"]
    steps = ["self_ = twin_()", *lines, "self_.__class__ = kind_", "made_.append(self_)"]
    loop = "\n        ".join(["\n    ".join(begin), *steps])
    exec(f"{loop}\n    return tuple(made_)", known)  # noqa: S102 - as dataclasses do
    make: Callable[..., Any] = known["make"]
    return make


@cache
def _twin(kind: type) -> type:
    """A class of the same layout whose instances can be assigned to."""
    return type(kind.__name__, kind.__bases__, {"__slots__": kind.__slots__})  # type: ignore[attr-defined]
