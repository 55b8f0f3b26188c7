"""Calls of the library from Python: an argument of the wrong kind is named, with what belongs there, before it is used."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import wraps
from typing import Any, TypeVar, cast

from argmap.domain.elements import Element

C = TypeVar("C", bound=type)
F = TypeVar("F", bound=Callable[..., Any])

_BRACKETS = re.compile(r"\[[^\[\]]*\]")
_VARARGS, _KEYWORDS = 0x04, 0x08  # flags of a function's code
_LONGEST = 40  # of a value that is shown


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_list(value: object) -> bool:
    return isinstance(value, Collection | Iterator) and not isinstance(value, str | bytes)


def _is_names(value: object) -> bool:
    if not _is_list(value):
        return _is_text(value)
    return isinstance(value, Iterator) or all(map(_is_text, cast("Collection[Any]", value)))


_KINDS: Mapping[str, tuple[str, Callable[[Any], bool]]] = {
    "str": ("a text", _is_text),
    "Literal": ("a text", _is_text),
    "Direction": ("a text", _is_text),
    "Path": ("a path", lambda value: isinstance(value, os.PathLike)),
    "PathLike": ("a path", lambda value: isinstance(value, os.PathLike)),
    "int": ("a whole number", lambda value: hasattr(value, "__index__") and not isinstance(value, bool)),
    "float": ("a number", lambda value: hasattr(value, "__float__") and not isinstance(value, bool)),
    "bool": ("True or False", lambda value: hasattr(value, "__bool__")),
    "None": ("None", lambda value: value is None),
    "Names": ("an id, a title or a list of them", _is_names),
    "Mapping": ("a dict", lambda value: isinstance(value, Mapping)),
    "Iterable": ("a list", _is_list),
    "Sequence": ("a list", _is_list),
    "Callable": ("a function", callable),
}
_NAMED = {"ArgumentMap": "a map", "Edit": "an edit"}  # what a class is called in words
_LEAST = {"largest": 1, "height": 1, "max_rows": 0, "memory": 0}  # of numbers
_ELEMENTS = ("element", "root", "selected")  # texts that name one


def checked(function: F) -> F:
    """Return ``function`` with arguments held against their annotations; one of the wrong kind raises ``TypeError``."""
    code, annotations = function.__code__, function.__annotations__
    named = code.co_varnames[: code.co_argcount]
    rest = iter(code.co_varnames[code.co_argcount + code.co_kwonlyargcount :])
    varargs = next(rest) if code.co_flags & _VARARGS else ""
    keywords = next(rest) if code.co_flags & _KEYWORDS else ""

    @wraps(function)
    def call(*values: Any, **options: Any) -> Any:
        positional = [*zip(named, values, strict=False), *((varargs, value) for value in values[len(named) :])]
        for name, value in (*positional, *options.items()):
            kind = annotations.get(name) or (annotations.get(keywords) if name in options else None)
            if kind and name != "self":
                check(function.__qualname__, name, value, kind)
        return function(*values, **options)

    return cast(F, call)


def checked_class(cls: C) -> C:
    """Return a class all of whose public methods are ``checked``."""
    for name, function in [*vars(cls).items()]:
        if callable(function) and not isinstance(function, type) and (name[0] != "_" or name == "__init__"):
            setattr(cls, name, checked(function))
    return cls


def check(call: str, name: str, value: object, kind: Any) -> None:
    """Raise ``TypeError`` if ``value``, given as ``name``, is not of the ``kind`` that an annotation says.

    A number that is too small raises ``ValueError``.
    """
    annotation = str(getattr(kind, "__forward_arg__", kind))
    if annotation.startswith("Unpack[Assumed"):
        annotation = "Names"
    elif annotation.startswith("Unpack"):
        return
    while annotation != (bare := _BRACKETS.sub("", annotation)):
        annotation = bare
    kinds = [part.strip().rpartition(".")[2] for part in annotation.split("|")]
    if "Any" in kinds or any(_is(value, part) for part in kinds):
        if name in _LEAST and isinstance(value, int) and value < _LEAST[name]:
            raise ValueError(f"{call}: {name} should be {_LEAST[name]} or more, not {value}.")
        return
    words = list(dict.fromkeys(_KINDS[part][0] if part in _KINDS else _NAMED.get(part, part) for part in kinds))
    wanted = " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
    shown = f" {value!r}" if isinstance(value, str | int | float | bytes) and len(repr(value)) <= _LONGEST else ""
    message = f"{call}: {name} should be {wanted}, not {type(value).__name__}{shown}.{_hint(name, value, kinds)}"
    raise TypeError(message)


def _is(value: object, kind: str) -> bool:
    if kind in _KINDS:
        return _KINDS[kind][1](value)
    return any(cls.__name__ == kind for cls in type(value).__mro__)


def _hint(name: str, value: object, kinds: Collection[str]) -> str:
    """Return what to give in place of a value, where that can be told from it."""
    if isinstance(value, Element) and ("Names" in kinds or name in _ELEMENTS):
        return f" Give its id: {value.id!r}."
    if isinstance(value, bytes) and "str" in kinds:
        return " Decode it: bytes.decode()."
    return " Give each as an argument of its own: *them." if isinstance(value, list) and "Edit" in kinds else ""
