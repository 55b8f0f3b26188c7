"""Every text in a map, and where in the map it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, NamedTuple

from argmap.domain.model import ArgumentMap, Element, Section, Sentence, Source, Span
from argmap.domain.relations import ELEMENTS

_KINDS = (*ELEMENTS, "sources", "sections")
_APART = {"span", "origin", *_KINDS, "sentences"}


class Text(NamedTuple):
    """One text: what it belongs to (``None``: the map itself), the field that holds it, and the text."""

    owner: Element | Source | Section | Sentence | None
    field: str
    value: str

    @property
    def where(self) -> Span | None:
        """The place of its owner."""
        return getattr(self.owner, "span", None)

    @property
    def element(self) -> str | None:
        """The id of its owner, if that is an element."""
        return self.owner.id if isinstance(self.owner, Element) else None

    @property
    def place(self) -> str:
        """The field and its owner in words, such as "The title of the statement 'a'"."""
        field = f"The {self.field.replace('_', ' ')} of"
        if self.owner is None:
            return f"{field} the map"
        name = self.owner.name if isinstance(self.owner, Sentence) else repr(self.owner.id)
        return f"{field} the {type(self.owner).__name__.lower()} {name}"


def texts(argument_map: ArgumentMap) -> Iterator[Text]:
    """Every text of the map in the order of the model, those inside lists and mappings too, and the keys of mappings."""
    for owner in (None, *(part for kind in (*_KINDS, "sentences") for part in getattr(argument_map, kind))):
        for name in _names(argument_map if owner is None else owner):
            value = getattr(argument_map if owner is None else owner, name)
            if isinstance(value, str):
                yield Text(owner, name, value)
            elif value:
                yield from (Text(owner, name, inner) for inner in _inner(value))


def _names(owner: Any) -> tuple[str, ...]:
    kind = type(owner)
    if kind not in _known_names:
        _known_names[kind] = tuple(field.name for field in fields(kind) if field.name not in _APART)
    return _known_names[kind]


_known_names: dict[type, tuple[str, ...]] = {}


def _inner(value: Any) -> Iterator[str]:
    """The texts in lists, mappings and anchors, however deep."""
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, Mapping):
            waiting += [*value.values(), *value.keys()]
        elif isinstance(value, list | tuple):
            waiting += value
        elif hasattr(value, "paragraph"):
            waiting += (value.digest, value.phrase)
