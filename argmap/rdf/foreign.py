"""Foreign triples of a dataset, beyond the map: kept in its ``extra`` as N-Quads, and written back beside it."""

from __future__ import annotations

import contextlib
import functools
import re
from collections.abc import Callable, Container, Iterable, Mapping
from typing import Any

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    parse,
)

from argmap.rdf import turtle
from argmap.rdf.names import is_of_another
from argmap.rdf.vocabulary import AIF_SCHEMES, PREFIXES, Argmap, Oa, Prov, Rdf, Schema, all_terms

Graph = NamedNode | BlankNode | DefaultGraph

KEY = "rdf:quads"
IRI = "rdf:iri"  # what an element was called in the dataset that it came from
_MEMBER = re.compile(re.escape(PREFIXES["rdf"]) + r"_\d+")
_DEFAULT_GRAPH = NamedNode("urn:x-arq:DefaultGraph")  # where a kept line has to name it, as Apache Jena does
_MOST_BLANK = 500  # blank nodes that are named after what is said of them, which can take long, and not just in order


def beyond(quads: Iterable[Quad], graph: NamedNode, home: Graph, written: Iterable[Quad] = ()) -> list[Quad]:
    """Return those of ``quads`` that the map named by ``graph`` does not account for, nor its verdicts.

    ``home`` is the graph that the map stands in: what another says of its nodes is not read, so all of it is kept.
    ``written`` is what the map would be written as: a property of ours that it has not of that node, such as a date of
    a statement, says something that the map does not hold.
    """
    quads, written = list(quads), list(written)
    own = {
        q.subject
        for q in quads
        if q.predicate == Rdf.type and q.object in _read_anywhere() and not is_of_another(q.subject, graph.value)
    }
    is_ours = _recogniser(graph, own, written)
    apart = _said_by_default(quads, graph, own, written) if home != DefaultGraph() else frozenset()
    foreign = [
        quad
        for quad in quads
        if quad in apart or _is_elsewhere(quad.graph_name, home, graph.value) or not is_ours(quad)
    ]
    if home != DefaultGraph():  # what is kept without a graph belongs to the map's
        apart = frozenset(quad for quad in foreign if isinstance(quad.graph_name, DefaultGraph))
    return [Quad(q.subject, q.predicate, q.object, _DEFAULT_GRAPH) if q in apart else q for q in foreign]


def _recogniser(graph: NamedNode, own: Container[object], written: Iterable[Quad]) -> Callable[[Quad], bool]:
    """Return what says of a quad in the map's graph, or beside it, whether the map accounts for it."""
    account = _Account(written)

    def is_ours(quad: Quad) -> bool:
        subject, predicate = quad.subject, quad.predicate
        if not isinstance(subject, NamedNode):
            return False
        inside = _is_inside(subject, graph)
        is_vocabulary = subject.value.startswith(PREFIXES["argmap"])
        if not inside and not is_vocabulary and subject not in own:
            return False
        if predicate == Rdf.type:
            return quad.object in _terms() and (
                subject not in account.properties or (subject, quad.object) in account.types
            )
        if predicate not in _terms() and not _MEMBER.fullmatch(predicate.value):
            return False
        if subject.value.startswith(f"{graph.value}/dataset"):  # which repeats what the map says
            return True
        if predicate in _DERIVED or _MEMBER.fullmatch(predicate.value) or _says_nothing(quad):
            return True
        properties = account.properties.get(subject)
        if properties is not None and predicate in properties:
            return account.has(quad, is_vocabulary)
        if not inside or not account.properties:
            return True
        is_beside = not subject.value.startswith(f"{graph.value}#")  # a graph, a source, the concept of a strand ...
        return not properties and (subject in own or is_beside)

    return is_ours


class _Account:
    """The map as it would be written: all else that is said of its nodes is kept, be it a second value of one thing."""

    def __init__(self, written: Iterable[Quad]) -> None:
        self.types: set[tuple[object, object]] = set()
        self.properties: dict[object, dict[object, set[object]]] = {}
        self._is_relation: set[object] = set()
        for quad in written:
            if quad.predicate == Rdf.type:
                self.types.add((quad.subject, quad.object))
                if quad.object in _RELATIONS:
                    self._is_relation.add(quad.subject)
            self.properties.setdefault(quad.subject, {}).setdefault(quad.predicate, set()).add(quad.object)

    def has(self, quad: Quad, is_vocabulary: bool = False) -> bool:
        """Return whether the map is written with ``quad``, or its value in another form (``"0.50"``, no datatype).

        Labels of relations, and of terms of ours, are made anew in each version, so an old one in their language is none.
        """
        values, value = self.properties[quad.subject][quad.predicate], quad.object
        if value in values:
            return True
        if not isinstance(value, Literal):
            return is_vocabulary
        literals = [other for other in values if isinstance(other, Literal)]
        if is_vocabulary or (quad.predicate == Rdf.label and quad.subject in self._is_relation):
            return any(other.language == value.language for other in literals)
        if value.language or not value.datatype.value.startswith(PREFIXES["xsd"]):
            return False
        return any(_form(other) == _form(value) for other in literals)


