"""Changes of elements, as plain data, and the facts in which the two sides of a comparison differ."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """The kind of change that happened to an element between the two maps."""

    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"  # its text says it differently
    RENAMED = "renamed"  # another id or title
    REATTACHED = "re-attached"  # a relation with other ends, or of another kind
    CHANGED = "changed"  # other facts: role, hedge, attribution, anchors ...
    MOVED = "moved"  # another place in the order of the source


OPPOSITE = {Kind.ADDED: Kind.REMOVED, Kind.REMOVED: Kind.ADDED}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that the sides say differently: its name and both values, strings or lists of strings for the most."""

    name: str
    before: Any
    after: Any

    def mirrored(self) -> Fact:
        """The same fact, seen from the other side."""
        return Fact(self.name, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Change:
    """The change of one element: ``before`` and ``after`` are its ids, ``None`` on the side that lacks it.

    ``what`` is "statement", "argument", the kind of a relation ("support", "attack", "undercut" ...), "source",
    "section", "sentence", "retelling" or "map".
    """

    kind: Kind
    what: str
    before: str | None
    after: str | None
    facts: tuple[Fact, ...] = field(default=(), hash=False)

    def mirrored(self) -> Change:
        """The change that leads back."""
        kind = OPPOSITE.get(self.kind, self.kind)
        return Change(kind, self.what, self.after, self.before, tuple(f.mirrored() for f in self.facts))


def by_kind(changes: Iterable[Change]) -> dict[Kind, tuple[Change, ...]]:
    """Return the changes of each kind that occurs, in the order of ``Kind`` and of the source."""
    groups: dict[Kind, list[Change]] = {kind: [] for kind in Kind}
    for change in changes:
        groups[change.kind].append(change)
    return {kind: tuple(group) for kind, group in groups.items() if group}
