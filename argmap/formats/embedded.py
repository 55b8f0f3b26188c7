"""A map in the comments of a drawing of it, so that notations which only draw are read back with nothing lost.

Behind the drawing stand comments, one for each row of the table of ``argmap.formats.table``, as JSON lists of columns and
cells in turn; the first holds a digest. A drawing that has been changed since it was written would be
misread, so it is refused.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping

from argmap.domain.characters import escape_json
from argmap.domain.diagnostics import ParseError
from argmap.domain.feature import Feature
from argmap.domain.format import Reading
from argmap.domain.model import ArgumentMap, Span
from argmap.formats.table.reader import read_rows
from argmap.formats.table.rows import Row
from argmap.formats.table.writer import rows

_LINE = re.compile(r"[ \t]*(?://|%%)?[ \t]*argmap (\[.*\])[ \t]*")
_FENCE = re.compile(r"[ \t]*(?:<!--|-->)?[ \t]*")  # around comments in Markdown, and blank lines
# Braces begin directives in comments of Mermaid; two hyphens and angle brackets may end those of Markdown.
_MARKS = re.compile(r"[{}<>]|(?<=-)-")


def shown(row: Mapping[str, object]) -> frozenset[Feature]:
    """Return the features that a drawing itself says, as the ``row`` of its format names them."""
    names = str(row["shows"]).split()
    return frozenset(feature for feature in Feature if feature in names)


def comments(argument_map: ArgumentMap, drawing: str, lead: str = "") -> str:
    """Return the lines that hold ``argument_map`` behind its ``drawing``, each beginning with ``lead``."""
    lists = []
    for row in rows(argument_map):
        said = {name: cell for name, cell in row.items() if cell}
        lists.append([text for column in said.items() for text in column])
    digest = ["digest", _digest(drawing, lists)]
    return "".join(f"{lead}argmap {_spell(texts)}\n" for texts in (digest, *lists))


def _spell(texts: list[str]) -> str:
    text = escape_json(json.dumps(texts, ensure_ascii=False))
    return _MARKS.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _digest(drawing: str, lists: list[list[str]]) -> str:
    """A digest of a drawing and its map; blanks at line ends, which editors and mails change, do not count."""
    lines = "\n".join(line.rstrip() for line in drawing.split("\n")).strip()
    return hashlib.sha256(f"{lines}\n{json.dumps(lists)}".encode()).hexdigest()[:16]


def holds_map(text: str, lead: str = "") -> bool:
    """Return whether there are comments that hold a map behind a drawing, in lines of their own that begin with ``lead``."""
    return re.search(rf'^[ \t]*+{re.escape(lead.strip())}[ \t]*argmap \["', text, re.MULTILINE) is not None


def read(text: str, file: str, notation: str) -> Reading:
    """Read the map behind a drawing; raises ``ParseError`` where there is none, or the drawing is another one now."""
    lines = text.replace("\r\n", "\n").split("\n")
    lists = list(_comments(lines, file, notation))
    if not lists or lists[0][0][0] != "digest":
        message = "This was not written by argmap: the comments that hold the map do not stand at its end."
        remedy = "argmap reads what `argmap convert` wrote here; write a map in Argdown to begin with."
        raise ParseError.because(f"{notation}.foreign", message, remedy, Span.of_file(file))
    (first, where), *others = lists
    drawing = "\n".join(lines[: where.line - 1]).rstrip().removesuffix("<!--")
    if first[1] != _digest(drawing, [texts for texts, _ in others]):
        message = "This was changed after argmap wrote it: its lines and the map in its comments no longer agree."
        remedy = "Change the map that it was made from, and write it anew."
        raise ParseError.because(f"{notation}.changed", message, remedy, Span.of_file(file))
    table = [Row(dict(zip(texts[::2], texts[1::2], strict=True)), span) for texts, span in others]
    return Reading(read_rows(table, file, notation))


def _comments(lines: list[str], file: str, notation: str) -> Iterator[tuple[list[str], Span]]:
    """The lists in the comments at the end, each with its place."""
    first = len(lines)
    while first and (_LINE.fullmatch(lines[first - 1]) or _FENCE.fullmatch(lines[first - 1])):
        first -= 1
    for number, line in enumerate(lines[first:], first + 1):
        if match := _LINE.fullmatch(line):
            where = Span(file, number, 1, number, len(line) + 1)
            yield _texts(match[1], where, notation), where


def _texts(comment: str, where: Span, notation: str) -> list[str]:
    try:
        texts = json.loads(comment)
    except (ValueError, RecursionError):
        texts = None
    if not isinstance(texts, list) or len(texts) % 2 or not texts or not all(isinstance(text, str) for text in texts):
        message = "This comment holds no row of a map."
        raise ParseError.because(f"{notation}.bad-row", message, "Leave the comments as argmap wrote them.", where)
    return texts
