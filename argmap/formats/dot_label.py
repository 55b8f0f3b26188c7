"""Labels of DOT: lines, marks like those of HTML, cells of records, and codes that stand for names."""

from __future__ import annotations

import html
import re

_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_PIECE = re.compile(  # of a record
    r"\\(?P<escaped>.)|(?P<border>[{}|])|(?P<port><[^<>{}|]*>)|(?:[^\\{}|<]+|.)", re.DOTALL
)
_BREAKS = re.compile(r"\\[nlr]")
_ROW = re.compile(r"</tr\s*>|<br\s*/?>", re.IGNORECASE)
_BOLD = re.compile(r"<b>(.*?)</b>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?[a-z!][^<>]*>", re.IGNORECASE)  # but no "1 < 2 > 0"


def fill(label: str, names: dict[str, str]) -> str:
    """A label with names in place of codes such as ``\\N``."""
    return _ESCAPE.sub(lambda code: names.get(code[1], code[0]), label) if "\\" in label else label


def read_record(label: str) -> tuple[str, str]:
    """The title and text of a record: its first cell, and the others."""
    cells = [""]
    for piece in _PIECE.finditer(label):
        if piece["border"]:
            cells.append("")
        elif piece["escaped"] and piece["escaped"] in "{}|<> ":
            cells[-1] += html.escape(piece["escaped"])
        elif not piece["port"]:
            cells[-1] += piece[0]
    title, *rest = [" ".join(parts) for cell in cells if (parts := read_lines(cell))] or [""]
    return title, " ".join(rest)


def read_lines(label: str) -> list[str]:
    """The lines of a label, without its marks."""
    if label.startswith("<") and label.endswith(">") and _TAG.search(label[1:-1]):
        rows = _ROW.split(label[1:-1])
    else:
        rows = _BREAKS.split(label.removeprefix("<").removesuffix(">") if label[:1] + label[-1:] == "<>" else label)
    plain = (" ".join(html.unescape(_TAG.sub(" ", row)).replace("\\\\", "\\").split()) for row in rows)
    return [part for part in plain if part]


def read_claim(label: str) -> tuple[str, str]:
    """The title and text of a label: a first line in bold is a title, and without one all of it is the claim."""
    parts = read_lines(label)
    bold = _BOLD.search(_ROW.split(label)[0]) if label[:1] == "<" and len(parts) > 1 else None
    if bold is None or " ".join(html.unescape(_TAG.sub(" ", bold[1])).split()) != parts[0]:
        return " ".join(parts), ""
    return parts[0], " ".join(parts[1:])
