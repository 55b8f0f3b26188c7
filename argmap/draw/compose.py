"""From a map and its verdicts to a ``Scene``: decide what is drawn, place it, and put it into words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from argmap.domain.display import coloured_tags
from argmap.domain.languages import tag
from argmap.domain.links import Links
from argmap.domain.model import ArgumentMap
from argmap.draw.arrangement.beside import words_of
from argmap.draw.arrangement.narrow import arrange_narrow
from argmap.draw.arrangement.placement import Placement
from argmap.draw.arrangement.stacks import WIDEST as WIDEST_BELOW
from argmap.draw.arrangement.topdown import arrange_top_down
from argmap.draw.arrangement.untangle import arranged
from argmap.draw.arrangement.wide import ROOM, WIDEST, Room, arrange_wide
from argmap.draw.card import TITLE_NARROW, make_card, mark_word, strand_label
from argmap.draw.look import USUAL, Look
from argmap.draw.measure import clean, shorten
from argmap.draw.scene import Box, Link, Scene
from argmap.draw.structure import Structure
from argmap.read import without_collector
from argmap.words import Words

Arrangement = Literal["wide", "narrow"]
Claims = Literal["none", "thesis", "all"]  # whose whole claim stands below the title


@without_collector()
def compose(
    map: ArgumentMap,
    standing: Mapping[str, str] | None = None,
    marks: Mapping[str, str] | None = None,
    arrangement: Arrangement = "wide",
    *,
    notes: Mapping[str, Sequence[str]] | None = None,
    full: bool = False,
    claims: Claims = "none",
    room: Room = ROOM,
    structure: Structure | None = None,
    language: str = "",
    look: Look = USUAL,
    described: bool = True,
) -> Scene:
    """Lay out ``map`` as a scene.

    ``standing`` says of an element's id whether it "holds", "falls" or is "open" (without an entry it holds); ``marks``
    gives boxes a word of their own at the top right. "wide" puts the thesis at the left and its premises in columns to
    the right of it, for a screen or a sheet; "narrow" indents them below each other, for a phone, at most 380 px wide.
    ``notes`` are lines to stand at the foot of boxes; ``full`` shows whole claims instead of titles, ``claims`` says of
    which boxes it stands below the title; ``room`` is what the wide arrangement has, and ``look`` says which way it runs
    and what boxes leave out; ``structure`` is what to draw, if not all of the map. Words that are not the map's own are in
    ``language``, by default that of the map. Unless ``described``, the scene has no text alternative: it is only measured.
    """
    structure = structure or arranged(map)
    words = Words(language or map.language)
    verdicts, marked = ({}, {}) if look.bare else (standing or {}, marks or {})
    below = arrangement == "wide" and look.direction == "top-down"
    also = _also(structure, look, words) if below else {}
    size = TITLE_NARROW if arrangement == "narrow" else room.title
    hyperlinks = Links(map) if full else None

    def card(box: str, width: float) -> Box:
        said = (*also.get(box, ()), *(notes or {}).get(box, ()))
        both = claims == "all" or (claims == "thesis" and map.thesis is not None and box == map.thesis.id)
        return make_card(
            box,
            structure,
            map,
            verdicts,
            marked,
            width,
            size,
            notes=said,
            full=full,
            claim=both,
            bare=look.bare,
            number=look.numbers.get(box, ""),
            words=words,
            links=hyperlinks,
        )

    pills = words_of(words)
    if below:
        widest = WIDEST_BELOW if room.widest <= WIDEST else room.widest
        placement = arrange_top_down(structure, card, room.width, pills, widest)
    elif arrangement == "narrow":
        placement = arrange_narrow(structure, card, pills)
    else:
        placement = arrange_wide(structure, card, pills, room)
    if look.bare:  # whose task may be to find the thesis
        placement.badges = [badge for badge in placement.badges if badge.kind != "soft"]
    links = tuple(replace(link, idle=verdicts.get(link.element, "holds") != "holds") for link in placement.links)
    width, height = placement.size()
    return Scene(
        width,
        height,
        tuple(placement.boxes.values()),
        tuple(placement.junctions.values()),
        links,
        clean(map.title) or clean(map.id),
        _describe(map, structure, placement, words) if described else "",
        _legend(links, placement, words),
        _strands(map, placement),
        _source_line(map, words),
        tag(map.language),
        *_palette(map),
        tints=_tints(map),
        badges=tuple(placement.badges),
    )


def _also(structure: Structure, look: Look, words: Words) -> dict[str, list[str]]:
    """Return what a box says of relations that are not drawn, since they lead across the tree."""
    said: dict[str, list[str]] = {}
    for step in structure.steps.values():
        for source in step.sources:
            target = structure.owner.get(step.id, "")
            if source not in structure.boxes or target not in structure.boxes or structure.by.get(source) is step:
                continue
            number = look.numbers.get(target, "")
            name = number or words("quoted", text=shorten(clean(structure.boxes[target].title) or target, 40))
            said.setdefault(source, []).append(words(f"also.{step.kind}", target=name))
    return said


def _legend(links: Sequence[Link], placement: Placement, words: Words) -> tuple[tuple[str, str], ...]:
    kinds = {str(link.kind) for link in links} | {j.kind for j in placement.junctions.values()}
    if any(link.idle for link in links):
        kinds.add("idle")
    return tuple((kind, word) for kind, word in words.catalogue["legend"].items() if kind in kinds)


def _strands(map: ArgumentMap, placement: Placement) -> tuple[tuple[str, str], ...]:
    used = dict.fromkeys(box.strand for box in placement.boxes.values() if box.strand)
    named = [strand for strand in map.strands if strand in used]
    return tuple((s, strand_label(map, s)) for s in dict.fromkeys((*named, *used)))


def _palette(map: ArgumentMap) -> tuple[str, tuple[str, ...]]:
    """The strand of the thesis, and the others in the order in which they get colours, whatever is drawn of the map."""
    used = map.strands_in_use
    framing = map.thesis.strand if map.thesis else ""
    named = [strand for strand in map.strands if strand in used]
    return framing, tuple(s for s in dict.fromkeys((*named, *used)) if s != framing)


def _tints(map: ArgumentMap) -> tuple[str, ...]:
    """The colours that the map asks for, in the order of its palette."""
    colours = coloured_tags(map)
    return tuple(colours.get(strand, "") for strand in _palette(map)[1]) if colours else ()


def _source_line(map: ArgumentMap, words: Words) -> str:
    source = map.article_source
    if source is None:
        return ""
    author = map.source_by_id.get(source.author)
    by = clean(author.name if author else source.author)
    parts = [clean(source.name), by, clean(source.date)]
    return shorten(words("picture.source", source=", ".join(part for part in parts if part)))


def _describe(map: ArgumentMap, structure: Structure, placement: Placement, words: Words) -> str:
    """The text alternative: what the map is, its thesis, and each box with what it does to which other."""
    parts = [clean(map.summary)] if map.summary else []
    parts.append(words("picture.about", n=len(structure.boxes)))
    for name, box in placement.boxes.items():
        above = structure.parent.get(name)
        said = words("picture.labelled", label=box.label, title=box.title) if box.label else box.title
        if box.mark:
            said = words("picture.marked", box=said, mark=mark_word(box.mark, words))
        if above is not None:
            target = words("quoted", text=shorten(placement.boxes[above].title))
            said = words(f"picture.relation.{structure.by[name].kind}", box=said, target=target)
        parts.append(words("picture.sentence", told=said))
    return " ".join(parts)
