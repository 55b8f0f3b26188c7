"""The search for the smallest sets that answer a question."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from argmap.semantics.budget import Budget, OutOfTime
from argmap.semantics.crux.certificate import Certificate
from argmap.semantics.crux.cheapest import Cheapest
from argmap.semantics.crux.completion import Completion
from argmap.semantics.crux.question import Question


@dataclass(frozen=True, slots=True)
class MinimalSets:
    """Minimal sets, smallest first; ``size`` is the least that any has (if none was found, at least that, if any).

    ``complete`` tells whether these are all that were asked for.
    """

    sets: tuple[frozenset[str], ...]
    size: int
    complete: bool


def search(
    question: Question, limit: int, largest: int | None, budget: Budget, conflicts: int | None = None
) -> MinimalSets:
    """Find the smallest sets, or all minimal ones of up to ``largest`` elements, but no more than ``limit``.

    Clauses propose a set, the evaluation itself disposes (counterexample-guided refinement), so a cycle cannot fool it.
    """
    if question.framework.weighed:
        return _one_by_one(question, limit, largest, budget, conflicts)
    clauses = Completion(question)
    sets: list[frozenset[str]] = []
    with Cheapest(clauses.clauses, clauses.chosen.values(), clauses.top, budget, conflicts) as cheapest:
        try:
            while (model := cheapest.model()) is not None:
                chosen = frozenset(name for name, literal in clauses.chosen.items() if literal in model)
                if sets and len(chosen) > (len(sets[0]) if largest is None else largest):
                    break
                if largest is not None and len(chosen) > largest:
                    return MinimalSets((), len(chosen), True)
                labelling = question.label(chosen)
                if labelling.status[question.target] not in question.goal:
                    cheapest.add(Certificate(question, labelling, chosen).clause(clauses.chosen))
                    continue
                if len(sets) == limit:
                    return MinimalSets(tuple(sets), len(sets[0]), False)
                sets.append(chosen)
                cheapest.add([-clauses.chosen[name] for name in chosen])
        except OutOfTime:
            return MinimalSets(tuple(sets), len(sets[0]) if sets else cheapest.cost, False)
    return MinimalSets(tuple(sets), len(sets[0]) if sets else 0, True)


def _one_by_one(question: Question, limit: int, largest: int | None, budget: Budget, steps: int | None) -> MinimalSets:
    """The same where something is weighed, so that each set changes the weights: set by set, smallest first."""
    sets: list[frozenset[str]] = []
    size = 0
    try:
        for size in range(len(question.relevant) + 1):
            if (largest is not None and size > largest) or (largest is None and sets):
                break
            for names in combinations(question.relevant, size):
                chosen = frozenset(names)
                if any(smaller <= chosen for smaller in sets):
                    continue
                budget.check()
                if steps is not None:
                    steps -= 1
                    if steps < 0:
                        raise OutOfTime(0)
                if question.label(chosen).status[question.target] in question.goal:
                    if len(sets) == limit:
                        return MinimalSets(tuple(sets), len(sets[0]), False)
                    sets.append(chosen)
    except OutOfTime:
        return MinimalSets(tuple(sets), len(sets[0]) if sets else size, False)
    if not sets and largest is not None and largest < len(question.relevant):
        return MinimalSets((), largest + 1, True)
    return MinimalSets(tuple(sets), len(sets[0]) if sets else 0, True)
