"""Questions to a framework under a semantics: all labellings, how many, and what they say of each element."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from argmap.domain.diagnostics import ArgmapError, UnknownNameError
from argmap.semantics import parts
from argmap.semantics.budget import Budget, BudgetError
from argmap.semantics.dialectical.division import Choice, divide
from argmap.semantics.dialectical.search import SEMANTICS, Search
from argmap.semantics.framework import Framework
from argmap.semantics.gates import with_gates
from argmap.semantics.labelling import Labelling, Status
from argmap.semantics.parts import Count, combinations


def labellings(framework: Framework, semantics: str, budget: Budget | None = None) -> Iterator[Labelling]:
    """Yield every labelling once, as soon as it is found; ``BudgetError`` in the middle if the budget ends.

    ``semantics`` is one of ``SEMANTICS``; another name raises ``UnknownNameError``, here as in all that follows.
    """
    task = _Task(framework, semantics, budget)
    yield from map(task.division.labelling, combinations([choice.get for choice in task.choices], task.budget))


def count(framework: Framework, semantics: str, budget: Budget | None = None) -> Count:
    """Count the labellings, part by part; where the budget ends, at least so many have been seen."""
    task = _Task(framework, semantics, budget)
    return parts.count(lambda: [choice.all() for choice in task.choices])


class _Task:
    """A framework cut into parts, and the search in each."""

    def __init__(self, framework: Framework, semantics: str, budget: Budget | None) -> None:
        if semantics not in SEMANTICS:
            message = f"There is no semantics “{semantics}” of maps."
            raise UnknownNameError.because("unknown-semantics", message, f"Choose: {', '.join(SEMANTICS)}.")
        self.budget = budget or Budget()
        if framework.weighed and semantics == "admissible":
            message = f"The {semantics} semantics is not offered where reasons are weighed against objections."
            remedy = "Choose complete or preferred, or --standard no-objection."
            raise ArgmapError.because("weighed-semantics", message, remedy)
        self.division = replace(divide(with_gates(framework), semantics), ids=tuple(framework.conditions))
        self.choices = [Choice(part, semantics, self.budget) for part in self.division.parts]

    @cached_property
    def firsts(self) -> list[Labelling] | None:
        """A labelling of each part, or ``None`` if there is one without any."""
        return next(combinations([choice.get for choice in self.choices], self.budget), None)


class Prospects(Mapping[str, frozenset[Status]]):
    """The statuses that each element has in some labelling, by id; an empty set if there is no labelling.

    ``settled`` are the ids of which that is all; the others may have more statuses than were found in time.
    """

    def __init__(self, statuses: Mapping[str, frozenset[Status]], settled: frozenset[str]) -> None:
        self._statuses = statuses
        self.settled = settled

    @property
    def complete(self) -> bool:
        """Return whether the search came to its end."""
        return len(self.settled) == len(self._statuses)

    def __getitem__(self, id_: str) -> frozenset[Status]:
        return self._statuses[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(self._statuses)

    def __len__(self) -> int:
        return len(self._statuses)


def prospects(
    framework: Framework, semantics: str, ids: Iterable[str] | None = None, budget: Budget | None = None
) -> Prospects:
    """Say of each of ``ids`` (default: all) which statuses it has in some labelling, as far as the budget goes.

    What one labelling shows is not searched for again.
    """
    wanted = list(framework.conditions if ids is None else ids)
    task = _Task(framework, semantics, budget)
    statuses_of: dict[str, set[Status]] = {id_: set() for id_ in wanted}
    settled: list[str] = []
    try:
        if task.firsts is None:
            settled = wanted
        else:
            for id_ in wanted:
                if id_ in task.division.decided:
                    statuses_of[id_].add(task.division.decided[id_])
                    settled.append(id_)
            for choice, part, first in zip(task.choices, task.division.parts, task.firsts, strict=True):
                inside = {id_: statuses_of[id_] for id_ in part.conditions if id_ in statuses_of}
                for id_ in _search_out(choice.search, first, inside):
                    settled.append(id_)
    except BudgetError:
        pass
    return Prospects({id_: frozenset(statuses) for id_, statuses in statuses_of.items()}, frozenset(settled))


def _search_out(search: Search, first: Labelling, statuses_of: dict[str, set[Status]]) -> Iterator[str]:
    """Add to ``statuses_of`` every status in some labelling of one part, and yield each id when that is done for it."""

    def note(labelling: Labelling) -> None:
        for id_, statuses in statuses_of.items():
            statuses.add(labelling.status[id_])

    note(first)
    for id_, statuses in statuses_of.items():
        for status in Status:
            if status not in statuses:
                witness = search.having(id_, status)
                if witness:
                    note(witness)
        yield id_
