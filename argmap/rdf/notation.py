"""The map as a dataset, in each syntax of RDF: what the table of formats knows of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.domain.format import Reading

if TYPE_CHECKING:
    from argmap.views import Views

FORMATS = (
    {
        "name": "turtle",
        "title": "RDF as Turtle, map and verdicts in one graph",
        "suffixes": (".ttl",),
        "media_type": "text/turtle",
        "load": "load",
        "draw": "dump",
        "knows": "knows",
        "lacks": "comments graphs",
        "loses": "the layout of the source",
        "arguments": {"format": "turtle"},
    },
    {
        "like": "turtle",
        "name": "jsonld",
        "lacks": "comments",
        "title": "RDF as JSON-LD",
        "suffixes": (".jsonld",),
        "media_type": "application/ld+json",
        "arguments": {"format": "jsonld"},
    },
    {
        "like": "turtle",
        "name": "nquads",
        "lacks": "comments",
        "title": "RDF as N-Quads",
        "suffixes": (".nq",),
        "media_type": "application/n-quads",
        "arguments": {"format": "nquads"},
    },
    {
        "like": "turtle",
        "name": "trig",
        "lacks": "comments",
        "title": "RDF as TriG",
        "suffixes": (".trig",),
        "media_type": "application/trig",
        "arguments": {"format": "trig"},
    },
    {
        "like": "turtle",
        "name": "ntriples",
        "title": "RDF as N-Triples, map and verdicts in one graph",
        "suffixes": (".nt",),
        "media_type": "application/n-triples",
        "arguments": {"format": "ntriples"},
    },
    {
        "like": "turtle",
        "name": "rdfxml",
        "title": "RDF/XML, map and verdicts in one graph",
        "suffixes": (".rdf",),
        "media_type": "application/rdf+xml",
        "arguments": {"format": "rdfxml"},
    },
)


def load(text: str, file: str = "", *, format: str) -> Reading:
    """Read the map that a dataset holds; raises ``ParseError``."""
    from argmap.rdf import serialisation
    from argmap.rdf.remarks import remarks

    argument_map = serialisation.load(text, format, file)
    return Reading(argument_map, remarks(argument_map, file))


def dump(views: Views, *, format: str) -> bytes:
    """Write the map, its verdicts and strengths."""
    return views.dataset(format).encode()


def knows(text: str) -> bool:
    """Return whether ``text`` is no dataset of AIFdb and no discourse graph, which have formats of their own."""
    from argmap.domain.terms import DISCOURSE_GRAPHS
    from argmap.rdf import aifdb

    return not aifdb.knows(text) and DISCOURSE_GRAPHS not in text
