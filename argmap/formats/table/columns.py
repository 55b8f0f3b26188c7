"""The columns of a table: what stands in them, and how several values are spelled in one cell."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from argmap.domain.fields import FIELDS, Field, fields_of
from argmap.domain.model import Anchor, ArgumentMap, Sentence, Source
from argmap.domain.relations import ELEMENTS

_FIRST = (  # columns in the order in which people read them; those of other fields follow
    *("kind", "id", "title", "text", "role", "strand", "tags"),
    *("from", "to", "scheme", "rules", "strict", "argument", "steps"),
    *("by", "stance", "hedge", "quotation", "implicit", "time", "about", "language"),
    *("credence", "weight", "standard", "weigh", "unknown", "floating", "scores", "exercises"),
    *("at", "phrase", "digest", "section", "level", "parent"),
    *("type", "url", "author", "date", "disputed", "article", "covers", "licence", "unclaimed"),
)
_COLUMNS = {  # of fields that share one with others
    **{"premises": "from", "preferred": "from", "conclusion": "to", "target": "to", "dispreferred": "to"},
    **{"name": "title", "summary": "text", "authors": "author"},
}
ABOUT = ("strand", "source", "section", "sentence", "stop")  # the rows that are no elements
_APART: Mapping[type, Collection[str]] = {  # fields that are rows of their own, or part of a cell
    ArgumentMap: (*ELEMENTS, "sources", "sections", "sentences", "strands", "tour"),
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


def title_cell(title: str, text: str) -> str:
    """Return the title; a mark where there is a text only, since a row without a title is titled by its text."""
    if not title and text:
        return EMPTY
    return f"\\{title}" if _MARKS.fullmatch(title) else title
