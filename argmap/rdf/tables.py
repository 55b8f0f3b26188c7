"""Rows of tables for what a map says, for engines that know no RDF; see docs/howto/corpus.md for what each holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import pyoxigraph as ox

from argmap.rdf.names import Names
from argmap.rdf.vocabulary import VOCABULARY, Aif, Argmap, Prov, Rdf

Row = tuple[str | int | float | bool | None, ...]

COLUMNS: Final[Mapping[str, Mapping[str, str]]] = {
    "statement": {
        "map_id": "string",
        "statement": "string",
        "title": "string",
        "claim": "string",
        "role": "string",
        "is_thesis": "boolean",
        "place": "integer",
        "source": "string",
        "verdict": "string",
        "strength": "number",
    },
    "inference": {
        "map_id": "string",
        "inference": "string",
        "premise": "string",
        "conclusion": "string",
        "scheme": "string",
        "place": "integer",
    },
    "conflict": {
        "map_id": "string",
        "conflict": "string",
        "attacker": "string",
        "attacked": "string",
        "kind": "string",
        "place": "integer",
    },
    "supports": {"map_id": "string", "source": "string", "target": "string"},
    "attacks": {"map_id": "string", "source": "string", "target": "string"},
    "undercuts": {"map_id": "string", "source": "string", "target": "string"},
    "locution": {
        "map_id": "string",
        "locution": "string",
        "wording": "string",
        "speaker": "string",
        "said_at": "string",
    },
    "triple": {
        "map_id": "string",
        "graph": "integer",
        "subject": "integer",
        "predicate": "integer",
        "object": "integer",
    },
    "term": {"id": "integer", "kind": "string", "value": "string", "datatype": "string", "language": "string"},
}
_DIRECT: Final = {"supports": Argmap.supports, "attacks": Argmap.attacks, "undercuts": Argmap.undercuts}


class Tables:
    """Turns datasets into rows, and numbers terms in the order in which they are met."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._numbers: dict[str, int] = {}
        self._new: list[Row] = []

    def of_map(self, map_id: str) -> dict[str, list[Row]]:
        """The rows of one map, and those of ``term`` that no map before it has."""
        names = Names(map_id)
        quads = [*self._quads(names.graph), *self._quads(names.acceptance)]
        tables: dict[str, list[Row]] = {name: [] for name in COLUMNS}
        tables["triple"] = self._triples(map_id, quads)
        said = _Said(quads)
        for name, predicate in _DIRECT.items():
            pairs = said.pairs(predicate)
            tables[name] = [(map_id, source, target) for source, target in pairs]
        tables["statement"] = list(_statements(map_id, said))
        tables["inference"] = list(_inferences(map_id, said))
        tables["conflict"] = list(_conflicts(map_id, said))
        tables["locution"] = list(_locutions(map_id, said))
        return self._with_terms(tables)

    def of_vocabulary(self) -> dict[str, list[Row]]:
        """Return what all maps say of our concepts: triples of no map."""
        return self._with_terms({"triple": self._triples("", self._quads(VOCABULARY))})

    def _with_terms(self, tables: dict[str, list[Row]]) -> dict[str, list[Row]]:
        tables["term"], self._new = self._new, []
        return tables

    def _quads(self, graph: ox.NamedNode) -> list[ox.Quad]:
        return list(self._store.quads_for_pattern(None, None, None, graph))

    def _triples(self, map_id: str, quads: Iterable[ox.Quad]) -> list[Row]:
        number = self._number
        return [(map_id, number(q.graph_name), number(q.subject), number(q.predicate), number(q.object)) for q in quads]

    def _number(self, term: object) -> int:
        key = str(term)
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self._numbers)
            self._new.append((number, *_parts(term)))
        return number


