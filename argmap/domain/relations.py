"""Relations, whatever their kind: each has ``sources``, a ``target``, a ``kind`` and is ``symmetric`` or not."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.domain.model import Argument, ArgumentMap, Conflict, Inference, Preference, Rephrase, Statement

Relation = Inference | Conflict | Rephrase | Preference

KINDS = ("inferences", "conflicts", "rephrases", "preferences")  # the fields of a map that hold relations
VERBS: Mapping[str, str] = {  # by kind: the verb in the id that a relation gets where none is given
    "support": "supports",
    "attack": "attacks",
    "contrary": "contradicts",
    "contradictory": "contradicts",
    "undercut": "undercuts",
    "rephrase": "rephrases",
    "preference": "preferred-to",
}


def relations_of(argument_map: ArgumentMap) -> tuple[Relation, ...]:
    """Return every relation of a map, kind by kind."""
    m = argument_map
    return (*m.inferences, *m.conflicts, *m.rephrases, *m.preferences)


def ends(relation: Relation) -> tuple[str, ...]:
    """Return the ids that a relation ties together: where it starts first, what it bears on last."""
    return (*relation.sources, relation.target)


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
    known = {e.id for e in elements.values() if isinstance(e, Statement | Argument)} | relations.keys()
    left_out = [r.id for r in relations.values() if not r.premises or not known.issuperset(ends(r))]
    while left_out:
        id_ = left_out.pop()
        if relations.pop(id_, None):
            left_out.extend(users.get(id_, ()))
    return relations
