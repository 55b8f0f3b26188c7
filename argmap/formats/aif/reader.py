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
        self.points: list[int] = []  # the places of the I-nodes
        self.titles: list[str] = []  # and what they say
        self.edges: dict[int, str] = {}  # place of edge -> id of the relation that it is by itself
        self.inferences: list[Inference] = []
        self.conflicts: list[Conflict] = []
        self.rephrases: list[Rephrase] = []
        self.preferences: list[Preference] = []
        self.remarks: list[Diagnostic] = []

    def read(self) -> ArgumentMap:
        self._points()
        types, ends = self.rows.types, self.rows.ends
        ties = g.ties_of(types, ends)
        stray = ties.stray
        branches = g.branches(g.kinds_of(types), ends) if ties.odd else {}
        if branches:
            ends = [pair for place, pair in enumerate(ends) if place not in branches]
            ties = g.ties_of(types, ends)
        relations = g.relations(types, ends, ties)
        if own := self._own(relations):
            return own
        self.remarks = remarks(self.rows, stray, relations)
        self._name(relations)
        self._relations(relations)
        self._plain_supports(stray)
        self._branches(branches)
        sources, voices, stances = speakers(self.rows)
        statements = self._statements(voices, stances)
        extra = self.rows.said(Said(self.elements, self.points, self.titles, self.edges))
        return replace(self._bare(statements), sources=sources, extra=extra)

    def _statements(
        self, voices: Mapping[int, tuple[str, ...]], stances: Mapping[int, Stance]
    ) -> tuple[Statement, ...]:
        places, elements = self.points, self.elements
        nobody, unknown = (), Stance.UNKNOWN
        return many(
            Statement,
            id=[elements[place] for place in places],
            title=self.titles,
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

    def _own(self, relations: Sequence[g.Relation | None]) -> ArgumentMap | None:
        """Return the map that the document would be written from just so, with its ids as they are and nothing kept.

        The names that nodes of others get, since numbers are no names and a claim needs words, would be read into it.
        """
        rows = self.rows
        whole = len(rows.keys) == len(self.points) + sum(relation is not None for relation in relations)
        ids = rows.own_ids() if whole else None
        if ids is None:
            return None
        own = copy(self)
        own.elements = ids
        own.inferences, own.conflicts, own.rephrases, own.preferences = [], [], [], []
        own._relations(relations)
        own.titles = [rows.texts[place] for place in self.points]
        bare = own._bare(own._statements({}, {}))
        written = plain.spell(bare, rows.wrapped)
        return bare if written == rows.text or json.loads(written) == rows.document else None

    def _points(self) -> None:
        """Take the I-nodes: they become statements."""
        keys, texts, own = self.rows.keys, self.rows.texts, self.rows.elements
        self.points = [place for place, kind in enumerate(self.rows.types) if kind == "I"]
        wanted = [
            f"n{key}" if key.isdecimal() else key if is_name(key) else f"n{slug(key)}"
            for key in [keys[place] for place in self.points]
        ]
        if own:
            wanted = [own.get(place) or name for place, name in zip(self.points, wanted, strict=True)]
        for place, name in zip(self.points, self.ids.several(wanted), strict=True):
            self.elements[place] = name
        untitled = 0
        for place in self.points:
            words = texts[place]
            if not words and place not in own:  # else argmap wrote it, of a claim without words
                untitled += 1
                words = f"{UNTITLED}{untitled}"
            self.titles.append(words)

    def _name(self, relations: Sequence[g.Relation | None]) -> None:
        """Give each relation its id: its node's if that is a name, else what its ends say, else its node's number."""
        elements, types, keys, own = self.elements, self.rows.types, self.rows.keys, self.rows.elements
        are_numbers = not own and all(map(str.isdecimal, keys))  # which are no names
        for place, relation in () if are_numbers else enumerate(relations):
            if relation and (place in own or not keys[place].isdecimal()):
                name = own.get(place) or keys[place]
                if name != keys[place] or is_name(name):
                    elements[place] = self.ids.new(name)
        waiting = []
        for place, relation in enumerate(relations):
            if relation and not elements[place]:
                kind, sources, target = relation
                if types[target] != "I":
                    waiting.append(place)
                elif len(sources) == 1 and kind in _VERBS:
                    wanted = f"{elements[sources[0]]}-{_VERBS[kind]}-{elements[target]}"
                    elements[place] = self._named(place, wanted)
                else:
                    elements[place] = self._named(place, "")
        for first in waiting:
            path: dict[
                int, g.Relation
            ] = {}  # what has to be named before: conflicts may be aimed at each other in a cycle
            place = first
            while (relation := relations[place]) and not elements[place] and place not in path:
                path[place] = relation
                place = relation.target
            for last, (kind, sources, target) in reversed(path.items()):
                said = len(sources) == 1 and kind in _VERBS and elements[target]
                verb = "undercuts" if types[target] == "RA" else _VERBS.get(kind)
                elements[last] = self._named(last, f"{elements[sources[0]]}-{verb}-{elements[target]}" if said else "")

    def _named(self, place: int, wanted: str) -> str:
        """Return the ``wanted`` id of a relation, if there is one that is free and no novel, else that of its node."""
        taken = self.ids.taken
        if wanted and wanted not in taken and len(wanted) < _LONGEST:
            taken.add(wanted)
            return wanted
        return self.ids.new(f"n{slug(self.rows.keys[place])}")

    def _relations(self, relations: Sequence[g.Relation | None]) -> None:
        """Make the relations, kind by kind and each field in one go: there may be a hundred thousand."""
        elements, types = self.elements, self.rows.types
        of_kind: dict[str, list[tuple[int, g.Relation]]] = {kind: [] for kind in g.SCHEMES}
        for place, relation in enumerate(relations):
            if relation:
                of_kind[relation.kind].append((place, relation))

        def columns(kind: str) -> tuple[list[str], list[tuple[str, ...]], list[str]]:
            return (
                [elements[place] for place, _ in of_kind[kind]],
                [
                    (elements[sources[0]],) if len(sources) == 1 else tuple([elements[s] for s in sources])
                    for _, (_, sources, _) in of_kind[kind]
                ],
                [elements[target] for _, (_, _, target) in of_kind[kind]],
            )

        ids, premises, targets = columns("RA")
        said = map(schemes.read, self.rows.names([place for place, _ in of_kind["RA"]]))
        self.inferences += many(Inference, id=ids, premises=premises, conclusion=targets, scheme=said)
        ids, premises, targets = columns("CA")
        names = self.rows.names([place for place, _ in of_kind["CA"]])
        hits = [
            ConflictKind.UNDERCUT if types[target] == "RA" or schemes.is_undercut(name) else ConflictKind.ATTACK
            for (_, (_, _, target)), name in zip(of_kind["CA"], names, strict=True)
        ]
        said = map(schemes.read, names)
        self.conflicts += many(Conflict, id=ids, premises=premises, target=targets, kind=hits, scheme=said)
        self.rephrases += map(Rephrase, *columns("MA"))
        ids, premises, targets = columns("PA")
        self.preferences += [Preference(*row) for row in zip(ids, (p[0] for p in premises), targets, strict=True)]

    def _plain_supports(self, stray: Sequence[int]) -> None:
        """Read an edge from I-node to I-node as support: AIF forbids it, but tools draw it for just that."""
        for index in stray:
            start, end = self.rows.ends[index]
            if g.NOWHERE in (start, end) or start == end:
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
            is_undercut = self.rows.types[end] == "RA"
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
