"""The cheapest models of clauses: as few as possible of some literals true, found core by core.

The algorithm is OLL (Morgado, Dodaro & Marques-Silva 2014) for unit costs: every set of literals that cannot all be
false proves that one more must be true, and how many of that set are true is counted from then on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from threading import Timer
from typing import Any

from argmap.semantics.budget import Budget, OutOfTime

Clause = Sequence[int]


class Cheapest:
    """Models of clauses over the variables 1 to ``top``, those with the fewest true ``costly`` literals first.

    ``cost`` is a proven lower bound on that number. ``steps`` limits the search in a way that does not depend on the
    machine's speed: each call of the solver takes one, and each conflict that it meets. Use as a context manager.
    """

    def __init__(
        self, clauses: Iterable[Clause], costly: Iterable[int], top: int, budget: Budget, steps: int | None = None
    ) -> None:
        from pysat.solvers import Solver

        self.cost = 0
        self.budget = budget
        self.steps = steps
        self._top = top
        self._solver: Any = Solver(name="glucose4", bootstrap_with=clauses)
        self._assumed = dict.fromkeys(-literal for literal in costly)
        self._counts: dict[int, tuple[Any, int]] = {}  # "no more than n of these are true" -> the counter, and n

    def __enter__(self) -> Cheapest:
        return self

    def __exit__(self, *_: object) -> None:
        self._solver.delete()
        for counter, _n in self._counts.values():
            counter.delete()

    def add(self, clause: Clause) -> None:
        """Ask for this as well from now on."""
        self._solver.add_clause(list(clause))

    def model(self) -> frozenset[int] | None:
        """A cheapest model, as its true literals, or ``None`` if there is no model; raises ``OutOfTime``."""
        while not self._solve(list(self._assumed)):
            core = self._core()
            if not core:
                return None
            self.cost += 1
            self._relax(core)
        return frozenset(self._solver.get_model())

    def _core(self) -> list[int]:
        """Assumptions that exclude each other, without most of those that do not matter."""
        core: list[int] = self._solver.get_core() or []
        for _ in range(5):
            if len(core) < 2 or self._solve(core):
                break
            smaller: list[int] = self._solver.get_core() or []
            if len(smaller) == len(core):
                break
            core = smaller
        return core

    def _relax(self, core: list[int]) -> None:
        """Allow for one of ``core`` to be wrong, and for one more wherever it was a count already."""
        from pysat.card import ITotalizer

        for literal in core:
            del self._assumed[literal]
            if literal in self._counts:
                counter, n = self._counts.pop(literal)
                if n + 1 < len(counter.lits):
                    counter.increase(ubound=n + 1, top_id=self._top)
                    self._count(counter, counter.cnf.clauses[-counter.nof_new :] if counter.nof_new else [], n + 1)
                else:
                    counter.delete()
        if len(core) > 1:
            counter = ITotalizer(lits=[-literal for literal in core], ubound=1, top_id=self._top)
            self._count(counter, counter.cnf.clauses, 1)

    def _count(self, counter: Any, clauses: Iterable[Clause], n: int) -> None:
        for clause in clauses:
            self._solver.add_clause(clause)
        self._top = max(self._top, counter.top_id)
        literal = -counter.rhs[n]
        self._counts[literal] = (counter, n)
        self._assumed[literal] = None

    def _solve(self, assumed: list[int]) -> bool:
        self.budget.check()
        if self.steps is not None:
            if self.steps <= self._solver.accum_stats()["conflicts"]:
                raise OutOfTime(self.budget.seconds)
            self._solver.conf_budget(self.steps - self._solver.accum_stats()["conflicts"])
            self.steps -= 1
        with self._deadline():
            answer = self._solver.solve_limited(assumptions=assumed, expect_interrupt=True)
        if answer is None:
            raise OutOfTime(self.budget.seconds)
        return bool(answer)

    @contextmanager
    def _deadline(self) -> Iterator[None]:
        self._solver.clear_interrupt()
        if self.budget.left == float("inf"):
            yield
            return
        timer = Timer(self.budget.left, self._solver.interrupt)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()  # so that it never speaks to a solver that is gone
