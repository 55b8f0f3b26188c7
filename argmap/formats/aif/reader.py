"""From AIF JSON to the model; what the model has no word for is kept in the map's ``extra``.

- ``aif:nodes``: the nodes in order; one that is an element of the map as ``[id of the element, what else it says]``
- ``aif:edges``: the edges in order; one that is a support by itself (from I-node to I-node) likewise, and one to a further
  target of an inference or conflict
- ``aif:graph``, ``aif:document``: what stands beside nodes and edges, and beside the graph in xAIF
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import replace
from itertools import repeat
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
from argmap.domain.slots import many
from argmap.formats.aif import graph as g
from argmap.formats.aif import plain, schemes
from argmap.formats.aif.kept import Said
from argmap.formats.aif.plain import is_name
from argmap.formats.aif.remains import UNTITLED
from argmap.formats.aif.remarks import remarks, without_path
from argmap.formats.aif.rows import Rows
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
        reader = _Reader(Rows(text, file), file)
        return Reading(reader.read(), reader.remarks)


def load_graph(graph: dict[str, Any], file: str = "<text>") -> Reading:
    """Read a graph of plain values from elsewhere, whose scheme nodes may say no more than the name of their scheme.

    What is told of it has no place but the file.
    """
    for node in graph["nodes"]:
        if node["type"] in g.SCHEMES:
            names = schemes.names_of(node)
            named = schemes.write(node["type"], schemes.read(names), schemes.is_undercut(names))
            if named.items() >= {"text": node["text"], "scheme": node["scheme"]}.items():
                node.update(named)  # the number of the scheme in AIFdb
    argument_map, diagnostics = read(json.dumps(graph, ensure_ascii=False), file)
    return Reading(argument_map, [without_path(warning) for warning in diagnostics])


class _Reader:
    def __init__(self, rows: Rows, file: str) -> None:
        self.rows = rows
        self.file = file
        self.ids = Ids()
        self.elements = [""] * len(rows.keys)  # the ids of the elements that the nodes are
        self.words: dict[int, str] = {}  # of the I-nodes
        self.edges: dict[int, str] = {}  # place of edge -> id of the relation that it is by itself
        self.inferences: list[Inference] = []
        self.conflicts: list[Conflict] = []
        self.rephrases: list[Rephrase] = []
        self.preferences: list[Preference] = []
        self.remarks: list[Diagnostic] = []

    def read(self) -> ArgumentMap:
        self._points()
        kinds, ends = self.rows.kinds, self.rows.ends
        ties = g.ties_of(kinds, ends)
        stray = ties.stray
        branches = g.branches(kinds, ends) if ties.odd else {}
        if branches:
            ends = [pair for place, pair in enumerate(ends) if place not in branches]
            ties = g.ties_of(kinds, ends)
        relations = g.relations(kinds, ends, ties)
        if own := self._own(relations):
            return own
        self.remarks = remarks(self.rows, stray, relations)
        self._name(relations)
        self._relations(relations)
        self._plain_supports(stray)
        self._branches(branches)
        sources, voices, stances = speakers(self.rows)
        statements = self._statements(voices, stances)
        return replace(
            self._bare(statements), sources=sources, extra=self.rows.said(Said(self.elements, self.words, self.edges))
        )

    def _statements(
        self, voices: Mapping[int, tuple[str, ...]], stances: Mapping[int, Stance]
    ) -> tuple[Statement, ...]:
        places, elements = self.words, self.elements
        nobody, unknown = (), Stance.UNKNOWN
        return many(
            Statement,
            id=[elements[place] for place in places],
            title=self.words.values(),
            asserted_by=[voices.get(place, nobody) for place in places] if voices else repeat(nobody),
            stance=[stances.get(place, unknown) for place in places] if stances else repeat(unknown),
        )

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
        rows = self.rows
        whole = len(rows.kinds) == len(rows.keys) == len(relations) + len(self.words)
        ids = rows.own_ids() if whole else None
        if ids is None:
            return None
        own = copy(self)
        own.elements = ids
        own.inferences, own.conflicts, own.rephrases, own.preferences = [], [], [], []
        own._relations(relations)
        own.words = {place: self.rows.texts[place] for place in self.words}
        bare = own._bare(own._statements({}, {}))
        written = plain.spell(bare, rows.wrapped)
        return bare if written == rows.text or json.loads(written) == rows.document else None

    def _points(self) -> None:
        """Take the I-nodes: they become statements."""
        keys, texts, own = self.rows.keys, self.rows.texts, self.rows.elements
        places = [place for place, kind in self.rows.kinds.items() if kind == "I"]
        wanted = [
            f"n{key}" if key.isdecimal() else key if is_name(key) else f"n{slug(key)}"
            for key in [keys[place] for place in places]
        ]
        if own:
            wanted = [own.get(place) or name for place, name in zip(places, wanted, strict=True)]
        for place, name in zip(places, self.ids.several(wanted), strict=True):
            self.elements[place] = name
        untitled = 0
        for place in places:
            words = texts[place]
            if not words and place not in own:  # else argmap wrote it, of a claim without words
                untitled += 1
                words = f"{UNTITLED}{untitled}"
            self.words[place] = words

    def _name(self, relations: dict[int, g.Relation]) -> None:
        """Give each relation its id: its node's if that is a name, else what its ends say, else its node's number."""
        elements, kinds, keys, own = self.elements, self.rows.kinds, self.rows.keys, self.rows.elements
        for place in relations:
            if place in own or not keys[place].isdecimal():  # which is no name
                name = own.get(place) or keys[place]
                if name != keys[place] or is_name(name):
                    elements[place] = self.ids.new(name)
        waiting = []
        for place, relation in relations.items():
            if not elements[place]:
                if kinds[relation.target] == "I":
                    elements[place] = self._named(place, relation, _VERBS.get(relation.kind))
                else:
                    waiting.append(place)
        for first in waiting:
            path: dict[int, None] = {}  # what has to be named before: conflicts may be aimed at conflicts, in a cycle
            place = first
            while place in relations and not elements[place] and place not in path:
                path[place] = None
                place = relations[place].target
            for last in reversed(path):
                verb = _VERBS.get(relations[last].kind)
                is_undercut = verb and kinds[relations[last].target] == "RA"
                elements[last] = self._named(last, relations[last], "undercuts" if is_undercut else verb)

    def _named(self, place: int, relation: g.Relation, verb: str | None) -> str:
        _, sources, target = relation
        if verb and len(sources) == 1 and (end := self.elements[target]):
            name = f"{self.elements[sources[0]]}-{verb}-{end}"
            if name not in self.ids.taken and len(name) < _LONGEST:
                self.ids.taken.add(name)
                return name
        return self.ids.new(f"n{slug(self.rows.keys[place])}")

    def _relations(self, relations: dict[int, g.Relation]) -> None:
        """Make the relations, kind by kind and each field in one go: there may be a hundred thousand."""
        elements, kinds = self.elements, self.rows.kinds
        of_kind: dict[str, list[int]] = {kind: [] for kind in g.SCHEMES}
        for place, relation in relations.items():
            of_kind[relation.kind].append(place)

        def columns(kind: str) -> tuple[list[str], list[tuple[str, ...]], list[str]]:
            tied = [relations[place] for place in of_kind[kind]]
            return (
                [elements[place] for place in of_kind[kind]],
                [
                    (elements[sources[0]],) if len(sources) == 1 else tuple([elements[s] for s in sources])
                    for _, sources, _ in tied
                ],
                [elements[target] for _, _, target in tied],
            )

        ids, premises, targets = columns("RA")
        said = list(map(schemes.read, self.rows.names(of_kind["RA"])))
        self.inferences += many(Inference, id=ids, premises=premises, conclusion=targets, scheme=said)
        ids, premises, targets = columns("CA")
        names = self.rows.names(of_kind["CA"])
        said = list(map(schemes.read, names))
        hits = [
            ConflictKind.UNDERCUT
            if kinds[relations[place].target] == "RA" or schemes.is_undercut(name)
            else ConflictKind.ATTACK
            for place, name in zip(of_kind["CA"], names, strict=True)
        ]
        self.conflicts += many(Conflict, id=ids, premises=premises, target=targets, kind=hits, scheme=said)
        self.rephrases += map(Rephrase, *columns("MA"))
        ids, premises, targets = columns("PA")
        self.preferences += [Preference(*row) for row in zip(ids, (p[0] for p in premises), targets, strict=True)]

    def _plain_supports(self, stray: Sequence[int]) -> None:
        """Read an edge from I-node to I-node as support: AIF forbids it, but tools draw it for just that."""
        for index in stray:
            start, end = self.rows.ends[index]
            if start is None or end is None or start == end:
                continue
            premise, conclusion = self.elements[start], self.elements[end]
            name = self.ids.new(f"{premise}-supports-{conclusion}")
            self.edges[index] = name
            self.inferences.append(Inference(name, (premise,), conclusion))

    def _branches(self, branches: dict[int, int]) -> None:
        """Read each further target of an inference or conflict as one of its own, which its edge says."""
        if not branches:
            return
        steps: list[Inference | Conflict] = [*self.inferences, *self.conflicts]
        made = {step.id: step for step in steps}
        for index, place in branches.items():
            end = self.rows.ends[index][1]
            relation, target = made[self.elements[place]], self.elements[end]
            is_undercut = self.rows.kinds[end] == "RA"
            verb = "supports" if isinstance(relation, Inference) else "undercuts" if is_undercut else "attacks"
            whose = relation.premises[0] if len(relation.premises) == 1 else relation.id
            name = self.ids.new(f"{whose}-{verb}-{target}")
            self.edges[index] = name
            if isinstance(relation, Inference):
                self.inferences.append(replace(relation, id=name, conclusion=target))
            else:
                kind = ConflictKind.UNDERCUT if is_undercut else relation.kind
                self.conflicts.append(replace(relation, id=name, target=target, kind=kind))


def _map_id(file: str) -> str:
    path = PurePath(file)
    return slug(path.name.split(".", 1)[0]) or "map" if path.suffix else "map"
