"""Searches for the extensions of one connected framework: by models, by maximal models, or as the only one there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from argmap.semantics.abstract import sat
from argmap.semantics.abstract.graph import AttackGraph, closure, largest_admissible, members_in
from argmap.semantics.budget import Budget

Extension = list[int]  # arguments in ascending order

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from typing import Protocol

    class Reasoner(Protocol):
        """The questions to a semantics on one framework; every method may raise ``BudgetError``."""

        def extensions(self) -> Iterator[Extension]:
            """All extensions, one after the other, each once."""
            ...

        def deciding(self, argument: int, accepted: bool) -> Extension | None:
            """An extension with ``argument``, or one without it; ``None`` if there is none."""
            ...


class _Searching:
    """A framework of ``_size`` arguments and the solver that is asked for its extensions."""

    def __init__(self, solver: sat.Solver, size: int) -> None:
        self._solver = solver
        self._size = size

    def deciding(self, argument: int, accepted: bool) -> Extension | None:
        """An extension with ``argument``, or one without it."""
        return self._with(argument + 1 if accepted else -argument - 1)

    def lacking(self, arguments: Sequence[int]) -> Extension | None:
        """An extension without at least one of ``arguments``, and rather without many."""
        self._solver.avoid(arguments, self._size)
        return self._with(self._solver.switch([-a - 1 for a in arguments]))

    def _with(self, literal: int) -> Extension | None:
        raise NotImplementedError


class Models(_Searching):
    """Extensions that are the models of clauses: conflict-free, admissible, complete, stable."""

    def extensions(self) -> Iterator[Extension]:
        while model := self._solver.solve():
            extension = sat.inside(model, self._size)
            yield extension
            self.leave_out(extension)

    def leave_out(self, extension: Extension) -> None:
        """Do not find ``extension`` again."""
        clause = list(range(1, self._size + 1))
        for argument in extension:
            clause[argument] = -argument - 1
        self._solver.add(clause)

    def _with(self, literal: int) -> Extension | None:
        model = self._solver.solve([literal])
        return None if model is None else sat.inside(model, self._size)


class Complete:
    """Complete extensions, the grounded one first, so that nothing is searched where that one is answer enough."""

    def __init__(self, graph: AttackGraph, budget: Budget) -> None:
        self._graph = graph
        self._budget = budget
        self._grounded = members_in(closure(graph))

    def extensions(self) -> Iterator[Extension]:
        yield self._grounded
        models = self._models()
        models.leave_out(self._grounded)
        yield from models.extensions()

    def deciding(self, argument: int, accepted: bool) -> Extension | None:
        if (argument in self._grounded) == accepted:
            return self._grounded
        return self._models().deciding(argument, accepted)

    def _models(self) -> Models:
        return Models(_labellings(self._graph, self._budget), len(self._graph))


class Maximal(_Searching):
    """Extensions whose set (naive, preferred) or range (stage, semi-stable) is maximal among the models of clauses.

    The variables to be made true begin with ``first``, and are as many as the framework has arguments. Maximal models
    are found by demanding more and more of them (Dvořák, Järvisalo, Wallner & Woltran 2014), and left behind by
    demanding one that was not there. ``struck`` is the first variable that says what the set attacks, if there are such:
    a set that attacks all else is maximal, and needs no search to show it.
    """

    def __init__(self, solver: sat.Solver, size: int, first: int = 1, struck: int = 0) -> None:
        super().__init__(solver, size)
        self._objective = slice(first - 1, first - 1 + size)
        self._by_set = first == 1
        self._struck = slice(struck - 1, struck - 1 + size) if struck else None

    def extensions(self) -> Iterator[Extension]:
        while model := self._solver.solve():
            model = self._maximised(model)
            if self._by_set:
                yield sat.inside(model, self._size)
            else:
                yield from self._of_equal_range(model)
            self._block(model)

    def _with(self, literal: int) -> Extension | None:
        assumed = [literal] if literal > 0 else []  # most extensions lack a given argument: the first may do
        while model := self._solver.solve(assumed):
            assumed = [literal]
            best = self._maximised(model)
            if not self._by_set:
                same_range = self._solver.solve([*sat.positive(best[self._objective]), literal])
                if same_range is not None:
                    return sat.inside(same_range, self._size)
            elif literal in best:
                return sat.inside(best, self._size)
            self._block(best)
        return None

    def _of_equal_range(self, model: list[int]) -> Iterator[Extension]:
        """All extensions with the range of ``model``; none of them is a subset of another."""
        reached = sat.positive(model[self._objective])
        equal: list[int] | None = model
        while equal:
            yield sat.inside(equal, self._size)
            self._solver.add([-literal for literal in equal[: self._size] if literal < 0])
            equal = self._solver.solve(reached)

    def _maximised(self, model: list[int]) -> list[int]:
        while larger := self._improved(model):
            model = larger
        return model

    def _is_stable(self, model: list[int]) -> bool:
        return self._struck is not None and all(
            max(pair) > 0 for pair in zip(model[: self._size], model[self._struck], strict=True)
        )

    def _improved(self, model: list[int]) -> list[int] | None:
        """A model that makes all of the objective true that ``model`` does, and more of it."""
        values = model[self._objective]
        missing = [-literal for literal in values if literal < 0]
        if not missing or self._is_stable(model):
            return None
        switch = self._solver.switch(missing)
        larger = self._solver.solve([switch, *sat.positive(values)])
        self._solver.add([-switch])
        return larger

    def _block(self, model: list[int]) -> None:
        self._solver.add([-literal for literal in model[self._objective] if literal < 0])


class Only:
    """A semantics with exactly one extension."""

    def __init__(self, extension: Extension) -> None:
        self._extension = extension

    def extensions(self) -> Iterator[Extension]:
        yield self._extension

    def deciding(self, argument: int, accepted: bool) -> Extension | None:
        return self._extension if (argument in self._extension) == accepted else None


def _labellings(graph: AttackGraph, budget: Budget) -> sat.Solver:
    """Ask for complete sets, and where that is hard for stable ones as well, which are quicker to find."""
    return sat.Solver(partial(sat.complete, graph), 2 * len(graph), budget, partial(sat.stable_labelling, graph))


def conflict_free(graph: AttackGraph, budget: Budget) -> Reasoner:
    """The models of no conflict."""
    return Models(sat.Solver(partial(sat.conflict_free, graph), len(graph), budget), len(graph))


def naive(graph: AttackGraph, budget: Budget) -> Reasoner:
    """The maximal conflict-free sets."""
    return Maximal(sat.Solver(partial(sat.conflict_free, graph), len(graph), budget), len(graph))


def admissible(graph: AttackGraph, budget: Budget) -> Reasoner:
    """The conflict-free sets that defend themselves (Dung 1995)."""
    return Models(sat.Solver(partial(sat.admissible, graph), 2 * len(graph), budget), len(graph))


def complete(graph: AttackGraph, budget: Budget) -> Reasoner:
    """The admissible sets that hold all that they defend (Dung 1995)."""
    return Complete(graph, budget)


def stable(graph: AttackGraph, budget: Budget) -> Models:
    """The conflict-free sets that attack everything else (Dung 1995)."""
    return Models(sat.Solver(partial(sat.stable, graph), len(graph), budget), len(graph))


def preferred(graph: AttackGraph, budget: Budget) -> Reasoner:
    """The maximal complete, or admissible, sets (Dung 1995)."""
    return Maximal(_labellings(graph, budget), len(graph), struck=len(graph) + 1)


def semi_stable(graph: AttackGraph, budget: Budget) -> Models | Maximal:
    """The complete sets that together with what they attack are maximal (Caminada 2006)."""
    size = len(graph)

    def search() -> Maximal:
        return Maximal(sat.Solver(partial(sat.complete_with_range, graph), 3 * size, budget), size, 2 * size + 1)

    return _stable_or(graph, budget, search)


def stage(graph: AttackGraph, budget: Budget) -> Models | Maximal:
    """The conflict-free sets that together with what they attack are maximal (Verheij 1996)."""
    size = len(graph)

    def search() -> Maximal:
        return Maximal(sat.Solver(partial(sat.conflict_free_with_range, graph), 2 * size, budget), size, size + 1)

    return _stable_or(graph, budget, search)


def _stable_or(graph: AttackGraph, budget: Budget, otherwise: Callable[[], Maximal]) -> Models | Maximal:
    """Take the stable extensions where there are any, which are the semi-stable and the stage ones (Caminada 2006)."""
    stable_extensions = stable(graph, budget)
    return stable_extensions if next(stable_extensions.extensions(), None) is not None else otherwise()


def grounded(graph: AttackGraph, budget: Budget) -> Reasoner:
    """The least complete set (Dung 1995)."""
    budget.check()
    return Only(members_in(closure(graph)))


def ideal(graph: AttackGraph, budget: Budget) -> Reasoner:
    """The largest admissible set that no admissible set attacks (Dung, Mancarella & Toni 2007).

    A preferred extension holds it. What some admissible set attacks is struck from that, and what is then no longer
    defended, until no admissible set attacks what is left (in the manner of Thimm, Cerutti & Vallati 2021).
    """
    size = len(graph)
    solver = _labellings(graph, budget)
    left = next(Maximal(solver, size, struck=size + 1).extensions())
    while left:
        solver.avoid(left, size)
        model = solver.solve([solver.switch([size + a + 1 for a in left])])
        if model is None:
            break
        left = largest_admissible(graph, [a for a in left if model[size + a] < 0])
    return Only(left)


def eager(graph: AttackGraph, budget: Budget) -> Reasoner:
    """The largest admissible set within all semi-stable extensions (Caminada 2007)."""
    reasoner = semi_stable(graph, budget)
    left = next(reasoner.extensions())
    while left:
        other = reasoner.lacking(left)
        if other is None:
            break
        kept = set(other)
        left = largest_admissible(graph, [a for a in left if a in kept])
    return Only(left)
