"""An answer as a notebook or a terminal shows it: its first rows, how many there are, and why there is none."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from argmap.domain.characters import reveal

if TYPE_CHECKING:
    from argmap.rdf.result import Result

MOST = 20  # rows that are shown
_WIDTH = 120


def as_text(result: Result) -> str:
    """Return the size of an answer and a table of its first rows."""
    if result.boolean is not None:
        return "\n".join([f"Result: {'yes' if result.boolean else 'no'}", *result.reasons])
    lines = [_size(result)]
    if len(result):
        lines += map(reveal, result.to_table(_WIDTH, MOST).splitlines())
    return "\n".join([*lines, *result.reasons])


def as_html(result: Result) -> str:
    """Return the same as a table in HTML, all text escaped."""
    notes = "".join(f"<p>{escape(note)}</p>" for note in (_size(result), *result.reasons))
    if result.boolean is not None or not len(result):
        return f"<pre>{escape(as_text(result))}</pre>"
    columns, rows = result.cells(MOST)
    head = "".join(f"<th>{escape(reveal(column))}</th>" for column in columns)
    body = "".join(f"<tr>{''.join(f'<td>{escape(reveal(cell))}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{notes}"


def _size(result: Result) -> str:
    kind = "row" if result.triples is None else "triple"
    count = len(result)
    first = f", of which the first {MOST} are shown" if count > MOST else ""
    return f"Result of {count:,} {kind}{'' if count == 1 else 's'}{first}"
