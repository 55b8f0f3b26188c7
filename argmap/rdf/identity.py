"""Matches of several maps as triples: a node for each match, which says why its members count as one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from argmap.domain.matching import Match, Matching
from argmap.rdf.vocabulary import VOCABULARY, Argmap, Prov, Rdf, Skos, concept

GRAPH = ox.NamedNode("https://w3id.org/argmap/corpus/matches")
ONTOLOGY = ox.NamedNode("https://w3id.org/argmap/corpus/ontology")


def encode(people: Iterable[Match], claims: Iterable[Match]) -> bytes:
    """Return the matches as N-Quads in ``GRAPH``; the concepts that they use stand where those of all maps do."""
    return ox.serialize([*_concepts(), *_matches(people, "person"), *_matches(claims, "claim")], format=_FORM) or b""


_FORM = ox.RdfFormat.N_QUADS


def _matches(matches: Iterable[Match], kind: str) -> Iterator[ox.Quad]:
    for position, (why, text, members, *_) in enumerate(matches, 1):
        digest = hashlib.sha256("\n".join(members).encode()).hexdigest()[:16]
        node = ox.NamedNode(f"{GRAPH.value}/{kind}-{digest}")
        yield ox.Quad(node, Rdf.type, Argmap.Match, GRAPH)
        if kind == "person":
            yield ox.Quad(node, Rdf.type, Prov.Agent, GRAPH)
        yield ox.Quad(node, Rdf.label, ox.Literal(text), GRAPH)
        yield ox.Quad(node, Argmap.position, ox.Literal(position), GRAPH)
        yield ox.Quad(node, Argmap.matchedBy, concept("matching", why), GRAPH)
        for member in members:
            yield ox.Quad(node, Argmap.matches, ox.NamedNode(member), GRAPH)


def _concepts() -> Iterator[ox.Quad]:
    scheme = Argmap.matchings
    yield ox.Quad(scheme, Rdf.type, Skos.ConceptScheme, VOCABULARY)
    yield ox.Quad(scheme, Skos.prefLabel, ox.Literal("ways to match", language="en"), VOCABULARY)
    for why in Matching:
        node = concept("matching", why)
        yield ox.Quad(node, Rdf.type, Skos.Concept, VOCABULARY)
        yield ox.Quad(node, Skos.prefLabel, ox.Literal(why, language="en"), VOCABULARY)
        yield ox.Quad(node, Skos.inScheme, scheme, VOCABULARY)
