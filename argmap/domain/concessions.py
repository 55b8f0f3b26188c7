"""Attacks on concessions, and how they are read: whoever grants an objection and answers it does not deny it.

So an attack on a conceded statement strikes what the statement is used for, each step and attack that it is a premise of,
and leaves the statement itself alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.domain.model import ArgumentMap, Conflict, ConflictKind, Inference, Stance
from argmap.domain.relations import complete


def uses_of_concessions(
    argument_map: ArgumentMap, relations: Iterable[Inference | Conflict] | None = None
) -> dict[str, list[str]]:
    """Return the relations that each conceded statement is a premise of; ``relations`` are the complete ones."""
    uses: dict[str, list[str]] = {s.id: [] for s in argument_map.statements if s.stance is Stance.CONCEDED}
    if not uses:
        return uses
    for relation in complete(argument_map).values() if relations is None else relations:
        for premise in dict.fromkeys(relation.premises):
            if premise in uses:
                uses[premise].append(relation.id)
    return uses


def struck_uses(conflict: Conflict, uses: Mapping[str, list[str]]) -> list[str]:
    """Return the uses that an attack on a concession strikes in its place; none of an exclusion.

    An undercut aims at a step: one that is aimed at a statement is read as an attack, here as everywhere.
    """
    if conflict.kind not in (ConflictKind.ATTACK, ConflictKind.UNDERCUT):
        return []
    return [use for use in uses.get(conflict.target, ()) if use != conflict.id]
