"""From a map to the rows of a table, and to CSV."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from argmap.domain.fields import plain
from argmap.domain.languages import stated
from argmap.domain.model import ArgumentMap, Point
from argmap.domain.spreadsheet import to_csv
from argmap.formats.table.columns import COLUMNS, cells, column, join, title_cell

Cells = dict[str, str]

_LISTS = ("from", "author")  # columns of which a single value is written as a list of one


def dump(argument_map: ArgumentMap) -> str:
    """Write a map as CSV with CRLF line ends (RFC 4180); columns in which nothing stands are left out."""
    table = list(rows(argument_map))
    filled = {name for row in table for name, cell in row.items() if cell}
    columns = [name for name in COLUMNS if name in filled]
    return to_csv([columns, *([row.get(name, "") for name in columns] for row in table)])


def rows(m: ArgumentMap) -> Iterator[Cells]:
    """Return a row for each thing that a map says: its cells by column."""
    yield _row("map", m)
    for strand, label in m.strands.items():
        yield {"kind": "strand", "id": strand, "title": label}
    yield from (_row("source", source) for source in m.sources)
    yield from (_row("section", section) for section in m.sections)
    yield from (_row("statement", statement) for statement in m.statements)
    yield from (_row("argument", argument) for argument in m.arguments)
    yield from (_row("support", inference) for inference in m.inferences)
    yield from (_row(conflict.kind.value, conflict) for conflict in m.conflicts)
    yield from (_row("rephrase", rephrase) for rephrase in m.rephrases)
    yield from (_row("preference", preference) for preference in m.preferences)
    for sentence in m.sentences:
        yield {**_row("sentence", sentence), "at": sentence.name}
    for place, say in m.tour:
        yield {"kind": "stop", "to": place, "text": say}


def _row(kind: str, element: Any) -> Cells:
    """Return the row of an element: a cell for each of its fields, and three for its anchors."""
    row = {"kind": kind}
    for known in cells(type(element)):
        value = getattr(element, known.name)
        if known.name == "anchors":
            row["at"] = join([anchor.name for anchor in value])
            row["phrase"] = _parallel([anchor.phrase for anchor in value])
            row["digest"] = _parallel([anchor.digest for anchor in value])
        elif known.name == "title" and isinstance(element, Point):
            row["title"] = title_cell(element.title, element.text)
        elif isinstance(element, ArgumentMap) and known.name == "language":
            row["language"] = stated(element.language)
        else:
            name = column(known, type(element))
            row[name] = _cell([value] if name in _LISTS and value and isinstance(value, str) else value)
    return row


def _cell(value: Any) -> str:
    match value:
        case None | False:
            return ""
        case True:
            return "yes"
        case float():
            return repr(value)
        case Mapping() | (Mapping(), *_):
            return json.dumps(value, ensure_ascii=False, default=dict) if value else ""
        case tuple() | list():
            return join(value)
        case _:
            return str(plain(value))


def _parallel(values: Sequence[str]) -> str:
    """Values beside those of another cell, which tells how many there are."""
    return join(values) if any(values) else ""
