"""Results of queries, as plain values, and the usual ways to write it down."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from argmap.domain.characters import escape_json
from argmap.domain.diagnostics import QueryError
from argmap.rdf import turtle
from argmap.rdf.cell import XSD, Term, Value, plain
from argmap.rdf.vocabulary import PREFIXES

if TYPE_CHECKING:
    import pandas
    import pyarrow


@dataclass(frozen=True, slots=True)
class Result:
    """A table (``columns``, ``rows``), a ``boolean`` (of ASK) or ``triples`` (of CONSTRUCT and DESCRIBE).

    IRIs (``Iri``) and texts are ``str``, numbers numbers, and what is unbound is ``None``.
    """

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Value, ...], ...] = ()
    boolean: bool | None = None
    triples: tuple[tuple[str, str, Value], ...] | None = None
    prefixes: Mapping[str, str] = field(default_factory=dict, repr=False)
    terms: tuple[tuple[Term, ...], ...] = field(default=(), repr=False, compare=False)  # of rows or triples
    reasons: tuple[str, ...] = field(default=(), compare=False)  # for which there may be no answer

    def __repr__(self) -> str:
        from argmap.rdf.shown import as_text

        return as_text(self)

    def _repr_html_(self) -> str:
        from argmap.rdf.shown import as_html

        return as_html(self)

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
            {name: as_json(term) for name, term in zip(self.columns, row, strict=True) if term is not None}
            for row in self.terms
        ]
        document = {"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}
        return escape_json(json.dumps(document, ensure_ascii=False, indent=1)) + "\n"

    def to_csv(self) -> str:
        """Return SPARQL 1.1 results CSV: a head line, full IRIs, CRLF; triples and booleans as a table of their own."""
        import csv
        import io

        columns, rows = self.table()
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(columns)
        writer.writerows([plain(term) for term in row] for row in rows)
        return text.getvalue()

    def to_tsv(self) -> str:
        """Return SPARQL 1.1 results TSV, in which every term is written as in Turtle and so keeps its type."""
        columns, rows = self.table()
        names = columns if self.boolean is not None or self.triples is not None else [f"?{name}" for name in columns]
        lines = ["\t".join(names), *("\t".join("" if t is None else str(t) for t in row) for row in rows)]
        return "\n".join(lines) + "\n"

    def to_xml(self) -> str:
        """Return SPARQL 1.1 results XML; raises ``QueryError`` for triples."""
        from argmap.rdf.results_xml import dump

        if self.triples is not None:
            raise QueryError.because("no-table", "Triples cannot be written as SPARQL results.", "Ask for Turtle.")
        return dump(self.columns, self.terms, self.boolean)

    def to_dataframe(self) -> pandas.DataFrame:
        """Return a pandas frame with a type for each column: whole numbers, numbers, decimals, booleans, dates, moments,
        texts, and IRIs (objects of ``Iri``); raises ``MissingExtraError`` where pandas is missing.
        """
        from argmap.rdf import columns

        return columns.to_dataframe(*self._typed())

    def to_arrow(self) -> pyarrow.Table:
        """Return an Arrow table with the same types, IRIs as text; raises ``MissingExtraError`` where pyarrow is missing."""
        from argmap.rdf import columns

        return columns.to_arrow(*self._typed())

    def encode(self, format: str) -> bytes:
        """Return the answer as a file in a ``format`` of ``FORMATS``; raises ``QueryError`` where it has no such form."""
        if format in ("parquet", "arrow"):
            from argmap.rdf import columns

            return (columns.to_parquet if format == "parquet" else columns.to_arrow_file)(*self._typed())
        write: Callable[[], str] = getattr(self, f"to_{format}")
        return write().encode()

    def cells(self, most: int | None = None) -> tuple[Sequence[str], list[list[str]]]:
        """The names of the columns and what people read in each row, names prefixed; of ``most`` rows, if that is said."""
        columns, rows = self.table()
        shorten = turtle.Shortener({**PREFIXES, **self.prefixes})
        return columns, [[_shown(term, shorten) for term in row] for row in rows[:most]]

    def to_table(self, width: int = 0, most: int | None = None) -> str:
        """Return aligned columns with prefixed names, at most ``width`` wide (0: as wide as need be), of ``most`` rows."""
        columns, cells = self.cells(most)
        widths = [max(map(len, column)) for column in zip(columns, *cells, strict=True)] if columns else []
        widths = _fit(widths, width)
        lines = [_line(columns, widths), _line(["─" * w for w in widths], widths)]
        lines += [_line(row, widths) for row in cells]
        return "\n".join(lines) + "\n"

    def to_turtle(self) -> str:
        """Return triples as Turtle; raises ``QueryError`` for a table, which has none."""
        if self.triples is None:
            message = "A table or a yes or no cannot be written as Turtle."
            raise QueryError.because("no-triples", message, "Ask with CONSTRUCT or DESCRIBE.")
        triples = [Triple(s, p, o) for s, p, o in self.terms]  # type: ignore[arg-type]
        return turtle.dump(triples, {**PREFIXES, **self.prefixes})

    def _typed(self) -> tuple[Sequence[str], Sequence[Sequence[Term]]]:
        """The table, in which a yes or no is a truth value."""
        return self.table() if self.boolean is None else (("answer",), ((Literal(self.boolean),),))

    def table(self) -> tuple[Sequence[str], Sequence[Sequence[Term]]]:
        """The names of the columns and the terms of each row, of a yes or no and of triples as well."""
        if self.boolean is not None:
            return ("answer",), ((Literal("yes" if self.boolean else "no"),),)
        if self.triples is not None:
            return ("subject", "predicate", "object"), self.terms
        return self.columns, self.terms


def _shown(term: Term, shorten: turtle.Shortener) -> str:
    if isinstance(term, NamedNode):
        return shorten.iri(term.value) or term.value
    text = turtle.escape(plain(term)).replace('\\"', '"').replace("\\\\", "\\")
    return " ".join(text.replace("\\n", " ").replace("\\r", " ").replace("\\t", " ").split())


def _name(term: Term) -> str:
    return term.value if isinstance(term, NamedNode) else str(term)


def as_json(term: Term) -> dict[str, object]:
    """A term as SPARQL results have it in JSON."""
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        ends = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: as_json(end) for name, end in ends.items()}}
    assert isinstance(term, Literal)
    binding: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language:
        binding["xml:lang"] = term.language
        if term.direction:
            binding["its:dir"] = str(term.direction)
    elif term.datatype.value != f"{XSD}string":
        binding["datatype"] = term.datatype.value
    return binding


def _expanded(term: Term) -> dict[str, str]:
    if not isinstance(term, Literal):
        return {"@id": _name(term)}
    if term.language:
        direction = {"@direction": str(term.direction)} if term.direction else {}
        return {"@value": term.value, "@language": term.language, **direction}
    plain = term.datatype.value == f"{XSD}string"
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
