"""From the model to the JSON of arguebuf."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from argmap.domain.characters import escape_json
from argmap.domain.ids import Ids
from argmap.domain.model import (
    Argument,
    ArgumentMap,
    Conflict,
    ConflictKind,
    Inference,
    Point,
    Preference,
    Rephrase,
    Source,
    SourceKind,
)
from argmap.domain.relations import ELEMENTS, Relation, relations_of
from argmap.domain.schemes import ARGUEBUF
from argmap.formats.facts import stated

EXTRA = "arguebuf:"
KINDS: Mapping[type, str] = {
    Inference: "support",
    Conflict: "attack",
    Rephrase: "rephrase",
    Preference: "preference",
}
_ENDS = ("premises", "conclusion", "target", "preferred", "dispreferred")
_WHOLE = (*ELEMENTS, "sources", "extra")


def dump(map_: ArgumentMap) -> str:
    """Write ``map_`` as JSON that arguebuf opens."""
    return escape_json(json.dumps(_Writer(map_).document(), ensure_ascii=False, indent=2, default=str)) + "\n"


class _Writer:
    def __init__(self, map_: ArgumentMap) -> None:
        self.map = map_
        self.atoms = {box.id for box in map_.boxes}
        self.relations = relations_of(map_)
        self.drawn = self.atoms | {relation.id for relation in self.relations}
        self.nodes: dict[str, Any] = {}
        self.edges: dict[str, Any] = {}
        self.edge_ids = Ids()

    def document(self) -> dict[str, Any]:
        m = self.map
        for statement in m.statements:
            self._atom(statement)
        for argument in m.arguments:
            if argument.id in self.atoms:
                self._atom(argument)
        for relation in self.relations:
            self._scheme(relation)
        facts = stated(m, _WHOLE)
        facts["sections"] = [stated(section) for section in m.sections]
        facts["sentences"] = [stated(sentence) for sentence in m.sentences]
        facts["arguments"] = [a.id if a.id in self.atoms else stated(a) for a in m.arguments]
        own, extra = _split(m.extra)
        loose = own.pop("unconnected", {})
        self.nodes |= {id_: node for id_, node in loose.get("nodes", {}).items() if id_ not in self.nodes}
        for source, target in loose.get("edges", ()):
            if source in self.nodes and target in self.nodes:
                self._edge(source, target, {})
        graph: dict[str, Any] = {"nodes": self.nodes, "edges": self.edges, **own}
        graph["participants"] = {source.id: self._participant(source) for source in m.sources}
        if m.thesis:
            graph["majorClaim"] = m.thesis.id
        graph["schemaVersion"] = 1
        return _with_facts(graph, {k: v for k, v in facts.items() if v}, extra)

    def _atom(self, point: Point) -> None:
        own, extra = _split(point.extra)
        reference = own.pop("reference", None)
        atom: dict[str, Any] = {"text": point.text or point.title}
        if reference is not None:
            atom["reference"] = reference
        facts = stated(point, ("id", "text", "extra"))
        if not point.text:
            facts.pop("title")
        if isinstance(point, Argument):
            facts["argument"] = True
        elif point.asserted_by and point.asserted_by[-1] in self.map.source_by_id:
            atom["participant"] = point.asserted_by[-1]
            if len(point.asserted_by) == 1:
                facts.pop("asserted_by")
        self.nodes[point.id] = _with_facts({"atom": atom, **own}, facts, extra)

    def _scheme(self, relation: Relation) -> None:
        own, extra = _split(relation.extra)
        facts = stated(relation, ("id", "scheme", "extra", *_ENDS))
        kind = KINDS[type(relation)]
        scheme: dict[str, Any] = {kind: f"{kind.upper()}_DEFAULT"}
        name = getattr(relation, "scheme", "")
        if kind == "support" and name in ARGUEBUF:
            scheme[kind] = f"SUPPORT_{name.upper().replace('-', '_')}"
        elif name:
            facts["scheme"] = name
        scheme = own.pop("scheme", scheme)
        if descriptors := own.pop("premiseDescriptors", None):
            scheme["premiseDescriptors"] = descriptors
        edges = own.pop("edges", {})
        premises, end = relation.sources, relation.target
        shown = [premise for premise in dict.fromkeys(premises) if premise in self.atoms]
        if not shown or tuple(shown) != premises:
            facts["premises"] = list(premises)
        for premise in shown:
            self._edge(premise, relation.id, edges)
        near = self._near(end)
        if near != end:
            facts["target"] = end
        if near:
            self._edge(relation.id, near, edges)
        self.nodes[relation.id] = _with_facts({"scheme": scheme, **own}, self._facts(relation, facts), extra)

    def _facts(self, relation: Relation, facts: dict[str, Any]) -> dict[str, Any]:
        """The facts, with the kind of a conflict only where it does not follow from its target."""
        facts.pop("kind", None)
        if isinstance(relation, Conflict) and relation.kind is not _usual(self.map.elements.get(relation.target)):
            facts["kind"] = relation.kind.value
        return facts

    def _near(self, end: str) -> str:
        """The node that stands for an end (of a reconstructed argument its last step), or nothing."""
        element = self.map.elements.get(end)
        if isinstance(element, Argument) and element.inferences:
            end = element.inferences[-1]
        return end if end in self.drawn else ""

    def _edge(self, source: str, target: str, known: Any) -> None:
        name = f"{source}->{target}"
        told_before = dict(known.get(name, {})) if isinstance(known, dict) else {}
        id_ = self.edge_ids.new(str(told_before.pop("id", name)))
        self.edges[id_] = {"source": source, "target": target, **told_before}

    def _participant(self, source: Source) -> dict[str, Any]:
        own, extra = _split(source.extra)
        participant = {"name": source.name, **({"url": source.url} if source.url else {}), **own}
        facts = stated(source, ("id", "name", "url", "extra", "kind"))
        if not source.name:
            facts["name"] = ""
        if source.kind is not SourceKind.PERSON:
            facts["kind"] = source.kind.value
        return _with_facts(participant, facts, extra)


def _usual(target: Any) -> ConflictKind:
    """The kind that a conflict has by its target."""
    return ConflictKind.UNDERCUT if isinstance(target, Inference) else ConflictKind.ATTACK


def _split(extra: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what arguebuf itself said, by its own keys, and what others did."""
    own = {key.removeprefix(EXTRA): value for key, value in extra.items() if key.startswith(EXTRA)}
    return own, {key: value for key, value in extra.items() if not key.startswith(EXTRA)}


def _with_facts(thing: dict[str, Any], facts: dict[str, Any], extra: dict[str, Any]) -> dict[str, Any]:
    """An object with argmap's facts in its userdata."""
    if extra:
        facts = {**facts, "extra": extra}
    if facts:
        thing["userdata"] = {**thing.get("userdata", {}), "argmap": facts}
    return thing
