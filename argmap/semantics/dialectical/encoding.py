"""Three-valued interpretations of a framework as propositional clauses.

Element ``i`` (from 0) of ``n`` has the variables ``i + 1`` (it is true) and ``n + i + 1`` (it is false); neither means
undecided. ``2n + i + 1`` says that one of its supports is true, ``3n + i + 1`` that all of them are false.

The operator of Brewka & Woltran (2010) takes an interpretation to what all its two-valued completions agree on. Once a
condition names each id on one side only (``simplified``) it is monotone in each of them, so that the completion which
is worst for the element and the one which is best decide what all agree on, and the operator is a matter of clauses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from argmap.semantics.fixpoint import grounded, simplified
from argmap.semantics.framework import Condition, Framework
from argmap.semantics.labelling import Labelling, Status

Clauses = list[list[int]]


class Encoding:
    """The variables of a framework's elements, and clauses that its interpretations satisfy."""

    def __init__(self, framework: Framework) -> None:
        self.ids = list(framework.conditions)
        self.size = len(self.ids)
        self.number = {id_: i for i, id_ in enumerate(self.ids)}
        self.conditions: list[Condition | None] = [  # None: nothing satisfies it
            None if id_ in framework.rejected else simplified(condition)
            for id_, condition in framework.in_force.items()
        ]
        self.contested = framework.contested
        self.derived = framework.derived - framework.contested

    @property
    def variables(self) -> int:
        """The number of variables."""
        return 4 * self.size

    def true(self, id_: str) -> int:
        """The variable that says that ``id_`` is true."""
        return self.number[id_] + 1

    def false(self, id_: str) -> int:
        """The variable that says that ``id_`` is false."""
        return self.size + self.number[id_] + 1

    @cached_property
    def admissible(self) -> Clauses:
        """Clauses by which what is true or false stays so under the operator."""
        return [clause for i in range(self.size) for clause in self._kept(i)]

    @cached_property
    def complete(self) -> Clauses:
        """Admissible, and what the operator makes true or false is so: the fixpoints."""
        return self.admissible + [clause for i in range(self.size) for clause in self._made(i)]

    @cached_property
    def conflict_free(self) -> Clauses:
        """Clauses by which what is true could be satisfied, and what is false could not (Gaggl, Rudolph & Strass 2021).

        What is derived is what the operator makes of it, so that a statement is in conflict with what an attack comes from,
        and not with the attack.
        """
        clauses: Clauses = []
        for i, id_ in enumerate(self.ids):
            clauses += [*self._kept(i), *self._made(i)] if id_ in self.derived else self._possible(i)
        return clauses

    def _kept(self, i: int) -> Iterator[list[int]]:
        """If element ``i`` is true or false, the operator makes it so."""
        condition, true, lost = self.conditions[i], i + 1, 3 * self.size + i + 1
        yield [-true, -(self.size + i + 1)]
        if condition is None:
            yield [-true]
            return
        needs, supports, attacks = condition
        yield from ([-true, self.true(a)] for a in needs)
        yield from ([-true, self.false(x)] for x in attacks)
        if supports:
            yield [-true, *map(self.true, supports)]
        yield from self._lost(i, condition)
        yield [-(self.size + i + 1), lost, *map(self.false, needs), *map(self.true, attacks)]

    def _lost(self, i: int, condition: Condition) -> Iterator[list[int]]:
        """Only if all supports are false are they lost."""
        lost = 3 * self.size + i + 1
        if condition.some_of:
            yield from ([-lost, self.false(s)] for s in condition.some_of)
        else:
            yield [-lost]

    def _made(self, i: int) -> Iterator[list[int]]:
        """If the operator makes element ``i`` true or false, it is so."""
        n, condition = self.size, self.conditions[i]
        true, false, backed, lost = i + 1, n + i + 1, 2 * n + i + 1, 3 * n + i + 1
        if condition is None:
            yield [false]
            return
        needs, supports, attacks = condition
        yield from ([false, -self.false(a)] for a in needs)
        yield from ([false, -self.true(x)] for x in attacks)
        favour = [*(-self.true(a) for a in needs), *(-self.false(x) for x in attacks)]
        if supports:
            yield from ([backed, -self.true(s)] for s in supports)
            yield [lost, *(-self.false(s) for s in supports)]
            yield [-lost, false]
            favour.append(-backed)
        yield [true, *favour]

    def _possible(self, i: int) -> Iterator[list[int]]:
        """If element ``i`` is true, the operator does not make it false; if it is false, the operator does."""
        n, condition = self.size, self.conditions[i]
        true, false, lost = i + 1, n + i + 1, 3 * n + i + 1
        yield [-true, -false]
        if condition is None:
            yield [-true]
            return
        needs, supports, attacks = condition
        yield from ([-true, -self.false(a)] for a in needs)
        yield from ([-true, -self.true(x)] for x in attacks)
        if supports:
            yield [-true, *(-self.false(s) for s in supports)]
        yield from self._lost(i, condition)
        yield [-false, lost, *map(self.false, needs), *map(self.true, attacks)]

    def operator(self, status: Mapping[str, Status]) -> dict[str, Status]:
        """Return what all two-valued completions of ``status`` agree on."""
        return {id_: _certain(condition, status) for id_, condition in zip(self.ids, self.conditions, strict=True)}

    @cached_property
    def two_valued(self) -> Clauses:
        """The fixpoints that leave nothing undecided."""
        return self.complete + [[i + 1, self.size + i + 1] for i in range(self.size)]

    def literals(self, id_: str, status: Status) -> list[int]:
        """Return what says that ``id_`` has ``status``."""
        true, false = self.true(id_), self.false(id_)
        return {Status.HOLDS: [true], Status.FALLS: [false], Status.OPEN: [-true, -false]}[status]

    def labelling(self, model: Sequence[int]) -> Labelling:
        """The interpretation that a model stands for."""
        n = self.size
        return Labelling(
            {
                id_: Status.HOLDS if model[i] > 0 else Status.FALLS if model[n + i] > 0 else Status.OPEN
                for i, id_ in enumerate(self.ids)
            }
        )

    def but(self, model: Sequence[int]) -> list[int]:
        """The clause that excludes exactly the interpretation of ``model``."""
        n = self.size
        clause: list[int] = []
        for true, false in zip(model[:n], model[n : 2 * n], strict=True):
            clause += [-true] if true > 0 else [-false] if false > 0 else [-true, -false]
        return clause

    def opposite(self, variable: int) -> int:
        """The variable that says the contrary of ``variable``: false for true, true for false."""
        return variable + self.size if variable <= self.size else variable - self.size

    def reasons(self, model: Sequence[int], id_: str) -> list[int]:
        """The true variables of an admissible part of a complete ``model`` that decides ``id_`` as the model does."""
        first = self.true(id_) if model[self.number[id_]] > 0 else self.false(id_)
        reasons = {first: None}
        todo = [first]
        while todo:
            for reason in self._reasons(model, todo.pop()):
                if reason not in reasons:
                    reasons[reason] = None
                    todo.append(reason)
        return list(reasons)

    def _reasons(self, model: Sequence[int], variable: int) -> list[int]:
        """Return what makes one variable true, where ``model`` leaves a choice the first thing that does."""
        condition = self.conditions[(variable - 1) % self.size]
        if condition is None:
            return []
        needs, supports, attacks = condition
        if variable <= self.size:
            backing = [s for s in map(self.true, supports) if model[s - 1] > 0]
            return [*map(self.true, needs), *map(self.false, attacks), *backing[:1]]
        against = [v for v in (*map(self.false, needs), *map(self.true, attacks)) if model[v - 1] > 0]
        return against[:1] or list(map(self.false, supports))

    def unfounded(self, model: Sequence[int]) -> set[str]:
        """Return what is true in a two-valued ``model`` only because it supports itself, directly or in a cycle.

        That is what is not grounded in the reduct, which keeps only what is true. Whether something contested is true
        is up to the reader, so that it needs no support.
        """
        true = {id_ for i, id_ in enumerate(self.ids) if model[i] > 0}
        reduct = {}
        for id_ in true:
            needs, supports = self._needed(id_)
            reduct[id_] = Condition(needs, tuple(s for s in supports if s in true))
        return true - grounded(Framework(reduct)).accepted

    def loop(self, unfounded: set[str]) -> Clauses:
        """Clauses for "what is unfounded holds only with a support from outside" (Lin & Zhao 2004)."""
        outside: set[str] = set()
        for id_ in unfounded:
            needs, supports = self._needed(id_)
            if unfounded.isdisjoint(needs):
                outside.update(s for s in supports if s not in unfounded)
        backing = sorted(map(self.true, outside))
        return [[-self.true(id_), *backing] for id_ in sorted(unfounded)]

    def _needed(self, id_: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        condition = self.conditions[self.number[id_]] or Condition()
        return condition.all_of, () if id_ in self.contested else condition.some_of


def _certain(condition: Condition | None, status: Mapping[str, Status]) -> Status:
    """Return what is certain of a condition that names each id on one side only."""
    if condition is None:
        return Status.FALLS
    needs, supports, attacks = ([status[id_] for id_ in side] for side in condition)
    backed = not supports or Status.HOLDS in supports
    lost = bool(supports) and all(certain is Status.FALLS for certain in supports)
    if Status.FALLS in needs or Status.HOLDS in attacks or lost:
        return Status.FALLS
    made = all(certain is Status.HOLDS for certain in needs) and all(certain is Status.FALLS for certain in attacks)
    return Status.HOLDS if made and backed else Status.OPEN
