"""JSON Canvas 1.0 (jsoncanvas.org) in and out: the boards of Obsidian and others, cards with lines between them.

A text card is a claim and a line a relation, whose label says which; without a label its colour does (red attacks), and
without either it supports. A line whose label is not known is left out with a warning. Premises that work together lead to
a card that says nothing, and that to the conclusion; a line to such a card attacks the step.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import PurePath

from argmap.domain.characters import escape_json
from argmap.domain.expressiveness import name_anew
from argmap.domain.format import Reading
from argmap.domain.ids import Ids, slug
from argmap.domain.model import ArgumentMap, Conflict, ConflictKind, Inference, Statement
from argmap.domain.structure import reachable
from argmap.formats.edge_labels import KNOWN, read_label, untied
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
_CLAIM, _STEP = "argmap-claim-", "argmap-step-"

Relation = Inference | Conflict


def dump(argument_map: ArgumentMap) -> str:
    """Write a map as a canvas: columns from left to right, the further from what is argued for the further right."""
    relations: tuple[Relation, ...] = (*argument_map.inferences, *argument_map.conflicts)
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
    found = reachable(below, [id_ for id_ in names if id_ not in inner])
    return {id_: found.get(id_, 0) for id_ in names}


def load(text: str, file: str = "<text>") -> Reading:
    """Read a canvas; raises ``ParseError`` with every fault found."""
    document = Document(text, file, "canvas")
    argument_map = _Reader(document, file).read()
    document.finish()
    return Reading(argument_map, document.warnings)


class _Reader:
    def __init__(self, document: Document, file: str) -> None:
        self.document = document
        self.file = file
        self.cards: dict[str, str] = {}
        self.lines: list[tuple[str, str, str]] = []  # from, to, what it does

    def read(self) -> ArgumentMap:
        root = self.document.root
        for node in root.objects("nodes"):
            self._card(node)
        for edge in root.objects("edges"):
            self._line(edge)
        steps = self._steps()
        statements = tuple(
            Statement(id_, " ".join(text.split()) if self._is_foreign(id_) else text)
            for id_, text in self.cards.items()
            if id_ not in steps
        )
        relations = self._relations(steps)
        stem = PurePath(self.file).stem
        return name_anew(
            ArgumentMap(
                slug(stem) or "map",
                statements=statements,
                inferences=tuple(r for r in relations if isinstance(r, Inference)),
                conflicts=tuple(r for r in relations if isinstance(r, Conflict)),
            ),
            points=True,
        )

    def _card(self, node: Item) -> None:
        id_, kind = node.text("id"), node.text("type", "text")
        text = node.text({"link": "url", "file": "file"}.get(kind, "text"))
        if not id_ or id_ in self.cards:
            node.complain("id", "A card needs an id of its own.", "Give it another id.")
        elif kind == "group":
            pass  # a frame around cards says nothing of the argument
        else:
            if kind not in ("text", "link", "file"):
                self.document.warn(
                    "kind", f"A card of the kind {kind!r} is read as text.", node.path, "Make it a text card."
                )
            self.cards[id_] = text

    def _line(self, edge: Item) -> None:
        source, target = edge.text("fromNode"), edge.text("toNode")
        if edge.text("fromEnd") == "arrow" and edge.text("toEnd", "arrow") == "none":
            source, target = target, source
        if source not in self.cards or target not in self.cards:
            remedy = "Draw the line between two cards; frames cannot be reasons."
            self.document.warn("line", "A line does not lead from card to card, and is left out.", edge.path, remedy)
            return
        label = edge.text("label").strip()
        if not label:
            kind: str | None = "attack" if edge.text("color").lower() in _REDS else "support"
        else:
            kind = TOGETHER if label.casefold() == TOGETHER else read_label(label)
        if kind is None:
            self.document.warn("label", untied(label), (*edge.path, "label"), KNOWN)
        else:
            self.lines.append((source, target, kind))

    def _is_foreign(self, card: str) -> bool:
        return not card.startswith((_CLAIM, _STEP))

    def _steps(self) -> dict[str, tuple[str, str]]:
        """Return the cards that are steps of reasoning, each with what it leads to and how."""
        found: dict[str, tuple[str, str]] = {}
        out: dict[str, list[tuple[str, str]]] = {}
        for source, target, kind in self.lines:
            out.setdefault(source, []).append((target, kind))
        for card, text in self.cards.items():
            knot = text.strip() in _KNOTS if self._is_foreign(card) else card.startswith(_STEP)
            if knot and len(out.get(card, ())) == 1:
                found[card] = out[card][0]
        return found

    def _relations(self, steps: Mapping[str, tuple[str, str]]) -> list[Relation]:
        relations: list[Relation] = []
        ids = Ids(self.cards)
        premises: dict[str, list[str]] = {step: [] for step in steps}
        for source, target, kind in self.lines:
            if target in steps and (kind == TOGETHER or (self._is_foreign(target) and kind == "support")):
                premises[target].append(source)
        for source, target, kind in self.lines:
            if source in steps:
                relations.append(_relation(source, premises[source], target, kind, steps))
            elif target not in steps or source not in premises[target]:
                relations.append(_relation(ids.new("line"), [source], target, kind, steps))
        return relations


def _relation(id_: str, premises: list[str], target: str, kind: str, steps: Mapping[str, object]) -> Relation:
    if kind == "undercut" or (kind == "attack" and target in steps):
        return Conflict(id_, tuple(premises), target, ConflictKind.UNDERCUT)
    if kind == "attack":
        return Conflict(id_, tuple(premises), target)
    return Inference(id_, tuple(premises), target)
