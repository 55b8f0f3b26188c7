"""The table of semantics: what each is called, where it is defined, and which short cuts its theory allows."""

from __future__ import annotations

from collections.abc import Callable

from argmap.domain.record import Record
from argmap.semantics.abstract import reasoning

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argmap.semantics.abstract.graph import AttackGraph
    from argmap.semantics.abstract.reasoning import Reasoner
    from argmap.semantics.budget import Budget


class Semantics(Record):
    """A semantics of abstract frameworks; ``reason`` makes the reasoner on a connected framework.

    ``complete``: every extension is complete, so that it contains the grounded one, which is cut off first.
    ``least``: the grounded extension is one.
    ``directional``: whether an argument is accepted depends on its ancestors alone (Baroni & Giacomin 2007), and every
    extension of the framework of its ancestors is part of one of the whole.
    """

    __slots__ = ("code", "complete", "directional", "least", "name", "reason")

    def __init__(
        self,
        code: str,
        name: str,
        reason: Callable[[AttackGraph, Budget], Reasoner],
        complete: bool = True,
        least: bool = False,
        directional: bool = True,
    ) -> None:
        self.code = code
        self.name = name
        self.reason = reason
        self.complete = complete
        self.least = least
        self.directional = directional


_ALL = (
    Semantics("CF", "conflict-free", reasoning.conflict_free, complete=False, directional=False),
    Semantics("NA", "naive", reasoning.naive, complete=False, directional=False),
    Semantics("AD", "admissible", reasoning.admissible, complete=False),
    Semantics("CO", "complete", reasoning.complete, least=True),
    Semantics("GR", "grounded", reasoning.grounded, least=True),
    Semantics("PR", "preferred", reasoning.preferred),
    Semantics("ST", "stable", reasoning.stable, directional=False),
    Semantics("SST", "semi-stable", reasoning.semi_stable, directional=False),
    Semantics("STG", "stage", reasoning.stage, complete=False, directional=False),
    Semantics("ID", "ideal", reasoning.ideal),
    Semantics("EA", "eager", reasoning.eager, directional=False),
)

SEMANTICS: dict[str, Semantics] = {semantics.code: semantics for semantics in _ALL}
