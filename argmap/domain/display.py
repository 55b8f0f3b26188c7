"""Omissions from pictures by the settings of an Argdown map; nothing is left out of the argument."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from argmap.domain.colours import colour_of, scheme_of
from argmap.domain.model import Argument, ArgumentMap, Point, Role, Statement
from argmap.domain.naming import LONGEST, name_of, only_counts, shortened
from argmap.domain.relations import relations_of

SELECTION = "argdown:selection"
IS_IN_MAP = "argdown:isInMap"
COLOUR = "argdown:color"
HONOURED = frozenset(  # keys of ``selection``
    (
        *("excludeDisconnected", "excludeStatements", "includeStatements", "excludeArguments", "selectedSections"),
        *("selectedTags", "selectElementsWithoutSection", "selectElementsWithoutTag", "ignoreIsInMap"),
    )
)
NOT_HONOURED = frozenset(  # settings of the whole map that say how Argdown's own tool draws
    (
        *("group", "map", "dot", "graphml", "images", "pngExport", "webComponent", "explodeArguments"),
        *("html", "sourceHighlighter"),
    )
)


def left_out(argument_map: ArgumentMap) -> frozenset[str]:
    """The ids of the statements and arguments that a picture leaves out; none if that would be all of them.

    That is what the settings say under ``selection`` and data under ``isInMap``, and prose: paragraphs without a title
    that nothing refers to.
    """
    settings = argument_map.extra.get(SELECTION)
    chosen: Mapping[str, Any] = settings if isinstance(settings, Mapping) else {}
    points = argument_map.points
    suspects = [p for p in points if chosen or IS_IN_MAP in p.extra or only_counts(p.title)]
    if not suspects:
        return frozenset()
    tied = _tied(argument_map)
    titles = {section.id: section.title for section in argument_map.sections}
    hidden = {p.id for p in suspects if _is_left_out(p, chosen, tied, titles)}
    return frozenset(hidden) if len(hidden) < len(points) else frozenset()


def tag_colours(settings: object, tags: Iterable[str] = ()) -> dict[str, str]:
    """The colours, as ``#rrggbb``, that Argdown's settings under ``color`` give to tags, by ``#tag``.

    ``tags`` are those of the map, in the order in which they are met: a scheme gives them its colours in turn.
    """
    if not isinstance(settings, Mapping) or settings.get("colorizeByTag") is False:
        return {}
    scheme, stated = scheme_of(settings.get("colorScheme")), settings.get("tagColors")
    turns = zip(dict.fromkeys(tags), scheme[1:], strict=False)  # the first is for what has no tag
    colours = {f"#{tag}": colour for tag, colour in turns}
    if isinstance(stated, Mapping):
        known = scheme or scheme_of("default")
        colours |= {f"#{str(tag).removeprefix('#')}": colour_of(value, known) for tag, value in stated.items()}
    return {tag: colour for tag, colour in colours.items() if colour}


def coloured_tags(argument_map: ArgumentMap) -> dict[str, str]:
    """The colours of the map's tags, by ``#tag``, where its settings give some."""
    settings = argument_map.extra.get(COLOUR)
    if not isinstance(settings, Mapping):
        return {}
    points = [*argument_map.points]
    points.sort(key=lambda point: point.span.line if point.span else 0)
    return tag_colours(settings, [tag for point in points for tag in point.tags])


def with_coloured_tags(argument_map: ArgumentMap) -> ArgumentMap:
    """The map with coloured tags as strands of what has none; the thesis keeps its own look."""
    colours = coloured_tags(argument_map)
    if not colours or any(strand in argument_map.strands for strand in colours):
        return argument_map
    thesis, stated = argument_map.thesis, argument_map.extra[COLOUR].get("tagColors")
    ranks = {f"#{str(tag).removeprefix('#')}": _priority(value) for tag, value in _entries(stated)}

    def coloured(point: Any) -> Any:
        role = point.role.value if isinstance(point, Statement) else ""
        tags = [f"#{tag}" for tag in (*point.tags, role) if f"#{tag}" in colours]
        if not tags or point.strand or (thesis is not None and point.id == thesis.id):
            return point
        return replace(point, strand=max(tags, key=lambda tag: ranks.get(tag, 0)))

    return replace(
        argument_map,
        statements=tuple(map(coloured, argument_map.statements)),
        arguments=tuple(map(coloured, argument_map.arguments)),
        strands={**argument_map.strands, **{tag: tag for tag in colours}},
    )


def _entries(mapping: object) -> Iterable[tuple[object, object]]:
    return mapping.items() if isinstance(mapping, Mapping) else ()


