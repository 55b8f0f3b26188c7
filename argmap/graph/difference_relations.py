"""Matching of the relations of two maps, once it is known which statement is which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterator
from typing import Any

from argmap.domain.model import ArgumentMap, Inference
from argmap.domain.relations import Relation, relations_of
from argmap.graph.difference_matching import Keyed, Pairs, best_pairs, match_by

ROUNDS = 20  # a relation on a relation on a relation ... is followed so far, if none of them kept its id
GROUP = 64  # relations with one key that are weighed against each other; more of them are paired in their order

Translate = Callable[[str], str]


def match_relations(before: ArgumentMap, after: ArgumentMap, same: Pairs) -> Pairs:
    """Pair the relations of two maps, given which statements and arguments are the ``same``.

    First those with the same ends, which may be relations themselves; then those that were re-attached: with the same
    premises but another conclusion or kind, with the same id, or with one conclusion and some premises in common.
    """
    left = {relation.id: relation for relation in relations_of(before)}
    right = {relation.id: relation for relation in relations_of(after)}
    matched: Pairs = {}

    def keep(pairs: Pairs) -> bool:
        for one, other in pairs.items():
            del left[one], right[other]
        matched.update(pairs)
        return bool(pairs)

    keep(_unmoved(left, right, translator(before, after, same)))
    for _ in range(ROUNDS):
        translate = translator(before, after, {**same, **matched})
        one = {name: _ends(relation, translate) for name, relation in left.items()}
        other = {name: _ends(relation, str) for name, relation in right.items()}
        exact = match_by(
            [Keyed(name, ends) for name, ends in one.items()],
            [Keyed(name, ends) for name, ends in other.items()],
            lambda k: (k.id, k.key),
            lambda k: k.key,
        )
        if not keep(exact) and not keep(best_pairs(_weighed(left, right, one, other))):
            break
    return matched


def _unmoved(left: dict[str, Relation], right: dict[str, Relation], translate: Translate) -> Pairs:
    """The relations that have the same id and the same ends in both maps, and aim only at such ones, if at relations."""

    def shallow(name: str) -> str:
        return name if name in left and name in right else translate(name)

    names = [n for n in left if n in right and _ends(left[n], shallow) == _ends(right[n], str)]
    sure = set(names)
    return {n: n for n in names if all(e in sure for e in (*left[n].sources, left[n].target) if e in left)}


def translator(before: ArgumentMap, after: ArgumentMap, same: Pairs) -> Translate:
    """The function from ids of ``before`` to ids of ``after``; what is gone, or was never there, fits nothing there."""
    return translation_of(before.elements, after.elements, same)


def translation_of(before: Container[str], after: Container[str], same: Pairs) -> Translate:
    """The same for any two sets of names; a name that neither side explains stays as it is."""

    def translate(name: str) -> str:
        if name in same:
            return same[name]
        return f"\0{name}" if name in before or name in after else name

    return translate


Ends = tuple[str, tuple[str, ...], str, str]  # nature, sources, target, argument


def _ends(relation: Relation, translate: Translate) -> Ends:
    """Return what a relation ties together, in the ids of the map ``after``."""
    sources = tuple(sorted(map(translate, relation.sources)))
    target = translate(relation.target)
    if relation.symmetric and len(sources) == 1:
        first, last = sorted((sources[0], target))
        return relation.kind, (first,), last, ""
    argument = translate(relation.argument) if isinstance(relation, Inference) and relation.argument else ""
    return relation.kind, sources, target, argument


def _weighed(
    left: dict[str, Relation], right: dict[str, Relation], one: dict[str, Ends], other: dict[str, Ends]
) -> Iterator[tuple[float, str, str]]:
    """The pairs that can be one relation, re-attached, and how much speaks for it."""
    for a, b in _candidates(left, right, one, other):
        ends, others = one[a], other[b]
        alike = (ends[0] == others[0]) + (type(left[a]) is type(right[b]))
        kept = ends[2] == others[2]
        every, common = set(ends[1]) | set(others[1]), set(ends[1]) & set(others[1])
        share = len(common) / len(every) if every else 0.0
        if share == 1 or (kept and common) or (a == b and alike):
            yield 8 * share + 4 * kept + 2 * (a == b) + alike, a, b


def _candidates(
    left: dict[str, Relation], right: dict[str, Relation], one: dict[str, Ends], other: dict[str, Ends]
) -> set[tuple[str, str]]:
    candidates = {(name, name) for name in left if name in right}
    keys: tuple[Callable[[Ends], list[Any]], ...] = (
        lambda ends: [ends[1]] if ends[1] else [],
        lambda ends: [(source, ends[2]) for source in dict.fromkeys(ends[1])],
    )
    for key in keys:
        groups: dict[Any, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
        for side, ends_of in enumerate((one, other)):
            for name, ends in ends_of.items():
                for value in key(ends):
                    groups[value][side].append(name)
        for names, partners in groups.values():
            if len(names) > GROUP or len(partners) > GROUP:
                candidates.update(zip(names, partners, strict=False))
            else:
                candidates.update((a, b) for a in names for b in partners)
    return candidates
