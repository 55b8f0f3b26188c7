"""The fields of the model's elements as plain JSON values and back, for notations that let others keep data of their own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any, TypeVar

from argmap.domain.fields import fields_of, plain
from argmap.domain.model import Anchor, ConflictKind, Hedge, Role, SourceKind, Stance
from argmap.formats.json_document import Item

T = TypeVar("T")


def stated(thing: Any, but: Collection[str] = ()) -> dict[str, Any]:
    """Return the fields of ``thing`` that say something, in plain values, without those named in ``but``."""
    return {
        known.name: plain(value, list_of)
        for known in fields_of(thing)
        if known.name not in but and (value := getattr(thing, known.name)) != known.default
    }


def list_of(anchor: Anchor) -> list[Any]:
    """Return an anchor as a list of all that it says."""
    return [getattr(anchor, known.name) for known in fields_of(anchor)]


def restore(cls: type[T], item: Item, fields: Mapping[str, Any]) -> T:
    """Return the ``cls`` whose fields ``item`` says, as ``stated`` wrote them; those in ``fields`` are taken from there."""
    values = dict(fields)
    for known in fields_of(cls):
        reader = _READERS.get(known.type)
        if known.name in item.value and known.name not in fields and reader is not None:
            try:
                values[known.name] = reader(item.value[known.name])
            except (ValueError, TypeError):
                message = f"This cannot be the {known.name} of a {cls.__name__.lower()}."
                item.complain("value", message, "Leave it out, or write what argmap writes.", known.name)
    for known in fields_of(cls):
        if known.name not in values and known.required:
            item.complain("value", f"A {cls.__name__.lower()} needs its {known.name}.", "Write what argmap writes.")
            values[known.name] = _EMPTY.get(known.type)
    return cls(**values)


_EMPTY: Mapping[str, Any] = {"str": "", "int": 1}


def _exactly(kind: type[T]) -> Callable[[Any], T]:
    def read(value: Any) -> T:
        if type(value) is not kind:
            raise TypeError
        return value

    return read


def _text_or_none(value: Any) -> str | None:
    return None if value is None else _exactly(str)(value)


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(map(_exactly(str), _exactly(list)(value)))


def _pairs(value: Any) -> tuple[tuple[str, str], ...]:
    pairs = [_texts(pair) for pair in _exactly(list)(value)]
    return tuple((first, second) for first, second in pairs)


def _number(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float) or value != int(value):
        raise TypeError
    return int(value)  # arguebuf writes whole numbers as floats


def _fraction_or_none(value: Any) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError
    return float(value)


def _anchors(value: Any) -> tuple[Anchor, ...]:
    text = _exactly(str)
    return tuple(Anchor(_number(p), _number(s), text(d), text(w)) for p, s, d, w in _exactly(list)(value))


def _labels(value: Any) -> Mapping[str, str]:
    return {key: _exactly(str)(label) for key, label in _exactly(dict)(value).items()}


_READERS: Mapping[str, Callable[[Any], Any]] = {  # by the annotation of the field
    "str": _exactly(str),
    "str | None": _text_or_none,
    "bool": _exactly(bool),
    "float | None": _fraction_or_none,
    "int": _number,
    "Role": Role,
    "Stance": Stance,
    "Hedge | None": lambda value: None if value is None else Hedge.named(value),
    "ConflictKind": ConflictKind,
    "SourceKind": SourceKind,
    "tuple[str, ...]": _texts,
    "tuple[Anchor, ...]": _anchors,
    "tuple[tuple[str, str], ...]": _pairs,
    "Mapping[str, str]": _labels,
    "date | None": lambda value: None if value is None else date.fromisoformat(_exactly(str)(value)),
    "Extra": _exactly(dict),
    "tuple[Extra, ...]": lambda value: tuple(map(_exactly(dict), _exactly(list)(value))),
}
