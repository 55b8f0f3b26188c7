"""The rows of a CSV table, each with its place."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from argmap.domain.characters import unguard
from argmap.domain.model import Span

_SEPARATOR = re.compile(r"sep=[^\r\n]?[ \t]*\r?\n", re.IGNORECASE)  # in a first line, for Excel alone
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
    named = _SEPARATOR.match(text)
    text, above = (text[named.end() :], 1) if named else (text, 0)
    lines = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=_delimiter(text))
    header: list[str] = []
    line = 1 + above
    try:
        for cells in lines:
            where = Span(file, line, 1, lines.line_num + above, len(cells[-1]) + 1 if cells else 1)
            line = lines.line_num + 1 + above
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
        message, remedy = f"This is not CSV: {error}.", "Save it as CSV with commas, in UTF-8."
        if "unexpected end" in str(error):
            message = "A quotation mark is opened here and never closed."
            remedy = 'Close the cell with ", and write "" for a quotation mark in it.'
        fault("bad-csv", where, message, remedy)
    finally:
        csv.field_size_limit(before)
    if not header:
        fault("empty", Span.of_file(file), "This table is empty.", "Begin with `kind,id,title,text,from,to`.")


def _delimiter(text: str) -> str:
    """Return what parts the cells: a comma, or what spreadsheets put in its place where decimals have one."""
    header = text.partition("\n")[0]
    counted = {mark: header.lower().replace('"', "").strip().split(mark).count("kind") for mark in ",;\t"}
    return next((mark for mark in ",;\t" if counted[mark]), ",")


def _check_header(header: list[str], where: Span, fault: Fault) -> None:
    if "kind" not in header:
        remedy = (
            "Begin with `kind,id,title,text,from,to`; below it, `statement,a,A reason,...` for each claim, and"
            " `support,,,,a,b` or `attack,,,,a,b` for each relation."
        )
        fault("no-header", where, "The first row names no column `kind`.", remedy)
    for name in sorted(name for name, times in Counter(header).items() if name and times > 1):
        fault("column-twice", where, f"The column `{name}` stands twice.", "Leave one of them out.")
