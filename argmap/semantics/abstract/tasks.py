"""Questions to a framework: is an argument accepted by some or by all extensions, one extension, all, how many.

Three things make the work small before a solver starts. Where every extension is complete, what the grounded labelling
decides is cut off. What is left falls into parts that no attack connects, whose extensions combine freely. And where
the semantics is directional, a question about one argument is asked of its ancestors alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.domain.record import Record
from argmap.semantics import parts
from argmap.semantics.abstract.graph import IN, UNDECIDED, AttackGraph, closure, members_in
from argmap.semantics.budget import Budget
from argmap.semantics.parts import Count, combinations, kept

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argmap.semantics.abstract.reasoning import Extension, Reasoner
    from argmap.semantics.abstract.semantics import Semantics


class Answer(Record):
    """The answer whether the argument is accepted; ``witness`` is an extension that shows it, where there is one.

    That is an extension with the argument if it is credulously accepted, one without it if it is not sceptically so.
    """

    accepted: bool
    witness: Extension | None = None


class _Task:
    """A framework cut into what is decided without search (``base``) and the parts that are searched."""

    def __init__(
        self, graph: AttackGraph, semantics: Semantics, budget: Budget | None, accepted: Sequence[int] = ()
    ) -> None:
        self.graph = graph
        self.semantics = semantics
        self.budget = budget or Budget()
        self.label = closure(graph, accepted) if semantics.complete else bytearray(len(graph))
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

    def all(self, members: Sequence[int]) -> Iterator[Extension]:
        """The extensions of a part."""
        for extension in self.reasoner(members).extensions():
            yield [members[a] for a in extension]

    def completed(self, chosen: Extension, but: Sequence[int] = ()) -> Extension | None:
        """An extension that is ``chosen`` on the arguments ``but``."""
        extension = [*self.base, *chosen]
        if self.semantics.least:  # and the undecided arguments may stay so
            return sorted(extension)
        for members in self.parts(but):
            other = next(self.all(members), None)
            if other is None:
                return None
            extension += other
        return sorted(extension)


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
    extension = task.reasoner(members).deciding(members.index(argument), accepted)
    if extension is None:
        return None
    chosen = [members[a] for a in extension]
    if not task.semantics.directional:
        return task.completed(chosen, members)
    return _extended(task, chosen)


def _extended(task: _Task, chosen: Extension) -> Extension | None:
    """An extension of the whole whose part among some argument and its ancestors is ``chosen``.

    What is still to be chosen is an extension of the reduct by ``chosen`` (Baumann, Brewka & Ulbricht 2020).
    """
    if not task.semantics.complete:
        return sorted(chosen)
    rest = _Task(task.graph, task.semantics, task.budget, accepted=[*task.base, *chosen])
    return rest.completed([])


def extensions(graph: AttackGraph, semantics: Semantics, budget: Budget | None = None) -> Iterator[Extension]:
    """Yield every extension once, as soon as it is found; raises ``BudgetError`` in the middle if the budget ends."""
    task = _Task(graph, semantics, budget)
    streams = [kept(task.all(members)) for members in task.parts()]
    for chosen in combinations(streams, task.budget):
        yield sorted([*task.base, *(argument for extension in chosen for argument in extension)])


def count(graph: AttackGraph, semantics: Semantics, budget: Budget | None = None) -> Count:
    """Count the extensions, part by part; where the budget ends, at least so many have been seen."""

    def streams() -> list[Iterator[Extension]]:
        task = _Task(graph, semantics, budget)
        return [task.all(members) for members in task.parts()]

    return parts.count(streams)
