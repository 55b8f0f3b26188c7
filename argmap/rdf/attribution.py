"""Sources in RDF, the chains of voices that lead to them, and what one work cites of another."""

from __future__ import annotations

import itertools
from collections.abc import Collection

from pyoxigraph import Literal, NamedNode

from argmap.model import ArgumentMap, SourceKind, Statement
from argmap.rdf.graph import Term, Writer, check_text, plain
from argmap.rdf.names import Names
from argmap.rdf.vocabulary import Argmap, Cito, Dcterms, Foaf, Prov, Rdf, Schema, Xsd, concept

_CLASSES: dict[SourceKind, tuple[NamedNode, ...]] = {
    SourceKind.WORK: (Schema.CreativeWork, Foaf.Document, Prov.Entity),
    SourceKind.DOCUMENT: (Schema.DigitalDocument, Foaf.Document, Prov.Entity),
    SourceKind.PERSON: (Schema.Person, Foaf.Person, Prov.Person),
    SourceKind.ORGANISATION: (Schema.Organization, Foaf.Organization, Prov.Organization),
    SourceKind.GROUP: (Foaf.Group, Prov.Agent),
}
_WORKS = (SourceKind.WORK, SourceKind.DOCUMENT)


def encode_sources(m: ArgumentMap, w: Writer) -> None:
    """Write every source, with the classes that PROV, FOAF and schema.org have for its kind."""
    ids = frozenset(source.id for source in m.sources)
    for position, source in enumerate(m.sources, 1):
        node = w.names.source(source.id)
        w.add(node, Rdf.type, Argmap.Source, *_CLASSES[source.kind])
        w.add(node, Dcterms.identifier, plain(source.id))
        w.number(node, Argmap.position, position)
        w.add(node, Dcterms.isPartOf, w.names.graph)
        w.plain(node, Rdf.label, source.name)
        w.plain(node, Foaf.name, source.name)
        w.add(node, Argmap.sourceKind, concept("source", source.kind))
        if source.url:
            w.add(node, Schema.url, Literal(check_text(source.url), datatype=Xsd.anyURI))
        if source.author:
            w.add(node, Dcterms.creator, named(source.author, ids, w.names))
        w.plain(node, Dcterms.date, source.date)
        w.flag(node, Argmap.disputed, source.disputed)
        w.extra(node, source.extra, source.id, source.span)


def encode_voices(s: Statement, w: Writer, node: NamedNode) -> None:
    """Write who says it, as a chain from the outermost voice, each reporting the next.

    A work counts as an agent here: PROV keeps the two classes apart by use, not as disjoint.
    """
    voices = [w.names.source(id_) for id_ in s.asserted_by]
    w.add(node, Prov.wasAttributedTo, *voices)
    if s.quotation and voices:
        w.add(node, Prov.wasQuotedFrom, voices[-1])
    parts = [w.names.part(node, f"voice-{number}") for number in range(1, len(voices) + 1)]
    w.add(node, Prov.qualifiedAttribution, *parts)
    for number, (part, voice) in enumerate(zip(parts, voices, strict=True), 1):
        w.add(part, Rdf.type, Prov.Attribution)
        w.number(part, Argmap.position, number)
        w.add(part, Prov.agent, voice)
        w.add(part, Argmap.reports, *parts[number : number + 1])


def encode_citations(m: ArgumentMap, w: Writer) -> None:
    """Write which works cite or quote which, as the chains of voices show it, and which the article doubts."""
    kinds = {source.id: source.kind for source in m.sources}
    for statement in m.statements:
        chain = statement.asserted_by
        for outer, inner in itertools.pairwise(chain):
            if kinds.get(outer) in _WORKS:
                if kinds.get(inner) in _WORKS:
                    w.add(w.names.source(outer), Cito.cites, w.names.source(inner))
                if statement.quotation:
                    w.add(w.names.source(outer), Cito.includesQuotationFrom, w.names.source(chain[-1]))
    if m.article in kinds:
        doubted = (source.id for source in m.sources if source.disputed and source.id != m.article)
        w.add(w.names.source(m.article), Cito.disputes, *map(w.names.source, doubted))


def named(name: str, source_ids: Collection[str], names: Names) -> Term:
    """The source with this id, or the name itself where it is none."""
    return names.source(name) if name in source_ids else plain(name)
