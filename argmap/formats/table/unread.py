"""Columns in which people write relations beside a claim, where nothing reads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.domain.diagnostics import Diagnostic, Severity
from argmap.formats.edge_labels import read_label
from argmap.formats.table.columns import COLUMNS
from argmap.formats.table.rows import Row

_POINTS = ("statement", "argument")
_ENDS = ("from", "to")  # columns of relations, which say nothing of a point


def unread_columns(table: Sequence[Row]) -> Iterator[Diagnostic]:
    """Yield a warning for each column of relations in the rows of points."""
    points = (row for row in table if row["kind"].strip().lower() in _POINTS)
    filled = ((name, row) for row in points for name, cell in row.cells.items() if cell.strip())
    first: dict[str, Row] = {}
    for name, row in filled:
        if name in _ENDS or (name not in COLUMNS and read_label(name.replace("_", " "))):
            first.setdefault(name, row)
    for name, row in first.items():
        kind = read_label(name.replace("_", " ")) or "support"
        message = (
            f"The column `{name}` of a {row['kind'].strip().lower()} says no relation, so what it names is not tied."
        )
        remedy = (
            f"A relation is a row of its own, with the columns from and to, such as: {kind},,,,{row['id'] or 'b'},a"
        )
        yield Diagnostic("table.relation-column", message, row.span, remedy, Severity.WARNING)
