"""SPARQL results in XML (w3.org/TR/rdf-sparql-XMLres), which some clients take alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from argmap.domain.characters import escape_xml
from argmap.rdf.cell import Term

_IMPOSSIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"


def dump(columns: Sequence[str], rows: Sequence[Sequence[Term]], boolean: bool | None) -> str:
    """Write a table, or a yes or no."""
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + "".join(_document(columns, rows, boolean)) + "\n"


def _document(columns: Sequence[str], rows: Sequence[Sequence[Term]], boolean: bool | None) -> Iterator[str]:
    yield '<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head>'
    yield from (f"<variable name={quoteattr(name)}/>" for name in columns)
    yield "</head>"
    if boolean is not None:
        yield f"<boolean>{str(boolean).lower()}</boolean></sparql>"
        return
    yield "<results>"
    for row in rows:
        bound = ((name, term) for name, term in zip(columns, row, strict=True) if term is not None)
        yield "<result>"
        yield from (f"<binding name={quoteattr(name)}>{_term(term)}</binding>" for name, term in bound)
        yield "</result>"
    yield "</results></sparql>"


_ITS = 'xmlns:its="http://www.w3.org/2005/11/its" its:version="2.0"'


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
        if term.direction:
            about += f' its:dir="{term.direction}" {_ITS}'
    elif term.datatype.value != _XSD_STRING:
        about = f" datatype={quoteattr(term.datatype.value)}"
    return f"<literal{about}>{_text(term.value)}</literal>"


def _text(value: str) -> str:
    """Text that says the same in XML, but for what no XML can hold; a carriage return would be read as a line feed."""
    return escape_xml(escape(_IMPOSSIBLE.sub("\ufffd", value))).replace("\r", "&#13;")
