"""Argument graph XML of the Argumentative Microtexts (Peldszus & Stede 2016), in.

Segments of a text (``edu``) make up units (``adu``) of a proponent or an imagined opponent. Edges ``sup`` and ``exa``
support, ``reb`` attacks, ``und`` attacks the edge that it leads to, and ``add`` adds a premise to the one that it leads to.
What the opponent says is reported as somebody else's.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from argmap.domain.format import Reading
from argmap.domain.ids import slug
from argmap.domain.model import (
    Role,
    Source,
    SourceKind,
    Stance,
    Statement,
)
from argmap.formats.foreign import ForeignText
from argmap.formats.xml_document import Node, parse_xml

FORMAT = {
    "name": "agxml",
    "title": "argument graph XML (Microtexts)",
    "suffixes": (".agxml.xml", ".agxml", ".xml"),
    "media_type": "application/xml",
    "load": "load",
    "knows": "knows",
}

OPPONENT = "opponent"
_RELATIONS = {"sup": ("support", ""), "exa": ("support", "example"), "reb": ("attack", ""), "und": ("undercut", "")}
_SHOWN = 5  # edges of a cycle
_CORRECT = "Correct its src or trg."
_EDGES = (*_RELATIONS, "add", "seg")


def knows(text: str) -> bool:
    """Return whether a document of XML is an argument graph."""
    return "<arggraph" in text


def load(text: str, file: str = "<text>") -> Reading:
    """Read a graph; raises ``ParseError`` with every fault found."""
    lacking, remedy = "There is no <arggraph> with an <adu> here.", "Is it an argument graph?"
    root, _ = parse_xml(text, file, "agxml", ("arggraph", "adu"), lacking, remedy, doctype=True)
    return _Reader(root, file).read()


class _Reader(ForeignText):
    def __init__(self, root: Node, file: str) -> None:
        super().__init__("agxml", file)
        self.root = root
        self.nodes = {id_: node for node in root.nodes if (id_ := node.attributes.get("id"))}
        self.units = {id_: node for id_, node in self.nodes.items() if node.name == "adu"}
        self.edges = {id_: node for id_, node in self.nodes.items() if node.name == "edge"}
        self.order = {id_: number for number, id_ in enumerate(self.nodes)}
        self.into: dict[tuple[str, str], list[Node]] = {}  # the edges of a type that lead to an element
        for edge in self.edges.values():
            self.into.setdefault((edge.attributes.get("type", ""), edge.attributes.get("trg", "")), []).append(edge)
        self.bearers = self._bearers()

    def read(self) -> Reading:
        if len(self.nodes) < len(self.root.nodes):
            remedy = "Give each an id of its own."
            self.complain("doubled", "Two elements have one id, or none.", self.root.span, remedy)
        relations = [edge for edge in self.edges.values() if self._is_sound(edge)]
        leading = {edge.attributes["src"] for edge in relations}
        centre = [id_ for id_ in self.units if id_ not in leading]
        attributes = self.root.attributes
        topic = attributes.get("topic_id", "")
        opposed = any(unit.attributes.get("type") == "opp" for unit in self.units.values())
        for edge in relations:
            self._relate(edge)
        return self.reading(
            id=slug(attributes.get("id", "")) or slug(PurePath(self.file).name.partition(".")[0]),
            title=topic.replace("_", " "),
            statements=tuple(self._statement(id_, thesis=centre == [id_]) for id_ in self.units),
            sources=(Source(OPPONENT, "the imagined opponent", SourceKind.PERSON),) if opposed else (),
            extra={f"agxml:{key}": value for key, value in attributes.items() if key in ("topic_id", "stance")},
        )

    def _statement(self, id_: str, *, thesis: bool) -> Statement:
        unit = self.units[id_]
        theirs = unit.attributes.get("type") == "opp"
        segments = self._segments(id_)
        text = " ".join(" ".join(self.nodes[segment].text.split()) for segment in segments)
        if not text:
            remedy = "Lead an edge of type seg to it from an <edu> with its words."
            self.complain("empty", f"No segment of the text makes up {id_!r}.", unit.span, remedy)
        extra: dict[str, Any] = {"agxml:segments": segments}
        return Statement(
            id_,
            text,
            role=Role.THESIS if thesis else Role.CLAIM,
            stance=Stance.REPORTED if theirs else Stance.ASSERTED,
            asserted_by=(OPPONENT,) if theirs else (),
            implicit=bool(segments) and all(self.nodes[s].attributes.get("implicit") for s in segments),
            span=unit.span,
            extra=extra,
        )

    def _segments(self, unit: str) -> list[str]:
        """Return the segments that make up a unit, by joints in joints too, in the order of the text."""
        segments: list[str] = []
        passed, waiting = {unit}, [unit]
        while waiting:
            for edge in self.into.get(("seg", waiting.pop()), ()):
                source = edge.attributes.get("src", "")
                if source not in self.nodes or source in passed:
                    continue
                passed.add(source)
                (segments if self.nodes[source].name == "edu" else waiting).append(source)
        return sorted(segments, key=self.order.__getitem__)

    def _is_sound(self, edge: Node) -> bool:
        """Return whether an edge relates units, or a unit and an edge; what it cannot is a fault."""
        kind, source, target = (edge.attributes.get(key, "") for key in ("type", "src", "trg"))
        if kind not in _EDGES:
            self.complain("edge", f"No edge is of type {kind!r}.", edge.span, f"Known are {', '.join(_EDGES)}.")
            return False
        for end in (source, target):
            if end not in self.nodes:
                self.complain("end", f"There is no {end!r}, which this edge names.", edge.span, _CORRECT)
                return False
        if kind == "seg":
            return False
        to_edge = kind in ("und", "add")
        bears = self.edges[target].attributes.get("type") != "seg" if target in self.edges else False
        if source not in self.units or not (bears if to_edge else target in self.units):
            wanted = "to an edge between units" if to_edge else "to another one"
            self.complain("ends", f"An edge of type {kind!r} leads from a unit (adu) {wanted}.", edge.span, _CORRECT)
            return False
        return True

    def _premises(self, edge: Node) -> tuple[str, ...]:
        """Return the unit that an edge leads from, and those that are added to it."""
        premises = [edge.attributes["src"]]
        waiting = [edge.attributes["id"]]
        passed = set(waiting)
        while waiting:
            for added in self.into.get(("add", waiting.pop(0)), ()):
                if (id_ := added.attributes["id"]) not in passed:
                    premises.append(added.attributes.get("src", ""))
                    waiting.append(id_)
                    passed.add(id_)
        return tuple(dict.fromkeys(p for p in premises if p in self.units))

    def _relate(self, edge: Node) -> None:
        type_, target = edge.attributes["type"], edge.attributes["trg"]
        kind, scheme = _RELATIONS.get(type_, ("", ""))
        if kind:  # what was added to another edge stands for that one
            target = self.bearers.get(target, target)
            self.relate(kind, self._premises(edge), target, edge.attributes["id"], scheme=scheme, span=edge.span)

    def _bearers(self) -> dict[str, str]:
        """Return for each added edge the one that it is added to in the end; those of a cycle are a fault."""
        adds = {id_: edge for id_, edge in self.edges.items() if edge.attributes.get("type") == "add"}
        bearers: dict[str, str] = {}
        for first in adds:
            chain: dict[str, None] = {}  # in order
            end = first
            while end in adds and end not in chain and end not in bearers:
                chain[end] = None
                end = adds[end].attributes.get("trg", "")
            if end in chain:
                cycle = list(chain)[list(chain).index(end) :]
                shown = " > ".join((*cycle[:_SHOWN], *(("...",) if len(cycle) > _SHOWN else ()), end))
                message = f"Edges of type 'add' are added to each other in a cycle: {shown}."
                self.complain("cycle", message, adds[end].span, "Lead one of them to an edge that supports or attacks.")
            bearers |= dict.fromkeys(chain, bearers.get(end, end))
        return bearers
