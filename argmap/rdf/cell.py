"""A cell of an answer: a term of RDF or nothing, and the plain value that it stands for."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from argmap.rdf.vocabulary import PREFIXES

Value = str | int | float | Decimal | bool | None
Term = NamedNode | BlankNode | Literal | Triple | None

XSD: Final = PREFIXES["xsd"]
_SIGNED: Final = ("integer", "int", "long", "short", "byte", "nonPositiveInteger", "negativeInteger")
_UNSIGNED: Final = (
    "nonNegativeInteger",
    "positiveInteger",
    *(f"unsigned{n}" for n in ("Long", "Int", "Short", "Byte")),
)
INTEGERS: Final = frozenset({*_SIGNED, *_UNSIGNED})


class Iri(str):
    """An IRI in full, which is a ``str`` that can be told from a text."""

    __slots__ = ()


def value_of(term: Term) -> Value:
    """Return a term as a plain value."""
    if isinstance(term, Literal) and term.datatype.value.startswith(XSD):
        kind = term.datatype.value[len(XSD) :]
        try:
            if kind in INTEGERS:
                return int(term.value)
            if kind == "decimal":
                return Decimal(term.value)
            if kind in ("double", "float"):
                return float(term.value)
        except (ValueError, InvalidOperation):
            return term.value
        if kind == "boolean":
            return term.value in ("true", "1")
    if isinstance(term, NamedNode):
        return Iri(term.value)
    return None if term is None else plain(term)


def plain(term: Term) -> str:
    """Return a term as text: an IRI in full, what a literal says, nothing for what is unbound."""
    if term is None:
        return ""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)
