"""The media types of answers, from the table of formats: of tables and ASK, and of triples."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import pyoxigraph as ox

from argmap.rdf.notation import FORMATS

_TABLES: Final = (
    ox.QueryResultsFormat.JSON,
    ox.QueryResultsFormat.XML,
    ox.QueryResultsFormat.CSV,
    ox.QueryResultsFormat.TSV,
)
_COMMON: Final = {"application/json": ox.QueryResultsFormat.JSON, "application/xml": ox.QueryResultsFormat.XML}
_COMMON_OF_TRIPLES: Final = {"application/json": ox.RdfFormat.JSON_LD, "application/xml": ox.RdfFormat.RDF_XML}

TABLES: Final = {format.media_type.partition(";")[0]: format for format in _TABLES} | _COMMON
TRIPLES: Final = {
    str(row["media_type"]): ox.RdfFormat.from_media_type(str(row["media_type"])) for row in FORMATS
} | _COMMON_OF_TRIPLES
GRAPHS: Final = tuple(
    kind for kind, format in TRIPLES.items() if format and format.supports_datasets
)  # several at once
_WISHES: Final = 100  # of one header that are read


@lru_cache(256)  # anybody can send any header
def chosen(accepted: bytes) -> tuple[str, str]:
    """Return what an Accept header prefers for a table and for triples; nothing where it takes none of them."""
    accept = accepted.decode("latin-1")
    return preferred(accept, tuple(TABLES)), preferred(accept, tuple(TRIPLES))


def preferred(accept: str, offered: Sequence[str]) -> str:
    """The media type of ``offered`` that an Accept header prefers, of equals the first; nothing if it takes none."""
    wishes: list[tuple[str, float]] = []
    for part in accept.split(",", _WISHES)[:_WISHES]:
        name, *parameters = (piece.strip() for piece in part.split(";"))
        weight = next((p[2:] for p in parameters if p.startswith("q=")), "1")
        try:
            wishes.append((name.lower(), float(weight)))
        except ValueError:
            continue

    def weight_of(kind: str) -> float:
        patterns = (kind, f"{kind.partition('/')[0]}/*", "*/*")
        return next((weight for pattern in patterns for name, weight in wishes if name == pattern), 0.0)

    best = max(offered, key=weight_of)
    return best if weight_of(best) > 0 else ""
