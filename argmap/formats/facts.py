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


def told(thing: Any, but: Collection[str] = ()) -> dict[str, Any]:
    """The fields of ``thing`` that say something, in plain values, without those named in ``but`` and where it stood."""
    found: dict[str, Any] = {}
    for each in fields(thing):
        default = each.default if each.default_factory is MISSING else each.default_factory()  # MISSING: always told
        value = getattr(thing, each.name)
        if each.name not in but and each.name not in ("span", "origin") and value != default:
            found[each.name] = _plain(value)
    return found


def restore(cls: type[T], item: Item, given: Mapping[str, Any]) -> T:
    """The ``cls`` whose fields ``item`` tells, as ``told`` wrote them; fields in ``given`` are taken from there."""
    values = dict(given)
    for each in fields(cls):  # type: ignore[arg-type]
        reader = _READERS.get(str(each.type))
        if each.name in item.value and each.name not in given and reader is not None:
            try:
                values[each.name] = reader(item.value[each.name])
            except (ValueError, TypeError):
                message = f"This cannot be the {each.name} of a {cls.__name__.lower()}."
                item.complain("value", message, "Leave it out, or write what argmap writes.", each.name)
    for each in fields(cls):  # type: ignore[arg-type]
        if each.name not in values and each.default is MISSING and each.default_factory is MISSING:
            item.complain("value", f"A {cls.__name__.lower()} needs its {each.name}.", "Write what argmap writes.")
            values[each.name] = _EMPTY.get(str(each.type))
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
            return [_plain(each) for each in value]
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
    found = [_texts(pair) for pair in _exactly(list)(value)]
    return tuple((first, second) for first, second in found)


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
