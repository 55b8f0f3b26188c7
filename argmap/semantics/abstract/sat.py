"""Semantics as propositional clauses, and a solver for them that stops when its budget is used up.

The argument ``a`` (from 0) of a framework of ``n`` is the variable ``a + 1``: it is in. Encodings with more variables
use ``n + a + 1`` (it is attacked by something that is in, or for a range: it is in or attacked) and so on. The clauses
are those of Besnard & Doutre (2004) for sets and of Cerutti, Dunne, Giacomin & Vallati (2014) for labellings.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice

from argmap.semantics.abstract.graph import AttackGraph
from argmap.semantics.budget import Budget

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from typing import Any

Clauses = Iterator[list[int]]

_BATCH = 20_000  # clauses handed over between two looks at the clock
_STEPS = 50_000  # propagations between two looks at the clock at first, and twice as many until they take
_PATIENCE = 0.05  # seconds


class Solver:
    """An incremental SAT solver that tries first to make each variable true, so that sets come out large.

    It is python-sat's MiniSat, called below ``pysat.solvers``, whose import takes longer than most questions do.
    """

    def __init__(self, clauses: Clauses, variables: int, budget: Budget) -> None:
        import pysolvers

        self._budget = budget
        self._variables = variables
        self._steps = _STEPS
        self._calls: Any = pysolvers
        self._engine: Any = pysolvers.minisat22_new()
        add = partial(pysolvers.minisat22_add_cl, self._engine)
        budget.check()
        while batch := list(islice(clauses, _BATCH)):
            for clause in batch:
                add(clause)
            budget.check()
        pysolvers.minisat22_setphases(self._engine, list(range(1, variables + 1)))

    def __del__(self) -> None:
        if hasattr(self, "_engine"):
            self._calls.minisat22_del(self._engine)

    def solve(self, assumptions: Sequence[int] = ()) -> list[int] | None:
        """Return a model as a list of literals in the order of the variables, or ``None``; raises ``BudgetError``."""
        answer = None
        while answer is None:
            self._budget.check()
            start = time.monotonic()
            # No variable is propagated twice on the way through the assumptions: with this each round gets beyond them.
            self._calls.minisat22_pbudget(self._engine, self._steps + self._variables)
            answer = self._calls.minisat22_solve_lim(self._engine, assumptions, 1, 1)
            if answer is None and time.monotonic() - start < _PATIENCE:
                self._steps *= 2
        model: list[int] | None = self._calls.minisat22_model(self._engine) if answer else None
        return model

    def add(self, clause: Sequence[int]) -> None:
        """Demand ``clause`` from now on."""
        self._calls.minisat22_add_cl(self._engine, clause)

    def avoid(self, arguments: Iterable[int], count: int) -> None:
        """Try first to leave out ``arguments``, and to have in the others of the first ``count``."""
        phases = list(range(1, count + 1))
        for argument in arguments:
            phases[argument] = -argument - 1
        self._calls.minisat22_setphases(self._engine, phases)

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
