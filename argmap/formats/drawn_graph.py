"""Graphs that other programs drew of arguments: boxes are claims, and lines say by type, label or colour what they do.

A line with neither supports, as in flowcharts, and so many are counted in a note; one with a label that says nothing known
is left out with a warning. What supports a point at which lines meet is linked there, and what attacks that point undercuts
the step. A group of boxes is a strand.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from argmap.domain.colours import colour_of
from argmap.domain.format import Reading
from argmap.domain.ids import slug
from argmap.domain.model import Argument, ConflictKind, Span, Statement
from argmap.domain.naming import shortened
from argmap.formats.edge_labels import KNOWN, LABEL, bare, read_label, untied
from argmap.formats.foreign import ForeignText

MOST_LINES = 100_000  # since a few characters can tie many nodes to each other: two subgraphs, or those around a point
REST = "Only the first graph of a file is read, and all that stands behind it from here on is left out."
_SYMMETRIC = (ConflictKind.CONTRARY.value, ConflictKind.CONTRADICTORY.value)
_TYPES = {  # of relations, in the words of Argdown's own tool
    **{"support": "support", "entails": "support", "attack": "attack", "undercut": "undercut"},
    **{kind: kind for kind in _SYMMETRIC},
}
_CLEAR, _FAINT = 150, 100  # of 255: what makes a colour red or green
_UNDERCUTS = frozenset(("#551a8b", "#84299f"))  # in drawings of Argdown's own tool and of argmap


@dataclass
class DrawnBox:
    """A node that is drawn: its title, its text, and the group that it is in."""

    title: str
    text: str = ""
    group: str = ""
    is_argument: bool = False
    is_joint: bool = False  # a point at which lines meet, which says nothing
    span: Span | None = None


@dataclass
class Line:
    """A line from one node to another, with what is said of it."""

    source: str
    target: str
    type: str = ""
    label: str = ""
    colour: str = ""
    has_direction: bool = True
    is_mutual: bool = False  # with a head at either end
    span: Span | None = None


class DrawnGraph(ForeignText):
    """A graph as it is drawn: nodes by their names, and lines."""

    def __init__(self, notation: str, file: str) -> None:
        super().__init__(notation, file)
        self.title = ""
        self.boxes: dict[str, DrawnBox] = {}
        self.lines: list[Line] = []
        self.unread: dict[str, Span | None] = {}  # names of data that is left out, each with its first place
        self._bare: list[Line] = []  # which say nothing of what they do
        self._joined: dict[str, list[str]] = {}  # by joint, what meets there
        self._steps: dict[str, list[str]] = {}  # by joint, the relations that begin there
        self._ends = 0  # of relations that one line makes several of

    def read(self) -> Reading:
        """Return the map that is drawn; raises ``ParseError`` where there is no box."""
        if not self.boxes:
            remedy = "Draw a box for each claim, and lines with labels such as supports and attacks."
            self.complain("nothing", "There is no node in this graph.", Span.of_file(self.file), remedy)
        self._relate_all()
        self._count_bare()
        if self.unread:
            message = f"Data of nodes and lines that is not read: {shortened(', '.join(self.unread), 200)}."
            self.note(
                "data", message, next(iter(self.unread.values())), "Put what is part of the argument into labels."
            )
        claims = {id_: box for id_, box in self.boxes.items() if not box.is_joint}
        groups = dict.fromkeys(box.group for box in self.boxes.values() if box.group)
        return self.reading(
            points=True,
            title=self.title,
            statements=tuple(self._statement(id_, box) for id_, box in claims.items() if not box.is_argument),
            arguments=tuple(Argument(id_, b.title, b.text, span=b.span) for id_, b in claims.items() if b.is_argument),
            strands={slug(group) or group: group for group in groups},
        )

    def _statement(self, id_: str, box: DrawnBox) -> Statement:
        return Statement(id_, box.title, box.text, strand=slug(box.group) or box.group, span=box.span)

    def _relate_all(self) -> None:
        """Turn lines into relations: what supports a joint meets there, and what attacks it undercuts its steps."""
        read = [(line, kind) for line in self.lines if (kind := self._meaning(line))]
        read = [(way, kind) for line, kind in read for way in _ways(line, kind)]
        into_joints = [(line, kind) for line, kind in read if self.boxes[line.target].is_joint]
        for line, kind in into_joints:
            if kind == "support":
                self._joined.setdefault(line.target, []).append(line.source)
        for line, kind in read:
            if not self.boxes[line.target].is_joint:
                self._relation(line, kind)
        for line, kind in into_joints:
            if kind != "support":
                self._undercut(line, kind)
        self.relations.sort(key=lambda relation: _place(relation.span))
        leads_on = {line.source for line, kind in read if kind != "support" or not self.boxes[line.target].is_joint}
        for line, kind in into_joints:
            if kind == "support" and line.target not in leads_on:
                message = "A line ends at a point from which none leads to a box, and is left out."
                self.warn("line", message, line.span, "Draw a line from the point to a box.")

    def _meaning(self, line: Line) -> str | None:
        """Return what a line does; ``None``, with a warning, where it cannot be read."""
        if line.source not in self.boxes or line.target not in self.boxes:
            message = "A line ends at what is no box, and is left out."
            self.warn("line", message, line.span, "Draw it between two boxes.")
            return None
        kind = _kind(line)
        meets = kind == "support" and self.boxes[line.target].is_joint  # often drawn without a head
        if kind is None:
            self.warn("label", untied(line.label), line.span, KNOWN)
        elif not line.has_direction and not meets and kind not in _SYMMETRIC:
            message = "This line has no direction, so it is read from its first end to its second."
            self.warn("direction", message, line.span, "Draw it as an arrow.")
        return kind

    def _relation(self, line: Line, kind: str) -> None:
        """Add the relation that ends at a box."""
        if kind == "undercut" and not self.boxes[line.target].is_argument:
            kind = "attack"
        self._begin(line, kind, [line.target])

    def _undercut(self, line: Line, kind: str) -> None:
        """Add the conflicts with the steps that begin at a joint."""
        steps = self._steps.get(line.target, [])
        if kind in _SYMMETRIC:
            message = f"Only claims are {kind} to each other, and a point is a step, so this line is left out."
            self.warn("line", message, line.span, "Label it undercuts, or draw it to a box.")
        elif not steps:
            message = "A line ends at a point from which no step leads to a box, and is left out."
            self.warn("line", message, line.span, "Draw a line from the point to a box.")
        else:
            self._begin(line, "undercut", list(steps))

    def _begin(self, line: Line, kind: str, targets: list[str]) -> None:
        """Add relations of a ``kind`` to ``targets`` from the box, or all that meets at the joint, where a line begins."""
        premises = [line.source]
        is_joint = self.boxes[line.source].is_joint
        self._count_ends(len(targets) * (len(self._joined.get(line.source, ())) if is_joint else 1), line)
        if is_joint:
            premises = list(dict.fromkeys(self._joined.get(line.source, ())))
            behind = "another point leads" if premises else "no box leads"
            if not premises or any(self.boxes[premise].is_joint for premise in premises):
                message = f"A line begins at a point to which {behind}, and is left out."
                self.warn("line", message, line.span, "Draw lines from boxes to the point.")
                return
        if _is_bare(line) and not (self._bare and self._bare[-1].is_mutual and self._bare[-1].span == line.span):
            self._bare.append(line)
        for target in targets:
            id_ = self.relate(kind, premises, target, span=line.span)
            if is_joint:
                self._steps.setdefault(line.source, []).append(id_)

    def _count_ends(self, more: int, line: Line) -> None:
        self._ends += more if more > 1 else 0
        if self._ends > MOST_LINES:
            message = f"What meets at the points of this graph makes more than {MOST_LINES:,} lines."
            self.complain("points", message, line.span, "Divide it.")
            self.finish()

    def _count_bare(self) -> None:
        if self._bare:
            self.note("no-label", bare(len(self._bare), len(self.lines)), self._bare[0].span, LABEL)


def _kind(line: Line) -> str | None:
    """Return what a line does, or ``None`` where its label says nothing known."""
    if said := _TYPES.get(line.type.strip().lower()):
        return said
    if line.label.strip():
        return _TYPES.get(line.label.strip().lower()) or read_label(line.label)
    if line.type.strip() and (said := read_label(line.type)):
        return said
    return _by_colour(line.colour) or "support"


def _ways(line: Line, kind: str) -> tuple[Line, ...]:
    """Return a line, and the same the other way where it has a head at either end."""
    if not line.is_mutual or kind in _SYMMETRIC or line.source == line.target:
        return (line,)
    return line, replace(line, source=line.target, target=line.source)


def _place(span: Span | None) -> tuple[int, int]:
    return (span.line, span.column) if span else (0, 0)


def _is_bare(line: Line) -> bool:
    if line.label.strip():
        return False
    named = _TYPES.get(line.type.strip().lower()) or (line.type.strip() and read_label(line.type))
    return not named and not _by_colour(line.colour)


def _by_colour(colour: str) -> str:
    """The relation that a colour means: red attacks, green supports, the violet of maps undercuts; "" for any other."""
    known = colour_of(colour)
    if not known:
        return ""
    if known in _UNDERCUTS:
        return "undercut"
    red, green, blue = (int(known[at : at + 2], 16) for at in (1, 3, 5))
    if red >= _CLEAR and max(green, blue) <= _FAINT:
        return "attack"
    return "support" if green >= _CLEAR - 50 and max(red, blue) <= _FAINT else ""
