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
        self.elements: dict[int, str] = {}  # place of node -> id of the element that it is
        self.words: dict[int, str] = {}  # of the I-nodes
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
        kinds, ends = self.rows.kinds, self.rows.ends
        sides = g.sides_of(kinds, ends)
        branches = g.branches(kinds, ends, sides)
        relations = g.relations(kinds, [e for i, e in enumerate(ends) if i not in branches] if branches else ends)
        if own := self._own(relations):
            return own
        self.remarks = remarks(self.rows, sides, relations)
        self._name(relations)
        self._relations(relations)
        self._plain_supports(sides)
        self._branches(branches)
        sources, voices, stances = speakers(self.rows)
        nobody, unknown = (), Stance.UNKNOWN
        statements = tuple(
            [
                Statement(
                    self.elements[place],
                    title,
                    asserted_by=voices.get(place, nobody),
                    stance=stances.get(place, unknown),
                )
                for place, title in self.words.items()
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

    def _own(self, relations: dict[int, g.Relation]) -> ArgumentMap | None:
        """Return the map that the document would be written from just so, with its ids as they are and nothing kept.

        The names that nodes of others get, since numbers are no names and a claim needs words, would be read into it.
        """
        lists = plain.LISTS if self.rows.wrapped else ("locutions",)
        whole = len(self.rows.kinds) == len(self.rows.nodes) == len(relations) + len(self.words)
        if not whole or self.rows.graph.keys() != {"nodes", "edges", *lists}:
            return None
        cells = {len(node) for node in self.rows.nodes if node["type"] == "I"}
        if not cells <= {4 if self.rows.wrapped else 3} or not set(map(len, self.rows.edges)) <= {plain.EDGE_CELLS}:
            return None  # which is so for what other tools write, as can be told without spelling it out
        ids: list[Any] = [node.get(ELEMENT if self.rows.wrapped else "nodeID") for node in self.rows.nodes]
        if not all(type(id_) is str for id_ in ids):
            return None
        own = copy(self)
        own.elements = dict(enumerate(ids))
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
        """Take the I-nodes one by one: they become statements."""
        nodes, keys, ids, plain = self.rows.nodes, self.rows.keys, self.ids, is_name
        untitled = 0
        for place, kind in self.rows.kinds.items():
            if kind != "I":
                continue
            node, key = nodes[place], keys[place]
            name = f"n{key}" if key.isdecimal() else key if plain(key) else f"n{slug(key)}"
            if ELEMENT in node:
                name = _element(node) or name
            if name in ids.taken:
                name = ids.new(name)
            else:
                ids.taken.add(name)
            self.elements[place] = name
            words = node.get("text") or ""
            if not words and ELEMENT not in node:  # else argmap wrote it, of a claim without words
                untitled += 1
                words = f"{UNTITLED}{untitled}"
            self.words[place] = words

    def _name(self, relations: dict[int, g.Relation]) -> None:
        """Give each relation its id: its node's if that is a name, else what its ends say, else its node's number."""
        points, elements, nodes, keys = self.words, self.elements, self.rows.nodes, self.rows.keys
        for place in relations:
            if ELEMENT in nodes[place] or not keys[place].isdecimal():  # which is no name
                name = _element(nodes[place]) or keys[place]
                if name != keys[place] or is_name(name):
                    elements[place] = self.ids.new(name)
        waiting = []
        for place, relation in relations.items():
            if place not in elements:
                if relation.target in points:
                    elements[place] = self._named(place, relation, elements[relation.target])
                else:
                    waiting.append(place)
        for first in waiting:
            path: dict[int, None] = {}  # what has to be named before: conflicts may be aimed at conflicts, in a cycle
            place = first
            while place in relations and place not in elements and place not in path:
                path[place] = None
                place = relations[place].target
            for last in reversed(path):
                elements[last] = self._named(last, relations[last], elements.get(relations[last].target))

    def _named(self, place: int, relation: g.Relation, target: str | None) -> str:
        kind, sources, end = relation
        if target is not None and len(sources) == 1 and kind in _VERBS:
            verb = "undercuts" if self.rows.kinds[end] == "RA" else _VERBS[kind]
            name = f"{self.elements[sources[0]]}-{verb}-{target}"
            if name not in self.ids.taken and len(name) < _LONGEST:
                self.ids.taken.add(name)
                return name
        return self.ids.new(f"n{slug(self.rows.keys[place])}")

    def _relations(self, relations: dict[int, g.Relation]) -> None:
        """Make the relations, in one loop that knows its names by heart: there may be a hundred thousand."""
        elements, nodes, kinds, scheme = self.elements, self.rows.nodes, self.rows.kinds, schemes.read
        for place, (kind, sources, target) in relations.items():
            name, node, end = elements[place], nodes[place], elements[target]
            tied = (elements[sources[0]],) if len(sources) == 1 else tuple([elements[s] for s in sources])
            if kind == "RA":
                self.inferences.append(Inference(name, tied, end, scheme(node)))
            elif kind == "CA":
                undercut = kinds[target] == "RA" or schemes.is_undercut(node)
                conflict = ConflictKind.UNDERCUT if undercut else ConflictKind.ATTACK
                self.conflicts.append(Conflict(name, tied, end, conflict, scheme(node)))
            elif kind == "MA":
                self.rephrases.append(Rephrase(name, tied, end))
            else:
                self.preferences.append(Preference(name, tied[0], end))

    def _plain_supports(self, sides: Sequence[g.Sides]) -> None:
        """Read an edge from I-node to I-node as support: AIF forbids it, but tools draw it for just that."""
        direct = ("I", "I")
        if direct not in set(sides):
            return  # nearly always
        self.edges = list(self.edges)
        for index, side in enumerate(sides):
            start, end = self.rows.ends[index]
            if side != direct or start == end:
                continue
            premise, conclusion = self.elements[start], self.elements[end]
            name = self.ids.new(f"{premise}-supports-{conclusion}")
            self.edges[index] = [name, self.edges[index]]
            self.inferences.append(Inference(name, (premise,), conclusion))

    def _branches(self, branches: dict[int, int]) -> None:
        """Read each further target of an inference or conflict as one of its own, which its edge says."""
        if not branches:
            return
        self.edges = list(self.edges)
        steps: list[Inference | Conflict] = [*self.inferences, *self.conflicts]
        made = {step.id: step for step in steps}
        for index, place in branches.items():
            end = self.rows.ends[index][1]
            relation, target = made[self.elements[place]], self.elements[end]
            is_undercut = self.rows.kinds[end] == "RA"
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
        entries: list[Any] = list(rows.nodes)
        for place, name in self.elements.items():
            entries[place] = [name, entries[place]]
        for place, words in self.words.items():
            if not words.startswith(UNTITLED) and words:
                del rows.nodes[place]["text"]  # which the statement says
        extra: dict[str, Any] = {}
        lists: dict[str, Any] = {"nodes": entries, "edges": self.edges}
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
