"""Description of a SPARQL endpoint by itself, as SPARQL 1.1 Service Description has it."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from argmap.rdf.media import TABLES, TRIPLES
from argmap.rdf.vocabulary import PREFIXES, Rdf, Sd

_FORMATS = "http://www.w3.org/ns/formats/"
_NAMES = {  # of the formats that W3C names
    "application/sparql-results+json": "SPARQL_Results_JSON",
    "application/sparql-results+xml": "SPARQL_Results_XML",
    "text/csv": "SPARQL_Results_CSV",
    "text/tab-separated-values": "SPARQL_Results_TSV",
    "text/turtle": "Turtle",
    "application/ld+json": "JSON-LD",
    "application/n-quads": "N-Quads",
    "application/trig": "TriG",
    "application/n-triples": "N-Triples",
    "application/rdf+xml": "RDF_XML",
}


def describe_service(endpoint: str, graphs: Iterable[str], kind: str) -> bytes:
    """The description of the service at ``endpoint``, whose dataset has these named graphs, in a media type."""
    names = [_NAMES[offered] for offered in (*TABLES, *TRIPLES) if offered in _NAMES]
    service, dataset = ox.NamedNode(endpoint), ox.BlankNode("dataset")
    triples = [
        ox.Triple(service, Rdf.type, Sd.Service),
        ox.Triple(service, Sd.endpoint, service),
        ox.Triple(service, Sd.supportedLanguage, Sd.SPARQL11Query),
        ox.Triple(service, Sd.feature, Sd.UnionDefaultGraph),
        ox.Triple(service, Sd.defaultDataset, dataset),
        ox.Triple(dataset, Rdf.type, Sd.Dataset),
        *(ox.Triple(service, Sd.resultFormat, ox.NamedNode(_FORMATS + name)) for name in names),
    ]
    for number, graph in enumerate(graphs, 1):
        entry = ox.BlankNode(f"graph{number}")
        triples += [
            ox.Triple(dataset, Sd.namedGraph, entry),
            ox.Triple(entry, Rdf.type, Sd.NamedGraph),
            ox.Triple(entry, Sd.name, ox.NamedNode(graph)),
        ]
    prefixes = {"sd": PREFIXES["sd"], "formats": _FORMATS}
    return ox.serialize(triples, format=TRIPLES[kind], prefixes=prefixes) or b""
