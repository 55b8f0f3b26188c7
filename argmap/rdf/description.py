"""Contents of the default graph: which dataset this is and which graphs it has, for tools that look nowhere else."""

from __future__ import annotations

import contextlib

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from argmap.domain.languages import stated
from argmap.domain.model import ArgumentMap
from argmap.rdf.graph import Writer, check_text
from argmap.rdf.names import Names
from argmap.rdf.vocabulary import PREFIXES, Argmap, Dcterms, Foaf, Rdf, Sd, Void, Xsd

# Ids of SPDX for what maps and texts are usually under; every other word is the name of a licence.
SPDX = frozenset(
    (
        *("MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-only"),
        *(
            "GPL-3.0-or-later",
            "LGPL-3.0-only",
            "AGPL-3.0-only",
            "AGPL-3.0-or-later",
            "MPL-2.0",
            "GFDL-1.3-only",
            "Unlicense",
        ),
        *("CC0-1.0", "PDDL-1.0", "ODbL-1.0", "ODC-By-1.0", "CC-PDDC"),
        *(
            f"CC-{kind}-{version}"
            for kind in ("BY", "BY-SA", "BY-ND", "BY-NC", "BY-NC-SA", "BY-NC-ND")
            for version in ("1.0", "2.0", "2.5", "3.0", "4.0")
        ),
    )
)


def describe(m: ArgumentMap, names: Names, with_verdicts: bool) -> list[Quad]:
    """Return the description of the map's dataset, in the default graph."""
    w, node = Writer(names, DefaultGraph(), m.language), names.dataset
    w.add(node, Rdf.type, Void.Dataset, Sd.Dataset)
    w.text(node, Rdf.label, m.title)
    w.text(node, Dcterms.title, m.title)
    for number, author in enumerate(m.authors, 1):
        _creator(w, node, number, author)
    if m.created:
        w.add(node, Dcterms.created, Literal(m.created.isoformat(), datatype=Xsd.date))
    _licence(w, node, m.licence)
    w.plain(node, Dcterms.language, stated(w.language))
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


def _creator(w: Writer, node: NamedNode, number: int, author: str) -> None:
    """Write an author as somebody with a name."""
    creator = w.names.part(node, f"creator-{number}")
    w.add(node, Dcterms.creator, creator)
    w.add(creator, Rdf.type, Foaf.Agent)
    w.plain(creator, Foaf.name, author)


def _licence(w: Writer, node: NamedNode, licence: str) -> None:
    """Write a licence as the resource that it is: by its SPDX id, by its own address, or as a document with that name."""
    if not licence:
        return
    address = f"https://spdx.org/licenses/{licence}" if licence in SPDX else licence
    if address.startswith(("https://", "http://")):
        with contextlib.suppress(ValueError):  # what is no IRI is a name
            w.add(node, Dcterms.license, NamedNode(check_text(address)))
            return
    document = w.names.part(node, "licence")
    w.add(node, Dcterms.license, document)
    w.add(document, Rdf.type, Dcterms.LicenseDocument)
    w.plain(document, Rdf.label, licence)
