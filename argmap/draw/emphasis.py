"""Emphasis in a picture: boxes with a ring and a word, what lies between them and the target, and the rest quiet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from argmap.draw.measure import clean, shorten, width
from argmap.draw.paint import Painter, attributes, text
from argmap.draw.scene import Box, Link, Scene, TextLine

QUIET = 0.45  # opacity of what is not pointed out
_OUT = 3.4  # px from the box's own outline
_SHADOW, _DARKEST = 7.0, 0.6  # px of a shadow that show around a box; its opacity at most
_SIZE = 11.0
_HIGH = 14.5
_LONGEST = 40


@dataclass(frozen=True)
class Emphasis:
    """The word for each box that is pointed out, by its id, and the box that it is all about.

    With ``shades`` (by id, from 0 to 1) boxes stand on a shadow that is the darker the more, and nothing is pale. With
    ``joined`` lines between boxes that are pointed out are not pale, nor are the ends of a line that is.
    """

    words: Mapping[str, str]
    target: str = ""
    shades: Mapping[str, float] = field(default_factory=dict)
    joined: bool = False
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
        return frozenset({*self.words, self.target, *between, *(self._ends(scene) if self.joined else ())})

    def _ends(self, scene: Scene) -> set[str]:
        """The ends of lines that are pointed out, and the lines that lie between what is pointed out or such an end."""
        named = [link for link in scene.links if link.element in self.words]
        lit = {*self.words, *(end for link in named for end in (link.source, link.target))}
        sources = {link.element for link in scene.links if link.source in lit}
        targets = {link.element for link in scene.links if link.target in lit}
        between = [link for link in scene.links if link.element in sources & targets]
        return lit | {name for link in between for name in (link.source, link.element, link.target)}


def _reached(starts: Iterable[str], edges: Mapping[str, set[str]]) -> set[str]:
    reached = set(starts)
    todo = list(reached)
    while todo:
        for other in edges.get(todo.pop(), ()):
            if other not in reached:
                reached.add(other)
                todo.append(other)
    return reached


def quieten(drawn: str, shown: bool) -> str:
    """Return what was drawn, as it is or pale."""
    return drawn if shown else f"<g {attributes(opacity=QUIET)}>{drawn}</g>"


def is_shown(link: Link, kept: frozenset[str]) -> bool:
    """Return whether a line is part of what is pointed out."""
    return {link.source, link.element, link.target} <= kept


def draw_rings(scene: Scene, emphasis: Emphasis, painter: Painter) -> list[str]:
    """A ring around each box that is pointed out, with its word on it; of shaded boxes the word alone."""
    tagged = [(box, emphasis.tags[box.id]) for box in scene.boxes if box.id in emphasis.tags]
    if emphasis.shades:
        return [_tag(box, word, painter, scene.width) for box, word in tagged if word]
    return [_ring(box, word, painter, scene.width) for box, word in tagged]


def draw_shades(scene: Scene, emphasis: Emphasis, painter: Painter) -> list[str]:
    """Return a shadow behind each box, as dark as its shade says."""
    shaded = [(box, emphasis.shades[box.id]) for box in scene.boxes if emphasis.shades.get(box.id)]
    return [
        f"<rect {_around(box, _SHADOW)} {attributes(fill=painter.theme['ink'], fill_opacity=round(shade * _DARKEST, 3))}/>"
        for box, shade in shaded
    ]


def _around(box: Box, out: float) -> str:
    return attributes(x=box.x - out, y=box.y - out, width=box.width + 2 * out, height=box.height + 2 * out, rx=5 + out)


def _ring(box: Box, word: str, painter: Painter, room: float) -> str:
    ring = f"<rect {_around(box, _OUT)} {attributes(fill='none', stroke=painter.theme['ink'], stroke_width=3)}/>"
    return f"<g>{ring}{_tag(box, word, painter, room)}</g>" if word else ring


def _tag(box: Box, word: str, painter: Painter, room: float) -> str:
    ink, paper = painter.theme["ink"], painter.theme["paper"]
    extent = width(word, _SIZE, 600) + 14
    x = max(2.0, min(box.x + box.width - extent - 6, room - extent - 2))
    y = max(1.0, box.y - 11)
    tag = attributes(x=x, y=y, width=extent, height=_HIGH, rx=4, fill=ink, stroke=paper, stroke_width=1.2)
    line = TextLine(word, x + 7, y + _HIGH / 2 + _SIZE * 0.36, _SIZE, 600, "ink")
    return f"<rect {tag}/>{text(line, paper)}"
