"""In which facts two elements differ that are one and the same, when their references are translated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import Enum
from typing import Any

from argmap.domain.model import Anchor, Argument, Conflict, Hedge, Inference, Section, Source, Statement
from argmap.graph.comparison_change import Change, Fact, Kind, Relation, nature, sources_of, target_of
from argmap.graph.comparison_relations import Translate

NAMES = {"asserted_by": "by", "entities": "about", "anchors": "at", "inferences": "steps"}  # as Argdown's data has them
_KINDS = {
    **dict.fromkeys(("id", "title", "name"), Kind.RENAMED),
    "text": Kind.REWORDED,
    **dict.fromkeys(("kind", "premises", "target"), Kind.REATTACHED),
}
_ELEMENTS, _SOURCES = ("inferences", "argument"), ("asserted_by", "entities", "author", "article")
_ABSENT = object()


@dataclass(frozen=True, slots=True)
class Translation:
    """How ids of the map ``before`` are said in the map ``after``; ``digests`` is whether those of anchors count."""

    element: Translate
    source: Translate
    section: Translate
    digests: bool

    def value(self, name: str, value: Any) -> Any:
        """The field ``name`` in the ids of the other map."""
        door = self.element if name in _ELEMENTS else self.source if name in _SOURCES else None
        if name in ("section", "parent"):
            door = self.section
        if door is None or not value:
            return value
        return door(value) if isinstance(value, str) else tuple(map(door, value))

    def anchors(self, anchors: tuple[Anchor, ...]) -> tuple[Anchor, ...]:
        """The anchors as they are compared."""
        return anchors if self.digests else tuple(replace(a, digest="") for a in anchors)


def claim_changes(one: Any, other: Any, what: str, translation: Translation) -> list[Change]:
    """How a statement, argument, source or section differs from its counterpart: one change for each kind."""
    return _grouped(what, one.id, other.id, _field_facts(one, other, translation))


def relation_changes(one: Relation, other: Relation, translation: Translation) -> list[Change]:
    """How a relation differs from its counterpart; an id that only follows from those of its ends is no difference."""
    known, told = _relation_data(one), _relation_data(other)
    found = []
    for name in dict.fromkeys((*known, *told)):
        before, after = known.get(name, ""), told.get(name, "")
        said = before
        if name in ("premises", "target", "argument") and before:
            said = translation.element(before) if isinstance(before, str) else tuple(map(translation.element, before))
        if said != after and not (name == "id" and _follows(one, other)):
            found.append(Fact(name, plain(before), plain(after)))
    found += _extra_facts(one.extra, other.extra)
    return _grouped(nature(other), one.id, other.id, found)


def _field_facts(one: Any, other: Any, translation: Translation) -> Iterator[Fact]:
    for field in fields(one):
        name = field.name
        if name == "span":
            continue
        before, after = getattr(one, name), getattr(other, name)
        if name == "extra":
            yield from _extra_facts(before, after)
        elif name == "anchors":
            if translation.anchors(before) != translation.anchors(after):
                yield Fact(NAMES[name], plain(before), plain(after))
        elif translation.value(name, before) != after:
            yield Fact(NAMES.get(name, name), plain(before), plain(after))


def _extra_facts(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Fact]:
    return [
        Fact(f"extra {key}", plain(before.get(key)), plain(after.get(key)))
        for key in dict.fromkeys((*before, *after))
        if [before.get(key, _ABSENT)] != [after.get(key, _ABSENT)]  # in lists, so that a NaN is equal to itself
    ]


def _grouped(what: str, one: str, other: str, facts: Iterable[Fact]) -> list[Change]:
    groups: dict[Kind, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(_KINDS.get(fact.name, Kind.CHANGED), []).append(fact)
    if what == "source" and Kind.REATTACHED in groups:  # its kind is a fact like any other
        groups.setdefault(Kind.CHANGED, []).extend(groups.pop(Kind.REATTACHED))
    return [Change(kind, what, one, other, tuple(groups[kind])) for kind in Kind if kind in groups]


def _relation_data(relation: Relation) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": relation.id,
        "kind": nature(relation),
        "premises": sources_of(relation),
        "target": target_of(relation),
        "scheme": getattr(relation, "scheme", ""),
    }
    if isinstance(relation, Inference | Conflict):
        data["weight"] = "" if relation.weight is None else relation.weight
    if isinstance(relation, Inference):
        data |= {"rules": relation.rules or "", "strict": relation.strict or "", "argument": relation.argument or ""}
    return data


def _follows(one: Relation, other: Relation) -> bool:
    """Whether the ids of both are made of those of their ends (or their argument), and these are what changed."""
    ends = [(*sources_of(r), target_of(r), getattr(r, "argument", None), nature(r)) for r in (one, other)]
    return ends[0] != ends[1] and _derived(one) and _derived(other)


def _derived(relation: Relation) -> bool:
    owner = getattr(relation, "argument", None)
    if owner and re.fullmatch(re.escape(owner) + r"-step(-\d+)*", relation.id):
        return True
    first, last = next(iter(sources_of(relation)), ""), target_of(relation)
    stem = re.sub(r"-\d+$", "", relation.id)
    return any(
        bool(first) and name.startswith(f"{first}-") and name.endswith(f"-{last}") for name in (relation.id, stem)
    )


def plain(value: Any) -> Any:
    """A value of the model as JSON can say it."""
    if isinstance(value, Hedge):
        return value.label
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Anchor):
        return " ".join(part for part in (value.name, value.digest, value.phrase and f"“{value.phrase}”") if part)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [plain(each) for each in value]
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    return value


def what_is(element: Statement | Argument | Source | Section | Relation) -> str:
    """The word for an element in a change."""
    if isinstance(element, (Statement, Argument, Source, Section)):
        return type(element).__name__.lower()
    return nature(element)
