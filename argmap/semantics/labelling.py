"""Labellings, the answers of a semantics: each element is in, out or undecided in the sense of Caminada (2006)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Status(StrEnum):
    """The label of an element, in words for readers: in, out, undecided."""

    HOLDS = "holds"
    FALLS = "falls"
    OPEN = "open"


@dataclass(frozen=True)
class Labelling:
    """The status of every element, and the round in which a decided one was decided (from 1; open ones have none).

    Rounds are those of the fixpoint iteration that decides all it can at once. Whatever decided an element was itself
    decided in an earlier round, so that no explanation rests on itself.
    """

    status: Mapping[str, Status]
    round: Mapping[str, int] = field(default_factory=dict)

    @property
    def accepted(self) -> frozenset[str]:
        """The ids that hold (label "in")."""
        return self._having(Status.HOLDS)

    @property
    def fallen(self) -> frozenset[str]:
        """The ids that fall (label "out")."""
        return self._having(Status.FALLS)

    @property
    def undecided(self) -> frozenset[str]:
        """The ids that are open (label "undecided")."""
        return self._having(Status.OPEN)

    def _having(self, status: Status) -> frozenset[str]:
        return frozenset(id_ for id_, label in self.status.items() if label is status)
