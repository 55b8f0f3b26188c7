"""From a map and its verdicts to a ``Scene``: decide what is drawn, place it, and put it into words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from argmap.draw.card import TITLE, TITLE_NARROW, Card, make_card, strand_label
from argmap.draw.measure import clean, shorten
from argmap.draw.narrow import arrange_narrow
from argmap.draw.placement import Placement
from argmap.draw.scene import Scene
from argmap.draw.structure import Structure
from argmap.draw.untangle import arranged
from argmap.draw.wide import ROOM, Room, arrange_wide
from argmap.model import ArgumentMap
from argmap.read import without_collector

Arrangement = Literal["wide", "narrow"]
_WORDS = {
    "support": "supports",
    "attack": "attacks",
    "undercut": "undercuts a step",
    "contrary": "not both",
    "contradictory": "one or the other",
    "rephrase": "says it again",
    "linked": "only together",
}


@without_collector()
def compose(
    map: ArgumentMap,
    standing: Mapping[str, str] | None = None,
    marks: Mapping[str, str] | None = None,
    arrangement: Arrangement = "wide",
    *,
    notes: Mapping[str, Sequence[str]] | None = None,
    full: bool = False,
    room: Room = ROOM,
    structure: Structure | None = None,
) -> Scene:
    """Lay out ``map`` as a scene.

    ``standing`` says of an element's id whether it "holds", "falls" or is "open" (without an entry it holds); ``marks``
    gives boxes a word of their own at the top right. "wide" puts the thesis at the left and its premises in columns to
    the right of it, for a screen or a sheet; "narrow" indents them below each other, for a phone, at most 380 px wide.
    ``notes`` are lines to stand at the foot of boxes; ``full`` shows whole claims instead of titles; ``room`` is what
    the wide arrangement has; ``structure`` is what to draw, if not all of the map.
    """
    structure = structure or arranged(map)
    verdicts, words = standing or {}, marks or {}
    size = TITLE_NARROW if arrangement == "narrow" else TITLE

    def card(box: str, width: float) -> Card:
        said = (notes or {}).get(box, ())
        return make_card(box, structure, map, verdicts, words, width, size, notes=said, full=full)

    placement = arrange_narrow(structure, card) if arrangement == "narrow" else arrange_wide(structure, card, room)
    width, height = placement.size()
    return Scene(
        width,
        height,
        tuple(placement.boxes.values()),
        tuple(placement.junctions.values()),
        tuple(placement.links),
        clean(map.title) or clean(map.id),
        _describe(map, structure, placement),
        _legend(placement),
        _strands(map, placement),
        _source_line(map),
        clean(map.language) or "en",
        *_palette(map),
    )


def _legend(placement: Placement) -> tuple[tuple[str, str], ...]:
    kinds = {str(link.kind) for link in placement.links} | {j.kind for j in placement.junctions.values()}
    return tuple((kind, word) for kind, word in _WORDS.items() if kind in kinds)


def _strands(map: ArgumentMap, placement: Placement) -> tuple[tuple[str, str], ...]:
    used = dict.fromkeys(box.strand for box in placement.boxes.values() if box.strand)
    named = [strand for strand in map.strands if strand in used]
    return tuple((s, strand_label(map, s)) for s in dict.fromkeys((*named, *used)))


def _palette(map: ArgumentMap) -> tuple[str, tuple[str, ...]]:
    """The strand of the thesis, and the others in the order in which they get colours, whatever is drawn of the map."""
    used = dict.fromkeys([*(s.strand for s in map.statements), *(a.strand for a in map.arguments)])
    used.pop("", None)
    framing = map.thesis.strand if map.thesis else ""
    named = [strand for strand in map.strands if strand in used]
    return framing, tuple(s for s in dict.fromkeys((*named, *used)) if s != framing)


def _source_line(map: ArgumentMap) -> str:
    source = map.source_by_id.get(map.article or "")
    if source is None:
        return ""
    author = map.source_by_id.get(source.author)
    by = clean(author.name if author else source.author)
    parts = [clean(source.name), by, clean(source.date)]
    return shorten("Argument of: " + ", ".join(part for part in parts if part))


def _describe(map: ArgumentMap, structure: Structure, placement: Placement) -> str:
    """The text alternative: what the map is, its thesis, and each box with what it does to which other."""
    count = len(structure.boxes)
    told = [clean(map.summary)] if map.summary else []
    told.append(f"Argument map of {count} statement{'' if count == 1 else 's'}.")
    verbs = {
        "support": "supports", "attack": "speaks against", "undercut": "undercuts a step to", "contrary": "excludes",
        "contradictory": "contradicts", "rephrase": "says again",
    }  # fmt: skip
    for name, box in placement.boxes.items():
        above = structure.parent.get(name)
        lead = f"{box.label}: " if box.label else ""
        mark = f" ({box.mark})" if box.mark else ""
        relation = ""
        if above is not None:
            relation = f" — {verbs[structure.by[name].kind]} “{shorten(placement.boxes[above].title)}”"
        told.append(f"{lead}{box.title}{mark}{relation}.")
    return " ".join(told)
