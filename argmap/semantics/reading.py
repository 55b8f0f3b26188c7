"""How a map is read as a framework: which of its elements wait for which others."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.domain.model import Argument, ArgumentMap, Conflict, ConflictKind, Inference, Stance, Statement
from argmap.semantics.framework import Attack, Framework, Support


def from_map(map_: ArgumentMap) -> Framework:
    """Read ``map_`` as a framework whose ids are those of its statements, arguments, inferences and conflicts.

    A symmetric conflict also gets a second direction (several, if its premises are linked), under an id of its own and
    as its part. A relation without a premise, or with an end that is not on the map, says nothing and is left out, and
    so is every relation that rests on or aims at it. Rephrases and preferences do not bear on acceptance.

    Ids come in the order in which the page has them too, so that both name things in the same order: statements,
    sketches, arguments with steps, inferences, conflicts.

    Whoever concedes an objection and answers it does not deny it. So an attack on a conceded statement strikes what
    that statement is used for, each step and attack that it is a premise of, and leaves the statement itself alone.
    """
    relations = _complete_relations(map_)
    uses = _uses_of_concessions(map_, relations)
    arguments = {e.id: e for e in map_.elements.values() if isinstance(e, Argument)}
    reconstructed = [argument.id for argument in arguments.values() if argument.inferences]
    sketches = [argument.id for argument in arguments.values() if not argument.inferences]
    elements = [*(e.id for e in map_.elements.values() if isinstance(e, Statement)), *sketches, *reconstructed]
    owner = {step: argument.id for argument in arguments.values() for step in argument.inferences}
    supports, attacks = [], []
    taken = set(map_.elements)
    for relation in relations.values():
        if isinstance(relation, Conflict):
            answered = [use for use in uses.get(relation.target, ()) if use != relation.id]
            targets = answered if answered and relation.kind is ConflictKind.ATTACK else [relation.target]
            attacks.append(Attack(relation.id, relation.premises, targets[0]))
            for target in targets[1:]:
                attacks.append(Attack(_second_id(relation, target, taken), relation.premises, target, relation.id))
            attacks.extend(_other_directions(relation, taken))
        else:
            argument = relation.argument if relation.argument in arguments else owner.get(relation.id)
            supports.append(Support(relation.id, relation.premises, relation.conclusion, argument))
    return Framework.of(elements, supports, attacks)


def _other_directions(conflict: Conflict, taken: set[str]) -> Iterator[Attack]:
    """Turn a symmetric conflict round: its target, with the other premises, speaks against each premise."""
    if not conflict.symmetric:
        return
    premises = tuple(dict.fromkeys(conflict.premises))
    for premise in premises:
        others = tuple(other for other in premises if other != premise)
        id_ = _second_id(conflict, premise, taken)
        yield Attack(id_, (conflict.target, *others), premise, part_of=conflict.id)


def _second_id(conflict: Conflict, target: str, taken: set[str]) -> str:
    """An id for the part of ``conflict`` that is aimed at ``target``, which no element of the map has."""
    id_ = f"{conflict.id} against {target}"
    while id_ in taken:
        id_ += "'"
    taken.add(id_)
    return id_


def _uses_of_concessions(map_: ArgumentMap, relations: dict[str, Inference | Conflict]) -> dict[str, list[str]]:
    """The relations that each conceded statement is a premise of."""
    uses: dict[str, list[str]] = {s.id: [] for s in map_.statements if s.stance is Stance.CONCEDED}
    for relation in relations.values():
        for premise in dict.fromkeys(relation.premises):
            if premise in uses:
                uses[premise].append(relation.id)
    return uses


def _complete_relations(map_: ArgumentMap) -> dict[str, Inference | Conflict]:
    """The relations whose ends all exist, in the order of the map."""
    relations = {e.id: e for e in map_.elements.values() if isinstance(e, Inference | Conflict)}
    users: dict[str, list[str]] = {}
    for relation in relations.values():
        for end in _ends(relation):
            if end in relations:
                users.setdefault(end, []).append(relation.id)
    known = {e.id for e in map_.elements.values() if isinstance(e, Statement | Argument)} | relations.keys()
    left_out = [r.id for r in relations.values() if not r.premises or not known.issuperset(_ends(r))]
    while left_out:
        id_ = left_out.pop()
        if relations.pop(id_, None):
            left_out.extend(users.get(id_, ()))
    return relations


def _ends(relation: Inference | Conflict) -> tuple[str, ...]:
    end = relation.target
    return (*relation.premises, end)
