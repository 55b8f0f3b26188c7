"""What can be done about a fault, as its remedy says it, and what can be added to the claim at the cursor."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lsprotocol import types

from argmap import edit
from argmap.domain.diagnostics import ArgmapError, Diagnostic
from argmap.domain.model import Role, Statement
from argmap.language_server.navigation import text_edits
from argmap.language_server.source import Source

_MEANT = re.compile(r"Did you mean (?:'([^']+)'|(#[\w-]+)|\[([^\]]+)\])\?")
_WRONG = re.compile(r"'([^']+)'|(#[\w-]+)|\[([^\]]+)\]")
_TYPED = re.compile(r"Type (\S+?)(?:;|\.$| in both)")

Fix = tuple[str, list[types.TextEdit]]


def actions(source: Source, start: int, end: int) -> list[tuple[Fix, Diagnostic | None]]:
    """The remedies of faults between two offsets, then what the claim there can get."""
    found: list[tuple[Fix, Diagnostic | None]] = []
    first, last = source.text.position(start).line + 1, source.text.position(end).line + 1
    for fault in source.diagnostics():
        if (
            fault.where
            and fault.where.file == source.file
            and fault.where.line <= last
            and fault.where.end_line >= first
        ):
            found += [(fix, fault) for fix in _remedies(source, fault)]
    found += [(fix, None) for fix in _additions(source, start)]
    return found


def _remedies(source: Source, fault: Diagnostic) -> Iterator[Fix]:
    place = source.text.range_of(fault.where)
    start, end = source.text.offset(place.start), source.text.offset(place.end)
    here = source.text.text[start:end]
    line = source.text.starts[place.start.line]
    if fault.remedy.startswith("Put a blank line above this line"):
        yield "Put a blank line above", [types.TextEdit(source.text.range(line, line), source.text.eol)]
    elif fault.code == "hidden-character":
        yield "Delete the hidden character", [types.TextEdit(place, "")]
    elif fault.code == "argdown.unclosed-bracket":
        yield "Close the title", [types.TextEdit(source.text.range(end, end), "]" if here[:1] != "<" else ">")]
    elif meant := _MEANT.search(fault.remedy):
        yield from _respelled(source, fault, (start, end), next(filter(None, meant.groups())))
    elif fault.code == "argdown.look-alike" and (typed := _TYPED.search(fault.remedy)):
        yield f"Type {typed[1]}", [types.TextEdit(place, typed[1])]
    elif fault.code == "no-thesis":
        yield from _edited(source, "Mark this as the thesis", start, lambda s: edit.SetRole(s.id, Role.THESIS))
    elif fault.code == "shape-map-title" and not source.is_document and not source.text.text.lstrip().startswith("==="):
        eol = source.text.eol
        head = f"==={eol}title: Title of the map{eol}==={eol}{eol}"
        yield "Give the map a title", [types.TextEdit(source.text.range(0, 0), head)]


def _respelled(source: Source, fault: Diagnostic, span: tuple[int, int], meant: str) -> Iterator[Fix]:
    """Replace the word that the message names by the one that was meant, where it stands but once in the place."""
    wrong = _WRONG.search(fault.message)
    if wrong is None:
        return
    word = next(filter(None, wrong.groups()))
    line = source.text.position(span[0]).line
    stop = max(span[1], source.text.starts[line] + len(source.text.line(line)))
    here = source.text.text[span[0] : stop]
    if here.count(word) == 1:
        at = span[0] + here.index(word)
        yield f"Replace by {meant}", [types.TextEdit(source.text.range(at, at + len(word)), meant)]


def _additions(source: Source, offset: int) -> Iterator[Fix]:
    yield from _edited(source, "Add a reason", offset, lambda s: edit.AddReason(s.id, text="Say why."))
    yield from _edited(
        source, "Add an objection", offset, lambda s: edit.AddObjection(s.id, text="Say what speaks against it.")
    )


def _edited(source: Source, title: str, offset: int, make: object) -> Iterator[Fix]:
    """An edit of the statement at an offset, if the text can say it."""
    assert callable(make)
    if source.is_document or source.last_good is not source:
        return
    name = source.name_at(offset)
    point = source.point(name) if name else None
    if isinstance(point, Statement):
        try:
            yield title, text_edits(source, make(point))
        except ArgmapError:
            return
