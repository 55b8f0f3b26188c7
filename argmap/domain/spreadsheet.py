"""Rows for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from argmap.domain.characters import guard


def to_csv(rows: Iterable[Iterable[object]]) -> str:
    """Return rows as CSV with CRLF line ends (RFC 4180), of which no spreadsheet takes a text for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([guard(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return out.getvalue()