class _Said:
    """The triples of a map, by subject and predicate."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._objects: dict[tuple[object, object], list[object]] = {}
        self._subjects: dict[object, list[object]] = {}
        for quad in quads:
            self._objects.setdefault((quad.subject, quad.predicate), []).append(quad.object)
            self._subjects.setdefault(quad.predicate, []).append(quad.subject)

    def of_class(self, class_: ox.NamedNode) -> list[object]:
        """The nodes of a class, in order."""
        return [node for node in dict.fromkeys(self._subjects.get(Rdf.type, ())) if class_ in self.all(node, Rdf.type)]

    def all(self, node: object, predicate: ox.NamedNode) -> list[object]:
        """All that is said of a node by a predicate."""
        return self._objects.get((node, predicate), [])

    def one(self, node: object, predicate: ox.NamedNode) -> str | None:
        """The first of it as text: an IRI in full, or what a literal says."""
        return next((_text(term) for term in self.all(node, predicate)), None)

    def pairs(self, predicate: ox.NamedNode) -> list[tuple[str, str]]:
        """Subject and object of each triple of a predicate."""
        subjects = dict.fromkeys(self._subjects.get(predicate, ()))
        return [(_text(node), _text(term)) for node in subjects for term in self.all(node, predicate)]


def _statements(map_id: str, said: _Said) -> Iterator[Row]:
    theses = {target for _, target in said.pairs(Argmap.thesis)}
    for node in said.of_class(Argmap.Statement):
        strength = said.one(node, Argmap.strength)
        yield (
            map_id,
            _text(node),
            said.one(node, Rdf.label),
            said.one(node, Aif.claimText),
            _local(said.one(node, Argmap.role)),
            _text(node) in theses,
            _whole(said.one(node, Argmap.position)),
            said.one(node, Argmap.assertedBy),
            _local(said.one(node, Argmap.acceptance)),
            None if strength is None else float(strength),
        )


def _inferences(map_id: str, said: _Said) -> Iterator[Row]:
    for node in said.of_class(Argmap.Inference):
        yield from _pairs(map_id, said, node, (Aif.hasPremise, Aif.hasConclusion), said.one(node, Argmap.scheme))


def _conflicts(map_id: str, said: _Said) -> Iterator[Row]:
    for node in said.of_class(Argmap.Conflict):
        ends = (Aif.hasConflictingElement, Aif.hasConflictedElement)
        yield from _pairs(map_id, said, node, ends, _local(said.one(node, Argmap.conflictKind)))


def _pairs(
    map_id: str, said: _Said, node: object, ends: tuple[ox.NamedNode, ox.NamedNode], kind: str | None
) -> Iterator[Row]:
    """Yield a row for each premise and each end of a relation."""
    place = _whole(said.one(node, Argmap.position))
    premises, targets = (said.all(node, end) or [None] for end in ends)
    for target in targets:
        for premise in premises:
            between = [None if end is None else _text(end) for end in (premise, target)]
            yield (map_id, _text(node), *between, kind, place)


def _locutions(map_id: str, said: _Said) -> Iterator[Row]:
    for node in said.of_class(Aif.LNode):
        terms = (Aif.claimText, Prov.wasAttributedTo, Aif.creationDate)
        yield (map_id, _text(node), *(said.one(node, term) for term in terms))


def _parts(term: object) -> Row:
    """Kind, value, datatype and language of a term."""
    if isinstance(term, ox.NamedNode):
        return ("iri", term.value, None, None)
    if isinstance(term, ox.Literal):
        language = f"{term.language}--{term.direction}" if term.direction else term.language
        return ("literal", term.value, term.datatype.value, language)
    return ("blank" if isinstance(term, ox.BlankNode) else "other", _text(term), None, None)


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode) else str(term)


def _local(iri: str | None) -> str | None:
    """The name of a concept of ours without its family: ``evidence`` of ``argmap:role-evidence``."""
    return None if iri is None else iri.rpartition("#")[2].partition("-")[2] or iri


def _whole(text: str | None) -> int | None:
    return None if text is None else int(text)
