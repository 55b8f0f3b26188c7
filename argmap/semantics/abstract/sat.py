"""Semantics as propositional clauses, and a solver for them that stops when its budget is used up.

The argument ``a`` (from 0) of a framework of ``n`` is the variable ``a + 1``: it is in. Encodings with more variables
use ``n + a + 1`` (it is attacked by something that is in, or for a range: it is in or attacked) and so on. The clauses
are those of Besnard & Doutre (2004) for sets and of Cerutti, Dunne, Giacomin & Vallati (2014) for labellings.
"""

from __future__ import annotations

import time
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from argmap.semantics.abstract.engines import CaDiCaL, MiniSat
from argmap.semantics.abstract.graph import AttackGraph
from argmap.semantics.budget import Budget

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argmap.semantics.abstract.engines import Engine

Clauses = Iterator[list[int]]

_BATCH = 20_000  # clauses handed over between two looks at the clock
_PATIENCE = 0.05  # seconds between two looks at the clock while a solver works: rounds double until they take so long
_HARD = 2_000  # conflicts after which a question is hard


class Solver:
    """An incremental SAT solver that tries first to make each variable true, so that sets come out large.

    It is a portfolio: MiniSat is quicker to start and to answer what is easy, which most questions are. A question that
    it has not answered after some thousand conflicts goes to CaDiCaL, and with it all later questions of the search.
    ``clauses`` are therefore made anew when they are asked for again; they must be the same then.
    """

    def __init__(self, clauses: Callable[[], Iterable[Sequence[int]]], variables: int, budget: Budget) -> None:
        self._clauses = clauses
        self._variables = variables
        self._budget = budget
        self._preferred = list(range(1, variables + 1))
        self._added: list[array[int]] = []
        self._easy: MiniSat | None = MiniSat(variables)
        self._engine: Engine = self._easy
        self._rounds = 1
        self._load()

    def _load(self) -> None:
        """Hand all that is demanded to the engine."""
        add = self._engine.add
        self._budget.check()
        for source in (self._clauses(), self._added):
            clauses = iter(source)
            while batch := list(islice(clauses, _BATCH)):
                for clause in batch:
                    add(clause)
                self._budget.check()
        self._engine.prefer(self._preferred)

    def solve(self, assumptions: Sequence[int] = ()) -> list[int] | None:
        """Return a model as a list of literals in the order of the variables, or ``None``; raises ``BudgetError``."""
        conflicts = self._easy.conflicts if self._easy else 0
        while True:
            self._budget.check()
            start = time.monotonic()
            answer = self._engine.search(assumptions, self._rounds)
            if answer is not None:
                return self._model() if answer else None
            if self._easy and self._easy.conflicts - conflicts > _HARD and CaDiCaL.available():
                self._hand_over()
            elif time.monotonic() - start < _PATIENCE:
                self._rounds *= 2

    def _model(self) -> list[int]:
        model = self._engine.model()
        model.extend(range(len(model) + 1, self._variables + 1))  # which may be true as well as false
        return model

    def _hand_over(self) -> None:
        """Go on with the engine for hard questions, which learns nothing from what the other found out."""
        self._easy = None
        self._engine = CaDiCaL()
        self._rounds = 1
        self._load()
        self._added = []

    def add(self, clause: Sequence[int]) -> None:
        """Demand ``clause`` from now on."""
        self._engine.add(clause)
        if self._easy:
            self._added.append(array("i", clause))

    def avoid(self, arguments: Iterable[int], count: int) -> None:
        """Try first to leave out ``arguments``, and to have in the others of the first ``count``."""
        phases = list(range(1, count + 1))
        for argument in arguments:
            phases[argument] = -argument - 1
        self._preferred[:count] = phases
        self._engine.prefer(phases)

    def switch(self, clause: Sequence[int]) -> int:
        """Demand ``clause`` wherever the literal that is returned is assumed."""
        self._variables += 1
        self.add([-self._variables, *clause])
        return self._variables


def conflict_free(graph: AttackGraph) -> Clauses:
    """No argument of the set attacks another, or itself."""
    for a, b in zip(graph.sources, graph.ends, strict=True):
        yield [-a - 1, -b - 1] if a != b else [-a - 1]


def stable(graph: AttackGraph) -> Clauses:
    """Conflict-free, and what is not in the set is attacked by it."""
    yield from conflict_free(graph)
    for a, found in enumerate(graph.attackers):
        yield [a + 1, *(b + 1 for b in found)]


def admissible(graph: AttackGraph) -> Clauses:
    """What is in is not attacked, and its attackers are; ``n + a + 1`` says that something in the set attacks ``a``."""
    n = len(graph)
    for a, found in enumerate(graph.attackers):
        hit = n + a + 1
        yield [-a - 1, -hit]
        yield [-hit, *(b + 1 for b in found)]
        for b in found:
            yield [-b - 1, hit]
            yield [-a - 1, n + b + 1]


def complete(graph: AttackGraph) -> Clauses:
    """Admissible, and what the set defends is in it."""
    n = len(graph)
    yield from admissible(graph)
    for a, found in enumerate(graph.attackers):
        yield [a + 1, *(-n - b - 1 for b in found)]


def complete_with_range(graph: AttackGraph) -> Clauses:
    """Complete; ``2n + a + 1`` says that ``a`` is in or attacked by the set."""
    n = len(graph)
    yield from complete(graph)
    for a in range(n):
        inside, hit, reached = a + 1, n + a + 1, 2 * n + a + 1
        yield from ([-reached, inside, hit], [-inside, reached], [-hit, reached])


def conflict_free_with_range(graph: AttackGraph) -> Clauses:
    """Conflict-free; ``n + a + 1`` says that ``a`` is in or attacked by the set."""
    n = len(graph)
    yield from conflict_free(graph)
    for a, found in enumerate(graph.attackers):
        reached = n + a + 1
        yield [-reached, a + 1, *(b + 1 for b in found)]
        yield [-a - 1, reached]
        for b in found:
            yield [-b - 1, reached]


def inside(model: Sequence[int], count: int) -> list[int]:
    """The arguments that are in, by a model of a framework of ``count`` arguments."""
    return [literal - 1 for literal in model[:count] if literal > 0]


def positive(literals: Iterable[int]) -> list[int]:
    """Those that are true."""
    return [literal for literal in literals if literal > 0]
