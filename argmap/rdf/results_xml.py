"""SPARQL results in XML (w3.org/TR/rdf-sparql-XMLres), which some clients take alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from argmap.domain.characters import escape_xml
from argmap.domain.diagnostics import Diagnostic, QueryError
from argmap.rdf.result import Result, Term

_IMPOSSIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"


def dump(result: Result) -> str:
    """Write a table or a yes or no; raises ``QueryError`` for triples."""
    if result.triples is not None:
        message = "Triples cannot be written as SPARQL results."
        raise QueryError(Diagnostic("no-table", message, None, "Ask for Turtle."))
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + "".join(_document(result)) + "\n"


def _document(result: Result) -> Iterator[str]:
    yield '<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head>'
    yield from (f"<variable name={quoteattr(name)}/>" for name in result.columns)
    yield "</head>"
    if result.boolean is not None:
        yield f"<boolean>{str(result.boolean).lower()}</boolean></sparql>"
        return
    yield "<results>"
    for row in result.terms:
        bound = ((name, term) for name, term in zip(result.columns, row, strict=True) if term is not None)
        yield "<result>"
        yield from (f"<binding name={quoteattr(name)}>{_term(term)}</binding>" for name, term in bound)
        yield "</result>"
    yield "</results></sparql>"


def _term(term: Term) -> str:
    if isinstance(term, NamedNode):
        return f"<uri>{_text(term.value)}</uri>"
    if isinstance(term, BlankNode):
        return f"<bnode>{_text(term.value)}</bnode>"
    if isinstance(term, Triple):
        ends = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
        return f"<triple>{''.join(f'<{name}>{_term(end)}</{name}>' for name, end in ends)}</triple>"
    assert isinstance(term, Literal)
    about = ""
    if term.language:
        about = f" xml:lang={quoteattr(term.language)}"
    elif term.datatype.value != _XSD_STRING:
        about = f" datatype={quoteattr(term.datatype.value)}"
    return f"<literal{about}>{_text(term.value)}</literal>"


def _text(value: str) -> str:
    """Text that says the same in XML, but for what no XML can hold; a carriage return would be read as a line feed."""
    return escape_xml(escape(_IMPOSSIBLE.sub("\ufffd", value))).replace("\r", "&#13;")
