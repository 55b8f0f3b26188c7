"""Scenes, what to draw, as plain data: one ``Scene`` is painted alike on the page's canvas, in SVG, PNG, PDF and print.

All lengths are px at zoom 1; x grows to the right, y downwards. A scene knows no colour: painters look up ``strand``,
``kind`` and ``standing`` in a theme. Building one is ``argmap.draw.compose``'s work.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Shape = Literal["thesis", "premise", "plain", "objection", "undercut"]
Standing = Literal["holds", "falls", "open"]
LinkKind = Literal["support", "attack", "undercut", "contrary", "contradictory", "rephrase"]
Head = Literal["arrow", "bar", "none"]
Point = tuple[float, float]
_READABLE = (
    "challenged",
    "unproved",
    "supposed",
    "asked",
)  # they fall, but a reason is left, or nobody claims them
STRUCK = ("refuted", "rejected", "removed")
_UNCLAIMED = ("denied", "supposed", "asked")
Stop = Literal["", "gone", "unclaimed"]


@dataclass(frozen=True, slots=True)
class TextLine:
    """A measured line of text; ``x`` is its left edge (or right edge if ``align`` is "end"), ``y`` its baseline."""

    text: str
    x: float
    y: float
    size: float
    weight: Literal[400, 600]
    tone: Literal["ink", "strand", "soft", "kind"]  # which colour of the theme
    align: Literal["start", "end"] = "start"
    slot: Literal["title", "claim", "label", "mark", "note"] = "title"
    links: tuple[tuple[int, int, str], ...] = ()  # parts of the text that lead somewhere: start, end, address

    def moved(self, dx: float, dy: float) -> TextLine:
        """Return the same line elsewhere."""
        place = round(dx + self.x, 2), round(dy + self.y, 2)
        return TextLine(self.text, *place, self.size, self.weight, self.tone, self.align, self.slot, self.links)


@dataclass(frozen=True, slots=True)
class Box:
    """A statement (or argument sketch) as a box."""

    id: str
    x: float
    y: float
    width: float
    height: float
    shape: Shape
    role: str
    strand: str
    standing: Standing
    mark: str  # a word at the top right: that of the verdict, such as "challenged" or "answered", or ""
    label: str  # words above the title, such as "Premise · Society", or ""
    title: str
    lines: tuple[TextLine, ...]  # what is painted, the label and the mark included; absolute coordinates
    tooltip: str = ""  # the whole claim
    depth: int = 0
    parent: str = ""  # id of the box that it hangs below, if any: what folds with what

    @property
    def middle(self) -> float:
        """The height of its middle, where lines to its sides end by default."""
        return self.y + self.height / 2

    def at(self, x: float, y: float) -> Box:
        """Return the same box, which stood at (0, 0), with its upper left corner at (x, y)."""
        return self.moved(x, y)

    def moved(self, dx: float, dy: float) -> Box:
        """Return the same box elsewhere."""
        lines = tuple(line.moved(dx, dy) for line in self.lines)
        return replace(self, x=round(self.x + dx, 2), y=round(self.y + dy, 2), lines=lines)

    @property
    def quiet(self) -> bool:
        """Return whether it is greyed: it is gone, or an objection that the map answers, with no case left."""
        return self.mark == "answered" or (self.standing == "falls" and self.mark not in _READABLE)

    @property
    def struck(self) -> bool:
        """Return whether its title is struck through, as what is refuted, rejected or no longer there."""
        return self.mark in STRUCK


def stop_after(mark: str) -> Stop:
    """Return what crosses the lines from a box of this mark: a stroke if it is gone, a ring if nobody puts it forward."""
    return "gone" if mark in STRUCK else "unclaimed" if mark in _UNCLAIMED else ""


@dataclass(frozen=True, slots=True)
class Junction:
    """A point where linked premises meet ("linked", drawn with a plus), or an undercut a step ("step", a ring)."""

    id: str  # the id of the inference
    x: float
    y: float
    radius: float
    kind: Literal["linked", "step"]


@dataclass(frozen=True, slots=True)
class Link:
    """A line between boxes or junctions, as cubic Bezier pieces: start, then (control, control, end) repeated."""

    id: str  # unique in the scene
    element: str  # id of the inference, conflict or rephrase that it draws
    kind: LinkKind
    source: str  # id of a box, or of a junction's inference
    target: str
    points: tuple[Point, ...]  # 1 + 3n points
    head: Head
    tail: Head = "none"  # for symmetric conflicts
    idle: bool = False  # whether the relation does not hold, or not for certain: its heads are hollow


@dataclass(frozen=True, slots=True)
class Badge:
    """A word on a line, such as "because", in a pill; without a word, the tray that premises stand in."""

    text: str
    x: float
    y: float
    width: float
    height: float
    kind: LinkKind | Literal["soft"]  # of the relation, whose colour it has; "soft" is none's
    box: str  # id of a box without which it is not shown
    bare: bool = False  # whether the word stands without a pill

    def moved(self, dx: float, dy: float) -> Badge:
        """The same elsewhere."""
        return replace(self, x=round(self.x + dx, 2), y=round(self.y + dy, 2))


@dataclass(frozen=True, slots=True)
class Scene:
    """A laid-out map: paint links, then junctions, then boxes, in the order given."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    junctions: tuple[Junction, ...]
    links: tuple[Link, ...]
    title: str
    description: str  # text alternative of the whole picture, in sentences
    legend: tuple[tuple[str, str], ...]  # (kind, word), only kinds that occur: support, attack, undercut, linked ...
    strands: tuple[tuple[str, str], ...]  # (strand, label)
    source_line: str = ""  # where the argument comes from, for captions
    language: str = "en"  # of the text
    framing: str = ""  # the strand of the thesis, which has no colour of its own
    palette: tuple[str, ...] = ()  # the other strands of the whole map, which get the theme's colours in turn
    tints: tuple[str, ...] = ()  # colours that the map asks for instead, in the same order; "" for the theme's
    badges: tuple[Badge, ...] = ()  # painted between links and junctions, trays below the links