def _priority(value: object) -> float:
    """Argdown's rank of a tag's colour among those of one box."""
    priority = value.get("priority") if isinstance(value, Mapping) else None
    return priority if isinstance(priority, int | float) else 0


def with_thesis(argument_map: ArgumentMap) -> ArgumentMap:
    """The map with its only root as its thesis, if none is marked: what others lead to and leads nowhere, or all of it."""
    if argument_map.thesis is not None:
        return argument_map
    ends: set[str] = set()
    sources: set[str] = set()
    for relation in relations_of(argument_map):
        ends.add(relation.target)
        sources.update(relation.sources)
    is_alone = len(argument_map.statements) == 1
    roots = [s.id for s in argument_map.statements if (s.id in ends or is_alone) and s.id not in sources]
    if len(roots) != 1:
        return argument_map
    statements = (replace(s, role=Role.THESIS) if s.id == roots[0] else s for s in argument_map.statements)
    return replace(argument_map, statements=tuple(statements))


def main_claim(argument_map: ArgumentMap) -> Statement | None:
    """Return what the map argues: its thesis, or the claim that most bears on; nothing where nothing bears on any."""
    ends = Counter(relation.target for relation in relations_of(argument_map))
    claims = [statement for statement in argument_map.statements if ends[statement.id]]
    return argument_map.thesis or max(claims, key=lambda statement: ends[statement.id], default=None)


def heading(argument_map: ArgumentMap) -> str:
    """Return the title of a map, or what tells it from others: what it argues, else its first claim, else its id."""
    if argument_map.title:
        return argument_map.title
    claim = main_claim(argument_map) or next(iter(argument_map.statements), None)
    return shortened(" ".join(name_of(claim).split()), LONGEST) if claim else argument_map.id


def without_asides(argument_map: ArgumentMap) -> ArgumentMap:
    """The map without what its pictures leave out and nothing else in it refers to, such as prose between claims.

    Nothing of the argument is lost: what bears on a verdict stays, whatever the settings say of pictures.
    """
    hidden = left_out(argument_map)
    if not hidden:
        return argument_map
    kept = _tied(argument_map) | {element for element, _ in argument_map.tour} | _texts_in(argument_map.exercises)
    if argument_map.thesis:
        kept.add(argument_map.thesis.id)
    asides = hidden - kept
    return replace(
        argument_map,
        statements=tuple(s for s in argument_map.statements if s.id not in asides),
        arguments=tuple(a for a in argument_map.arguments if a.id not in asides or a.inferences),
    )


def _texts_in(value: Any) -> set[str]:
    """Every text in a nested value, among them the ids that it names."""
    if isinstance(value, str):
        return {value}
    values = value.values() if isinstance(value, Mapping) else value if isinstance(value, list | tuple) else ()
    return {text for inner in values for text in _texts_in(inner)}


def _tied(argument_map: ArgumentMap) -> set[str]:
    """The ids of all elements that a relation begins or ends at."""
    tied = {i.argument for i in argument_map.inferences if i.argument}
    for relation in relations_of(argument_map):
        tied |= {*relation.sources, relation.target}
    return tied


def _is_left_out(point: Point, chosen: Mapping[str, Any], tied: set[str], sections: Mapping[str, str]) -> bool:
    is_in_map = point.extra.get(IS_IN_MAP)
    if is_in_map is not None and not chosen.get("ignoreIsInMap"):
        return is_in_map is False
    names = "excludeArguments" if isinstance(point, Argument) else "excludeStatements"
    if point.title in _names(chosen, names):
        return True
    if isinstance(point, Statement) and point.title in _names(chosen, "includeStatements"):
        return False
    if "selectedSections" in chosen:
        title = sections.get(point.section or "")
        if title is None and not chosen.get("selectElementsWithoutSection"):
            return True
        if title is not None and title not in _names(chosen, "selectedSections"):
            return True
    if "selectedTags" in chosen:
        tags = {*point.tags, *([point.role.value] if isinstance(point, Statement) else [])}
        if not point.tags and chosen.get("selectElementsWithoutTag"):
            tags = {*_names(chosen, "selectedTags")}
        if tags.isdisjoint(_names(chosen, "selectedTags")):
            return True
    is_prose = isinstance(point, Statement) and only_counts(point.title) and not point.tags
    return point.id not in tied and (chosen.get("excludeDisconnected") is True or (is_prose and not point.anchors))


def _names(chosen: Mapping[str, Any], key: str) -> list[str]:
    names = chosen.get(key)
    return [str(name) for name in names] if isinstance(names, list) else []
