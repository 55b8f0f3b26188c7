"""Strengths of elements, as triples beside the verdicts; the activity that found them says by which semantics."""

from __future__ import annotations

from collections.abc import ItemsView
from typing import Protocol

from pyoxigraph import Literal, Quad

from argmap.rdf.graph import Writer, decimal
from argmap.rdf.vocabulary import Argmap, Prov, Rdf, Skos, Xsd, concept

_DIGITS = 6


class Semantics(Protocol):
    """The semantics that strengths were computed by."""

    @property
    def name(self) -> str: ...


class Strengths(Protocol):
    """Strengths as the dataset says them (``argmap.semantics.gradual`` makes them)."""

    @property
    def semantics(self) -> Semantics: ...

    @property
    def converged(self) -> bool: ...

    def items(self) -> ItemsView[str, float]: ...

    def base(self, id_: str) -> float: ...


def encode_strengths(strengths: Strengths, w: Writer) -> list[Quad]:
    """Return the quads that give every element its base score and its strength, to six digits."""
    graph, computing = w.names.acceptance, w.names.part(w.names.acceptance, "strengths")
    semantics = concept("semantics", strengths.semantics.name)
    w.add(graph, Rdf.type, Prov.Entity)
    w.add(graph, Prov.wasGeneratedBy, computing)
    w.add(computing, Rdf.type, Prov.Activity)
    w.add(computing, Rdf.label, Literal("computing strengths", language="en"))
    w.add(computing, Prov.used, w.names.graph)
    w.add(computing, Argmap.semantics, semantics)
    w.add(computing, Argmap.converged, Literal("true" if strengths.converged else "false", datatype=Xsd.boolean))
    w.add(semantics, Rdf.type, Skos.Concept)
    w.add(semantics, Skos.prefLabel, Literal(strengths.semantics.name, language="en"))
    w.add(semantics, Skos.inScheme, Argmap.evaluations)
    w.add(Argmap.evaluations, Rdf.type, Skos.ConceptScheme)
    w.add(Argmap.evaluations, Skos.prefLabel, Literal("semantics", language="en"))
    for id_, strength in strengths.items():
        node = w.names.element(id_)
        w.add(node, Argmap.baseScore, decimal(round(strengths.base(id_), _DIGITS)))
        w.add(node, Argmap.strength, decimal(round(strength, _DIGITS)))
    return w.quads
