"""What the default graph says: which dataset this is and which graphs it has, for tools that look nowhere else."""

from __future__ import annotations

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from argmap.domain.model import ArgumentMap
from argmap.rdf.graph import Writer, plain
from argmap.rdf.names import Names
from argmap.rdf.vocabulary import PREFIXES, Argmap, Dcterms, Rdf, Sd, Void, Xsd


def describe(m: ArgumentMap, names: Names, with_verdicts: bool) -> list[Quad]:
    """Return the description of the map's dataset, in the default graph."""
    w, node = Writer(names, DefaultGraph(), m.language), names.dataset
    w.add(node, Rdf.type, Void.Dataset, Sd.Dataset)
    w.text(node, Rdf.label, m.title)
    w.text(node, Dcterms.title, m.title)
    w.add(node, Dcterms.creator, *map(plain, m.authors))
    if m.created:
        w.add(node, Dcterms.created, Literal(m.created.isoformat(), datatype=Xsd.date))
    w.plain(node, Dcterms.license, m.licence)
    w.plain(node, Dcterms.language, w.language)
    w.text(node, Dcterms.abstract, m.summary)
    w.add(node, Void.vocabulary, *(NamedNode(PREFIXES[prefix]) for prefix in ("argmap", "aif", "oa", "prov", "skos")))
    if m.article is not None:
        w.add(node, Argmap.article, names.source(m.article))
    graphs = [("map", names.graph, "the argument map")]
    if with_verdicts:
        graphs.append(("acceptance", names.acceptance, "what holds in the map, by the grounded evaluation"))
    for part, graph, label in graphs:
        entry = names.part(node, part)
        w.add(node, Sd.namedGraph, entry)
        w.add(entry, Rdf.type, Sd.NamedGraph)
        w.add(entry, Sd.name, graph)
        w.add(entry, Rdf.label, Literal(label, language="en"))
    return w.quads
