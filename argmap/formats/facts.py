"""The fields of the model's elements as plain JSON values and back, for notations that let others keep data of their own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import MISSING, fields
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from argmap.domain.model import Anchor, ConflictKind, Hedge, Role, SourceKind, Stance
from argmap.formats.json_document import Item

T = TypeVar("T")


def stated(thing: Any, but: Collection[str] = ()) -> dict[str, Any]:
    """The fields of ``thing`` that say something, in plain values, without those named in ``but`` and where it stood."""
    values: dict[str, Any] = {}
    for field in fields(thing):
        default = (
            field.default if field.default_factory is MISSING else field.default_factory()
        )  # MISSING: always stated
        value = getattr(thing, field.name)
        if field.name not in but and field.name not in ("span", "origin") and value != default:
            values[field.name] = _plain(value)
    return values


def restore(cls: type[T], item: Item, known: Mapping[str, Any]) -> T:
    """The ``cls`` whose fields ``item`` tells, as ``stated`` wrote them; fields in ``known`` are taken from there."""
    values = dict(known)
    for field in fields(cls):  # type: ignore[arg-type]
        reader = _READERS.get(str(field.type))
        if field.name in item.value and field.name not in known and reader is not None:
            try:
                values[field.name] = reader(item.value[field.name])
            except (ValueError, TypeError):
                message = f"This cannot be the {field.name} of a {cls.__name__.lower()}."
                item.complain("value", message, "Leave it out, or write what argmap writes.", field.name)
    for field in fields(cls):  # type: ignore[arg-type]
        if field.name not in values and field.default is MISSING and field.default_factory is MISSING:
            item.complain("value", f"A {cls.__name__.lower()} needs its {field.name}.", "Write what argmap writes.")
            values[field.name] = _EMPTY.get(str(field.type))
    return cls(**values)


def _plain(value: Any) -> Any:
    match value:
        case Hedge():
            return value.label
        case Enum():
            return value.value
        case Anchor():
            return [value.paragraph, value.sentence, value.digest, value.phrase]
        case date():
            return value.isoformat()
        case tuple() | list():
            return [_plain(item) for item in value]
        case Mapping():
            return {str(key): _plain(inner) for key, inner in value.items()}
        case _:
            return value


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
}
