"""RDF in the dialect of AIFdb, in and out: the graph of AIF's JSON in each syntax of RDF (see ``argmap.rdf.aifdb``)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from argmap.domain.dialogue import key_of
from argmap.domain.format import Reading
from argmap.domain.model import ArgumentMap
from argmap.formats import aif
from argmap.formats.aif.plain import ELEMENT, TYPES
from argmap.rdf import aifdb

FORMATS = (
    {
        "like": "aif",
        "name": "aifdb-turtle",
        "title": "RDF in the dialect of AIFdb, as Turtle",
        "suffixes": (".aifdb.ttl", ".ttl"),
        "media_type": "text/turtle",
        "load": "load",
        "vouches": False,
        "dump": "dump",
        "knows": "knows",
        "keeps": {
            "aif:nodes": "about-relations",
            "aif:edges": "about-relations",
            "aif:graph": "about-relations",
            "aif:document": "about-relations",
            "rdf:quads": "",
        },
        "loses": "ids of edges and schemes, participants, times of locutions",
        "arguments": {"format": "turtle"},
    },
    {
        "like": "aifdb-turtle",
        "name": "aifdb-jsonld",
        "title": "RDF in the dialect of AIFdb, as JSON-LD",
        "suffixes": (".aifdb.jsonld", ".jsonld"),
        "media_type": "application/ld+json",
        "arguments": {"format": "jsonld"},
    },
    {
        "like": "aifdb-turtle",
        "name": "aifdb-nquads",
        "title": "RDF in the dialect of AIFdb, as N-Quads",
        "suffixes": (".aifdb.nq", ".nq"),
        "media_type": "application/n-quads",
        "arguments": {"format": "nquads"},
    },
    {
        "like": "aifdb-turtle",
        "name": "aifdb-trig",
        "title": "RDF in the dialect of AIFdb, as TriG",
        "suffixes": (".aifdb.trig", ".trig"),
        "media_type": "application/trig",
        "arguments": {"format": "trig"},
    },
    {
        "like": "aifdb-turtle",
        "name": "aifdb-ntriples",
        "title": "RDF in the dialect of AIFdb, as N-Triples",
        "suffixes": (".aifdb.nt", ".nt"),
        "media_type": "application/n-triples",
        "arguments": {"format": "ntriples"},
    },
    {
        "like": "aifdb-turtle",
        "name": "aifdb-rdfxml",
        "title": "RDF in the dialect of AIFdb, as RDF/XML",
        "suffixes": (".aifdb.rdf", ".rdf"),
        "media_type": "application/rdf+xml",
        "arguments": {"format": "rdfxml"},
    },
)


def load(text: str, file: str = "<text>", *, format: str) -> Reading:
    """Read a dataset of AIFdb; raises ``ParseError``."""
    graph, foreign = aifdb.load_graph(text, format, file)
    argument_map, diagnostics = aif.load_graph(graph, file)
    extra = {**argument_map.extra, "rdf:quads": foreign}
    return Reading(replace(argument_map, extra=extra) if foreign else argument_map, diagnostics)


def dump(argument_map: ArgumentMap, *, format: str) -> str:
    """Write what AIF's JSON would say, and the foreign triples of the dataset that the map was read from."""
    document = json.loads(aif.dump(argument_map))
    graph = document.get("AIF", document)
    if "aif:nodes" in argument_map.extra:
        _name_elements(graph.get("nodes") or (), argument_map.extra["aif:nodes"] or ())
    return aifdb.dump_graph(graph, argument_map.extra, format)


def _name_elements(rows: Iterable[dict[str, Any]], entries: Iterable[Any]) -> None:
    """Say of each node which element it is, where it would else be taken for one that argmap had called by its number."""
    if any("timestamp" in row or row["type"] not in TYPES.values() for row in rows):  # as in none that argmap made
        return
    names = {str(key_of(entry[1])): entry[0] for entry in entries if isinstance(entry, list)}
    for row in rows:
        key = str(key_of(row))
        if (
            names.get(key, key) != key
            and not isinstance(row.get(ELEMENT), str)
            and (row["type"] != "I" or row.get("text"))
        ):  # else it would have no words at all
            row[ELEMENT] = names[key]


def knows(text: str) -> bool:
    """Return whether ``text`` is a dataset of AIFdb."""
    return aifdb.knows(text)