def _form(literal: Literal) -> object:
    """The value of a literal, whatever its type: a number, or else its text."""
    text = literal.value
    with contextlib.suppress(ValueError):
        return float(text) if _NUMBER.fullmatch(text) else text
    return text


def _is_elsewhere(name: Graph, home: Graph, base: str) -> bool:
    """Return whether a graph is neither the map's, nor the default one, nor that of its verdicts."""
    is_beside = isinstance(name, DefaultGraph) or (isinstance(name, NamedNode) and name.value.startswith(f"{base}/"))
    return name != home and not is_beside


def _said_by_default(
    quads: Iterable[Quad], graph: NamedNode, own: Container[object], written: Iterable[Quad]
) -> frozenset[Quad]:
    """Return what the default graph says of the map in our terms; in the map's graph, it would be part of it."""

    def would_be_read(quad: Quad) -> bool:
        subject, said = quad.subject, quad.object if quad.predicate == Rdf.type else quad.predicate
        if said not in _terms() or quad.predicate in _DERIVED or not isinstance(subject, NamedNode):
            return False
        is_described = subject.value.startswith(f"{graph.value}/dataset")
        return subject in own or (_is_inside(subject, graph) and not is_described)

    said = [quad for quad in quads if isinstance(quad.graph_name, DefaultGraph) and would_be_read(quad)]
    known = {quad.triple for quad in written} if said else set()
    return frozenset(quad for quad in said if quad.triple not in known)


def _is_inside(node: NamedNode, graph: NamedNode) -> bool:
    """Return whether a node is the map or called as one of its own."""
    return node == graph or node.value.startswith((f"{graph.value}#", f"{graph.value}/"))


_RELATIONS = (Argmap.Inference, Argmap.Conflict, Argmap.Rephrase, Argmap.Preference)
_NUMBER = re.compile(r"[+-]?(\d{1,30}(\.\d{0,30})?|\.\d{1,30})")


def _says_nothing(quad: Quad) -> bool:
    """Return whether a flag is not set, which is said by leaving it out."""
    return isinstance(quad.object, Literal) and quad.object.value in ("false", "0", "")


_DERIVED = frozenset(  # what follows from the map: orders, and the verdicts that stand beside it in Turtle
    (
        *(Argmap.order, Argmap.acceptance, Argmap.reason, Argmap.because, Argmap.explanation),
        *(Argmap.strength, Argmap.baseScore, Argmap.explains, Argmap.answers),
        *(Argmap.verdict, Argmap.challengedBy, Argmap.presumed),
        *(Argmap.outweighs, Argmap.discharges, Argmap.weighed),
        *(Prov.wasGeneratedBy, Prov.wasAttributedTo, Schema.sameAs),
    )
)


@functools.cache
def _read_anywhere() -> frozenset[object]:
    """The classes of what is read as a part of the map whatever its IRI: an agent or document alone is not."""
    annotations = (Oa.Annotation, Oa.SpecificResource, Oa.FragmentSelector, Oa.TextQuoteSelector)
    return frozenset((*vars(Argmap).values(), *annotations, Prov.Attribution, Rdf.Seq))


@functools.cache
def _terms() -> frozenset[object]:
    """Every term that the encoder writes."""
    return frozenset(all_terms() | {NamedNode(PREFIXES["aif"] + name) for name in AIF_SCHEMES.values()})


def keep(quads: Iterable[Quad], graph: Graph | None = None) -> list[str]:
    """Return ``quads`` as sorted lines of N-Quads, in which the map's own graph is left unsaid."""
    default = DefaultGraph()
    dataset = Dataset(
        Quad(q.subject, q.predicate, q.object, default if q.graph_name == graph else q.graph_name) for q in quads
    )
    blank = {term for q in dataset for term in (q.subject, q.object, q.graph_name) if isinstance(term, BlankNode)}
    if 0 < len(blank) <= _MOST_BLANK:
        dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return sorted({_line(quad) for quad in dataset})


def kept(extra: Mapping[str, Any], graph: NamedNode) -> tuple[list[Quad], Mapping[str, Any]]:
    """Return the quads that ``extra`` keeps, and the rest of it; what is no list of N-Quads stays in the rest."""
    lines = extra.get(KEY)
    if not isinstance(lines, list | tuple) or not all(isinstance(line, str) for line in lines):
        return [], extra
    try:
        quads = list(parse("\n".join(lines), format=RdfFormat.N_QUADS))
    except (SyntaxError, ValueError):
        return [], extra
    rest = {key: value for key, value in extra.items() if key != KEY}
    if not quads or keep(quads, graph) != list(lines):
        return [], extra
    places: dict[Graph, Graph] = {DefaultGraph(): graph, _DEFAULT_GRAPH: DefaultGraph()}
    placed = (places.get(q.graph_name, q.graph_name) for q in quads)
    return [Quad(q.subject, q.predicate, q.object, g) for q, g in zip(quads, placed, strict=True)], rest


def _line(quad: Quad) -> str:
    parts = [turtle.full(term) for term in (quad.subject, quad.predicate, quad.object)]
    if not isinstance(quad.graph_name, DefaultGraph):
        parts.append(turtle.full(quad.graph_name))
    return " ".join(parts) + " ."
