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
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from argmap.domain.format import Reading
from argmap.domain.model import Argument, ArgumentMap, Inference, Source, Statement

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

COLUMNS = (
    *("kind", "id", "title", "text", "role", "strand", "tags"),
    *("from", "to", "scheme", "rules", "strict", "argument", "steps"),
    *("by", "stance", "hedge", "quotation", "implicit", "time", "about", "language"),
    *("credence", "weight", "standard", "weigh", "unknown", "floating"),
    *("at", "phrase", "digest", "section", "level", "parent"),
    *("type", "url", "author", "date", "disputed", "article", "licence", "unclaimed", "extra"),
)
_FORMULA = frozenset("=+-@＝＋－＠")  # full-width ones too: some spreadsheets read them alike
_ESCAPED = re.compile(r"[\\;]")
_PARTS = re.compile(r"(\\.|;)|([^;\\]+|\\$)", re.DOTALL)
EMPTY = "\\e"  # one empty value, where an empty cell would mean none
_MARKS = re.compile(r"\\+e")

Row = dict[str, str]


def dump(argument_map: ArgumentMap) -> str:
    """Write a map as CSV with CRLF line ends (RFC 4180); columns in which nothing stands are left out."""
    rows = list(_rows(argument_map))
    filled = {name for row in rows for name, cell in row.items() if cell}
    columns = [name for name in COLUMNS if name in filled]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([guard(row.get(name, "")) for name in columns] for row in rows)
    return out.getvalue()


def guard(cell: str) -> str:
    """``cell`` with an apostrophe before it, if a spreadsheet could take it for a formula."""
    return f"'{cell}" if _risky(cell) or _guarded(cell) else cell


def unguard(cell: str) -> str:
    """``cell`` as it was before ``guard``."""
    return cell[1:] if _guarded(cell) else cell


def _guarded(cell: str) -> bool:
    return cell[:1] == "'" and (_risky(cell[1:]) or cell[1:2] == "'")


def _risky(cell: str) -> bool:
    return cell[:1] in ("\t", "\r", "\n") or cell.lstrip()[:1] in _FORMULA


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
    for mark, plain in _PARTS.findall(cell):
        if mark == ";":
            values.append("")
        else:
            values[-1] += mark[1:] if mark else plain
    return tuple(value.removeprefix(" ") if n else value for n, value in enumerate(values))


def _rows(m: ArgumentMap) -> Iterator[Row]:
    yield {
        "kind": "map",
        "id": m.id,
        "title": m.title,
        "text": m.summary,
        "language": m.language,
        "author": join(m.authors),
        "date": m.created.isoformat() if m.created else "",
        "licence": m.licence,
        "article": m.article or "",
        "standard": m.standard,
        "weigh": m.weigh,
        "unknown": m.unknown,
        "floating": _flag(m.floating),
        "extra": _json(m.extra),
    }
    for strand, label in m.strands.items():
        yield {"kind": "strand", "id": strand, "title": label}
    yield from map(_source, m.sources)
    for section in m.sections:
        row = {"kind": "section", "id": section.id, "title": section.title, "extra": _json(section.extra)}
        yield {**row, "level": str(section.level), "parent": section.parent or ""}
    yield from map(_statement, m.statements)
    for argument in m.arguments:
        yield {"kind": "argument", **_claim(argument), "steps": join(argument.inferences)}
    yield from map(_inference, m.inferences)
    for conflict in m.conflicts:
        row = {"kind": conflict.kind.value, "id": conflict.id, "extra": _json(conflict.extra)}
        yield {
            **row,
            "from": join(conflict.premises),
            "to": conflict.target,
            "scheme": conflict.scheme,
            "weight": _number(conflict.weight),
        }
    for rephrase in m.rephrases:
        row = {"kind": "rephrase", "id": rephrase.id, "extra": _json(rephrase.extra)}
        yield {**row, "from": join(rephrase.premises), "to": rephrase.conclusion}
    for preference in m.preferences:
        row = {"kind": "preference", "id": preference.id, "extra": _json(preference.extra)}
        yield {**row, "from": join([preference.preferred]), "to": preference.dispreferred}
    for sentence in m.sentences:
        row = {"kind": "sentence", "at": sentence.name, "text": sentence.text, "digest": sentence.digest}
        yield {**row, "unclaimed": sentence.unclaimed}
    for place, say in m.tour:
        yield {"kind": "stop", "to": place, "text": say}


def _source(source: Source) -> Row:
    return {
        "kind": "source",
        "id": source.id,
        "title": source.name,
        "type": source.kind.value,
        "url": source.url,
        "author": join([source.author]) if source.author else "",
        "date": source.date,
        "disputed": _flag(source.disputed),
        "extra": _json(source.extra),
    }


def _claim(point: Statement | Argument) -> Row:
    anchors = point.anchors
    return {
        "id": point.id,
        "title": _title(point),
        "text": point.text,
        "strand": point.strand,
        "tags": join(point.tags),
        "at": join([anchor.name for anchor in anchors]),
        "phrase": _parallel([anchor.phrase for anchor in anchors]),
        "digest": _parallel([anchor.digest for anchor in anchors]),
        "section": point.section or "",
        "extra": _json(point.extra),
    }


def _statement(s: Statement) -> Row:
    return {
        "kind": "statement",
        **_claim(s),
        "role": s.role.value,
        "by": join(s.asserted_by),
        "stance": s.stance.value,
        "hedge": s.hedge.label if s.hedge else "",
        "credence": _number(s.credence),
        "standard": s.standard,
        "quotation": _flag(s.quotation),
        "implicit": _flag(s.implicit),
        "time": s.time,
        "about": join(s.entities),
        "language": s.language,
    }


def _inference(i: Inference) -> Row:
    return {
        "kind": "support",
        "id": i.id,
        "from": join(i.premises),
        "to": i.conclusion,
        "scheme": i.scheme,
        "rules": join(i.rules),
        "strict": _flag(i.strict),
        "weight": _number(i.weight),
        "argument": i.argument or "",
        "extra": _json(i.extra),
    }


def _title(point: Statement | Argument) -> str:
    """The title; a mark where there is a text only, since a row without a title is titled by its text."""
    if not point.title and point.text:
        return EMPTY
    return f"\\{point.title}" if _MARKS.fullmatch(point.title) else point.title


def _flag(value: bool) -> str:
    return "yes" if value else ""


def _number(value: float | None) -> str:
    return "" if value is None else repr(value)


def _parallel(values: Sequence[str]) -> str:
    """Values beside those of another cell, which tells how many there are."""
    return join(values) if any(values) else ""


def _json(extra: Mapping[str, Any]) -> str:
    return json.dumps(extra, ensure_ascii=False, sort_keys=False) if extra else ""


def load(text: str, file: str = "<text>") -> Reading:
    """Read a map from CSV; raises ``ParseError`` with every fault found."""
    from argmap.formats.table_reader import read

    return Reading(read(text, file))
