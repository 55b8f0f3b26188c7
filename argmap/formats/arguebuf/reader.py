"""From the JSON of arguebuf to the model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from argmap.domain.expressiveness import slug
from argmap.domain.format import Reading
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
    Role,
    Section,
    Sentence,
    Source,
    SourceKind,
    Statement,
)
from argmap.domain.relations import Relation, by_field
from argmap.formats.arguebuf.writer import EXTRA, KINDS
from argmap.formats.facts import restore
from argmap.formats.json_document import Document, Item

_VERSION = ("schemaVersion", "schema_version")


def load(text: str, file: str = "<text>") -> Reading:
    """Read a graph of arguebuf; raises ``ParseError`` with every fault found."""
    document = Document(text, file, "arguebuf")
    argument_map = _Reader(document).read()
    document.finish()
    return Reading(argument_map, document.warnings)


_NODES_IN_LIST = re.compile(r'"nodes"\s*:\s*\[')


def knows(text: str) -> bool:
    """Return whether a JSON text looks like this notation."""
    keys = ('"nodes"', '"atom"', '"edges"', '"schemaVersion"', '"schema_version"')
    nodes, atom, edges, *versions = (key in text for key in keys)
    if _NODES_IN_LIST.search(text):  # as those of SADFace, which has atoms as well
        return False
    return (nodes and any(versions)) or (nodes and atom and edges and '"nodeID"' not in text)


class _Reader:
    def __init__(self, document: Document) -> None:
        self.root = document.root
        self.file = document.file
        self.nodes = dict(self.root.members("nodes"))
        self.incoming: dict[str, list[str]] = {}
        self.outgoing: dict[str, list[str]] = {}
        self.told_edges: dict[str, dict[str, Any]] = {}
        self.unscheme: list[tuple[str, str]] = []  # edges from atom to atom
        self.names = Ids(self.nodes)
        self.facts = _facts(self.root)

    def read(self) -> ArgumentMap:
        self._read_edges()
        statements: list[Statement] = []
        sketches: dict[str, Argument] = {}
        relations: list[Relation] = []
        for id_, node in self.nodes.items():
            if "atom" in node.value:
                point = self._point(id_, node)
                if isinstance(point, Statement):
                    statements.append(point)
                else:
                    sketches[id_] = point
            elif "scheme" not in node.value:
                node.complain("node", "This is neither an atom nor a scheme.", 'Give it an "atom" or a "scheme".')
        loose: dict[str, Any] = {}
        for id_, node in self.nodes.items():
            if "scheme" in node.value and "atom" not in node.value:
                scheme_relations = list(self._relations(id_, node))
                relations += scheme_relations
                if not scheme_relations:
                    loose[id_] = node.value
        relations += [Inference(self.names.new(f"{a}-supports-{b}"), (a,), b) for a, b in self.unscheme]
        return self._map(statements, sketches, relations, loose)

    def _map(
        self,
        statements: list[Statement],
        sketches: dict[str, Argument],
        relations: list[Relation],
        loose: dict[str, Any],
    ) -> ArgumentMap:
        extra = _foreign(self.root, ("nodes", "edges", "participants", "majorClaim", "major_claim", *_VERSION))
        if loose:
            edges = [[a, b] for a, ends in self.outgoing.items() for b in ends if a in loose or b in loose]
            extra[f"{EXTRA}unconnected"] = {"nodes": loose, "edges": edges}
        path = PurePath(self.file)
        fields = {
            "id": self.facts.text("id") or (slug(path.stem) if path.suffix else "") or "map",
            "extra": extra,
            "statements": tuple(statements),
            "arguments": self._arguments(sketches),
            **by_field(relations),
            "sources": tuple(self._source(id_, item) for id_, item in self.root.members("participants")),
            "sections": tuple(restore(Section, item, {}) for item in self.facts.objects("sections")),
            "sentences": tuple(restore(Sentence, item, {}) for item in self.facts.objects("sentences")),
        }
        return restore(ArgumentMap, self.facts, fields)

    def _read_edges(self) -> None:
        for id_, edge in self.root.members("edges"):
            source, target = edge.text("source"), edge.text("target")
            unknown = [key for key, name in (("source", source), ("target", target)) if name not in self.nodes]
            for key in unknown:
                edge.complain("edge", f"The {key} of this edge is no node.", "Name the id of a node.", key)
            if unknown:
                continue
            self.outgoing.setdefault(source, []).append(target)
            self.incoming.setdefault(target, []).append(source)
            name = f"{source}->{target}"
            rest = {k: v for k, v in edge.value.items() if k not in ("source", "target")}
            if rest or id_ != name:
                self.told_edges.setdefault(name, {**({"id": id_} if id_ != name else {}), **rest})
            if self._is_atom(source) and self._is_atom(target):
                self.unscheme.append((source, target))

    def _is_atom(self, id_: str) -> bool:
        return id_ in self.nodes and "atom" in self.nodes[id_].value

    def _is_step(self, id_: str) -> bool:
        """Return whether a node is a scheme that is read as an inference."""
        if id_ not in self.nodes or self._is_atom(id_):
            return False
        scheme = self.nodes[id_].get("scheme").value
        return not any(key in scheme for key in ("attack", "rephrase", "preference"))

    def _point(self, id_: str, node: Item) -> Point:
        facts, atom = _facts(node), node.get("atom")
        text = atom.text("text")
        titled = "title" in facts.value
        extra = _foreign(node, ("atom",))
        if atom.value.get("reference") is not None:
            extra[f"{EXTRA}reference"] = atom.value["reference"]
        fields: dict[str, Any] = {"id": id_, "extra": extra, "title": facts.text("title") if titled else text}
        fields["text"] = text if titled else ""
        if facts.value.get("argument") is True:
            return restore(Argument, facts, fields)
        speaker = atom.text("participant")
        if speaker and "asserted_by" not in facts.value:
            fields["asserted_by"] = (speaker,)
        if not facts.value and id_ == (self.root.text("majorClaim") or self.root.text("major_claim")):
            fields["role"] = Role.THESIS
        return restore(Statement, facts, fields)

    def _arguments(self, sketches: dict[str, Argument]) -> tuple[Argument, ...]:
        arguments: dict[str, Argument] = {}
        for number, value in enumerate(self.facts.list("arguments")):
            if isinstance(value, str) and value in sketches:
                arguments[value] = sketches[value]
            elif isinstance(value, dict):
                item = Item(self.facts.document, value, (*self.facts.path, "arguments", number))
                argument = restore(Argument, item, {})
                if argument.id not in self.nodes:
                    arguments.setdefault(argument.id, argument)
        return tuple({**arguments, **{k: v for k, v in sketches.items() if k not in arguments}}.values())

    def _relations(self, id_: str, node: Item) -> Iterator[Relation]:
        """The relation that a scheme is, or several if it points at several nodes."""
        facts, scheme = _facts(node), node.get("scheme")
        premises = tuple(dict.fromkeys(p for p in self.incoming.get(id_, ()) if self._is_atom(p)))
        if "premises" in facts.value:
            premises = facts.texts("premises")
        targets = list(dict.fromkeys(self.outgoing.get(id_, ())))
        if "target" in facts.value and len(targets) <= 1:
            targets = [facts.text("target")]
        if not premises and "premises" not in facts.value:
            return
        extra = _foreign(node, ("scheme",))
        kind = next((k for k in KINDS.values() if k in scheme.value), "")
        for key in ("premiseDescriptors", "premise_descriptors"):
            if scheme.value.get(key):
                extra[f"{EXTRA}premiseDescriptors"] = scheme.value[key]
        if not kind:
            extra[f"{EXTRA}scheme"] = dict(scheme.value)
            if targets and not facts.value:
                message = "This scheme does not say whether it supports or attacks, so it is read as support."
                node.document.warn("no-scheme", message, node.path, 'Give it a "support" or an "attack".')
        ends = {f"{p}->{id_}" for p in premises} | {f"{id_}->{t}" for t in targets}
        if edges := {name: self.told_edges[name] for name in sorted(ends) if name in self.told_edges}:
            extra[f"{EXTRA}edges"] = edges
        apart = [(p,) for p in premises] if kind == "preference" else [premises]
        for number, (some, target) in enumerate((some, target) for target in targets for some in apart):
            name = id_ if number == 0 else self.names.new(f"{id_}-{number + 1}")
            yield self._relation(name, node, kind, some, target, extra)

    def _relation(
        self, id_: str, node: Item, kind: str, premises: tuple[str, ...], target: str, extra: dict[str, Any]
    ) -> Relation:
        facts, scheme = _facts(node), node.get("scheme")
        fields: dict[str, Any] = {"id": id_, "extra": extra}
        if kind == "preference":
            return restore(Preference, facts, {**fields, "preferred": premises[0], "dispreferred": target})
        fields["premises"] = premises
        if kind == "attack":
            if "kind" not in facts.value:
                fields["kind"] = ConflictKind.UNDERCUT if self._is_step(target) else ConflictKind.ATTACK
            return restore(Conflict, facts, {**fields, "target": target})
        if kind == "rephrase":
            return restore(Rephrase, facts, {**fields, "conclusion": target})
        if "scheme" not in facts.value:
            name = slug(scheme.text("support").removeprefix("SUPPORT_")) if kind == "support" else ""
            fields["scheme"] = "" if name == "default" else name
        return restore(Inference, facts, {**fields, "conclusion": target})

    def _source(self, id_: str, item: Item) -> Source:
        facts = _facts(item)
        fields: dict[str, Any] = {"id": id_, "url": item.text("url"), "extra": _foreign(item, ("name", "url"))}
        if "name" not in facts.value:
            fields["name"] = item.text("name") or item.text("username") or id_
        if "kind" not in facts.value:
            fields["kind"] = SourceKind.PERSON
        return restore(Source, facts, fields)


def _facts(item: Item) -> Item:
    """Return what argmap noted in the userdata of an object."""
    return item.get("userdata").get("argmap")


def _foreign(item: Item, known: tuple[str, ...]) -> dict[str, Any]:
    """Return what an object says beyond the keys in ``known``, and beyond what argmap noted in it."""
    foreign = {
        f"{EXTRA}{k}": v for k, v in item.value.items() if k not in known and k != "userdata" and v not in ({}, "")
    }
    rest = {key: value for key, value in item.get("userdata").value.items() if key != "argmap"}
    if rest:
        foreign[f"{EXTRA}userdata"] = rest
    return {**foreign, **_facts(item).data("extra")}
