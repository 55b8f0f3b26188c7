"""Lookups: queries of a few triples, which cost so little that a process of their own costs several times as much.

Only what matches the pattern below is one: it can neither nest, nor call functions, nor ask elsewhere. A single triple costs
one pass over a small dataset. Several cost, in whatever order they are joined, at most the product of how many quads fit
each of them, which is counted first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import Final, cast

import pyoxigraph as ox

from argmap.domain.diagnostics import QueryError
from argmap.rdf.guard import MAX_JOINTS, names_known_terms
from argmap.rdf.job import FAULTS
from argmap.rdf.media import TABLES
from argmap.rdf.posed import Query
from argmap.rdf.vocabulary import Rdf

MOST_QUADS: Final = 20_000  # of the dataset, or of what several triples could be joined to: some milliseconds
MOST_TRIPLES: Final = 4

_IRI: Final = r"<[^<>\"{}|^`\\\s]*>"
_NAME: Final = r"[A-Za-z]*:[A-Za-z][\w-]*"
_TERM: Final = rf"(?:[?$]\w+|{_IRI}|{_NAME})"
_SAID: Final = rf"(?:a|{_TERM})\s+{_TERM}"  # of a subject
_LOOKUP: Final = re.compile(
    rf"""\s* (?P<prefixes>(?:prefix\s+[A-Za-z]*:\s*{_IRI}\s*)*)
    (?:ask | select\s*\(\s*count\s*\(\s*\*\s*\)\s*as\s+\?\w+\s*\)
    | select\s+(?:\*|\?\w+(?:\s+\?\w+)*) (?=.*(?P<limit>limit)) )
    \s* (?:where\s*)? \{{ \s*
    (?P<triples>{_TERM}\s+{_SAID} (?P<more>(?:\s*;\s*{_SAID} | \s*\.\s*{_TERM}\s+{_SAID}){{0,{MOST_TRIPLES - 1}}}))
    \s*\.?\s*
    \}} \s* (?(limit)limit\s+\d\d?) \s* (?:\#[^\r\n\\]*)?""",  # an escape could end the comment
    re.IGNORECASE | re.ASCII | re.DOTALL | re.VERBOSE,
)
_PREFIX: Final = re.compile(r"([A-Za-z]*):\s*<([^>]*)>")
_USED: Final = re.compile(r"([A-Za-z]*):")  # or the scheme of an address, which is no prefix that is known
_PART: Final = re.compile(rf"{_TERM}|[a.;]", re.IGNORECASE | re.ASCII)
_REMEMBERED: Final = 512  # counts
_TYPE: Final = Rdf.type.value


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
        declared = lookup["prefixes"]
        prefixes: dict[str, str] = {}
        for name in _USED.findall(lookup["triples"]):
            if name in question.prefixes and f"{name}:" not in declared:
                prefixes[name] = question.prefixes[name]
        if lookup["more"] and not self._joins_few(lookup, {**prefixes, **dict(_PREFIX.findall(declared))}):
            return None
        try:
            raw = question.run(self._store, question.text, prefixes)
            body = cast("ox.QuerySolutions", raw).serialize(format=TABLES[question.table])
        except (QueryError, *FAULTS):
            return None
        return question.table, cast("bytes", body)

    def _joins_few(self, lookup: re.Match[str], declared: Mapping[str, str]) -> bool:
        """Say if no order of joining the triples of a lookup can lead to many rows."""
        rows = 1
        try:
            for subject, predicate, object_ in _triples(lookup["triples"]):
                rows *= self._count(_iri(subject, declared), _iri(predicate, declared), _iri(object_, declared))
                if rows > MOST_QUADS:
                    return False
        except (KeyError, ValueError):  # a prefix that nobody declares, or no term of RDF
            return False
        return True

    def _count_anew(self, *terms: str) -> int:
        """Return how many quads fit a triple, at least one; nothing in place of a term stands for any."""
        subject, predicate, object_ = (ox.NamedNode(term) if term else None for term in terms)
        quads = self._store.quads_for_pattern(subject, predicate, object_, None)
        return max(1, sum(1 for _ in islice(quads, MOST_QUADS + 1)))


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
    """The IRI that a term means, nothing for a variable; raises ``KeyError`` for a prefix that nobody declares."""
    if term[0] in "?$":
        return ""
    if term[0] == "<":
        iri = term[1:-1]
        if ":" not in iri:
            raise ValueError(term)
        return iri
    prefix, colon, local = term.partition(":")
    return declared[prefix] + local if colon else _TYPE
