"""How a map is read as a framework: which of its elements wait for which others."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.domain.concessions import struck_uses, uses_of_concessions
from argmap.domain.model import Argument, ArgumentMap, Conflict, Statement
from argmap.domain.relations import complete
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
    relations = complete(map_)
    uses = uses_of_concessions(map_, relations.values())
    arguments = {e.id: e for e in map_.elements.values() if isinstance(e, Argument)}
    reconstructed = [argument.id for argument in arguments.values() if argument.inferences]
    sketches = [argument.id for argument in arguments.values() if not argument.inferences]
    elements = [*(e.id for e in map_.elements.values() if isinstance(e, Statement)), *sketches, *reconstructed]
    owner = {step: argument.id for argument in arguments.values() for step in argument.inferences}
    supports, attacks = [], []
    taken = set(map_.elements)
    for relation in relations.values():
        if isinstance(relation, Conflict):
            targets = struck_uses(relation, uses) or [relation.target]
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
