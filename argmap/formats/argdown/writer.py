"""From the model to Argdown text: the text the map was read from if it still says the map, else a clean new one.

Three layouts are tried, the most readable first, and each is read back before it is believed: nested (children are
defined where they are used), flat (all definitions, then all relations), and bare (relations listed in the settings,
which can say everything the model can).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from argmap.domain.diagnostics import ArgmapError
from argmap.domain.marks import marks_by_claim, without_marks
from argmap.domain.model import Anchor, ArgumentMap, Origin, Point, Sentence
from argmap.formats.argdown.arrangement import BARE, FLAT, NESTED
from argmap.formats.argdown.include import join
from argmap.formats.argdown.layout import write
from argmap.formats.argdown.reader import load


def dump(argument_map: ArgumentMap) -> str:
    """Write a map as Argdown text; ``load`` of it equals the map."""
    origin = argument_map.origin
    if origin and _still_says(origin, argument_map):
        return origin.text
    return _anew(argument_map)


def dump_whole(argument_map: ArgumentMap) -> str:
    """Write a map as one text, with the texts of the files that it includes in their places."""
    origin = argument_map.origin
    if origin and origin.included and _still_says(origin, argument_map):
        return join(origin.text, origin.file, dict(origin.included)).text
    return dump(argument_map)


def _still_says(origin: Origin, argument_map: ArgumentMap) -> bool:
    """Return whether the text that a map was read from reads as the map."""
    files = dict(origin.included) if origin.included else None
    return origin.notation == "argdown" and _says(origin.text, argument_map, origin.file, files, retold=True)


def _anew(argument_map: ArgumentMap) -> str:
    for layout in (NESTED, FLAT):
        text = write(argument_map, layout)
        if _says(text, argument_map):
            return text
    return write(argument_map, BARE)


def _says(
    text: str,
    argument_map: ArgumentMap,
    file: str = "<text>",
    files: Mapping[str, str] | None = None,
    *,
    retold: bool = False,
) -> bool:
    """Return whether ``text`` reads as the map; ``retold`` leaves out what a retelling beside the text adds."""
    try:
        reread = load(text, file, files)
    except ArgmapError:
        return False
    return reread == (_without_retelling(argument_map, reread) if retold else argument_map)


def _without_retelling(argument_map: ArgumentMap, reread: ArgumentMap) -> ArgumentMap:
    """``argument_map`` without the sentences and digests that ``reread`` lacks."""
    if argument_map.sentences and not reread.sentences:
        argument_map = _without_marks(replace(argument_map, sentences=()), argument_map.sentences, reread)
    if any(anchor.digest for point in reread.points for anchor in point.anchors):
        return argument_map
    statements = tuple(
        replace(s, anchors=tuple(replace(a, digest="") for a in s.anchors)) if s.anchors else s
        for s in argument_map.statements
    )
    arguments = tuple(
        replace(a, anchors=tuple(replace(n, digest="") for n in a.anchors)) if a.anchors else a
        for a in argument_map.arguments
    )
    return replace(argument_map, statements=statements, arguments=arguments)


def _without_marks(argument_map: ArgumentMap, sentences: tuple[Sentence, ...], reread: ArgumentMap) -> ArgumentMap:
    """``argument_map`` without the words and anchors that the retelling marks and ``reread`` lacks."""
    marked = marks_by_claim(sentences)

    def own(point: Point) -> tuple[Anchor, ...]:
        other = reread.elements.get(point.id)
        said = other.anchors if isinstance(other, Point) else ()
        return without_marks(point.anchors, marked.get(point.id, ()), said)

    return replace(
        argument_map,
        statements=tuple(replace(s, anchors=own(s)) for s in argument_map.statements),
        arguments=tuple(replace(a, anchors=own(a)) for a in argument_map.arguments),
    )
