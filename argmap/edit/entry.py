"""The inside of one statement or argument: its tokens and its data."""

from __future__ import annotations

from typing import Any

from argmap.domain.model import Statement
from argmap.edit.change import Splice
from argmap.edit.data import set_keys
from argmap.edit.source import MapText, refuse
from argmap.formats.argdown import tokens as tk
from argmap.formats.argdown.tokens import Token
from argmap.formats.argdown.tree import Entry

SAID = frozenset((tk.TEXT, tk.ESCAPE, tk.SHORTCODE, tk.LINK, tk.MENTION, tk.EMPHASIS, tk.STATEMENT_REFERENCE))
TITLES = {
    tk.STATEMENT_DEFINITION: (1, 2),
    tk.STATEMENT_REFERENCE: (1, 1),
    tk.ARGUMENT_DEFINITION: (1, 2),
    tk.ARGUMENT_REFERENCE: (1, 1),
}


def set_data(source: MapText, id_: str, values: dict[str, Any]) -> list[Splice]:
    entry = source.definition(id_).entry
    return set_keys(source, entry, source.claims[id_].blocks, values)


def has_key(source: MapText, id_: str, key: str) -> bool:
    return key in source.claims[id_].data


def tokens_of(source: MapText, entry: Entry) -> list[Token]:
    """The tokens of an entry behind its title and before its data."""
    end = entry.data.start if entry.data else entry.end
    inside = [t for t in source.document.tokens if entry.start <= t[1] and t[2] <= end]
    titles = [n for n, t in enumerate(inside) if t[0] in TITLES]
    if entry.title is not None and titles:
        return inside[titles[0] + 1 :]
    return [t for t in inside if t[0] != tk.NUMBER]


def statement(source: MapText, name: str) -> Statement:
    point = source.point(name)
    if not isinstance(point, Statement):
        raise refuse("argument", f"“{point.title}” is an argument, and this is said of statements only.")
    return point
