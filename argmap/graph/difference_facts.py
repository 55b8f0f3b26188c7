"""In which facts two elements differ that are one and the same, when their references are translated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from argmap.domain import fields
from argmap.domain.fields import Field, fields_of
from argmap.domain.model import Anchor, Argument, Section, Source, Statement
from argmap.domain.relations import Relation
from argmap.domain.structure import grouped
from argmap.graph.difference_change import Change, Fact, Kind
from argmap.graph.difference_relations import Translate

_KINDS = {
    **dict.fromkeys(("id", "title", "name"), Kind.RENAMED),
    "text": Kind.REWORDED,
    **dict.fromkeys(("kind", "premises", "target"), Kind.REATTACHED),
}
_ENDS = frozenset(("id", "premises", "conclusion", "target", "preferred", "dispreferred", "kind", "extra"))
_ABSENT = object()


@dataclass(frozen=True, slots=True)
class Translation:
    """The ids of the map ``before`` as they are said in the map ``after``; ``digests``: whether anchors' count."""

    element: Translate
    source: Translate
    section: Translate
    digests: bool

    def value(self, known: Field, value: Any) -> Any:
        """The value of a field in the ids of the other map."""
        if not known.refers or not value:
            return value
        translate = {"element": self.element, "source": self.source, "section": self.section}[known.refers]
        return translate(value) if isinstance(value, str) else tuple(map(translate, value))

    def anchors(self, anchors: tuple[Anchor, ...]) -> tuple[Anchor, ...]:
        """The anchors as they are compared."""
        return anchors if self.digests else tuple(replace(a, digest="") for a in anchors)


def claim_changes(one: Any, other: Any, what: str, translation: Translation) -> list[Change]:
    """Return how a statement, argument, source or section differs from its counterpart: one change for each kind."""
    return _grouped(what, one.id, other.id, _field_facts(one, other, translation))


def relation_changes(one: Relation, other: Relation, translation: Translation) -> list[Change]:
    """Return how a relation differs from its counterpart; an id that follows from its ends is no difference."""
    known, others = _relation_data(one), _relation_data(other)
    facts = []
    for name in dict.fromkeys((*known, *others)):
        before, after = known.get(name, ""), others.get(name, "")
        said = before
        if name in ("premises", "target", "argument") and before:
            said = translation.element(before) if isinstance(before, str) else tuple(map(translation.element, before))
        if said != after and not (name == "id" and _follows(one, other)):
            facts.append(Fact(name, plain(before), plain(after)))
    facts += _extra_facts(one.extra, other.extra)
    return _grouped(other.kind, one.id, other.id, facts)


def _field_facts(one: Any, other: Any, translation: Translation) -> Iterator[Fact]:
    for known in fields_of(one):
        before, after = getattr(one, known.name), getattr(other, known.name)
        if known.name == "extra":
            yield from _extra_facts(before, after)
        elif known.name == "anchors":
            if translation.anchors(before) != translation.anchors(after):
                yield Fact(known.spelled, plain(before), plain(after))
        elif translation.value(known, before) != after:
            yield Fact(known.spelled, plain(before), plain(after))


def _extra_facts(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Fact]:
    return [
        Fact(f"extra {key}", plain(before.get(key)), plain(after.get(key)))
        for key in dict.fromkeys((*before, *after))
        if [before.get(key, _ABSENT)] != [after.get(key, _ABSENT)]  # in lists, so that a NaN is equal to itself
    ]


def _grouped(what: str, one: str, other: str, facts: Iterable[Fact]) -> list[Change]:
    groups = grouped((_KINDS.get(fact.name, Kind.CHANGED), fact) for fact in facts)
    if what == "source" and Kind.REATTACHED in groups:  # its kind is a fact like any other
        groups.setdefault(Kind.CHANGED, []).extend(groups.pop(Kind.REATTACHED))
    return [Change(kind, what, one, other, tuple(groups[kind])) for kind in Kind if kind in groups]


def _relation_data(relation: Relation) -> dict[str, Any]:
    values = {known.name: (getattr(relation, known.name), known.default) for known in fields_of(relation)}
    return {
        "id": relation.id,
        "kind": relation.kind,
        "premises": relation.sources,
        "target": relation.target,
        **{name: "" if value == usual else value for name, (value, usual) in values.items() if name not in _ENDS},
    }


def _follows(one: Relation, other: Relation) -> bool:
    """Return whether both ids are made of those of their ends (or their argument), and these are what changed."""
    ends = [(*r.sources, r.target, getattr(r, "argument", None), r.kind) for r in (one, other)]
    return ends[0] != ends[1] and _derived(one) and _derived(other)


def _derived(relation: Relation) -> bool:
    owner = getattr(relation, "argument", None)
    if owner and re.fullmatch(re.escape(owner) + r"-step(-\d+)*", relation.id):
        return True
    first, last = next(iter(relation.sources), ""), relation.target
    stem = re.sub(r"-\d+$", "", relation.id)
    return any(
        bool(first) and name.startswith(f"{first}-") and name.endswith(f"-{last}") for name in (relation.id, stem)
    )


def plain(value: Any) -> Any:
    """A value of the model as JSON can say it."""
    return fields.plain(value, _anchor)


def _anchor(anchor: Anchor) -> str:
    return " ".join(part for part in (anchor.name, anchor.digest, anchor.phrase and f"“{anchor.phrase}”") if part)


def what_is(element: Statement | Argument | Source | Section | Relation) -> str:
    """The word for an element in a change."""
    if isinstance(element, (Statement, Argument, Source, Section)):
        return type(element).__name__.lower()
    return element.kind
