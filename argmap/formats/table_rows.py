"""The rows of a CSV table, each with its place."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping

from argmap.domain.characters import unguard
from argmap.domain.model import Span
from argmap.formats.table import COLUMNS

_LONGEST = 2**26  # characters in a cell; the read door refuses larger files anyhow

Fault = Callable[[str, Span, str, str], None]  # told its code, place, message and remedy


class Row:
    """One row: its cells by column, and where it stands."""

    def __init__(self, cells: Mapping[str, str], span: Span) -> None:
        self.cells = cells
        self.span = span

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


def rows(text: str, file: str, fault: Fault) -> Iterator[Row]:
    """Every row below the header that is not empty."""
    before = csv.field_size_limit(_LONGEST)
    lines = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    header: list[str] = []
    line = 1
    try:
        for cells in lines:
            where = Span(file, line, 1, lines.line_num, len(cells[-1]) + 1 if cells else 1)
            line = lines.line_num + 1
            if not header:
                header = [unguard(cell).strip().lower() for cell in cells]
                _check_header(header, where, fault)
            elif any(cells):
                if len(cells) > len(header) and any(cells[len(header) :]):
                    message = f"This row has {len(cells)} cells, but the header names {len(header)} columns."
                    fault("long-row", where, message, "Put quotation marks around a cell with a comma.")
                yield Row(dict(zip(header, map(unguard, cells), strict=False)), where)
    except csv.Error as error:
        where = Span(file, line, 1, line, 1)
        fault("bad-csv", where, f"This is not CSV: {error}.", "Save it as CSV with commas, in UTF-8.")
    finally:
        csv.field_size_limit(before)
    if not header:
        fault("empty", Span(file, 1, 1, 1, 1), "This table is empty.", f"Begin with {','.join(COLUMNS)}")


def _check_header(header: list[str], where: Span, fault: Fault) -> None:
    if "kind" not in header:
        remedy = f"Name the columns in the first row; argmap knows {', '.join(COLUMNS)}."
        fault("no-header", where, "The first row names no column `kind`.", remedy)
    for name in sorted({name for name in header if name and header.count(name) > 1}):
        fault("column-twice", where, f"The column `{name}` stands twice.", "Leave one of them out.")
