"""What a comparison finds, as plain data: changes of elements, and the facts in which the two sides differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from argmap.domain.model import ArgumentMap


class Kind(StrEnum):
    """What happened to an element between the two maps."""

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
    """What happened to one element: ``before`` and ``after`` are its ids, ``None`` on the side that lacks it.

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


@dataclass(frozen=True)
class Comparison:
    """How the map ``after`` differs from the map ``before``.

    ``same`` says for the id of each element of ``before`` that is still there which id it has in ``after``.
    """

    before: ArgumentMap
    after: ArgumentMap
    changes: tuple[Change, ...]
    same: Mapping[str, str] = field(repr=False)

    def __bool__(self) -> bool:
        """Whether there is any difference."""
        return bool(self.changes)

    @property
    def counts(self) -> dict[Kind, int]:
        """How many changes there are of each kind that occurs."""
        kinds = Counter(change.kind for change in self.changes)
        return {kind: kinds[kind] for kind in Kind if kind in kinds}

    def to_text(self, names: tuple[str, str] | None = None) -> str:
        """The changes in words, kind by kind; ``names`` are what to call the two files."""
        from argmap.graph.comparison_text import tell

        return "\n".join(tell(self, names))

    def to_dict(self) -> dict[str, Any]:
        """The changes as plain data for JSON, with the place of each side."""
        from argmap.graph.comparison_text import to_data

        return to_data(self)

    def of(self, kind: Kind) -> tuple[Change, ...]:
        """The changes of one kind, in the order of the source."""
        return tuple(change for change in self.changes if change.kind is kind)
