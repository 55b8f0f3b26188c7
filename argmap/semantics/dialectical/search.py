"""Searches for the labellings of each semantics: by a SAT solver that is asked again and again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Protocol

from argmap.semantics.abstract.sat import Solver
from argmap.semantics.budget import Budget
from argmap.semantics.dialectical.encoding import Clauses, Encoding
from argmap.semantics.fixpoint import grounded
from argmap.semantics.framework import Framework
from argmap.semantics.labelling import Labelling, Status


class Search(Protocol):
    """The questions to a semantics on one framework; every method may raise ``BudgetError``."""

    def all(self) -> Iterator[Labelling]:
        """Every labelling, each once."""
        ...

    def having(self, id_: str, status: Status) -> Labelling | None:
        """A labelling that gives ``id_`` this ``status``, or ``None`` if there is none; not to be mixed with ``all``."""
        ...


class Models:
    """Labellings that are the models of clauses: admissible, complete, two-valued."""

    def __init__(self, encoding: Encoding, clauses: Clauses, budget: Budget) -> None:
        self.encoding = encoding
        self.solver = Solver(lambda: clauses, encoding.variables, budget)

    def all(self) -> Iterator[Labelling]:
        while model := self.next(()):
            yield self.encoding.labelling(model)
            self.solver.add(self.encoding.but(model))

    def having(self, id_: str, status: Status) -> Labelling | None:
        model = self.next(self.encoding.literals(id_, status))
        return self.encoding.labelling(model) if model else None

    def next(self, literals: Sequence[int]) -> list[int] | None:
        """A model in which ``literals`` are true."""
        return self.solver.solve(literals)


class Stable(Models):
    """Two-valued models without anything that only supports itself."""

    def next(self, literals: Sequence[int]) -> list[int] | None:
        while model := self.solver.solve(literals):
            unfounded = self.encoding.unfounded(model)
            if not unfounded:
                return model
            for clause in self.encoding.loop(unfounded):
                self.solver.add(clause)
        return None


class Preferred(Models):
    """Complete labellings that decide as much as possible (see ``argmap.semantics.abstract.reasoning.Maximal``)."""

    def all(self) -> Iterator[Labelling]:
        while model := self.next(()):
            model = self._grown(model)
            yield self.encoding.labelling(model)
            self.solver.add(self._beyond(model))

    def having(self, id_: str, status: Status) -> Labelling | None:
        """As in any semantics, but that something is open has to be so in a largest labelling.

        Two admissible labellings that do not contradict each other are admissible together. So whatever decides
        ``id_`` is contradicted by every preferred labelling that leaves it open; a small part of what does so is
        excluded in this way at a time, until no labelling is left or one that cannot be made to decide ``id_``.
        """
        encoding = self.encoding
        literals = encoding.literals(id_, status)
        decided = self.solver.switch([encoding.true(id_), encoding.false(id_)])
        while model := self.next(literals):
            known = [value for value in model[: 2 * encoding.size] if value > 0]
            larger = self.solver.solve([*known, decided]) if status is Status.OPEN else None
            if larger is None:
                return encoding.labelling(self._grown(model))
            reasons = encoding.reasons(larger, id_)
            literals.append(self.solver.switch([encoding.opposite(reason) for reason in reasons]))
        return None

    def _grown(self, model: list[int]) -> list[int]:
        """A largest labelling that decides all that ``model`` does."""
        while True:
            values = model[: 2 * self.encoding.size]
            switch = self.solver.switch([-value for value in values if value < 0])
            larger = self.solver.solve([switch, *(value for value in values if value > 0)])
            self.solver.add([-switch])
            if larger is None:
                return model
            model = larger

    def _beyond(self, model: list[int]) -> list[int]:
        """The clause for what decides something that ``model`` leaves open or decides in another way."""
        return [-value for value in model[: 2 * self.encoding.size] if value < 0]


class Ranged(Models):
    """Labellings that leave open as little as possible: no other decides all elements that one does, and more.

    Of complete labellings these are the semi-two-valued ones (Keshavarzi Zafarghandi, Verbrugge & Verheij 2021), of
    conflict-free ones the stage labellings (Gaggl, Rudolph & Strass 2021; Verheij 1996). What is derived does not count.
    """

    def __init__(self, encoding: Encoding, clauses: Clauses, budget: Budget) -> None:
        super().__init__(encoding, clauses, budget)
        counting = [i for i, id_ in enumerate(encoding.ids) if id_ not in encoding.derived]
        self.pairs = [(i + 1, encoding.size + i + 1) for i in counting]
        self.decided = {pair: self.solver.switch(pair) for pair in self.pairs}

    def all(self) -> Iterator[Labelling]:
        while model := self.solver.solve():
            within = self._range(self._grown(model))
            while model := self.wanted(within):
                yield self.encoding.labelling(model)
                self.solver.add(self.encoding.but(model))
            self.solver.add(self._beyond(within))

    def having(self, id_: str, status: Status) -> Labelling | None:
        literals = self.encoding.literals(id_, status)
        while model := self.solver.solve(literals):
            within = self._range(self._grown(model))
            if larger := self.wanted([*within, *self.encoding.literals(id_, status)]):
                return self.encoding.labelling(larger)
            literals.append(self.solver.switch(self._beyond(within)))
        return None

    def wanted(self, literals: Sequence[int]) -> list[int] | None:
        """A model in which ``literals`` are true and that is of this kind."""
        return self.solver.solve(literals)

    def _range(self, model: Sequence[int]) -> list[int]:
        """Return what says that everything is decided that ``model`` decides."""
        return [self.decided[pair] for pair in self.pairs if any(model[value - 1] > 0 for value in pair)]

    def _beyond(self, within: Sequence[int]) -> list[int]:
        """The clause for what decides something besides."""
        known = set(within)
        return [value for pair, switch in self.decided.items() if switch not in known for value in pair]

    def _grown(self, model: list[int]) -> list[int]:
        """A model that decides as much as possible, and all that ``model`` does."""
        while True:
            within = self._range(model)
            more = self.solver.switch(self._beyond(within))
            larger = self.solver.solve([more, *within])
            self.solver.add([-more])
            if larger is None:
                return model
            model = larger


class SemiStable(Ranged):
    """Of the complete labellings that leave open as little as possible, those in which nothing only supports itself.

    That is the definition of Keshavarzi Zafarghandi, Verbrugge & Verheij (2021): what is true is so in the grounded
    labelling of what is left when all that is false is taken away. There may be none.
    """

    def wanted(self, literals: Sequence[int]) -> list[int] | None:
        """The same, leaving out one cycle of supports after the other."""
        backed: list[int] = []
        while model := self.solver.solve([*literals, *backed]):
            unfounded = self.encoding.unfounded(model)
            if not unfounded:
                return model
            backed += [self.solver.switch(clause) for clause in self.encoding.loop(unfounded)]
        return None


class _Single:
    """The search of a semantics with one labelling on each framework."""

    @cached_property
    def labelling(self) -> Labelling:
        """The one labelling."""
        raise NotImplementedError

    def all(self) -> Iterator[Labelling]:
        yield self.labelling

    def having(self, id_: str, status: Status) -> Labelling | None:
        return self.labelling if self.labelling.status[id_] is status else None


class Ideal(_Single):
    """The largest admissible labelling that all preferred ones share (Dung, Mancarella & Toni 2007, for attacks alone).

    An admissible labelling is within every preferred one if and only if no admissible one contradicts it.
    """

    def __init__(self, framework: Framework, budget: Budget) -> None:
        self.encoding = Encoding(framework)
        self.solver = Solver(lambda: self.encoding.complete, self.encoding.variables, budget)

    @cached_property
    def labelling(self) -> Labelling:
        """The one labelling."""
        status = {id_: self._unopposed(id_) for id_ in self.encoding.ids}
        while True:
            made = self.encoding.operator(status)
            kept = {id_: likely if made[id_] is likely else Status.OPEN for id_, likely in status.items()}
            if kept == status:
                return Labelling(status)
            status = kept

    def _unopposed(self, id_: str) -> Status:
        """The status that some complete labelling gives an element and none contradicts."""
        holds = self.solver.solve([self.encoding.true(id_)]) is not None
        falls = self.solver.solve([self.encoding.false(id_)]) is not None
        return Status.OPEN if holds == falls else Status.HOLDS if holds else Status.FALLS


class Grounded(_Single):
    """The one labelling that decides as little as a complete one can."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework

    @cached_property
    def labelling(self) -> Labelling:
        return Labelling(grounded(self.framework).status)


def _searching(kind: type[Models], name: str) -> Callable[[Framework, Budget], Search]:
    """A search by the clauses called ``name``."""

    def search(framework: Framework, budget: Budget) -> Search:
        encoding = Encoding(framework)
        clauses: Clauses = getattr(encoding, name)
        return kind(encoding, clauses, budget)

    return search


SEMANTICS: dict[str, Callable[[Framework, Budget], Search]] = {
    "grounded": lambda framework, _: Grounded(framework),
    "admissible": _searching(Models, "admissible"),
    "complete": _searching(Models, "complete"),
    "preferred": _searching(Preferred, "complete"),
    "ideal": Ideal,
    "semi-stable": _searching(SemiStable, "complete"),
    "stage": _searching(Ranged, "conflict_free"),
    "two-valued": _searching(Models, "two_valued"),
    "stable": _searching(Stable, "two_valued"),
}
