"""Edits: values that know their splices of a text and what the map must then be, and is held to both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from argmap.domain.diagnostics import ArgmapError
from argmap.domain.model import ArgumentMap
from argmap.edit.change import Change, Splice
from argmap.edit.expectation import difference
from argmap.edit.renaming import renumbered
from argmap.edit.source import EditError, MapText, refuse


class Edit:
    """An edit of a map. Its text is read back before it is believed; what it would change beyond its purpose refuses it."""

    keeps_order: ClassVar[bool] = True  # whether all elements that stay are still in the order in which they were
    __slots__ = ()

    def splices(self, source: MapText) -> list[Splice]:
        """Return what changes in the text, as offsets into ``source.body``; raises ``EditError``."""
        raise NotImplementedError

    def expected(self, source: MapText) -> ArgumentMap:
        """The map that the new text must say; raises ``EditError``."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Edited:
    """A text after edits, the map that it says, and the changes that led to it, in order, with those that undo them."""

    text: str
    map: ArgumentMap
    changes: tuple[Change, ...]
    undo: tuple[Change, ...]


def apply(text: str, *edits: Edit, file: str = "<text>") -> Edited:
    """Make one edit after the other; raises ``EditError`` if one cannot be made, and ``ParseError`` for a faulty text.

    >>> from argmap import edit
    >>> edit.apply("[Rain]: It rains.", edit.Reword("rain", "It pours.")).text
    '[Rain]: It pours.'
    """
    source = MapText(text, file, (id_ for one in edits for id_ in _named(one)))
    changes: list[Change] = []
    undo: list[Change] = []
    for one in edits:
        change, after = _make(source, one)
        changes.append(change)
        undo.insert(0, change.inverse(source.text))
        source = after
    return Edited(source.text, source.map, tuple(changes), tuple(undo))


def _named(one: Edit) -> list[str]:
    """The ids of elements that an edit names."""
    values = (getattr(one, name, "") for name in ("element", "child", "parent", "step", "of"))
    return [value for value in values if isinstance(value, str) and value]


def change_of(text: str, one: Edit, file: str = "<text>") -> Change:
    """The change of ``text`` that makes an edit; raises like ``apply``."""
    return apply(text, one, file=file).changes[0]


def _make(source: MapText, one: Edit) -> tuple[Change, MapText]:
    wanted = one.expected(source)
    change = _change(source, one.splices(source))
    text = change.apply(source.text)
    try:
        read_back = MapText(text, source.file)
    except EditError:
        raise
    except ArgmapError as error:
        first = error.diagnostics[0]
        message = f"The text could then not be read: {first.message}"
        raise refuse("unreadable", message, first.remedy, first.where) from None
    name = difference(renumbered(wanted, read_back.map), read_back.map, source.map if one.keeps_order else None)
    if name:
        message = f"This edit cannot be written here: it would change {name!r} in another way than was asked."
        raise refuse("more-than-asked", message, "Edit the text itself, or give what is untitled a title first.")
    return change, read_back


def _change(source: MapText, splices: Sequence[Splice]) -> Change:
    moved = [Splice(s.start + source.shift, s.end + source.shift, s.text) for s in splices]
    try:
        return Change.of(source.text, moved)
    except ValueError:
        message = "Two parts of this edit would change the same lines."
        raise refuse("overlap", message, "Make it in two steps.") from None
