"""The ids that elements get where none are given: they follow from titles and from the ends of relations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from argmap.domain.ids import Ids, slug
from argmap.domain.model import ArgumentMap
from argmap.domain.relations import KINDS, VERBS, Relation, ends, relations_of

_LONGEST = 60  # characters of a title that make an id
_LONGEST_TIE = 1000  # and of all ends of a relation, lest relations about relations about ... grow without end


def point_names(argument_map: ArgumentMap) -> dict[str, str]:
    """The id that each statement and argument gets from its title, by the id that it has."""
    ids = Ids()
    new_ids: dict[str, str] = {}
    for point in argument_map.points:
        name = slug(point.title or point.text)
        new_ids[point.id] = ids.new(name[:_LONGEST].rstrip("-") or "untitled")
    return new_ids


def relation_names(argument_map: ArgumentMap, points: Mapping[str, str] | None = None) -> dict[str, str]:
    """The id that each relation gets from its ends, by the id that it has; ``points`` are new ids of its ends."""
    all_points = [p.id for p in argument_map.points]
    names = {id_: (points or {}).get(id_, id_) for id_ in all_points}
    ids = Ids(names.values())
    steps = {i: (a.id, n, len(a.inferences)) for a in argument_map.arguments for n, i in enumerate(a.inferences, 1)}
    new_ids: dict[str, str] = {}
    unnamed = {relation.id: relation for relation in relations_of(argument_map)}

    def called(end: str) -> str:
        return names.get(end) or ("relation" if end in unnamed else end)  # relations about each other in a cycle

    for first in list(unnamed):
        waiting = [first]
        begun: set[str] = set()
        while waiting:
            current = waiting[-1]
            if current in unnamed and current not in begun:  # what a relation is about is named before it
                begun.add(current)
                waiting += [end for end in reversed(ends(unnamed[current])) if end in unnamed and end not in begun]
                if waiting[-1] != current:
                    continue
            waiting.pop()
            if current in unnamed:
                names[current] = new_ids[current] = ids.new(_name(unnamed[current], called, steps))
                del unnamed[current]
    return new_ids


def _name(relation: Relation, called: Callable[[str], str], steps: Mapping[str, tuple[str, int, int]]) -> str:
    if relation.id in steps:
        argument, number, count = steps[relation.id]
        return f"{called(argument)}-step" + (f"-{number}" if count > 1 else "")
    tied = [called(end) for end in ends(relation)]
    return "-".join((*tied[:-1], VERBS[relation.kind], tied[-1]))[:_LONGEST_TIE]


def rename(argument_map: ArgumentMap, names: Mapping[str, str]) -> ArgumentMap:
    """The map with every id in ``names`` replaced, wherever it stands."""
    if all(old == new for old, new in names.items()):
        return argument_map

    def new(element: str) -> str:
        return names.get(element, element)

    def tied(relation: Any) -> Any:
        changed: dict[str, Any] = {"id": new(relation.id)}
        for place in ("premises", "conclusion", "target", "argument", "preferred", "dispreferred"):
            value = getattr(relation, place, None) if place in relation.__slots__ else None
            if value is not None:
                changed[place] = tuple(map(new, value)) if isinstance(value, tuple) else new(value)
        return replace(relation, **changed)

    m = argument_map
    changed: dict[str, Any] = {kind: tuple(map(tied, getattr(m, kind))) for kind in KINDS}
    changed["statements"] = tuple(replace(s, id=new(s.id)) for s in m.statements)
    changed["arguments"] = tuple(
        replace(a, id=new(a.id), inferences=tuple(map(new, a.inferences))) for a in m.arguments
    )
    changed["tour"] = tuple((new(place), say) for place, say in m.tour)
    return replace(m, **changed)


def name_anew(argument_map: ArgumentMap, *, points: bool = False) -> ArgumentMap:
    """The map with the ids that follow from the ends of its relations and, if ``points``, from its titles.

    A reader of a notation without ids ends with this, so that what it gives is what ``project`` says.
    """
    new_ids = point_names(argument_map) if points else {}
    return rename(argument_map, {**new_ids, **relation_names(argument_map, new_ids)})
