"""AIF graphs as RDF in the dialect of AIFdb, both ways, dialogue included.

The dialect (``http://www.arg.tech/aif#``, as AIFdb's web service writes it) has a class for each type of node and names
every node ``http://www.aifdb.org/nodes/ID``. Each property may stand at either end, so that the types of the two nodes
tell which way an edge goes; where they do not, it stands at one end only. Schemes are labels. What the dialect has no
word for (ids of edges and schemes, participants ...) is lost. A graph is plain values, as in AIF's JSON.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote, unquote

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from argmap.domain.dialogue import ends_of, key_of
from argmap.domain.expressiveness.projection import without_other_graphs
from argmap.domain.schemes import AIF_DEFAULTS
from argmap.rdf.foreign import keep, kept
from argmap.rdf.graph import check_text, plain
from argmap.rdf.reader import no_map
from argmap.rdf.serialisation import dump_quads, parse_quads
from argmap.rdf.vocabulary import AIF_SCHEMES, Dcterms, Rdf

NAMESPACE = "http://www.arg.tech/aif#"
NODES = "http://www.aifdb.org/nodes/"
PREFIXES = {"aif": NAMESPACE, "node": NODES}
Row = Mapping[str, Any]
Node = NamedNode | BlankNode

_GRAPH = NamedNode("http://www.aifdb.org/nodeset")  # stands for the default graph, which ``dump_quads`` leaves out
_WITH_GRAPHS = ("nquads", "trig", "jsonld")
_RANKS = {"RA": 1, "MA": 1, "CA": 2, "PA": 3}
_PLAIN_ORDER = ("I", "RA", "CA", "MA", "PA")  # of the nodes of a plain document
_SPOKEN = frozenset(("I", "L"))
_TIES = frozenset((*_RANKS, "TA", "YA"))
_DEFAULTS = AIF_DEFAULTS | {"TA": "Default Transition"}
_CLAIM = NamedNode(NAMESPACE + "claimText")
_NOTATION = NamedNode("http://www.w3.org/2004/02/skos/core#notation")
_PLACES = {
    _CLAIM: "text",
    Rdf.label: "text",
    Dcterms.type: "scheme",
    _NOTATION: "schemeName",  # what a scheme is called in the model, where its text says less
    Dcterms.identifier: "elementID",  # of the element that a node is, where its own id is another
    NamedNode(NAMESPACE + "creationDate"): "timestamp",
}
_OF_ANY = ("timestamp", "elementID", "schemeName")  # what a node of any type may say
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_CLASSES = frozenset(AIF_SCHEMES.values())


def _term(name: str) -> NamedNode:
    return NamedNode(NAMESPACE + name)


_INTO = {name: _term(name) for name in ("Premise", "Locution", "Anchor", "StartLocution")}  # at the node it goes to
_FROM = {name: _term(name) for name in ("Conclusion", "IllocutionaryContent", "EndLocution")}  # where it comes from
_ENDS = {term: name for name, term in (_INTO | _FROM).items()}
_OWNERS = {  # the type of node that a property belongs to
    "Locution": "YA",
    "Anchor": "YA",
    "IllocutionaryContent": "YA",
    "StartLocution": "TA",
    "EndLocution": "TA",
}


def knows(text: str) -> bool:
    """Return whether ``text`` is a dataset of AIFdb: its terms for its nodes."""
    return NAMESPACE in text and NODES in text


def dump_graph(graph: Row, extra: Row, format: str) -> str:
    """Return the nodes and edges of an AIF graph, and the foreign triples that ``extra`` keeps, as text."""
    quads = encode_graph(graph, extra if format in _WITH_GRAPHS else without_other_graphs(extra))
    if format in _WITH_GRAPHS:
        named = [(q, DefaultGraph() if q.graph_name == _GRAPH else q.graph_name) for q in quads]
        quads = [Quad(q.subject, q.predicate, q.object, graph) for q, graph in named]
    return dump_quads(quads, format, PREFIXES)


def load_graph(text: str, format: str, file: str = "") -> tuple[dict[str, Any], list[str]]:
    """Return the AIF graph that ``text`` holds, and what else it says as lines of N-Quads; raises ``ParseError``."""
    return decode_graph(parse_quads(text, format, file), file)


def encode_graph(graph: Row, extra: Row) -> list[Quad]:
    """Return the quads of an AIF graph; raises ``MapError`` for what RDF cannot hold."""
    written: dict[Quad, None] = {}
    kinds: dict[str, str] = {}
    for row in graph.get("nodes") or ():
        key = str(key_of(row))
        if key not in kinds:
            kinds[key] = row["type"]
            written |= dict.fromkeys(_node(key, row))
    for start, end in ends_of(graph.get("edges") or ()):
        for subject, property_, object_ in _edge(start, end, kinds):
            written[Quad(_name(subject), property_, _name(object_), _GRAPH)] = None
    foreign = kept(extra, _GRAPH)[0] if written else []  # without a node nobody would know the dataset
    spoken = {_said(q) for q in foreign}  # in some language
    return [*(q for q in written if _said(q) not in spoken), *foreign]


def decode_graph(quads: Iterable[Quad], file: str = "") -> tuple[dict[str, Any], list[str]]:
    """Return the AIF graph that ``quads`` say, and the foreign ones; raises ``ParseError`` where there is no node."""
    reader = _Reader(list(dict.fromkeys(quads)))
    if reader.quads and not (reader.kinds or reader.edges):
        message = "No argument map stands in this dataset: nothing is a node of AIF as AIFdb has it."
        raise no_map("which-map", message, "Export one from argmap or AIFdb.", file)
    return reader.graph(), keep(q for q in reader.quads if q not in reader.used)


def _said(quad: Quad) -> tuple[Any, ...]:
    return (quad.subject, quad.predicate, quad.object.value) if isinstance(quad.object, Literal) else (quad,)


def _name(key: str) -> NamedNode:
    return NamedNode(NODES + (quote(check_text(key), safe="") if key not in (".", "..") else key.replace(".", "%2E")))


def _node(key: str, row: Row) -> Iterator[Quad]:
    node, kind, text = _name(key), row["type"], row.get("text")
    yield Quad(node, Rdf.type, _term(f"{quote(check_text(kind), safe='')}-node"), _GRAPH)
    if kind in _SPOKEN:
        if isinstance(text, str):
            yield Quad(node, _CLAIM, plain(text), _GRAPH)
    else:
        if kind == "RA" and (name := _class(text)):
            yield Quad(node, Rdf.type, _term(name), _GRAPH)
        if isinstance(text, str) and text != _DEFAULTS.get(kind):
            yield Quad(node, Rdf.label, plain(text), _GRAPH)
        if isinstance(scheme := row.get("scheme"), str) and scheme != text:
            yield Quad(node, Dcterms.type, plain(scheme), _GRAPH)
    if isinstance(element := row.get("elementID"), str):
        yield Quad(node, Dcterms.identifier, plain(element), _GRAPH)
    if isinstance(called := row.get("schemeName"), str):
        yield Quad(node, _NOTATION, plain(called), _GRAPH)
    if isinstance(date := row.get("timestamp"), str):
        yield Quad(node, _term("creationDate"), plain(date), _GRAPH)


def _class(text: object) -> str:
    """The name of the class for the scheme that a text names, or ""."""
    name = f"{''.join(str(text).split())}_Inference"
    return name if name in _CLASSES else ""


def _edge(start: str, end: str, kinds: Mapping[str, str]) -> Iterator[tuple[str, NamedNode, str]]:
    """The triples that say an edge: two where AIFdb says it at both ends, else the one that tells its direction."""
    first, second = kinds.get(start, ""), kinds.get(end, "")
    ranks = _RANKS.get(first, 0), _RANKS.get(second, 0)
    name = "Conclusion" if ranks[0] and ranks[0] >= ranks[1] else "Premise"
    if first == "YA":
        name = "IllocutionaryContent"
    elif second == "YA":
        name = "Anchor" if first == "TA" else "Locution"
    elif "TA" in (first, second):
        name = "EndLocution" if first == "TA" else "StartLocution"
    at, other, term = (end, start, _INTO[name]) if name in _INTO else (start, end, _FROM[name])
    yield at, term, other
    if kinds.get(other) in _SPOKEN and kinds.get(at) in _TIES:
        yield other, term, at


class _Reader:
    def __init__(self, quads: list[Quad]) -> None:
        self.quads = quads
        self.used: set[Quad] = set()
        self.kinds: dict[Node, str] = {}
        self.keys: dict[Node, str] = {}
        self.taken: set[str] = set()
        for quad in quads:  # before others, which give way
            for term in (quad.subject, quad.object):
                if isinstance(term, NamedNode) and term.value.startswith(NODES):
                    self.taken.add(self._key(term))
        self.classes: dict[Node, Quad] = {}  # of schemes
        self.texts: dict[Node, dict[str, str]] = {}
        self.edges: dict[tuple[str, str], str] = {}  # -> the node whose property says it
        for quad in quads:
            self._take_type(quad)
        order = {kind: place for place, kind in enumerate(_PLAIN_ORDER)}
        self.kinds = dict(sorted(self.kinds.items(), key=lambda item: order.get(item[1], len(order))))
        said = [end for quad in quads if (end := self._edge(quad))]
        for quad, edge, at in sorted(said, key=lambda entry: entry[0].subject != entry[2]):  # premises in their order
            self.edges.setdefault(edge, self._key(at))
            self.used.add(quad)
        for quad in quads:
            self._take_text(quad)
        for node, quad in self.classes.items():
            if self.kinds.get(node) == "RA" and self._row(node, "RA")["text"] == _spelt(quad.object):
                self.used.add(quad)

    def graph(self) -> dict[str, Any]:
        """The graph in AIFdb's shape: content first, then what ties it together, then the dialogue."""
        rows = [self._row(node, kind) for node, kind in self.kinds.items()]
        places = {row["nodeID"]: place for place, row in enumerate(rows)}
        points = {row["nodeID"] for row in rows if row["type"] == "I"}

        def place(item: tuple[tuple[str, str], str]) -> tuple[int, int]:
            (start, end), at = item
            if start in points and end in points:  # a support by itself, in the same place in every syntax
                return places[start], places[end]
            return places.get(at, -1), start == at

        ordered = sorted(self.edges.items(), key=place)
        edges = [
            {"edgeID": str(number), "fromID": start, "toID": end, "formEdgeID": None}
            for number, ((start, end), _) in enumerate(ordered, 1)
        ]
        return {"nodes": rows, "edges": edges, "locutions": []}

    def _take_type(self, quad: Quad) -> None:
        subject, object_ = quad.subject, quad.object
        if quad.predicate != Rdf.type or not isinstance(object_, NamedNode) or isinstance(subject, Triple):
            return
        name = object_.value.removeprefix(NAMESPACE)
        if name != object_.value and name.endswith("-node") and subject not in self.kinds:
            self.kinds[subject] = unquote(name.removesuffix("-node"))
            self.used.add(quad)
        elif name in _CLASSES:
            self.classes.setdefault(subject, quad)

    def _edge(self, quad: Quad) -> tuple[Quad, tuple[str, str], Node] | None:
        """An edge, and the node whose property says it: of two that may have it the greater, or the subject."""
        name, subject, object_ = _ENDS.get(quad.predicate), quad.subject, quad.object
        if not name or not isinstance(subject, NamedNode | BlankNode) or not isinstance(object_, NamedNode | BlankNode):
            return None
        ranks = _RANKS if name in ("Premise", "Conclusion") else {_OWNERS[name]: 1}
        turned = ranks.get(self.kinds.get(object_, ""), 0) > ranks.get(self.kinds.get(subject, ""), 0)
        at, other = (object_, subject) if turned else (subject, object_)
        start, end = (other, at) if name in _INTO else (at, other)
        return quad, (self._key(start), self._key(end)), at

    def _take_text(self, quad: Quad) -> None:
        kind = self.kinds.get(quad.subject)  # type: ignore[arg-type]
        place = _PLACES.get(quad.predicate)
        if kind is None or place is None or not isinstance(quad.object, Literal):
            return
        if (quad.predicate == _CLAIM) != (kind in _SPOKEN) and place not in _OF_ANY:
            return
        values = self.texts.setdefault(quad.subject, {})  # type: ignore[arg-type]
        if place not in values:
            values[place] = quad.object.value
            if not quad.object.language:  # which JSON has no place for
                self.used.add(quad)

    def _row(self, node: Node, kind: str) -> dict[str, Any]:
        texts = self.texts.get(node, {})
        row: dict[str, Any] = {"nodeID": self._key(node), "text": texts.get("text"), "type": kind}
        row |= {place: texts[place] for place in _OF_ANY if place in texts}
        if kind in _SPOKEN:
            return row if "text" in texts else {k: v for k, v in row.items() if k != "text"}
        named = _spelt(self.classes[node].object) if node in self.classes else _DEFAULTS.get(kind, "")
        row["text"] = texts.get("text", named)
        return {**row, "scheme": texts.get("scheme", row["text"])}

    def _key(self, node: Node) -> str:
        """The id of a node: what stands behind AIFdb's address, or else behind the last # or / unless that is taken."""
        if node not in self.keys:
            value = node.value
            if value.startswith(NODES):
                key = unquote(value[len(NODES) :])
            else:
                tail = unquote(re.split(r"[#/]", value.rstrip("#/"))[-1])
                key = tail if tail not in self.taken else value
                self.taken.add(key)
            self.keys[node] = key
        return self.keys[node]


def _spelt(class_: object) -> str:
    """The name of a scheme as AIFdb's JSON has it, from its class."""
    name = class_.value.removeprefix(NAMESPACE) if isinstance(class_, NamedNode) else ""
    return " ".join(_CAPITAL.split(name.removesuffix("_Inference")))
