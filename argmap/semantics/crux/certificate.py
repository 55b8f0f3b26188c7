"""Certificates of why a choice fails, as clauses: what must be chosen otherwise before the answer can be another one.

A certificate is a set of facts "this holds", "this falls", "this does not hold", "this does not fall", each of which
follows from others by the conditions. The first two kinds rest on facts that were decided in earlier rounds; the last
two may rest on each other, for the least fixpoint decides nothing that a cycle would have to decide (so it is a proof
by coinduction). Wherever a fact also needs that something is chosen, or is not, that goes into the clause.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum

from argmap.semantics.crux.question import Question
from argmap.semantics.fixpoint import simplified
from argmap.semantics.framework import Condition
from argmap.semantics.labelling import Labelling, Status


class Fact(Enum):
    """A fact that a certificate says of an element."""

    HOLDS = "holds"
    FALLS = "falls"
    NOT_HOLDS = "does not hold"
    NOT_FALLS = "does not fall"


Claim = tuple[str, Fact]


class Certificate:
    """The choices that the target's status under ``labelling``, which is not in the goal, rests on."""

    def __init__(self, question: Question, labelling: Labelling, chosen: Iterable[str]) -> None:
        self.question = question
        self.labelling = labelling
        self.chosen = frozenset(chosen)
        self.used: dict[str, None] = {}
        self._known: set[Claim] = set()
        todo: list[Claim] = [(question.target, fact) for fact in self._failures()]
        while todo:
            claim = todo.pop()
            if claim not in self._known:
                self._known.add(claim)
                todo += self._grounds(*claim)

    def clause(self, literals: Mapping[str, int]) -> list[int]:
        """One of the choices has to be made otherwise."""
        return [-literals[name] if name in self.chosen else literals[name] for name in self.used]

    def _failures(self) -> list[Fact]:
        status, goal = self.labelling.status[self.question.target], self.question.goal
        if status is not Status.OPEN:
            return [Fact.HOLDS if status is Status.HOLDS else Fact.FALLS]
        wanted = {Status.HOLDS: Fact.NOT_HOLDS, Status.FALLS: Fact.NOT_FALLS}
        return [fact for status, fact in wanted.items() if status in goal]

    def _switched(self, id_: str) -> tuple[str, ...]:
        """The choices by which ``id_`` is rejected, or in doubt."""
        names = self.question.choices.get(id_, ())
        rejecting = self.question.kind == "reject"
        return tuple(name for name in names if (name in self.chosen) is rejecting)

    def _use(self, names: Iterable[str]) -> None:
        self.used.update(dict.fromkeys(names))

    def _grounds(self, id_: str, fact: Fact) -> Iterator[Claim]:
        """The claims that ``fact`` rests on; notes the choices that it needs."""
        if id_ in self.question.framework.rejected:
            return
        condition, switched = simplified(self.question.cone[id_]), self._switched(id_)
        if condition is None:
            return
        rejecting = self.question.kind == "reject"
        if fact in (Fact.FALLS, Fact.NOT_HOLDS):
            breach = self._breach(id_, condition, fact)
            if not breach:
                self._use(switched[:1])
            yield from breach
            return
        if fact is Fact.HOLDS or rejecting:
            self._use(self.question.choices.get(id_, ()))
        yield from self._support(id_, condition, fact)

    def _breach(self, id_: str, condition: Condition, fact: Fact) -> list[Claim]:
        """Return why the condition is false (or not true): one need, all supports, or one attack."""
        bad, hit = (Fact.FALLS, Fact.HOLDS) if fact is Fact.FALLS else (Fact.NOT_HOLDS, Fact.NOT_FALLS)
        single = [(need, bad) for need in condition.all_of] + [(attack, hit) for attack in condition.none_of]
        breaches = [claim for claim in single if self._is(claim, id_ if fact is Fact.FALLS else None)]
        if breaches:
            return [next((claim for claim in breaches if claim in self._known), breaches[0])]
        every = [(support, bad) for support in condition.some_of]
        return every if every and all(self._is(c, id_ if fact is Fact.FALLS else None) for c in every) else []

    def _support(self, id_: str, condition: Condition, fact: Fact) -> list[Claim]:
        """Return why the condition is true (or not false): all needs, one support, every attack."""
        good, miss = (Fact.HOLDS, Fact.FALLS) if fact is Fact.HOLDS else (Fact.NOT_FALLS, Fact.NOT_HOLDS)
        claims = [(need, good) for need in condition.all_of] + [(attack, miss) for attack in condition.none_of]
        before = id_ if fact is Fact.HOLDS else None
        options = [(support, good) for support in condition.some_of if self._is((support, good), before)]
        if options:
            claims.append(next((claim for claim in options if claim in self._known), options[0]))
        return claims

    def _is(self, claim: Claim, before: str | None) -> bool:
        """Return whether a claim is true; if it has to be earlier, decided ``before`` that element was."""
        id_, fact = claim
        status, rounds = self.labelling.status[id_], self.labelling.round
        if before is not None and rounds.get(id_, 0) >= rounds[before]:
            return False
        return {
            Fact.HOLDS: status is Status.HOLDS,
            Fact.FALLS: status is Status.FALLS,
            Fact.NOT_HOLDS: status is not Status.HOLDS,
            Fact.NOT_FALLS: status is not Status.FALLS,
        }[fact]
