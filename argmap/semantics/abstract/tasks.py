"""What is asked of a framework: is an argument accepted by some or by all extensions, one extension, all, how many.

Three things make the work small before a solver starts. Where every extension is complete, what the grounded labelling
decides is cut off. What is left falls into parts that no attack connects, whose extensions combine freely. And where
the semantics is directional, a question about one argument is asked of its ancestors alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import prod

from argmap.domain.record import Record
from argmap.semantics.abstract.graph import IN, UNDECIDED, AttackGraph, closure, members_in
from argmap.semantics.budget import Budget, BudgetError

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argmap.semantics.abstract.reasoning import Extension, Reasoner
    from argmap.semantics.abstract.semantics import Semantics


class Answer(Record):
    """Whether the argument is accepted; ``witness`` is an extension that shows it, where there is one.

    That is an extension with the argument if it is credulously accepted, one without it if it is not sceptically so.
    """

    __slots__ = ("accepted", "witness")

    def __init__(self, accepted: bool, witness: Extension | None = None) -> None:
        self.accepted = accepted
        self.witness = witness


class Count(Record):
    """How many extensions there are; at least so many if the budget ended before all were found."""

    __slots__ = ("exact", "number")

    def __init__(self, number: int, exact: bool = True) -> None:
        self.number = number
        self.exact = exact


class _Task:
    """A framework cut into what is decided without search (``base``) and the parts that are searched."""

    def __init__(
        self, graph: AttackGraph, semantics: Semantics, budget: Budget | None, given: Sequence[int] = ()
    ) -> None:
        self.graph = graph
        self.semantics = semantics
        self.budget = budget or Budget()
        self.label = closure(graph, given) if semantics.complete else bytearray(len(graph))
        self.base = members_in(self.label, IN)

    def parts(self, but: Sequence[int] = ()) -> list[list[int]]:
        """The undecided arguments by connected part, those of ``but`` left out."""
        self.budget.check()
        left_out = set(but)
        members = [a for a in members_in(self.label, UNDECIDED) if a not in left_out]
        return self.graph.components(members, self.budget.check)

    def reasoner(self, members: Sequence[int]) -> Reasoner:
        part = self.graph.part(members)
        self.budget.check()
        return self.semantics.reason(part, self.budget)

    def first(self, members: Sequence[int]) -> Extension | None:
        found = next(self.reasoner(members).extensions(), None)
        return None if found is None else [members[a] for a in found]

    def completed(self, chosen: Extension, but: Sequence[int] = ()) -> Extension | None:
        """An extension that is ``chosen`` on the arguments ``but``."""
        found = [*self.base, *chosen]
        if self.semantics.least:  # and the undecided arguments may stay so
            return sorted(found)
        for members in self.parts(but):
            other = self.first(members)
            if other is None:
                return None
            found += other
        return sorted(found)


def one(graph: AttackGraph, semantics: Semantics, budget: Budget | None = None) -> Extension | None:
    """Return an extension, or ``None`` if there is none; raises ``BudgetError``."""
    return _Task(graph, semantics, budget).completed([])


def credulous(graph: AttackGraph, semantics: Semantics, argument: int, budget: Budget | None = None) -> Answer:
    """Say whether some extension accepts ``argument``; raises ``BudgetError``."""
    witness = _deciding(_Task(graph, semantics, budget), argument, accepted=True)
    return Answer(witness is not None, witness)


def sceptical(graph: AttackGraph, semantics: Semantics, argument: int, budget: Budget | None = None) -> Answer:
    """Say whether all extensions accept ``argument``, which is so if there is none; raises ``BudgetError``."""
    witness = _deciding(_Task(graph, semantics, budget), argument, accepted=False)
    return Answer(witness is None, witness)


def _deciding(task: _Task, argument: int, *, accepted: bool) -> Extension | None:
    """An extension that accepts ``argument``, or one that does not."""
    if task.label[argument] != UNDECIDED:
        return task.completed([]) if (task.label[argument] == IN) == accepted else None
    if task.semantics.directional:
        members = task.graph.cone(argument, task.label)
    else:
        members = next(part for part in task.parts() if argument in part)
    found = task.reasoner(members).deciding(members.index(argument), accepted)
    if found is None:
        return None
    chosen = [members[a] for a in found]
    if not task.semantics.directional:
        return task.completed(chosen, members)
    return _extended(task, chosen)


def _extended(task: _Task, chosen: Extension) -> Extension | None:
    """An extension of the whole whose part among some argument and its ancestors is ``chosen``.

    What is still to be chosen is an extension of the reduct by ``chosen`` (Baumann, Brewka & Ulbricht 2020).
    """
    if not task.semantics.complete:
        return sorted(chosen)
    rest = _Task(task.graph, task.semantics, task.budget, given=[*task.base, *chosen])
    return rest.completed([])


def extensions(graph: AttackGraph, semantics: Semantics, budget: Budget | None = None) -> Iterator[Extension]:
    """Yield every extension once, as soon as it is found; raises ``BudgetError`` in the middle if the budget ends."""
    task = _Task(graph, semantics, budget)
    choices = [_Choice(task.reasoner(members), members) for members in task.parts()]
    if any(choice.get(0) is None for choice in choices):
        return
    at = [0] * len(choices)
    while True:
        chosen = (choice.found[place] for choice, place in zip(choices, at, strict=True))
        yield sorted([*task.base, *(argument for extension in chosen for argument in extension)])
        turning = len(choices) - 1
        while turning >= 0 and choices[turning].get(at[turning] + 1) is None:
            at[turning] = 0
            turning -= 1
        if turning < 0:
            return
        at[turning] += 1
        task.budget.check()


def count(graph: AttackGraph, semantics: Semantics, budget: Budget | None = None) -> Count:
    """Count the extensions, part by part; where the budget ends, at least so many have been seen."""
    found: list[int] = []
    try:
        task = _Task(graph, semantics, budget)
        streams = [task.reasoner(members).extensions() for members in task.parts()]
        for stream in streams:
            if next(stream, None) is None:
                return Count(0)
        for stream in streams:
            found.append(1)
            for _ in stream:
                found[-1] += 1
    except BudgetError:
        return Count(prod(found), exact=False)
    return Count(prod(found))


class _Choice:
    """The extensions of one part, found when they are first asked for and then kept."""

    def __init__(self, reasoner: Reasoner, members: Sequence[int]) -> None:
        self.found: list[Extension] = []
        self._more = reasoner.extensions()
        self._members = members

    def get(self, number: int) -> Extension | None:
        """The extension number ``number`` from 0, which is at most one more than were found before."""
        if number == len(self.found):
            extension = next(self._more, None)
            if extension is None:
                return None
            self.found.append([self._members[a] for a in extension])
        return self.found[number] if number < len(self.found) else None
