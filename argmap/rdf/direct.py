"""The short direct properties beside the reified relations, and a label for each relation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pyoxigraph import Literal, NamedNode

from argmap.domain.model import (
    Argument,
    ArgumentMap,
    Conflict,
    ConflictKind,
    Inference,
    Preference,
    Rephrase,
    Stance,
    Statement,
)
from argmap.rdf.graph import Writer, check_text
from argmap.rdf.vocabulary import Argmap, Rdf

_Relation = Inference | Conflict | Rephrase | Preference

_LONGEST = 80  # characters of a title in a label
_VERBS = {
    ConflictKind.ATTACK: ("attacks", "together attack"),
    ConflictKind.UNDERCUT: ("undercuts", "together undercut"),
    ConflictKind.CONTRARY: ("is contrary to", "together are contrary to"),
    ConflictKind.CONTRADICTORY: ("contradicts", "together contradict"),
}


def encode_direct(m: ArgumentMap, w: Writer) -> None:
    """Write the direct properties, so that a question over them needs no detour through the reified nodes."""

    def relate(subject: str, predicate: NamedNode, target: str) -> None:
        w.add(w.names.element(subject), predicate, w.names.element(target))

    for inference in m.inferences:
        for premise in inference.premises:
            relate(premise, Argmap.supports, inference.conclusion)
    uses = _uses_of_concessions(m)
    for conflict in m.conflicts:
        for premise in conflict.premises:
            for predicate, target in _strikes(conflict, uses):
                relate(premise, predicate, target)
            if conflict.symmetric:
                relate(conflict.target, Argmap.attacks, premise)
                relate(premise, Argmap.excludes, conflict.target)
                relate(conflict.target, Argmap.excludes, premise)
    for rephrase in m.rephrases:
        for premise in rephrase.premises:
            relate(premise, Argmap.rephrases, rephrase.conclusion)
    for preference in m.preferences:
        relate(preference.preferred, Argmap.preferredTo, preference.dispreferred)


def _strikes(conflict: Conflict, uses: dict[str, list[str]]) -> Iterator[tuple[NamedNode, str]]:
    """What each premise of a conflict does to what.

    Whoever answers a conceded claim does not deny it, but what it is used for: the evaluation reads it so, and so must
    queries, or else they would find two claims that hold and yet attack each other.
    """
    struck = [use for use in uses.get(conflict.target, ()) if use != conflict.id]
    if conflict.kind is ConflictKind.ATTACK and struck:
        yield Argmap.answers, conflict.target
        for use in struck:
            yield Argmap.undercuts, use
    else:
        yield (Argmap.undercuts if conflict.kind is ConflictKind.UNDERCUT else Argmap.attacks), conflict.target


def _uses_of_concessions(m: ArgumentMap) -> dict[str, list[str]]:
    """The steps and conflicts that each conceded statement is a premise of, leaving out those with an end missing."""
    uses: dict[str, list[str]] = {s.id: [] for s in m.statements if s.stance is Stance.CONCEDED}
    relations: tuple[Inference | Conflict, ...] = (*m.inferences, *m.conflicts)
    for relation in relations:
        end = relation.target if isinstance(relation, Conflict) else relation.conclusion
        if m.elements.keys() >= {*relation.premises, end}:
            for premise in dict.fromkeys(relation.premises):
                if premise in uses:
                    uses[premise].append(relation.id)
    return uses


def encode_labels(m: ArgumentMap, w: Writer) -> None:
    """Write a label in English for each relation, made of the titles of its ends."""
    relations: tuple[_Relation, ...] = (*m.inferences, *m.conflicts, *m.rephrases, *m.preferences)
    for relation in relations:
        label = Literal(check_text(_label(m, relation)), language="en")
        w.add(w.names.element(relation.id), Rdf.label, label)


def _label(m: ArgumentMap, relation: _Relation) -> str:
    if isinstance(relation, Preference):
        return f"{_name(m, relation.preferred)} is preferred to {_name(m, relation.dispreferred)}"
    if isinstance(relation, Inference):
        return _sentence(m, relation.premises, ("supports", "together support"), relation.conclusion)
    if isinstance(relation, Rephrase):
        return _sentence(m, relation.premises, ("rephrases", "rephrase"), relation.conclusion)
    return _sentence(m, relation.premises, _VERBS[relation.kind], relation.target)


def _sentence(m: ArgumentMap, premises: Sequence[str], verb: tuple[str, str], end: str) -> str:
    names = [_name(m, premise) for premise in premises] or ["nothing"]
    who = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return f"{who} {verb[len(names) > 1]} {_name(m, end)}"


def _name(m: ArgumentMap, id_: str) -> str:
    """The title of a claim, what a relation leads to what, or the bare id of what has no title."""
    element = m.elements.get(id_)
    if isinstance(element, Statement | Argument):
        title = element.title or element.text or id_
        return f"“{title if len(title) <= _LONGEST else title[: _LONGEST - 1] + '…'}”"
    if isinstance(element, Inference | Conflict) and element.premises:
        end = element.conclusion if isinstance(element, Inference) else element.target
        first, last = m.elements.get(element.premises[0]), m.elements.get(end)
        if isinstance(first, Statement | Argument) and isinstance(last, Statement | Argument):
            kind = "the step" if isinstance(element, Inference) else "the attack"
            return f"{kind} from {_name(m, first.id)} to {_name(m, last.id)}"
    return f"“{id_}”"
