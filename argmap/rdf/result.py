"""What a query found, as plain values, and the usual ways to write it down."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from argmap.domain.characters import escape_json
from argmap.domain.diagnostics import Diagnostic, QueryError
from argmap.rdf import turtle
from argmap.rdf.vocabulary import PREFIXES

Value = str | int | float | Decimal | bool | None
Term = NamedNode | BlankNode | Literal | Triple | None

_XSD = PREFIXES["xsd"]
_INTEGERS = {"integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger"}


@dataclass(frozen=True, slots=True)
class Result:
    """A table (``columns``, ``rows``), a ``boolean`` (of ASK) or ``triples`` (of CONSTRUCT and DESCRIBE).

    IRIs and texts are ``str``, numbers numbers, and what is unbound is ``None``.
    """

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Value, ...], ...] = ()
    boolean: bool | None = None
    triples: tuple[tuple[str, str, Value], ...] | None = None
    prefixes: Mapping[str, str] = field(default_factory=dict, repr=False)
    terms: tuple[tuple[Term, ...], ...] = field(default=(), repr=False, compare=False)  # of rows or triples

    def __len__(self) -> int:
        return len(self.terms)

    def __iter__(self) -> Iterator[dict[str, Value]]:
        """Yield each row by column name."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def to_json(self) -> str:
        """Return SPARQL 1.1 results JSON, or JSON-LD in expanded form for triples."""
        if self.boolean is not None:
            return json.dumps({"head": {}, "boolean": self.boolean}) + "\n"
        if self.triples is not None:
            subjects: dict[str, dict[str, object]] = {}
            for subject, predicate, object_ in self.terms:
                node = subjects.setdefault(_name(subject), {"@id": _name(subject)})
                values = node.setdefault(_name(predicate), [])
                assert isinstance(values, list)
                values.append(_expanded(object_))
            return escape_json(json.dumps(list(subjects.values()), ensure_ascii=False, indent=1)) + "\n"
        bindings = [
            {name: _binding(term) for name, term in zip(self.columns, row, strict=True) if term is not None}
            for row in self.terms
        ]
        document = {"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}
        return escape_json(json.dumps(document, ensure_ascii=False, indent=1)) + "\n"

    def to_csv(self) -> str:
        """Return SPARQL 1.1 results CSV: a head line, full IRIs, CRLF; triples and booleans as a table of their own."""
        import csv
        import io

        columns, rows = self._table()
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(columns)
        writer.writerows([_plain(term) for term in row] for row in rows)
        return text.getvalue()

    def to_table(self, width: int = 0) -> str:
        """Return aligned columns with prefixed names, at most ``width`` wide (0: as wide as need be)."""
        columns, rows = self._table()
        shorten = turtle.Shortener({**PREFIXES, **self.prefixes})
        cells = [[_shown(term, shorten) for term in row] for row in rows]
        widths = [max(map(len, column)) for column in zip(columns, *cells, strict=True)] if columns else []
        widths = _fit(widths, width)
        lines = [_line(columns, widths), _line(["─" * w for w in widths], widths)]
        lines += [_line(row, widths) for row in cells]
        return "\n".join(lines) + "\n"

    def to_turtle(self) -> str:
        """Return triples as Turtle; raises ``QueryError`` for a table, which has none."""
        if self.triples is None:
            message = "A table or a yes or no cannot be written as Turtle."
            raise QueryError(Diagnostic("no-triples", message, None, "Ask with CONSTRUCT or DESCRIBE."))
        triples = [Triple(s, p, o) for s, p, o in self.terms]  # type: ignore[arg-type]
        return turtle.dump(triples, {**PREFIXES, **self.prefixes})

    def _table(self) -> tuple[Sequence[str], Sequence[Sequence[Term]]]:
        if self.boolean is not None:
            return ("answer",), ((Literal("yes" if self.boolean else "no"),),)
        if self.triples is not None:
            return ("subject", "predicate", "object"), self.terms
        return self.columns, self.terms


def value_of(term: Term) -> Value:
    """Return a term as a plain value."""
    if isinstance(term, Literal) and term.datatype.value.startswith(_XSD):
        kind = term.datatype.value[len(_XSD) :]
        try:
            if kind in _INTEGERS:
                return int(term.value)
            if kind == "decimal":
                return Decimal(term.value)
            if kind in ("double", "float"):
                return float(term.value)
        except (ValueError, InvalidOperation):
            return term.value
        if kind == "boolean":
            return term.value in ("true", "1")
    return None if term is None else _plain(term)


def _plain(term: Term) -> str:
    if term is None:
        return ""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def _shown(term: Term, shorten: turtle.Shortener) -> str:
    if isinstance(term, NamedNode):
        return shorten.iri(term.value) or term.value
    text = turtle.escape(_plain(term)).replace('\\"', '"').replace("\\\\", "\\")
    return " ".join(text.replace("\\n", " ").replace("\\r", " ").replace("\\t", " ").split())


def _name(term: Term) -> str:
    return term.value if isinstance(term, NamedNode) else str(term)


def _binding(term: Term) -> dict[str, object]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        ends = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _binding(end) for name, end in ends.items()}}
    assert isinstance(term, Literal)
    binding: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language:
        binding["xml:lang"] = term.language
    elif term.datatype.value != f"{_XSD}string":
        binding["datatype"] = term.datatype.value
    return binding


def _expanded(term: Term) -> dict[str, str]:
    if not isinstance(term, Literal):
        return {"@id": _name(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    plain = term.datatype.value == f"{_XSD}string"
    return {"@value": term.value} if plain else {"@value": term.value, "@type": term.datatype.value}


def _fit(widths: list[int], width: int) -> list[int]:
    """Shrink the widest columns until all fit beside each other, none below eight."""
    widths = list(widths)
    while width and sum(widths) + 2 * (len(widths) - 1) > width and max(widths) > 8:
        widths[widths.index(max(widths))] -= 1
    return widths


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    cut = [c if len(c) <= w else c[: w - 1] + "…" for c, w in zip(cells, widths, strict=True)]
    return "  ".join(c.ljust(w) for c, w in zip(cut, widths, strict=True)).rstrip()
