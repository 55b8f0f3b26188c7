"""Relations, whatever their kind: each has ``sources``, a ``target``, a ``kind`` and is ``symmetric`` or not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any

from argmap.domain.model import (
    ArgumentMap,
    Conflict,
    ConflictKind,
    Inference,
    Point,
    Preference,
    Rephrase,
)

Relation = Inference | Conflict | Rephrase | Preference

UNSAID = (
    "outline:unsaid"  # in what a map has beyond the model: claims read as reasons, of which nobody said that they are
)
KINDS = ("inferences", "conflicts", "rephrases", "preferences")  # the fields of a map that hold relations
ELEMENTS = ("statements", "arguments", *KINDS)  # and its elements
SAID: Mapping[str, tuple[str, str]] = {  # by kind: the verb in a sentence, of one source and of several
    "support": ("supports", "support"),
    "attack": ("attacks", "attack"),
    "undercut": ("undercuts", "undercut"),
    "contrary": ("is contrary to", "are contrary to"),
    "contradictory": ("contradicts", "contradict"),
    "rephrase": ("rephrases", "rephrase"),
    "preference": ("is preferred to", "are preferred to"),
}
VERBS: Mapping[str, str] = {  # by kind: the verb in the id that a relation gets where none is given
    "support": "supports",
    "attack": "attacks",
    "contrary": "contradicts",
    "contradictory": "contradicts",
    "undercut": "undercuts",
    "rephrase": "rephrases",
    "preference": "preferred-to",
}


def unsaid(argument_map: ArgumentMap) -> frozenset[str]:
    """Return the claims that are read as reasons, of which the source does not say that they are."""
    listed = argument_map.extra.get(UNSAID)
    return frozenset(str(id_) for id_ in listed) if isinstance(listed, list | tuple) else frozenset()


def names_no_side(argument_map: ArgumentMap) -> bool:
    """Return whether a map was read from a list that says nowhere what speaks for or against a claim: notes, perhaps."""
    guessed = unsaid(argument_map)
    reasons = [premise for inference in argument_map.inferences for premise in inference.premises]
    return bool(reasons) and guessed.issuperset(reasons) and not argument_map.conflicts


def relations_of(argument_map: ArgumentMap) -> tuple[Relation, ...]:
    """Return every relation of a map, kind by kind."""
    m = argument_map
    return (*m.inferences, *m.conflicts, *m.rephrases, *m.preferences)


def relation(kind: str, id_: str, premises: Iterable[str], target: str, **facts: Any) -> Inference | Conflict:
    """Make the relation of a ``kind`` such as "support" or "undercut"."""
    if kind == "support":
        return Inference(id_, tuple(premises), target, **facts)
    return Conflict(id_, tuple(premises), target, ConflictKind(kind), **facts)


def by_field(relations: Collection[Relation]) -> dict[str, Any]:
    """Return ``relations`` in order, each under the name of the field of a map that holds its kind."""
    classes = (Inference, Conflict, Rephrase, Preference)
    return {name: tuple(r for r in relations if isinstance(r, kind)) for name, kind in zip(KINDS, classes, strict=True)}


def ends(relation: Relation) -> tuple[str, ...]:
    """Return the ids that a relation ties together: where it starts first, what it bears on last."""
    return (*relation.sources, relation.target)


def tied(argument_map: ArgumentMap) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Yield the id, sources and target of every relation, read from their fields, since a map may have very many."""
    m = argument_map
    yield from map(attrgetter("id", "premises", "conclusion"), m.inferences)
    yield from map(attrgetter("id", "premises", "target"), m.conflicts)
    yield from map(attrgetter("id", "premises", "conclusion"), m.rephrases)
    yield from map(attrgetter("id", "sources", "dispreferred"), m.preferences)


def complete(argument_map: ArgumentMap) -> dict[str, Inference | Conflict]:
    """Return the inferences and conflicts that have a premise and whose ends all exist, by id, in the order of the map.

    What ends on a relation that is left out is left out too.
    """
    elements = argument_map.elements
    relations = {e.id: e for e in elements.values() if isinstance(e, Inference | Conflict)}
    users: dict[str, list[str]] = {}
    for relation in relations.values():
        for end in ends(relation):
            if end in relations:
                users.setdefault(end, []).append(relation.id)
    known = {e.id for e in elements.values() if isinstance(e, Point)} | relations.keys()
    left_out = [r.id for r in relations.values() if not r.premises or not known.issuperset(ends(r))]
    while left_out:
        id_ = left_out.pop()
        if relations.pop(id_, None):
            left_out.extend(users.get(id_, ()))
    return relations
