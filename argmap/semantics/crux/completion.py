"""A question as clauses: every labelling in which each element has the status that its condition gives it.

The grounded labelling is one of these fixpoints (Brewka & Woltran 2010), and the one that decides least. So a choice
whose grounded labelling answers the question satisfies the clauses, and where no cycle lets anything support itself,
or the goal is only that something is *not* decided, one that satisfies them answers it. The search checks the rest.
"""

from __future__ import annotations

from argmap.semantics.crux.question import Question
from argmap.semantics.fixpoint import simplified
from argmap.semantics.framework import Condition
from argmap.semantics.labelling import Status


class Completion:
    """The clauses; ``chosen`` maps each relevant candidate to the literal that it is chosen."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.clauses: list[list[int]] = []
        self.top = 0
        self.chosen = {candidate: self.new() for candidate in question.relevant}
        self.holds = {id_: self.new() for id_ in question.cone}
        self.falls = {id_: self.new() for id_ in question.cone}
        for id_, condition in question.cone.items():
            self._element(id_, None if id_ in question.framework.rejected else simplified(condition))
        self._goal()

    def new(self) -> int:
        """A variable that nothing is said of yet."""
        self.top += 1
        return self.top

    def _goal(self) -> None:
        holds, falls = self.holds[self.question.target], self.falls[self.question.target]
        refused = {Status.HOLDS: [-holds], Status.FALLS: [-falls], Status.OPEN: [holds, falls]}
        self.clauses += [clause for status, clause in refused.items() if status not in self.question.goal]

    def _element(self, id_: str, condition: Condition | None) -> None:
        holds, falls = self.holds[id_], self.falls[id_]
        if condition is None:
            self.clauses += [[-holds], [falls]]
            return
        self.clauses.append([-holds, -falls])
        all_of, some_of, none_of = condition
        good = [self.holds[other] for other in all_of] + [self.falls[other] for other in none_of]
        bad = [self.falls[other] for other in all_of] + [self.holds[other] for other in none_of]
        if some_of:
            good.append(self._any([self.holds[other] for other in some_of]))
            bad.append(-self._any([-self.falls[other] for other in some_of]))
        switches = [self.chosen[name] for name in self.question.choices.get(id_, ())]
        if self.question.kind == "reject":
            self._all(holds, good + [-switch for switch in switches])
            self._all(-falls, [-literal for literal in bad + switches])
        else:
            self._all(holds, good + switches)
            self._all(-falls, [-literal for literal in bad])

    def _all(self, whole: int, literals: list[int]) -> None:
        """``whole`` is true if and only if all of ``literals`` are."""
        self.clauses += [[-whole, literal] for literal in literals]
        self.clauses.append([whole, *(-literal for literal in literals)])

    def _any(self, literals: list[int]) -> int:
        """A literal that is true if and only if one of ``literals`` is."""
        if len(literals) == 1:
            return literals[0]
        whole = self.new()
        self._all(-whole, [-literal for literal in literals])
        return whole
