"""Two maps in one, for a picture: everything of the new one and what is gone, each with the word for its change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from argmap.domain.model import Argument, ArgumentMap, Conflict, Inference, Preference, Rephrase
from argmap.domain.relations import Relation, relations_of
from argmap.graph.difference import Difference
from argmap.graph.difference_change import Kind

# What a box says if several things happened to it: the first of these.
_WEIGHT = (Kind.ADDED, Kind.REMOVED, Kind.REATTACHED, Kind.REWORDED, Kind.RENAMED, Kind.CHANGED, Kind.MOVED)


def union(difference: Difference) -> tuple[ArgumentMap, dict[str, Kind]]:
    """The map to draw and what happened to its elements, by id.

    A relation that was re-attached is there twice: as it was, marked as removed, and as it is. Elements that are gone
    keep their ids unless the new map uses them for something else.
    """
    before, after = difference.before, difference.after
    kinds: dict[str, Kind] = {}
    for change in difference.changes:
        if change.after is None or change.after not in after.elements:
            continue
        if change.what not in ("map", "source", "section", "sentence", "retelling"):
            said = kinds.get(change.after)
            kinds[change.after] = change.kind if said is None else min(said, change.kind, key=_WEIGHT.index)
    ghosts = {c.before for c in difference.of(Kind.REATTACHED)} | {c.before for c in difference.of(Kind.REMOVED)}
    names = dict(difference.same)
    taken = set(after.elements)
    for element in before:
        if element.id in ghosts or element.id not in names:
            names[element.id] = _free(element.id, taken)
            taken.add(names[element.id])
            kinds[names[element.id]] = Kind.REMOVED
    # What aims at a re-attached relation aims at the new one, unless it is gone itself.
    lines = {name: difference.same.get(name, names[name]) for name in names}
    gone = [r for r in relations_of(before) if kinds.get(names[r.id]) is Kind.REMOVED]
    extra = [_renamed(r, names[r.id], lines) for r in gone]
    claims = [c for c in before.statements if c.id not in difference.same]
    sketches = [a for a in before.arguments if a.id not in difference.same]
    return (
        replace(
            after,
            statements=(*after.statements, *(replace(s, id=names[s.id]) for s in claims)),
            arguments=(*after.arguments, *(_argument(a, names) for a in sketches)),
            inferences=_with(after.inferences, extra, Inference),
            conflicts=_with(after.conflicts, extra, Conflict),
            rephrases=_with(after.rephrases, extra, Rephrase),
            preferences=_with(after.preferences, extra, Preference),
            strands={**before.strands, **after.strands},
            origin=None,
        ),
        kinds,
    )


def _with(there: tuple[Any, ...], extra: Iterable[Relation], kind: type) -> tuple[Any, ...]:
    return (*there, *(relation for relation in extra if isinstance(relation, kind)))


def _free(name: str, taken: set[str]) -> str:
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name}-before" if number == 2 else f"{name}-before-{number}"
    return free


def _argument(argument: Argument, names: dict[str, str]) -> Argument:
    steps = tuple(names.get(step, step) for step in argument.inferences)
    return replace(argument, id=names[argument.id], inferences=steps)


def _renamed(relation: Relation, name: str, names: dict[str, str]) -> Relation:
    """The relation with its own new ``name``, tied to the elements as they are called in the union."""
    new: dict[str, Any] = {"id": name}
    for field in fields(relation):
        value = getattr(relation, field.name)
        if field.name in ("premises", "conclusion", "target", "preferred", "dispreferred", "argument") and value:
            new[field.name] = (
                names.get(value, value) if isinstance(value, str) else tuple(names.get(v, v) for v in value)
            )
    return replace(relation, **new)
