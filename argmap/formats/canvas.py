"""JSON Canvas 1.0 (jsoncanvas.org) in and out: the boards of Obsidian and others, cards with lines between them.

A text card is a claim and a line a relation, whose label says which; without a label its colour does (red attacks), and
without either it supports. A line whose label is not known is left out with a warning. A group is a strand of the cards in
it. Premises that work together lead to a card that says nothing, and that to the conclusion; a line to such a card attacks
the step.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from argmap.domain.characters import escape_json
from argmap.domain.format import Reading
from argmap.domain.ids import Ids, slug
from argmap.domain.model import ArgumentMap, Conflict, Inference, Statement
from argmap.domain.structure import grouped, reachable
from argmap.formats.edge_labels import KNOWN, LABEL, bare, read_label, untied
from argmap.formats.json_document import Document, Item

FORMAT = {
    "name": "canvas",
    "title": "JSON Canvas, as Obsidian draws it",
    "suffixes": (".canvas",),
    "media_type": "application/json",
    "load": "load",
    "dump": "dump",
    "says": "order wording support linked attack linked-attack undercut assertion",
    "loses": "places and colours of cards",
}

WIDTH, HEIGHT, KNOT, GAP, ACROSS = 320, 100, 40, 40, 420  # px of cards, between them, and from column to column
TOGETHER = "together"
_GREEN, _RED = "4", "1"  # colours of the standard
_REDS = (_RED, "#ff0000", "#fb464c")
_RELATIONS = {"support": ("supports", _GREEN), "attack": ("attacks", _RED), "undercut": ("undercuts", _RED)}
_KNOTS = frozenset(("", "+", "&", "and", TOGETHER))  # what other people's cards say that only tie premises together
_MOST_FRAMES = 500
_FAR = 1e9  # pixels, beyond which nothing stands
_HEADING = re.compile(r"\s*#{1,6}[ \t]+([^\s][^\n]*)(.*)", re.DOTALL)
_CLAIM, _STEP = "argmap-claim-", "argmap-step-"

Relation = Inference | Conflict


class Box(NamedTuple):
    """The place of a card or a group, in pixels."""

    x: float
    y: float
    width: float
    height: float

    def holds(self, other: Box) -> bool:
        """Return whether the middle of another box is in this one."""
        x, y = other.x + other.width / 2, other.y + other.height / 2
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


def dump(argument_map: ArgumentMap) -> str:
    """Write a map as a canvas: columns from left to right, the further from what is argued for the further right."""
    relations = argument_map.ties
    pointed = {relation.target for relation in relations}
    names = {s.id: f"{_CLAIM}{n}" for n, s in enumerate(argument_map.statements, 1)}
    steps = [r for r in relations if len(r.premises) != 1 or r.id in pointed]
    names |= {r.id: f"{_STEP}{n}" for n, r in enumerate(steps, 1)}
    column = _columns(relations, names)
    heights: dict[int, int] = {}
    nodes = []
    for id_, text in [*((s.id, s.title) for s in argument_map.statements), *((r.id, "") for r in steps)]:
        x, y = column[id_], heights.get(column[id_], 0)
        width, height = (WIDTH, HEIGHT) if names[id_].startswith(_CLAIM) else (KNOT, KNOT)
        heights[x] = y + height + GAP
        place = {"x": x * ACROSS, "y": y, "width": width, "height": height}
        nodes.append({"id": names[id_], "type": "text", "text": text, **place})
    edges = [edge for relation in relations for edge in _edges(relation, names)]
    for number, edge in enumerate(edges, 1):
        edge["id"] = f"line-{number}"
    return escape_json(json.dumps({"nodes": nodes, "edges": edges}, ensure_ascii=False, indent=1)) + "\n"


def _edges(relation: Relation, names: Mapping[str, str]) -> Iterator[dict[str, str]]:
    label, colour = _RELATIONS[str(relation.kind)]
    step = names.get(relation.id)
    for premise in relation.premises:
        if step is None:
            yield _edge(names[premise], names[relation.target], label, colour)
        else:
            yield _edge(names[premise], step, TOGETHER, colour)
    if step is not None:
        yield _edge(step, names[relation.target], label, colour)


def _edge(source: str, target: str, label: str, colour: str) -> dict[str, str]:
    ends = {"fromNode": source, "fromSide": "left", "toNode": target, "toSide": "right"}
    return {"id": "", **ends, "color": colour, "label": label}


def _columns(relations: tuple[Relation, ...], names: Mapping[str, str]) -> dict[str, int]:
    """Return the column of each card: how many lines it is from a card that leads nowhere."""
    below: dict[str, list[str]] = {id_: [] for id_ in names}
    for relation in relations:
        near = relation.id if relation.id in names else relation.target
        below[near].extend(relation.premises)
        if near != relation.target:
            below[relation.target].append(relation.id)
    inner = {id_ for cards in below.values() for id_ in cards}
    columns = reachable(below, [id_ for id_ in names if id_ not in inner])
    return {id_: columns.get(id_, 0) for id_ in names}


def load(text: str, file: str = "<text>") -> Reading:
    """Read a canvas; raises ``ParseError`` with every fault found."""
    return _Reader(Document(text, file, "canvas")).read()


class _Reader:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.cards: dict[str, str] = {}
        self.frames: list[tuple[str, Box]] = []  # the groups by their labels
        self.boxes: dict[str, Box] = {}
        self.bare: list[Item] = []  # lines with neither label nor colour
        self.lines: list[tuple[str, str, str]] = []  # from, to, what it does

    def read(self) -> Reading:
        root = self.document.root
        for node in root.objects("nodes"):
            self._card(node)
        for edge in root.objects("edges"):
            self._line(edge)
        if self.bare:
            self.document.note("no-label", bare(len(self.bare), len(root.list("edges"))), self.bare[0].path, LABEL)
        steps = self._steps()
        statements = tuple(
            Statement(id_, *(_title_and_text(text) if self._is_foreign(id_) else (text, "")))
            for id_, text in self.cards.items()
            if id_ not in steps
        )
        self._relate(steps)
        strands, labels = self._strands(statements)
        statements = tuple(replace(s, strand=strands.get(s.id, "")) for s in statements)
        return self.document.reading(points=True, statements=statements, strands=labels)

    def _card(self, node: Item) -> None:
        id_, kind = node.text("id"), node.text("type", "text")
        text = node.text({"link": "url", "file": "file"}.get(kind, "text"))
        if not id_ or id_ in self.cards:
            node.complain("id", "A card needs an id of its own.", "Give it another id.")
        elif kind == "group":
            label = " ".join(node.text("label").split())  # without one it says nothing of the cards in it
            if label and len(self.frames) < _MOST_FRAMES:
                self.frames.append((label, _box(node)))
            elif label:
                self.document.warn("groups", f"Only the first {_MOST_FRAMES} groups are read.", node.path, "")
        else:
            if kind not in ("text", "link", "file"):
                self.document.warn(
                    "kind", f"A card of the kind {kind!r} is read as text.", node.path, "Make it a text card."
                )
            self.cards[id_] = text
            self.boxes[id_] = _box(node)

    def _strands(self, statements: Iterable[Statement]) -> tuple[dict[str, str], dict[str, str]]:
        """Return the strand of each card that stands in a group, in the smallest around it, and the labels of strands."""
        frames = sorted(self.frames, key=lambda frame: (frame[1].width * frame[1].height, frame[0]))
        names, ids, strands, outer = Ids(), dict[str, str](), dict[str, str](), dict[str, None]()
        for statement in statements:
            around = [label for label, frame in frames if frame.holds(self.boxes[statement.id])]
            if around and around[0] not in ids:
                ids[around[0]] = names.new(slug(around[0]) or "strand")
            if around:
                strands[statement.id] = ids[around[0]]
                outer |= dict.fromkeys(around[1:])
        for label in dict.fromkeys(label for label, _ in frames):
            if label in outer or label not in ids:
                message = f"The group {label!r} stands around no card of its own, and is left out."
                if label in outer:
                    message = (
                        f"The group {label!r} stands around another; that what is in that is part of it is left out."
                    )
                self.document.warn("group", message, ("nodes",), "Put cards into one group each.")
        return strands, {strand: label for label, strand in ids.items()}

    def _line(self, edge: Item) -> None:
        source, target = edge.text("fromNode"), edge.text("toNode")
        heads = (edge.text("fromEnd", "none") == "arrow", edge.text("toEnd", "arrow") == "arrow")
        if heads == (True, False):
            source, target = target, source
        elif heads == (False, False):
            message = "A line has no arrow at either end, so it is read as one from the card that it was drawn from."
            self.document.warn("direction", message, edge.path, "Give it an arrow.")
        if source not in self.cards or target not in self.cards:
            remedy = "Draw the line between two cards; frames cannot be reasons."
            self.document.warn("line", "A line does not lead from card to card, and is left out.", edge.path, remedy)
            return
        label = edge.text("label").strip()
        if not label:
            kind: str | None = "attack" if edge.text("color").lower() in _REDS else "support"
            if not edge.text("color") and self.cards[target].strip() not in _KNOTS:
                self.bare.append(edge)
        else:
            kind = TOGETHER if label.casefold() == TOGETHER else read_label(label)
        if kind is None:
            self.document.warn("label", untied(label), (*edge.path, "label"), KNOWN)
        else:
            self.lines += [(source, target, kind), *([(target, source, kind)] if heads == (True, True) else [])]

    def _is_foreign(self, card: str) -> bool:
        return not card.startswith((_CLAIM, _STEP))

    def _steps(self) -> dict[str, tuple[str, str]]:
        """Return the cards that are steps of reasoning, each with what it leads to and how."""
        steps: dict[str, tuple[str, str]] = {}
        out = grouped((source, (target, kind)) for source, target, kind in self.lines)
        for card, text in self.cards.items():
            knot = text.strip() in _KNOTS if self._is_foreign(card) else card.startswith(_STEP)
            if knot and len(out.get(card, ())) == 1:
                steps[card] = out[card][0]
        return steps

    def _relate(self, steps: Mapping[str, tuple[str, str]]) -> None:
        ids = Ids(self.cards)
        premises: dict[str, list[str]] = {step: [] for step in steps}
        others = []
        for source, target, kind in self.lines:
            if target in steps and (kind == TOGETHER or (self._is_foreign(target) and kind == "support")):
                premises[target].append(source)
                others += [(source, target, kind)] if source in steps else []
            else:
                others.append((source, target, kind))
        for source, target, kind in others:
            does = "undercut" if kind == "attack" and target in steps else "support" if kind == TOGETHER else kind
            if source in steps:
                self.document.relate(does, premises[source], target, source)
            else:
                self.document.relate(does, (source,), target, ids.new("line"))


def _title_and_text(text: str) -> tuple[str, str]:
    """The title and text of a card: a heading of Markdown and what stands below it, or else all in one."""
    heading = _HEADING.match(text)
    title, rest = heading.groups() if heading else (text, "")
    return " ".join(title.split()), " ".join(rest.split())


def _box(node: Item) -> Box:
    values = (node.value.get(key) for key in Box._fields)
    return Box(*(value if isinstance(value, int | float) and abs(value) < _FAR else 0 for value in values))
