"""Computation of each semantics of frameworks, and which short cuts its theory allows (the table: domain.semantics)."""

from __future__ import annotations

from collections.abc import Callable

from argmap.domain.record import Record
from argmap.domain.semantics import BY_CODE
from argmap.semantics.abstract import reasoning

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argmap.semantics.abstract.graph import AttackGraph
    from argmap.semantics.abstract.reasoning import Reasoner
    from argmap.semantics.budget import Budget


class Semantics(Record):
    """A semantics of abstract frameworks; ``reason`` makes the reasoner on a connected framework.

    ``least``: the grounded extension is one.
    ``directional``: whether an argument is accepted depends on its ancestors alone (Baroni & Giacomin 2007), and every
    extension of the framework of its ancestors is part of one of the whole.
    """

    code: str
    reason: Callable[[AttackGraph, Budget], Reasoner]
    least: bool = False
    directional: bool = True

    @property
    def complete(self) -> bool:
        """Return whether every extension contains the grounded one, which is then cut off first."""
        return BY_CODE[self.code].complete


_ALL = (
    Semantics("CF", reasoning.conflict_free, directional=False),
    Semantics("NA", reasoning.naive, directional=False),
    Semantics("AD", reasoning.admissible),
    Semantics("CO", reasoning.complete, least=True),
    Semantics("GR", reasoning.grounded, least=True),
    Semantics("PR", reasoning.preferred),
    Semantics("ST", reasoning.stable, directional=False),
    Semantics("SST", reasoning.semi_stable, directional=False),
    Semantics("STG", reasoning.stage, directional=False),
    Semantics("ID", reasoning.ideal),
    Semantics("EA", reasoning.eager, directional=False),
)

SEMANTICS: dict[str, Semantics] = {semantics.code: semantics for semantics in _ALL}
