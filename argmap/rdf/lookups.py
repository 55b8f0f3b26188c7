"""Lookups: queries of a single triple, which cost so little that a process of their own costs several times as much.

Only what matches the pattern below is one: it costs one pass over a small dataset, and can neither nest, nor call functions,
nor ask elsewhere.
"""

from __future__ import annotations

import io
import re
from typing import Final

import pyoxigraph as ox

from argmap.rdf.guard import is_plainly_harmless
from argmap.rdf.posed import Query, RefusedError

MOST_QUADS: Final = 20_000  # of the dataset: a pass over so many takes a few milliseconds

_IRI: Final = r"<[^<>\"{}|^`\\\s]*>"
_NAME: Final = r"[A-Za-z]*:[A-Za-z][\w-]*"
_TERM: Final = rf"(?:[?$]\w+|{_IRI}|{_NAME})"
_LOOKUP: Final = re.compile(
    rf"""\s* (?:prefix\s+[A-Za-z]*:\s*{_IRI}\s*)*
    (?:ask | select\s*\(\s*count\s*\(\s*\*\s*\)\s*as\s+\?\w+\s*\)
    | select\s+(?:\*|\?\w+(?:\s+\?\w+)*) (?=.*(?P<limit>limit)) )
    \s* (?:where\s*)? \{{ \s* {_TERM}\s+(?:a|{_TERM})\s+{_TERM}\s*\.?\s* \}} \s*
    (?(limit)limit\s+\d\d?) \s* (?:\#[^\r\n]*)?""",
    re.IGNORECASE | re.ASCII | re.DOTALL | re.VERBOSE,
)


def is_lookup(text: str) -> bool:
    """Return whether a text is such a query, with at most 99 rows."""
    return is_plainly_harmless(text) and _LOOKUP.fullmatch(text) is not None


def look_up(store: ox.Store, question: Query) -> tuple[str, bytes] | None:
    """The media type and the bytes of the answer to a lookup; nothing where it has a fault, which is for others to name."""
    sink = io.BytesIO()
    try:
        return question.answer(store, sink), sink.getvalue()
    except RefusedError:
        return None
