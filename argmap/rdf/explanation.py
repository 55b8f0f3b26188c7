"""Crux sets and minimal reasons as RDF, in a graph of their own: each set is a node, and its members are elements."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from pyoxigraph import Literal, NamedNode, Quad

from argmap.domain.model import ArgumentMap
from argmap.rdf.graph import Writer
from argmap.rdf.names import Names
from argmap.rdf.serialisation import dump_quads
from argmap.rdf.vocabulary import Argmap, Dcterms, Prov, Rdf, Xsd, concept


class Explanation(Protocol):
    """The parts that reasons and crux sets have in common (``argmap.semantics`` makes both)."""

    @property
    def target(self) -> str: ...

    @property
    def sets(self) -> tuple[frozenset[str], ...]: ...

    @property
    def complete(self) -> bool: ...

    def ordered(self, chosen: Iterable[str]) -> Iterable[str]: ...


class Turning(Explanation, Protocol):
    """Crux sets also say what the target turns into."""

    @property
    def after(self) -> tuple[str, ...]: ...


class Justifying(Explanation, Protocol):
    """Reasons say of which verdict they are."""

    @property
    def status(self) -> str: ...


def dump(argument_map: ArgumentMap, format: str, crux: Turning | None, reasons: Justifying | None) -> str:
    """Return what was found as text in ``format``; raises ``MapError`` for ids that no IRI can hold."""
    return dump_quads(encode(argument_map, crux, reasons), format, Names(argument_map.id).prefixes)


def encode(argument_map: ArgumentMap, crux: Turning | None, reasons: Justifying | None) -> list[Quad]:
    """Return the quads that say what was found, and which map it is about."""
    names = Names(argument_map.id)
    w = Writer(names, names.explanations, argument_map.language)
    graph = names.explanations
    w.add(graph, Rdf.type, Prov.Entity)
    w.add(graph, Rdf.label, Literal("Reasons for verdicts, and what would turn them", language="en"))
    w.add(graph, Dcterms.isPartOf, names.graph)
    w.add(graph, Prov.wasDerivedFrom, names.graph)
    if reasons is not None:
        for number, chosen in enumerate(reasons.sets, 1):
            _encode_set(w, Argmap.SufficientReason, "reason", number, chosen, reasons, str(reasons.status))
    if crux is not None:
        for number, (chosen, after) in enumerate(zip(crux.sets, crux.after, strict=True), 1):
            _encode_set(w, Argmap.Crux, "crux", number, chosen, crux, str(after))
    return w.quads


def _encode_set(
    w: Writer, kind: NamedNode, word: str, number: int, chosen: frozenset[str], explanation: Explanation, status: str
) -> None:
    target = w.names.element(explanation.target)
    node = w.names.part(w.names.explanations, f"{target.value.rpartition('#')[2]}:{word}-{number}")
    w.add(node, Rdf.type, kind)
    w.add(node, Argmap.explains, target)
    w.number(node, Argmap.position, number)
    w.add(node, Argmap.member, *map(w.names.element, explanation.ordered(chosen)))
    w.add(node, Argmap.outcome, concept("acceptance", status))
    w.add(node, Argmap.exhaustive, Literal("true" if explanation.complete else "false", datatype=Xsd.boolean))
