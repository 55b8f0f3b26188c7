"""What a dataset says beyond a map: kept in the map's ``extra`` as N-Quads, and written back beside it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
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

from argmap.rdf import turtle, vocabulary
from argmap.rdf.names import is_of_another
from argmap.rdf.vocabulary import AIF_SCHEMES, PREFIXES, Argmap, Oa, Prov, Rdf, Schema

KEY = "rdf:quads"
IRI = "rdf:iri"  # what an element was called in the dataset that it came from
_MEMBER = re.compile(re.escape(PREFIXES["rdf"]) + r"_\d+")
_MOST_BLANK = 500  # blank nodes that are named after what is said of them, which can take long, and not just in order


def beyond(quads: Iterable[Quad], graph: NamedNode, written: Iterable[Quad] = ()) -> list[Quad]:
    """Return those of ``quads`` that the map named by ``graph`` does not account for, nor its verdicts.

    ``written`` is what the map would be written as: a property of ours that it has not of that node, such as a date of
    a statement, says something that the map does not hold.
    """
    quads = list(quads)
    base = graph.value
    own = {
        q.subject
        for q in quads
        if q.predicate == Rdf.type and q.object in _read_anywhere() and not is_of_another(q.subject, base)
    }
    properties: dict[object, set[object]] = {}
    types = set()
    for quad in written:
        properties.setdefault(quad.subject, set()).add(quad.predicate)
        if quad.predicate == Rdf.type:
            types.add((quad.subject, quad.object))

    def is_ours(quad: Quad) -> bool:
        subject, predicate = quad.subject, quad.predicate
        if not isinstance(subject, NamedNode):
            return False
        inside = subject == graph or subject.value.startswith((f"{base}#", f"{base}/"))
        if not inside and not subject.value.startswith(PREFIXES["argmap"]) and subject not in own:
            return False
        if predicate == Rdf.type:
            return quad.object in _terms() and (subject not in properties or (subject, quad.object) in types)
        if predicate not in _terms() and not _MEMBER.fullmatch(predicate.value):
            return False
        if not inside or not properties or predicate in _DERIVED or _says_nothing(quad):
            return True
        return (
            predicate in properties[subject] if subject in properties else subject in own or _is_beside(subject, base)
        )

    return [quad for quad in quads if not is_ours(quad)]


def _says_nothing(quad: Quad) -> bool:
    """Whether a flag is not set, which is said by leaving it out."""
    return isinstance(quad.object, Literal) and quad.object.value in ("false", "0", "")


def _is_beside(node: NamedNode, base: str) -> bool:
    """Whether a node is no element: another graph of the dataset, a source, the concept of a strand ..."""
    return not node.value.startswith(f"{base}#")


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
    ours = [term for term in vars(Argmap).values() if isinstance(term, NamedNode)]
    annotations = (Oa.Annotation, Oa.SpecificResource, Oa.FragmentSelector, Oa.TextQuoteSelector)
    return frozenset((*ours, *annotations, Prov.Attribution, Rdf.Seq))


@functools.cache
def _terms() -> frozenset[object]:
    """Every term that the encoder writes."""
    holders = [value for value in vars(vocabulary).values() if isinstance(value, type)]
    found = {value for holder in holders for value in vars(holder).values() if isinstance(value, NamedNode)}
    return frozenset(found | {NamedNode(PREFIXES["aif"] + name) for name in AIF_SCHEMES.values()})


def keep(quads: Iterable[Quad], graph: NamedNode | None = None) -> list[str]:
    """Return ``quads`` as sorted lines of N-Quads, in which the map's own graph is left unsaid."""
    default = DefaultGraph()
    found = Dataset(
        Quad(q.subject, q.predicate, q.object, default if q.graph_name == graph else q.graph_name) for q in quads
    )
    blank = {term for q in found for term in (q.subject, q.object) if isinstance(term, BlankNode)}
    if 0 < len(blank) <= _MOST_BLANK:
        found.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return sorted({_line(quad) for quad in found})


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
    placed = (graph if isinstance(q.graph_name, DefaultGraph) else q.graph_name for q in quads)
    return [Quad(q.subject, q.predicate, q.object, g) for q, g in zip(quads, placed, strict=True)], rest


def _line(quad: Quad) -> str:
    parts = [turtle.full(term) for term in (quad.subject, quad.predicate, quad.object)]
    if not isinstance(quad.graph_name, DefaultGraph):
        parts.append(turtle.full(quad.graph_name))
    return " ".join(parts) + " ."
