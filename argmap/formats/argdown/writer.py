"""From the model to Argdown text: the text the map was read from if it still says the map, else a clean new one.

Three layouts are tried, the most readable first, and each is read back before it is believed: nested (children are
defined where they are used), flat (all definitions, then all relations), and bare (relations listed in the settings,
which can say everything the model can).
"""

from __future__ import annotations

from dataclasses import replace

from argmap.domain.diagnostics import ArgmapError
from argmap.domain.model import Argument, ArgumentMap, Statement
from argmap.formats.argdown.layout import write
from argmap.formats.argdown.plan import BARE, FLAT, NESTED
from argmap.formats.argdown.reader import load


def dump(argument_map: ArgumentMap) -> str:
    """Write a map as Argdown text; ``load`` of it equals the map."""
    origin = argument_map.origin
    if origin and origin.notation == "argdown" and _says(origin.text, argument_map, origin.file, retold=True):
        return origin.text
    for layout in (NESTED, FLAT):
        text = write(argument_map, layout)
        if _says(text, argument_map):
            return text
    return write(argument_map, BARE)


def _says(text: str, argument_map: ArgumentMap, file: str = "<text>", *, retold: bool = False) -> bool:
    """Whether ``text`` reads as the map; ``retold`` leaves out what a retelling beside the text adds."""
    try:
        found = load(text, file)
    except ArgmapError:
        return False
    return found == (_without_retelling(argument_map, found) if retold else argument_map)


def _without_retelling(argument_map: ArgumentMap, found: ArgumentMap) -> ArgumentMap:
    """``argument_map`` without the sentences and digests that ``found`` lacks."""
    if argument_map.sentences and not found.sentences:
        argument_map = replace(argument_map, sentences=())
    points: list[Statement | Argument] = [*found.statements, *found.arguments]
    if any(anchor.digest for point in points for anchor in point.anchors):
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
