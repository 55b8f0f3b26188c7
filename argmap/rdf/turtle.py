"""Turtle for reading: one block for each node, in map order, with prefixes and ``a``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from argmap.domain.characters import escape_unicode
from argmap.rdf.vocabulary import Rdf, Xsd

Resource = NamedNode | BlankNode
Object = NamedNode | BlankNode | Literal | Triple

# A prefixed name that every Turtle parser reads alike; any other IRI is written out.
_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*(:[A-Za-z0-9_-]+)*")
_SHORT = str.maketrans({"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"})
_NUMBER = re.compile(r"[+-]?[0-9]+")


def escape(text: str) -> str:
    """Return ``text`` as it stands between double quotes in Turtle and N-Quads."""
    return escape_unicode(text.translate(_SHORT))


def full(term: Object) -> str:
    """Return a term as it stands in N-Quads."""
    if isinstance(term, NamedNode):
        return f"<{term.value}>"
    if isinstance(term, BlankNode):
        return f"_:{term.value}"
    if isinstance(term, Triple):
        return f"<<( {full(term.subject)} {full(term.predicate)} {full(term.object)} )>>"
    quoted = f'"{escape(term.value)}"'
    if term.language:
        return f"{quoted}@{term.language}--{term.direction}" if term.direction else f"{quoted}@{term.language}"
    return quoted if term.datatype == Xsd.string else f"{quoted}^^<{term.datatype.value}>"


class Shortener:
    """Writes IRIs with prefixes, longest namespace first."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.prefixes = prefixes
        self._known: dict[str, str] = {}
        self._by_length = sorted(prefixes.items(), key=lambda item: -len(item[1]))

    def iri(self, iri: str) -> str | None:
        """Return the prefixed name, or ``None`` if no prefix fits or the name would need escapes."""
        if iri not in self._known:
            self._known[iri] = self._shorten(iri) or ""
        return self._known[iri] or None

    def term(self, term: Object) -> str:
        """Return a term as it stands in Turtle."""
        if isinstance(term, NamedNode):
            return self.iri(term.value) or full(term)
        if isinstance(term, Literal) and term.datatype == Xsd.integer and _NUMBER.fullmatch(term.value):
            return term.value
        if isinstance(term, Literal) and term.datatype == Xsd.boolean and term.value in ("true", "false"):
            return term.value
        if isinstance(term, Literal) and not term.language and term.datatype != Xsd.string:
            return f'"{escape(term.value)}"^^{self.term(term.datatype)}'
        return full(term)

    def _shorten(self, iri: str) -> str | None:
        for prefix, namespace in self._by_length:
            if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
                return f"{prefix}:{iri[len(namespace) :]}"
        return None


def dump(triples: Iterable[Quad | Triple], prefixes: Mapping[str, str]) -> str:
    """Return ``triples`` as Turtle, nodes and their properties in the order in which they first come."""
    shorten = Shortener(prefixes)
    grouped: dict[Object, dict[NamedNode, dict[str, None]]] = {}
    for triple in triples:
        properties = grouped.setdefault(triple.subject, {})
        properties.setdefault(triple.predicate, {})[shorten.term(triple.object)] = None
    lines = [f"@prefix {prefix}: <{namespace}> ." for prefix, namespace in prefixes.items()]
    for subject, properties in grouped.items():
        lines += ["", shorten.term(subject) + " " + _properties(properties, shorten)]
    return "\n".join(lines) + "\n"


def dump_graphs(quads: Iterable[Quad], prefixes: Mapping[str, str]) -> str:
    """Return ``quads`` as TriG: the blocks of each graph between braces, those of the default graph bare."""
    graphs: dict[object, list[Quad]] = {}
    for quad in quads:
        graphs.setdefault(quad.graph_name, []).append(quad)
    shorten = Shortener(prefixes)
    parts = ["\n".join(f"@prefix {prefix}: <{namespace}> ." for prefix, namespace in prefixes.items()) + "\n"]
    for graph, own in graphs.items():
        blocks = dump(own, prefixes).partition("\n\n")[2]
        bare = isinstance(graph, DefaultGraph)
        parts.append(blocks if bare else f"{shorten.term(graph)} {{\n{blocks}}}\n")  # type: ignore[arg-type]
    return "\n".join(parts)


def _properties(properties: Mapping[NamedNode, Iterable[str]], shorten: Shortener) -> str:
    ordered = sorted(properties, key=lambda predicate: predicate != Rdf.type)  # stable: only `a` moves to the front
    parts = []
    for predicate in ordered:
        name = "a" if predicate == Rdf.type else shorten.term(predicate)
        parts.append(f"{name} {', '.join(properties[predicate])}")
    return " ;\n    ".join(parts) + " ."
