"""The way to rdflib, for whoever works with it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from argmap.domain.model import ArgumentMap
from argmap.rdf.encoding import encode
from argmap.rdf.graph import Verdicts
from argmap.rdf.names import Names
from argmap.rdf.strength import Strengths
from argmap.rdf.vocabulary import PREFIXES, Xsd

if TYPE_CHECKING:
    from rdflib import Dataset


def to_rdflib(
    argument_map: ArgumentMap, verdicts: Verdicts | None = None, strengths: Strengths | None = None
) -> Dataset:
    """Return the map's dataset for rdflib, with its prefixes bound; the default graph is the union of all."""
    dataset = quads_to_rdflib(encode(argument_map, verdicts, strengths))
    for prefix, namespace in {**PREFIXES, **Names(argument_map.id).prefixes}.items():
        dataset.bind(prefix, namespace, replace=True)
    return dataset


def quads_to_rdflib(quads: Iterable[Quad]) -> Dataset:
    """Return ``quads`` as an rdflib dataset."""
    import rdflib

    dataset = rdflib.Dataset(default_union=True)
    dataset.addN(
        (_term(quad.subject), _term(quad.predicate), _term(quad.object), dataset.graph(_graph(quad))) for quad in quads
    )
    return dataset


def _graph(quad: Quad) -> Any:
    from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

    return _term(quad.graph_name) if isinstance(quad.graph_name, NamedNode) else DATASET_DEFAULT_GRAPH_ID


def _term(term: object) -> Any:
    import rdflib

    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    if not isinstance(term, Literal):
        raise TypeError(term)
    if term.language and term.direction:  # which rdflib knows as a datatype only (JSON-LD 1.1, 4.2.4.1)
        name = f"https://www.w3.org/ns/i18n#{term.language}_{term.direction}"
        return rdflib.Literal(term.value, datatype=rdflib.URIRef(name), normalize=False)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    if term.datatype == Xsd.string:
        return rdflib.Literal(term.value)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False)
