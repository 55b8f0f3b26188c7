"""The meaning of our own terms: the ontology and its alignments as text, and the graph in which datasets say it."""

from __future__ import annotations

from importlib import resources

import pyoxigraph as ox

from argmap.rdf.vocabulary import PREFIXES

VOCABULARY = ox.NamedNode(PREFIXES["argmap"].removesuffix("#"))  # the graph of what all maps say of our concepts


def is_of_vocabulary(quad: ox.Quad) -> bool:
    """Return whether ``quad`` says something of our own concepts, and so the same in every map."""
    return isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(PREFIXES["argmap"])


def ontology() -> str:
    """The ontology of argmap, as Turtle."""
    return _ontology_file("argmap.ttl")


def alignments() -> str:
    """The terms of other vocabularies that ours are narrower than, as Turtle."""
    return _ontology_file("alignments.ttl")


def _ontology_file(name: str) -> str:
    return (resources.files("argmap") / "rdf" / "ontology" / name).read_text(encoding="utf-8")
