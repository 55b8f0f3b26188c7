"""Sources in RDF, the chains of voices that lead to them, and what one work cites of another."""

from __future__ import annotations

import itertools
from collections.abc import Collection

from pyoxigraph import Literal, NamedNode

from argmap.domain.model import ArgumentMap, SourceKind, Statement
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


def encode_sources(m: ArgumentMap, w: Writer) -> None:
    """Write every source, with the classes that PROV, FOAF and schema.org have for its kind."""
    ids = frozenset(source.id for source in m.sources)
    voices = frozenset(voice for statement in m.statements for voice in statement.asserted_by)
    for position, source in enumerate(m.sources, 1):
        node = w.names.source(source.id)
        w.add(node, Rdf.type, Argmap.Source, *_CLASSES[source.kind])
        if source.id in voices:
            w.add(node, Rdf.type, Prov.Agent)
        w.add(node, Dcterms.identifier, plain(source.id))
        w.number(node, Argmap.position, position)
        w.add(node, Dcterms.isPartOf, w.names.graph)
        for name in (Rdf.label, Foaf.name, Schema.name):
            w.text(node, name, source.name)
        w.add(node, Argmap.sourceKind, concept("source", source.kind))
        if source.url:
            w.add(node, Schema.url, Literal(check_text(source.url), datatype=Xsd.anyURI))
        if source.author:
            w.add(node, Dcterms.creator, named(source.author, ids, w.names))
        if source.author in ids:
            w.add(node, Prov.wasAttributedTo, w.names.source(source.author))
        w.time(node, Dcterms.date, source.date)
        w.flag(node, Argmap.disputed, source.disputed)
        w.extra(node, source.extra, source.id, source.span)


def encode_voices(m: ArgumentMap, s: Statement, w: Writer, node: NamedNode) -> None:
    """Write who says it: the innermost voice by itself, and the chain from the outermost, each reporting the next.

    A work counts as an agent here: PROV keeps the two classes apart by use, not as disjoint. What is quoted, however, is
    a text: the innermost work or document behind the outermost voice, if there is one.
    """
    voices = [w.names.source(id_) for id_ in s.asserted_by]
    w.add(node, Argmap.assertedBy, *voices[-1:])
    w.add(node, Prov.wasAttributedTo, *voices)
    if s.quotation:
        texts = [id_ for id_ in s.asserted_by[1:] if _is_work(m, id_)]
        w.add(node, Prov.wasQuotedFrom, *map(w.names.source, texts[-1:]))
    parts = [w.names.part(node, f"voice-{number}") for number in range(1, len(voices) + 1)]
    w.add(node, Prov.qualifiedAttribution, *parts)
    for number, (part, voice) in enumerate(zip(parts, voices, strict=True), 1):
        w.add(part, Rdf.type, Prov.Attribution)
        w.number(part, Argmap.position, number)
        w.add(part, Prov.agent, voice)
        w.add(part, Argmap.reports, *parts[number : number + 1])


def encode_citations(m: ArgumentMap, w: Writer) -> None:
    """Write which works cite or quote which, as the chains of voices show it, and which the article doubts."""
    for statement in m.statements:
        works = [id_ for id_ in statement.asserted_by if _is_work(m, id_)]
        for outer, inner in itertools.pairwise(works):
            w.add(w.names.source(outer), Cito.cites, w.names.source(inner))
            if statement.quotation:
                w.add(w.names.source(outer), Cito.includesQuotationFrom, w.names.source(inner))
    if m.article is not None and m.article in m.source_by_id:
        doubted = (source.id for source in m.sources if source.disputed and source.id != m.article)
        w.add(w.names.source(m.article), Cito.disputes, *map(w.names.source, doubted))


def _is_work(m: ArgumentMap, source_id: str) -> bool:
    source = m.source_by_id.get(source_id)
    return source is not None and source.kind in (SourceKind.WORK, SourceKind.DOCUMENT)


def named(name: str, source_ids: Collection[str], names: Names) -> Term:
    """The source with this id, or the name itself where it is none."""
    return names.source(name) if name in source_ids else plain(name)
