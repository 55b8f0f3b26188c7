"""Semantics as propositional clauses, and a solver for them that stops when its budget is used up.

The argument ``a`` (from 0) of a framework of ``n`` is the variable ``a + 1``: it is in. Encodings with more variables
use ``n + a + 1`` (it is attacked by something that is in, or for a range: it is in or attacked) and so on. The clauses
are those of Besnard & Doutre (2004) for sets and of Cerutti, Dunne, Giacomin & Vallati (2014) for labellings.
"""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from argmap.semantics.abstract.engines import CaDiCaL, Engine, MiniSat
from argmap.semantics.abstract.graph import AttackGraph
from argmap.semantics.budget import Budget

Clauses = Iterator[list[int]]
Source = Callable[[], Iterable[Sequence[int]]]  # the same clauses whenever it is called

_BATCH = 20_000  # clauses handed over between two looks at the clock
HARD = 500  # conflicts after which a question is hard, and more where there is more to read for another engine
_OFTENER = 3  # rounds with stronger clauses for one with those that can tell that there is no model
_READING = 20  # variables for each further conflict


class Solver:
    """An incremental SAT solver that tries first to make each variable true, so that sets come out large.

    It is a portfolio: MiniSat is quicker to start and to answer what is easy, as most questions are. A question that it
    has not answered after some hundred conflicts goes to CaDiCaL, and with it all later questions of the search.
    Models of the ``stronger`` clauses, if there are such, are models of ``clauses`` too and quicker to find: hard
    questions are then asked of both in turns.
    """

    def __init__(self, clauses: Source, variables: int, budget: Budget, stronger: Source | None = None) -> None:
        self._clauses = clauses
        self._stronger = stronger
        self._variables = variables
        self._budget = budget
        self._preferred = list(range(1, variables + 1))
        self._added: list[array[int]] = []
        self._easy: MiniSat | None = MiniSat(variables)
        self._engines: list[Engine] = [self._loaded(self._easy, clauses)]  # the first one has the weakest clauses

    def _loaded(self, engine: Engine, *sources: Source) -> Engine:
        """Hand clauses to an engine, and what it shall try first."""
        self._budget.check()
        for source in sources:
            clauses = iter(source())
            while batch := list(islice(clauses, _BATCH)):
                for clause in batch:
                    engine.add(clause)
                self._budget.check()
        engine.prefer(self._preferred)
        return engine

    def solve(self, assumptions: Sequence[int] = ()) -> list[int] | None:
        """Return a model as a list of literals in the order of the variables, or ``None``; raises ``BudgetError``."""
        limit = self._easy.conflicts + HARD + self._variables // _READING if self._easy else 0
        turns = self._turns()
        while True:
            self._budget.check()
            if self._easy and self._easy.conflicts >= limit and CaDiCaL.available():
                self._hand_over()
                turns = self._turns()
            engine = turns.popleft()
            answer = engine.search(assumptions)
            if answer:
                model = engine.model()
                model.extend(range(len(model) + 1, self._variables + 1))  # which may be true as well as false
                return model
            if answer is None:
                turns.append(engine)
            elif engine is self._engines[0]:
                return None
            else:
                turns = deque(self._engines[:1])

    def _turns(self) -> deque[Engine]:
        """Return who is asked when: stronger clauses, whose models are found sooner, more often than the weakest."""
        weakest, *stronger = self._engines
        return deque([*stronger * _OFTENER, weakest])

    def _hand_over(self) -> None:
        """Go on with the engine for hard questions, which is told nothing of what the other found out."""
        self._easy = None
        sources = [self._clauses, self._stronger] if self._stronger else [self._clauses]
        self._engines = [self._loaded(CaDiCaL(), source, lambda: self._added) for source in sources]
        self._added = []

    def add(self, clause: Sequence[int]) -> None:
        """Demand ``clause`` from now on."""
        for engine in self._engines:
            engine.add(clause)
        if self._easy:
            self._added.append(array("i", clause))

    def avoid(self, arguments: Iterable[int], count: int) -> None:
        """Try first to leave out ``arguments``, and to have in the others of the first ``count``."""
        phases = list(range(1, count + 1))
        for argument in arguments:
            phases[argument] = -argument - 1
        self._preferred[:count] = phases
        for engine in self._engines:
            engine.prefer(phases)

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
    for a, attackers in enumerate(graph.attackers):
        yield [a + 1, *(b + 1 for b in attackers)]


def stable_labelling(graph: AttackGraph) -> Clauses:
    """Stable, with the variables of ``admissible`` and ``complete``, whose clauses these sets satisfy as well."""
    yield from stable(graph)
    n = len(graph)
    for a in range(n):
        yield [a + 1, n + a + 1]
        yield [-a - 1, -n - a - 1]


def admissible(graph: AttackGraph) -> Clauses:
    """Members are not attacked, and their attackers are; ``n + a + 1`` says that something in the set attacks ``a``."""
    n = len(graph)
    for a, attackers in enumerate(graph.attackers):
        hit = n + a + 1
        yield [-a - 1, -hit]
        yield [-hit, *(b + 1 for b in attackers)]
        for b in attackers:
            yield [-b - 1, hit]
            yield [-a - 1, n + b + 1]


def complete(graph: AttackGraph) -> Clauses:
    """Admissible, and what the set defends is in it."""
    n = len(graph)
    yield from admissible(graph)
    for a, attackers in enumerate(graph.attackers):
        yield [a + 1, *(-n - b - 1 for b in attackers)]


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
    for a, attackers in enumerate(graph.attackers):
        reached = n + a + 1
        yield [-reached, a + 1, *(b + 1 for b in attackers)]
        yield [-a - 1, reached]
        for b in attackers:
            yield [-b - 1, reached]


def inside(model: Sequence[int], count: int) -> list[int]:
    """The arguments that are in, by a model of a framework of ``count`` arguments."""
    return [literal - 1 for literal in model[:count] if literal > 0]


def positive(literals: Iterable[int]) -> list[int]:
    """Those that are true."""
    return [literal for literal in literals if literal > 0]
