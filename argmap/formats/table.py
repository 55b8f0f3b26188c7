"""CSV in and out: one table with a row for each thing that a map says, which ``kind`` tells; safe to open in a spreadsheet.

A cell that a spreadsheet would run as a formula is written behind an apostrophe, which is taken off again in reading.
Several values in a cell are parted by ``;``. A table typed by hand needs ``kind`` and what the row says: ids follow from
titles and from the ends of relations, and columns that are not known are kept in ``extra`` as ``table:NAME``.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from argmap.domain.characters import guard
from argmap.domain.fields import FIELDS, Field, fields_of, plain
from argmap.domain.format import Reading
from argmap.domain.model import Anchor, Argument, ArgumentMap, Sentence, Source, Statement

FORMAT = {
    "name": "csv",
    "title": "table for spreadsheets",
    "suffixes": (".csv",),
    "media_type": "text/csv",
    "load": "load",
    "dump": "dump",
    "encoding": "utf-8-sig",  # the mark tells a spreadsheet that this is UTF-8
    "lacks": "comments",
}

_FIRST = (  # columns in the order in which people read them; those of other fields follow
    *("kind", "id", "title", "text", "role", "strand", "tags"),
    *("from", "to", "scheme", "rules", "strict", "argument", "steps"),
    *("by", "stance", "hedge", "quotation", "implicit", "time", "about", "language"),
    *("credence", "weight", "standard", "weigh", "unknown", "floating", "scores", "exercises"),
    *("at", "phrase", "digest", "section", "level", "parent"),
    *("type", "url", "author", "date", "disputed", "article", "licence", "unclaimed"),
)
_COLUMNS = {  # of fields that share one with others
    **{"premises": "from", "preferred": "from", "conclusion": "to", "target": "to", "dispreferred": "to"},
    **{"name": "title", "summary": "text", "authors": "author"},
}
_LISTS = ("from", "author")  # columns of which a single value is written as a list of one
_ROWS = ("statements", "arguments", "inferences", "conflicts", "rephrases", "preferences")
_APART: Mapping[type, Collection[str]] = {  # fields that are rows of their own, or part of a cell
    ArgumentMap: (*_ROWS, "sources", "sections", "sentences", "strands", "tour"),
    Sentence: ("paragraph", "sentence"),
}


def cells(kind: type) -> tuple[Field, ...]:
    """Return the fields of an element that are cells of its row."""
    apart = next((names for base, names in _APART.items() if issubclass(kind, base)), ())
    return tuple(known for known in fields_of(kind) if known.name not in apart)


def column(known: Field, kind: type) -> str:
    """Return the column in which a field of an element stands."""
    if known.name == "kind":
        return "type" if issubclass(kind, Source) else "kind"
    return _COLUMNS.get(known.name, known.spelled)


def _columns() -> tuple[str, ...]:
    others = [column(known, kind) for kind in FIELDS if kind is not Anchor for known in cells(kind)]
    return (*(name for name in dict.fromkeys((*_FIRST, *others)) if name != "extra"), "extra")


COLUMNS = _columns()
_ESCAPED = re.compile(r"[\\;]")
_PARTS = re.compile(r"(\\.|;)|([^;\\]+|\\$)", re.DOTALL)
EMPTY = "\\e"  # one empty value, where an empty cell would mean none
_MARKS = re.compile(r"\\+e")

Row = dict[str, str]


def dump(argument_map: ArgumentMap) -> str:
    """Write a map as CSV with CRLF line ends (RFC 4180); columns in which nothing stands are left out."""
    table = list(rows(argument_map))
    filled = {name for row in table for name, cell in row.items() if cell}
    columns = [name for name in COLUMNS if name in filled]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([guard(row.get(name, "")) for name in columns] for row in table)
    return out.getvalue()


def join(values: Sequence[str]) -> str:
    """Several values as one cell."""
    if len(values) == 1 and not values[0]:
        return EMPTY
    return "; ".join(_ESCAPED.sub(r"\\\g<0>", value) for value in values)


def part(cell: str) -> tuple[str, ...]:
    """The values in one cell."""
    if not cell:
        return ()
    if cell == EMPTY:
        return ("",)
    values = [""]
    for mark, rest in _PARTS.findall(cell):
        if mark == ";":
            values.append("")
        else:
            values[-1] += mark[1:] if mark else rest
    return tuple(value.removeprefix(" ") if n else value for n, value in enumerate(values))


def rows(m: ArgumentMap) -> Iterator[Row]:
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


def _row(kind: str, element: Any) -> Row:
    """Return the row of an element: a cell for each of its fields, and three for its anchors."""
    row = {"kind": kind}
    for known in cells(type(element)):
        value = getattr(element, known.name)
        if known.name == "anchors":
            row["at"] = join([anchor.name for anchor in value])
            row["phrase"] = _parallel([anchor.phrase for anchor in value])
            row["digest"] = _parallel([anchor.digest for anchor in value])
        elif known.name == "title" and isinstance(element, Statement | Argument):
            row["title"] = title_cell(element.title, element.text)
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
            return json.dumps(value, ensure_ascii=False) if value else ""
        case tuple() | list():
            return join(value)
        case _:
            return str(plain(value))


def title_cell(title: str, text: str) -> str:
    """Return the title; a mark where there is a text only, since a row without a title is titled by its text."""
    if not title and text:
        return EMPTY
    return f"\\{title}" if _MARKS.fullmatch(title) else title


def _parallel(values: Sequence[str]) -> str:
    """Values beside those of another cell, which tells how many there are."""
    return join(values) if any(values) else ""


def load(text: str, file: str = "<text>") -> Reading:
    """Read a map from CSV; raises ``ParseError`` with every fault found."""
    from argmap.formats.table_reader import read

    return Reading(read(text, file))
