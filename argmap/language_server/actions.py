"""Actions that mend a fault, as its remedy says it, and what can be added to the claim at the cursor."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from argmap import edit
from argmap.domain.diagnostics import ArgmapError, Diagnostic
from argmap.domain.model import Statement
from argmap.language_server.navigation import text_edits
from argmap.language_server.source import Source

Fix = tuple[str, list[types.TextEdit]]


def actions(source: Source, start: int, end: int) -> list[tuple[Fix, Diagnostic | None]]:
    """The remedies of faults between two offsets, then what the claim there can get."""
    fixes: list[tuple[Fix, Diagnostic | None]] = []
    first, last = source.text.position(start).line + 1, source.text.position(end).line + 1
    for fault in source.diagnostics():
        if (
            fault.where
            and fault.where.file == source.file
            and fault.where.line <= last
            and fault.where.end_line >= first
        ):
            fixes += [(fix, fault) for fix in _remedies(source, fault)]
    fixes += [(fix, None) for fix in _additions(source, start)]
    return fixes


def _remedies(source: Source, fault: Diagnostic) -> Iterator[Fix]:
    place = source.text.offset(source.text.range_of(fault.where).start)
    name = source.name_at(place)
    point = source.point(name) if name else None
    for remedy in edit.remedies(source.text.text, fault, source.file, point.id if isinstance(point, Statement) else ""):
        if not source.is_document or remedy.is_of_text:
            yield remedy.title, [types.TextEdit(source.text.range(s.start, s.end), s.text) for s in remedy.splices]


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
