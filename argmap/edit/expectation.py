"""Expectations of what a map is after an edit, worked out on the model alone, and how another map differs from that."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields, replace
from typing import Any

from argmap.domain.model import Argument, ArgumentMap, Conflict, ConflictKind, Element, Inference, Point, Statement
from argmap.domain.references import named_by
from argmap.domain.relations import ELEMENTS, VERBS
from argmap.edit.source import MapText, Place, refuse

MARKS = {"support": "+", "attack": "-", "undercut": "_", "contradictory": "><"}


def added(argument_map: ArgumentMap, *elements: Element) -> ArgumentMap:
    """The map with more elements."""
    for element in elements:
        kind = _kind(element)
        more: dict[str, Any] = {kind: (*getattr(argument_map, kind), element)}
        argument_map = replace(argument_map, **more)
    return argument_map


def changed(argument_map: ArgumentMap, *elements: Element) -> ArgumentMap:
    """The map with other elements in the places of those that have their ids."""
    by_id = {element.id: element for element in elements}
    kinds = {_kind(element) for element in elements}
    others: dict[str, Any] = {k: tuple(by_id.get(e.id, e) for e in getattr(argument_map, k)) for k in kinds}
    return replace(argument_map, **others)


def without(argument_map: ArgumentMap, ids: Iterable[str]) -> ArgumentMap:
    """The map without elements, and without all relations that would then end nowhere."""
    gone = set(ids)
    while True:
        more = {
            e.id
            for e in argument_map
            if e.id not in gone and not gone.isdisjoint(named_by(e)) and not isinstance(e, Statement | Argument)
        }
        if not more:
            break
        gone |= more
    kept: dict[str, Any] = {k: tuple(e for e in getattr(argument_map, k) if e.id not in gone) for k in ELEMENTS}
    kept["arguments"] = tuple(
        replace(a, inferences=tuple(i for i in a.inferences if i not in gone)) for a in kept["arguments"]
    )
    return replace(argument_map, **kept)


def in_sections(source: MapText, argument_map: ArgumentMap, sections: Mapping[str, str | None]) -> ArgumentMap:
    """The map with claims in other sections, from which they have what they do not say themselves."""
    points = [e for e in argument_map if isinstance(e, Statement | Argument) and e.id in sections]
    moved = [replace(point, section=sections[point.id]) for point in points]
    return changed(argument_map, *(with_inherited(source, point) for point in moved))


def with_inherited(source: MapText, point: Point, taken: Collection[str] = (), written: Collection[str] = ()) -> Point:
    """A claim with the strand and voices that it inherits, where its data does not name them.

    ``taken`` are keys that an edit takes out of the data, ``written`` those that it writes.
    """
    said = (set(source.claims[point.id].data) - set(taken)) | set(written)
    above = source.inherited(point.section)
    if "strand" not in said:
        point = replace(point, strand=above.strand)
    if isinstance(point, Statement) and "by" not in said:
        point = replace(point, asserted_by=above.voices(point))
    return point


def bearing_place(source: MapText, kind: str, parent: str) -> Place:
    """Return the place below which what bears on ``parent`` is written; refuse a ``kind`` that there is not."""
    if kind not in MARKS:
        raise refuse("kind", f"There is no kind of relation {kind!r}.", f"Known are {', '.join(MARKS)}.")
    target = source.find(parent)
    if kind == "undercut" and target.id in source.steps:
        return source.line_of(target.id)
    return source.home(source.point(parent).id)


def tie(source: MapText, kind: str, child: str, parent: str) -> Inference | Conflict:
    """The relation that a line below ``parent`` says, where ``child`` is a statement or an argument."""
    claim = source.claims.get(child)
    if claim is not None and claim.argument and claim.conclusion is not None:
        child = source.ids[claim.conclusion]
    owner = source.claims.get(parent)
    if kind == "undercut" and owner is not None and owner.steps:
        parent = source.ids[owner.steps[-1]]
    statements = {s.id for s in source.map.statements}
    is_strict = source.meaning.strict and child not in {a.id for a in source.map.arguments} and parent in statements
    verb = "contradicts" if kind == "attack" and is_strict else VERBS[kind]
    if kind == "contradictory":
        child, parent = parent, child
    wanted = f"{child}-{verb}-{parent}"
    taken, id_, number = set(source.map.elements), wanted, 2
    while id_ in taken:
        id_, number = f"{wanted}-{number}", number + 1
    if kind == "support":
        return Inference(id_, (child,), parent, strict=is_strict)
    conflict_kind = ConflictKind.CONTRARY if kind == "attack" and is_strict else ConflictKind(kind)
    return Conflict(id_, (child,), parent, conflict_kind)


def difference(wanted: ArgumentMap, actual: ArgumentMap, before: ArgumentMap | None = None) -> str:
    """Name the first element or setting in which two maps differ, or return nothing.

    The order of elements is that of the text; those that the map ``before`` the edit has, too, must stand in its order.
    """
    for f in fields(ArgumentMap):
        if not f.compare:
            continue
        first, second = getattr(wanted, f.name), getattr(actual, f.name)
        if f.name not in (*ELEMENTS, "sources", "sections"):
            if first != second:
                return f.name
            continue
        by_id, other = {e.id: e for e in first}, {e.id: e for e in second}
        for id_ in (*by_id, *other):
            if by_id.get(id_) != other.get(id_):
                return str(id_)
        if before is not None and (name := _out_of_order(getattr(before, f.name), other)):
            return name
    return ""


def _out_of_order(before: Iterable[Any], actual: Mapping[str, Any]) -> str:
    """Name the first element that does not stand where it stood among those that stayed."""
    old = [e.id for e in before if e.id in actual and "untitled-" not in e.id]  # whose number an edit may change
    known = set(old)
    new = [id_ for id_ in actual if id_ in known]
    return next((str(b) for a, b in zip(old, new, strict=True) if a != b), "")


def _kind(element: Element) -> str:
    return f"{type(element).__name__.lower()}s"
