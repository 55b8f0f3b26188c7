"""What a picture points out: boxes with a ring and a word, what lies between them and the target, and the rest quiet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from argmap.draw.measure import clean, shorten, width
from argmap.draw.paint import Painter, attributes, text
from argmap.draw.scene import Box, Link, Scene, TextLine

QUIET = 0.45  # opacity of what is not pointed out
_OUT = 3.4  # px from the box's own outline
_SIZE = 11.0
_HIGH = 14.5
_LONGEST = 40


@dataclass(frozen=True)
class Emphasis:
    """The word for each box that is pointed out, by its id, and the box that it is all about."""

    words: Mapping[str, str]
    target: str = ""
    tags: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        tags = {id_: shorten(clean(word), _LONGEST) for id_, word in self.words.items()}
        object.__setattr__(self, "tags", tags)

    def kept(self, scene: Scene) -> frozenset[str]:
        """The boxes, junctions and relations that are not quiet: those pointed out, and all on the way to the target."""
        ahead: dict[str, set[str]] = {}
        behind: dict[str, set[str]] = {}
        for link in scene.links:
            for start, end in ((link.source, link.element), (link.element, link.target)):
                ahead.setdefault(start, set()).add(end)
                behind.setdefault(end, set()).add(start)
        between = _reached(self.words, ahead) & _reached([self.target], behind)
        return frozenset({*self.words, self.target, *between})


def _reached(starts: Iterable[str], edges: Mapping[str, set[str]]) -> set[str]:
    found = set(starts)
    todo = list(found)
    while todo:
        for other in edges.get(todo.pop(), ()):
            if other not in found:
                found.add(other)
                todo.append(other)
    return found


def quieten(drawn: str, shown: bool) -> str:
    """What was drawn, as it is or pale."""
    return drawn if shown else f"<g {attributes(opacity=QUIET)}>{drawn}</g>"


def is_shown(link: Link, kept: frozenset[str]) -> bool:
    """Whether a line is part of what is pointed out."""
    return {link.source, link.element, link.target} <= kept


def draw_rings(scene: Scene, emphasis: Emphasis, painter: Painter) -> list[str]:
    """A ring around each box that is pointed out, with its word on it."""
    return [_ring(box, emphasis.tags[box.id], painter, scene.width) for box in scene.boxes if box.id in emphasis.tags]


def _ring(box: Box, word: str, painter: Painter, room: float) -> str:
    ink, paper = painter.theme["ink"], painter.theme["paper"]
    place = attributes(x=box.x - _OUT, y=box.y - _OUT, width=box.width + 2 * _OUT, height=box.height + 2 * _OUT, rx=8.5)
    ring = f"<rect {place} {attributes(fill='none', stroke=ink, stroke_width=3)}/>"
    if not word:
        return ring
    extent = width(word, _SIZE, 600) + 14
    x = max(2.0, min(box.x + box.width - extent - 6, room - extent - 2))
    y = max(1.0, box.y - 11)
    tag = attributes(x=x, y=y, width=extent, height=_HIGH, rx=4, fill=ink, stroke=paper, stroke_width=1.2)
    line = TextLine(word, x + 7, y + _HIGH / 2 + _SIZE * 0.36, _SIZE, 600, "ink")
    return f"<g>{ring}<rect {tag}/>{text(line, paper)}</g>"
