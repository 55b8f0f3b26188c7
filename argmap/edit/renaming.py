"""Ids that come from titles: what else of a map changes when a title does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from argmap.domain.fields import fields_of
from argmap.domain.ids import Ids, slug
from argmap.domain.links import LINKS
from argmap.domain.model import Argument, ArgumentMap, Conflict, Inference, Point
from argmap.domain.naming import only_counts
from argmap.domain.relations import ELEMENTS, VERBS
from argmap.edit.source import MapText


def renamed(source: MapText, argument_map: ArgumentMap, point: Point, title: str, keep: str = "") -> ArgumentMap:
    """``argument_map`` with the ids that follow from the new title of ``point``, or with its id kept.

    Mentions of the title, which are links, follow it too.
    """
    new = keep or _free(source, point, title)
    mark = "<>" if isinstance(point, Argument) else "[]"
    old = source.claims[point.id].title
    said = (f"{mark[0]}{old}{mark[1]}", f"{mark[0]}{title}{mark[1]}")
    return _renamed(argument_map, {} if new == point.id else {point.id: new}, said)


def renumbered(wanted: ArgumentMap, actual: ArgumentMap) -> ArgumentMap:
    """``wanted`` with what has no title called as in ``actual``: after its number in the text, which an edit may change."""
    ids: dict[str, str] = {}
    titles: dict[str, str] = {}
    for kind in ("statements", "arguments"):
        old = [point for point in getattr(wanted, kind) if only_counts(point.title)]
        new = [point for point in getattr(actual, kind) if only_counts(point.title)]
        if len(old) != len(new) or [p.title for p in old] == [p.title for p in new if p in old]:
            continue
        rest = list(new)
        for point in old:
            match = next((other for other in rest if other.text == point.text), None)
            if match is None:
                return wanted
            rest.remove(match)
            if point.id == slug(point.title):
                ids[point.id] = match.id
            titles[point.id] = match.title
    if not titles:
        return wanted
    changed: dict[str, Any] = {
        kind: tuple(replace(p, title=titles.get(p.id, p.title)) for p in getattr(wanted, kind))
        for kind in ("statements", "arguments")
    }
    tour = tuple((ids.get(place, place), say) for place, say in wanted.tour)
    return _renamed(replace(wanted, **changed, tour=tour), ids, ("", ""))


def _renamed(argument_map: ArgumentMap, ids: Mapping[str, str], said: tuple[str, str]) -> ArgumentMap:
    names = _names(argument_map, ids) if ids else {}
    new: dict[str, Any] = {k: tuple(_with_names(e, names, said) for e in getattr(argument_map, k)) for k in ELEMENTS}
    return replace(argument_map, **new)


def _free(source: MapText, point: Point, title: str) -> str:
    others = Ids(source.map.elements.keys() - {point.id})
    return others.new(slug(title), "argument" if isinstance(point, Argument) else "statement")


def _names(argument_map: ArgumentMap, ids: Mapping[str, str]) -> dict[str, str]:
    """Old ids and new ones: of claims, their steps, and the relations that are called after them."""
    names = dict(ids)
    for argument in argument_map.arguments:
        if argument.id not in ids:
            continue
        for number, id_ in enumerate(argument.inferences, 1):
            tail = "-step" + (f"-{number}" if len(argument.inferences) > 1 else "")
            if id_ == f"{argument.id}{tail}":
                names[id_] = f"{ids[argument.id]}{tail}"
    for _ in range(2):  # an undercut is called after the relation that it strikes
        for relation in argument_map.ties:
            source, target = relation.premises[0] if relation.premises else "", relation.target
            for verb in dict.fromkeys(VERBS.values()):
                if relation.id == f"{source}-{verb}-{target}":
                    names[relation.id] = f"{names.get(source, source)}-{verb}-{names.get(target, target)}"
    return {old: name for old, name in names.items() if old != name}


def _with_names(element: Any, names: Mapping[str, str], said: tuple[str, str]) -> Any:
    changes: dict[str, Any] = {}
    if element.id in names:
        changes["id"] = names[element.id]
    for f in fields_of(element):
        if f.refers != "element":
            continue
        value = getattr(element, f.name)
        new = tuple(names.get(v, v) for v in value) if isinstance(value, tuple) else names.get(value, value)
        if new != value:
            changes[f.name] = new
    if isinstance(element, Inference | Conflict):
        return replace(element, **changes) if changes else element
    links = getattr(element, "extra", {}).get(LINKS)
    if said[0] and links and any(link[2] == said[0] for link in links):
        changes |= _relinked(element, said)
    return replace(element, **changes) if changes else element


def _relinked(element: Any, said: tuple[str, str]) -> dict[str, Any]:
    """The text of an element that mentions a title, with the new one."""
    text, links, shift = element.text, [], 0
    for start, end, target in element.extra[LINKS]:
        begin, stop = start + shift, end + shift
        if target == said[0]:
            words = said[1][1:-1]
            text = f"{text[:begin]}{words}{text[stop:]}"
            shift += len(words) - (end - start)
            links.append([begin, begin + len(words), said[1]])
        else:
            links.append([begin, stop, target])
    extra = {**element.extra, LINKS: links}
    if "argdown:markup" in extra:
        extra["argdown:markup"] = extra["argdown:markup"].replace(f"@{said[0]}", f"@{said[1]}")
    return {"text": text, "extra": extra}
