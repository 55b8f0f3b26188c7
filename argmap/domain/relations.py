"""Relations, whatever their kind: each has ``sources``, a ``target``, a ``kind`` and is ``symmetric`` or not."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.domain.model import ArgumentMap, Conflict, Inference, Preference, Rephrase

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
