"""Lookups: queries of a few triples, which cost so little that a process of their own costs several times as much.

Only what matches the pattern below is one: it can neither nest, nor call functions, nor ask elsewhere. A single triple costs
one pass over a small dataset. Several cost, in whatever order they are joined, at most the product of how many quads fit
each of them, which is counted first.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import Final

import pyoxigraph as ox

from argmap.rdf.guard import is_plainly_harmless
from argmap.rdf.posed import Query, RefusedError
from argmap.rdf.tokens import full_name
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
    \}} \s* (?(limit)limit\s+\d\d?) \s* (?:\#[^\r\n]*)?""",
    re.IGNORECASE | re.ASCII | re.DOTALL | re.VERBOSE,
)
_PREFIX: Final = re.compile(rf"([A-Za-z]*):\s*({_IRI})")
_PART: Final = re.compile(rf"{_TERM}|[a.;]", re.IGNORECASE | re.ASCII)
_REMEMBERED: Final = 512  # counts


class Lookups:
    """Answers lookups of a dataset that does not change."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._is_small = len(store) <= MOST_QUADS
        self._count = lru_cache(_REMEMBERED)(self._count_anew)

    def answer(self, question: Query) -> tuple[str, bytes] | None:
        """The media type and bytes of an answer; nothing for what is no lookup, or has a fault that others name."""
        lookup = read_lookup(question.text) if self._is_small else None
        if not lookup or not self._joins_few(lookup, question.prefixes):
            return None
        sink = io.BytesIO()
        try:
            return question.answer(self._store, sink), sink.getvalue()
        except RefusedError:
            return None

    def _joins_few(self, lookup: re.Match[str], prefixes: Mapping[str, str]) -> bool:
        """Say if no order of joining the triples of a lookup can lead to many rows."""
        if not lookup["more"]:
            return True
        declared = {**prefixes, **{name: iri[1:-1] for name, iri in _PREFIX.findall(lookup["prefixes"])}}
        rows = 1
        for triple in _triples(lookup["triples"]):
            try:
                rows *= self._count(*(_iri(term, declared) for term in triple))
            except ValueError:  # no term of RDF, or a prefix that nobody declares
                return False
            if rows > MOST_QUADS:
                return False
        return True

    def _count_anew(self, *terms: str) -> int:
        """Return how many quads fit a triple, at least one; nothing in place of a term stands for any."""
        subject, predicate, object_ = (ox.NamedNode(term) if term else None for term in terms)
        quads = self._store.quads_for_pattern(subject, predicate, object_, None)
        return max(1, sum(1 for _ in islice(quads, MOST_QUADS + 1)))


def read_lookup(text: str) -> re.Match[str] | None:
    """Return the parts of a query that is a lookup by its form, with at most 99 rows."""
    return _LOOKUP.fullmatch(text) if is_plainly_harmless(text) else None


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
    """The IRI that a term means, nothing for a variable; raises ``ValueError`` where that cannot be told."""
    if term[0] in "?$":
        return ""
    if term == "a":
        return Rdf.type.value
    iri = term[1:-1] if term[0] == "<" else full_name(term, declared)
    if not iri or ":" not in iri:
        raise ValueError(term)
    return iri
