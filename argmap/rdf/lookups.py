"""Lookups: queries of a few triples, which cost so little that a process of their own costs several times as much.

Only what matches the pattern below is one: it can neither nest, nor call functions, nor ask elsewhere. A single triple costs
one pass over a small dataset, and is read there without an engine, which takes ten times as long to be asked at all. Several
cost, in whatever order they are joined, at most the product of how many quads fit each of them, which is counted first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from json import JSONEncoder
from typing import Final, cast

import pyoxigraph as ox

from argmap.domain.diagnostics import QueryError
from argmap.rdf.guard import MAX_JOINTS, names_known_terms
from argmap.rdf.job import FAULTS
from argmap.rdf.media import TABLES
from argmap.rdf.posed import Query
from argmap.rdf.result import as_json
from argmap.rdf.vocabulary import Rdf

MOST_QUADS: Final = 20_000  # of the dataset, or of what several triples could be joined to: some milliseconds
MOST_TRIPLES: Final = 4

_IRI: Final = r"<[^<>\"{}|^`\\\s]*>"
_NAME: Final = r"[A-Za-z]*:[A-Za-z][\w-]*"
_TERM: Final = rf"(?:[?$]\w+|{_IRI}|{_NAME})"
_SAID: Final = rf"(?:a|{_TERM})\s+{_TERM}"  # of a subject
_LOOKUP: Final = re.compile(
    rf"""\s* (?P<prefixes>(?:prefix\s+[A-Za-z]*:\s*{_IRI}\s*)*)
    (?:ask | select\s*\(\s*count\s*\(\s*\*\s*\)\s*as\s+(?P<number>\?\w+)\s*\)
    | select\s+(?P<columns>\*|\?\w+(?:\s+\?\w+)*) )
    \s* (?:where\s*)? \{{ \s*
    (?P<triples>{_TERM}\s+{_SAID} (?P<more>(?:\s*;\s*{_SAID} | \s*\.\s*{_TERM}\s+{_SAID}){{0,{MOST_TRIPLES - 1}}}))
    \s*\.?\s*
    \}} \s* (?(columns)limit\s+(?P<most>\d\d?)) \s* (?:\#[^\r\n\\]*)?""",  # an escape could end the comment
    re.IGNORECASE | re.ASCII | re.DOTALL | re.VERBOSE,
)
_PREFIX: Final = re.compile(r"([A-Za-z]*):\s*<([^>]*)>")
_USED: Final = re.compile(r"([A-Za-z]*):")  # or the scheme of an address, which is no prefix that is known
_PART: Final = re.compile(rf"{_TERM}|[a.;]", re.IGNORECASE | re.ASCII)
_REMEMBERED: Final = 512  # counts, and answers that are yes, no or a number
_TYPE: Final = Rdf.type.value
_ENCODE: Final = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Lookups:
    """Answers lookups of a dataset that does not change."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._is_small = len(store) <= MOST_QUADS
        self._count = lru_cache(_REMEMBERED)(self._count_anew)

    def answer(self, question: Query) -> tuple[str, bytes] | None:
        """The media type and bytes of an answer; nothing for what is no lookup, or has a fault that others name."""
        lookup = read_lookup(question.text) if self._is_small and question.table else None
        if not lookup:
            return None
        declared = _declared(lookup["prefixes"])
        meant = {**question.prefixes, **declared}
        if lookup["more"]:
            if not self._joins_few(lookup["triples"], meant):
                return None
        elif question.asks_all and (body := self._read(lookup, meant, question.table)):
            return question.table, body
        used = {*_USED.findall(lookup["triples"])} & question.prefixes.keys() - declared.keys()
        try:
            raw = question.run(self._store, question.text, {name: question.prefixes[name] for name in used})
            body = cast("ox.QuerySolutions", raw).serialize(format=TABLES[question.table])
        except (QueryError, *FAULTS):
            return None
        return question.table, cast("bytes", body)

    def _read(self, lookup: re.Match[str], declared: Mapping[str, str], table: str) -> bytes | None:
        """The answer to a lookup of one triple, as Oxigraph gives it; nothing where that is no matter of reading quads."""
        terms = _PART.findall(lookup["triples"])
        try:
            iris = [_iri(term, declared) for term in terms]
            names = [term[1:] for term, iri in zip(terms, iris, strict=True) if not iri]
            if len({*names}) < len(names):
                return None
            if lookup["columns"]:
                columns = sorted(names) if lookup["columns"] == "*" else lookup["columns"].replace("?", "").split()
                is_json = TABLES[table] == ox.QueryResultsFormat.JSON
                return self._rows(iris, terms, columns, int(lookup["most"])) if is_json else None
            count = self._count(*iris)
        except (KeyError, ValueError):
            return None
        number = lookup["number"]
        if not number:
            return _written("ASK {}" if count else "ASK { FILTER(false) }", table)
        return _written(f"SELECT ({count} AS {number}) {{}}", table)

    def _rows(self, iris: Sequence[str], terms: Sequence[str], columns: Sequence[str], most: int) -> bytes | None:
        """Rows of the first quads that fit; raises ``ValueError`` for what is no IRI."""
        if len({*columns}) < len(columns):
            return None
        places = [(name, place) for name in columns for place, term in enumerate(terms) if term[1:] == name]
        rows = [{name: as_json(quad[place]) for name, place in places} for quad in islice(self._quads(*iris), most)]
        return _ENCODE({"head": {"vars": columns}, "results": {"bindings": rows}}).encode()

    def _joins_few(self, triples: str, declared: Mapping[str, str]) -> bool:
        """Say if no order of joining the triples of a lookup can lead to many rows."""
        rows = 1
        try:
            for subject, predicate, object_ in _triples(triples):
                rows *= max(1, self._count(_iri(subject, declared), _iri(predicate, declared), _iri(object_, declared)))
                if rows > MOST_QUADS:
                    return False
        except (KeyError, ValueError):  # a prefix that nobody declares, or no term of RDF
            return False
        return True

    def _count_anew(self, *terms: str) -> int:
        """Return how many quads fit a triple; nothing in place of a term stands for any."""
        return sum(1 for _ in self._quads(*terms))

    def _quads(self, *terms: str) -> Iterator[ox.Quad]:
        subject, predicate, object_ = (ox.NamedNode(term) if term else None for term in terms)
        return self._store.quads_for_pattern(subject, predicate, object_, None)


@lru_cache(_REMEMBERED)
def _declared(prologue: str) -> dict[str, str]:
    return dict(_PREFIX.findall(prologue))


@lru_cache(_REMEMBERED)
def _written(query: str, table: str) -> bytes:
    """The answer to a query that asks nothing of any data."""
    answer = cast("ox.QuerySolutions", ox.Store().query(query))
    return cast("bytes", answer.serialize(format=TABLES[table]))


def read_lookup(text: str) -> re.Match[str] | None:
    """Return the parts of a query that is a lookup by its form, with at most 99 rows."""
    lookup = _LOOKUP.fullmatch(text) if len(text) <= MAX_JOINTS else None
    return lookup if lookup and names_known_terms(text) else None


def _triples(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield the triples of a lookup, each with its subject."""
    terms: list[str] = []
    for part in _PART.findall(text):
        if part in (".", ";"):
            yield terms[0], terms[1], terms[2]
            del terms[0 if part == "." else 1 :]
        else:
            terms.append(part)
    yield terms[0], terms[1], terms[2]


def _iri(term: str, declared: Mapping[str, str]) -> str:
    """The IRI that a term means, nothing for a variable; raises ``KeyError`` or ``ValueError`` for none that is whole."""
    if term[0] in "?$":
        return ""
    if term == "a":
        return _TYPE
    prefix, colon, local = term.partition(":")
    iri = term[1:-1] if term[0] == "<" else declared[prefix] + local
    if not colon:
        raise ValueError(term)
    return iri
