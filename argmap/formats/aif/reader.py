"""From AIF JSON to the model; what the model has no word for is kept in the map's ``extra``.

- ``aif:nodes``: the nodes in order; one that is an element of the map as ``[id of the element, what else it says]``
- ``aif:edges``: the edges in order; one that is a support by itself (from I-node to I-node) likewise, and one to a further
  target of an inference or conflict
- ``aif:graph``, ``aif:document``: what stands beside nodes and edges, and beside the graph in xAIF
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from argmap.domain.diagnostics import Diagnostic
from argmap.domain.format import Reading
from argmap.domain.ids import Ids, slug
from argmap.domain.model import (
    ArgumentMap,
    Conflict,
    ConflictKind,
    Inference,
    Preference,
    Rephrase,
    Stance,
    Statement,
)
from argmap.formats.aif import graph as g
from argmap.formats.aif import plain, schemes
from argmap.formats.aif.plain import ELEMENT, is_name
from argmap.formats.aif.remains import UNTITLED
from argmap.formats.aif.remarks import remarks, without_path
from argmap.formats.aif.rows import Rows
from argmap.formats.aif.source import parse
from argmap.formats.aif.speakers import speakers
from argmap.read import without_collector

_LONGEST = 120  # an id that says what it ties together; undercuts of undercuts would grow without end
_VERBS = {"RA": "supports", "CA": "attacks"}


def load(text: str, file: str = "<text>") -> ArgumentMap:
    """Read AIF as AIFdb, OVA or xAIF write it; raises ``ParseError`` with every fault and its place."""
    return read(text, file).map


def read(text: str, file: str = "<text>") -> Reading:
    """Read AIF as ``load`` does, and tell what of it is kept but not understood."""
    with without_collector():
        reader = _Reader(Rows(parse(text, file), text, file), file)
        return Reading(reader.read(), reader.remarks)


def load_graph(graph: dict[str, Any], file: str = "<text>") -> Reading:
    """Read a graph of plain values from elsewhere, whose scheme nodes may say no more than the name of their scheme.

    What is told of it has no place but the file.
    """
    for node in graph["nodes"]:
        if node["type"] in g.SCHEMES:
            named = schemes.write(node["type"], schemes.read(node), schemes.is_undercut(node))
            if named.items() >= {"text": node["text"], "scheme": node["scheme"]}.items():
                node.update(named)  # the number of the scheme in AIFdb
    argument_map, diagnostics = read(json.dumps(graph, ensure_ascii=False), file)
    return Reading(argument_map, [without_path(warning) for warning in diagnostics])


class _Reader:
    def __init__(self, rows: Rows, file: str) -> None:
        self.rows = rows
        self.file = file
        self.ids = Ids()
        self.kinds: dict[str, str] = {}  # key of node -> type
        self.nodes: dict[str, tuple[int, g.Node]] = {}  # the scheme nodes and their places
        self.elements: dict[str, str] = {}  # key of node -> id of the element that it is
        self.entries: list[Any] = []
        self.words: dict[str, str] = {}
        self.edges: list[Any] = rows.edges
        self.inferences: list[Inference] = []
        self.conflicts: list[Conflict] = []
        self.rephrases: list[Rephrase] = []
        self.preferences: list[Preference] = []
        self.remarks: list[Diagnostic] = []

    def read(self) -> ArgumentMap:
        if any("from" in edge for edge in self.rows.edges[:1]):
            self.edges = [self._without_copies(edge) for edge in self.rows.edges]
        self._points()
        ends = self.rows.ends
        sides = g.sides_of(self.kinds, ends)
        branches = g.branches(self.kinds, ends, sides)
        relations = g.relations(self.kinds, [e for i, e in enumerate(ends) if i not in branches] if branches else ends)
        if own := self._own(relations):
            return own
        self.remarks = remarks(self.rows, self.kinds, sides, relations)
        self._name(relations)
        self._relations(relations)
        self._plain_supports(sides)
        self._branches(branches, ends)
        sources, voices, stances = speakers(self.rows, self.kinds, ends)
        nobody, unknown = (), Stance.UNKNOWN
        statements = tuple(
            [
                Statement(
                    self.elements[key], title, asserted_by=voices.get(key, nobody), stance=stances.get(key, unknown)
                )
                for key, title in self.words.items()
            ]
        )
        bare = replace(self._bare(statements), sources=sources)
        return replace(bare, extra=self._extra())

    def _bare(self, statements: tuple[Statement, ...]) -> ArgumentMap:
        return ArgumentMap(
            _map_id(self.file),
            "",
            statements,
            (),
            tuple(self.inferences),
            tuple(self.conflicts),
            tuple(self.rephrases),
            tuple(self.preferences),
        )

    def _own(self, relations: dict[str, g.Relation]) -> ArgumentMap | None:
        """Return the map that the document would be written from just so, with its ids as they are and nothing kept.

        The names that nodes of others get, since numbers are no names and a claim needs words, would be read into it.
        """
        lists = plain.LISTS if self.rows.wrapped else ("locutions",)
        whole = len(self.kinds) == len(self.rows.nodes) == len(relations) + len(self.words)
        if not whole or self.rows.graph.keys() != {"nodes", "edges", *lists}:
            return None
        cells = {len(node) for node in self.rows.nodes if node["type"] == "I"}
        if not cells <= {4 if self.rows.wrapped else 3} or not set(map(len, self.rows.edges)) <= {plain.EDGE_CELLS}:
            return None  # which is so for what other tools write, as can be told without spelling it out
        ids: list[Any] = [node.get(ELEMENT if self.rows.wrapped else "nodeID") for node in self.rows.nodes]
        if not all(type(id_) is str for id_ in ids):
            return None
        own = copy(self)
        own.elements = dict(zip(self.kinds, ids, strict=True))
        own.entries, own.edges = list(self.entries), list(self.edges)
        own.inferences, own.conflicts, own.rephrases, own.preferences = [], [], [], []
        own._relations(relations)
        statements = tuple(
            [
                Statement(id_, node.get("text") or "", stance=Stance.UNKNOWN)
                for id_, node in zip(ids, self.rows.nodes, strict=True)
                if node["type"] == "I"
            ]
        )
        bare = own._bare(statements)
        written = plain.spell(bare, self.rows.wrapped)
        return bare if written == self.rows.text or json.loads(written) == self.rows.document else None

    def _points(self) -> None:
        """Take the nodes one by one; I-nodes become statements, everything else waits in its entry."""
        kinds, entries, ids, plain = self.kinds, self.entries, self.ids, is_name
        untitled = 0
        for node in self.rows.nodes:
            raw = g.key_of(node)
            key, kind = str(raw), node["type"]
            if key in kinds:  # a second node of the same id
                entries.append(node)
                continue
            kinds[key] = kind
            if kind == "I":
                name = f"n{key}" if key.isdecimal() else key if plain(key) else f"n{slug(key)}"
                if ELEMENT in node:
                    name = _element(node) or name
                if name in ids.taken:
                    name = ids.new(name)
                else:
                    ids.taken.add(name)
                self.elements[key] = name
                words = node.get("text") or ""
                if not words and ELEMENT not in node:  # else argmap wrote it, of a claim without words
                    untitled += 1
                    words = f"{UNTITLED}{untitled}"
                self.words[key] = words
                entries.append([name, node])
            else:
                if kind in g.SCHEMES:
                    self.nodes[key] = (len(entries), node)
                entries.append(node)

    def _name(self, relations: dict[str, g.Relation]) -> None:
        """Give each relation its id: its node's if that is a name, else what its ends say, else its node's number."""
        for key in relations:
            name = _element(self.nodes[key][1]) or key
            if name != key or is_name(name):
                self.elements[key] = self.ids.new(name)
        points, elements = self.words, self.elements
        waiting = []
        for key, relation in relations.items():
            if key not in elements:
                if relation.target in points:
                    elements[key] = self._named(key, relation, elements[relation.target])
                else:
                    waiting.append(key)
        for first in waiting:
            path: dict[str, None] = {}  # what has to be named before: conflicts may be aimed at conflicts, in a cycle
            key = first
            while key in relations and key not in self.elements and key not in path:
                path[key] = None
                key = relations[key].target
            for last in reversed(path):
                elements[last] = self._named(last, relations[last], elements.get(relations[last].target))

    def _named(self, key: str, relation: g.Relation, target: str | None) -> str:
        if target is not None and len(relation.sources) == 1 and relation.kind in _VERBS:
            verb = "undercuts" if self.kinds[relation.target] == "RA" else _VERBS[relation.kind]
            name = f"{self.elements[relation.sources[0]]}-{verb}-{target}"
            if name not in self.ids.taken and len(name) < _LONGEST:
                self.ids.taken.add(name)
                return name
        return self.ids.new(f"n{slug(key)}")

    def _relations(self, relations: dict[str, g.Relation]) -> None:
        """Make the relations, in one loop that knows its names by heart: there may be a hundred thousand."""
        elements, nodes, entries, scheme = self.elements, self.nodes, self.entries, schemes.read
        for key, (kind, sources, target) in relations.items():
            name, (index, node), end = elements[key], nodes[key], elements[target]
            tied = (elements[sources[0]],) if len(sources) == 1 else tuple([elements[s] for s in sources])
            entries[index] = [name, node]
            if kind == "RA":
                self.inferences.append(Inference(name, tied, end, scheme(node)))
            elif kind == "CA":
                undercut = self.kinds[target] == "RA" or schemes.is_undercut(node)
                conflict = ConflictKind.UNDERCUT if undercut else ConflictKind.ATTACK
                self.conflicts.append(Conflict(name, tied, end, conflict, scheme(node)))
            elif kind == "MA":
                self.rephrases.append(Rephrase(name, tied, end))
            else:
                self.preferences.append(Preference(name, tied[0], end))

    def _plain_supports(self, sides: Sequence[g.Sides]) -> None:
        """Read an edge from I-node to I-node as support: AIF forbids it, but tools draw it for just that."""
        places = [index for index, side in enumerate(sides) if side == ("I", "I")]
        if places:
            self.edges = list(self.edges)
        for index in places:
            start, end = self.rows.ends[index]
            if start == end:
                continue
            premise, conclusion = self.elements[start], self.elements[end]
            name = self.ids.new(f"{premise}-supports-{conclusion}")
            self.edges[index] = [name, self.edges[index]]
            self.inferences.append(Inference(name, (premise,), conclusion))

    def _branches(self, branches: dict[int, str], ends: list[tuple[str, str]]) -> None:
        """Read each further target of an inference or conflict as one of its own, which its edge says."""
        if not branches:
            return
        self.edges = list(self.edges)
        steps: list[Inference | Conflict] = [*self.inferences, *self.conflicts]
        made = {step.id: step for step in steps}
        for index, key in branches.items():
            relation, target = made[self.elements[key]], self.elements[ends[index][1]]
            is_undercut = self.kinds[ends[index][1]] == "RA"
            verb = "supports" if isinstance(relation, Inference) else "undercuts" if is_undercut else "attacks"
            whose = relation.premises[0] if len(relation.premises) == 1 else relation.id
            name = self.ids.new(f"{whose}-{verb}-{target}")
            self.edges[index] = [name, self.edges[index]]
            if isinstance(relation, Inference):
                self.inferences.append(replace(relation, id=name, conclusion=target))
            else:
                kind = ConflictKind.UNDERCUT if is_undercut else relation.kind
                self.conflicts.append(replace(relation, id=name, target=target, kind=kind))

    def _without_copies(self, edge: g.Edge) -> g.Edge:
        """An edge of OVA 2 with ``[id]`` for each copy of a node that says what the node says."""
        if not hasattr(self, "_by_key"):
            self._by_key = {str(g.key_of(node)): dict(node) for node in self.rows.nodes}
        return {
            side: [g.key_of(end)]
            if side in ("from", "to") and isinstance(end, dict) and end == self._by_key.get(str(g.key_of(end)))
            else end
            for side, end in edge.items()
        }

    def _extra(self) -> dict[str, Any]:
        rows = self.rows
        for entry in self.entries:
            if type(entry) is list and entry[1]["type"] == "I":
                words = entry[1].get("text")
                if words and not words.startswith(UNTITLED):
                    del entry[1]["text"]  # which the statement says
        extra: dict[str, Any] = {}
        lists: dict[str, Any] = {"nodes": self.entries, "edges": self.edges}
        for name, value in lists.items():
            if name in rows.graph:
                extra[f"aif:{name}"] = value if rows.graph[name] is not None else None
        extra["aif:graph"] = {k: v for k, v in rows.graph.items() if k not in lists}
        if rows.wrapped:
            extra["aif:document"] = {k: v for k, v in rows.document.items() if k != "AIF"}
        return extra


def _element(node: g.Node) -> str:
    """The id of the element that a node says it is, as argmap writes where nodes have numbers, or ""."""
    name = node.get(ELEMENT)
    return name if isinstance(name, str) else ""


def _map_id(file: str) -> str:
    path = PurePath(file)
    return slug(path.name.split(".", 1)[0]) or "map" if path.suffix else "map"
