"""Entries of a weighing that tip the scales, and how a sentence says what they weigh."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from argmap.domain.standards import Standard
from argmap.semantics.findings import Findings
from argmap.semantics.labelling import Status
from argmap.semantics.weighing import Entry, Weighing


@dataclass(frozen=True)
class Balance:
    """The pros and cons of ``node`` that still count: those that hold, or else those that have not fallen."""

    findings: Findings
    node: str

    @cached_property
    def weighing(self) -> Weighing:
        """The weighing that is on the scales."""
        return self.findings.framework.weighed[self.node]

    def _counting(self, entries: Sequence[Entry], *statuses: Status) -> list[Entry]:
        status = self.findings.labelling.status
        return [entry for entry in entries if all(status[id_] in statuses for id_ in entry.ids)]

    @cached_property
    def pros(self) -> list[Entry]:
        """The pros that hold if the element does, and those that have not fallen if it falls."""
        holds = self.findings.status(self.node) is Status.HOLDS
        statuses = (Status.HOLDS,) if holds else (Status.HOLDS, Status.OPEN)
        return self._counting(self.weighing.pros, *statuses)

    @cached_property
    def cons(self) -> list[Entry]:
        """The cons that hold if the element falls, and those that have not fallen if it holds."""
        falls = self.findings.status(self.node) is Status.FALLS
        statuses = (Status.HOLDS,) if falls else (Status.HOLDS, Status.OPEN)
        return self._counting(self.weighing.cons, *statuses)

    @property
    def is_ranked(self) -> bool:
        """Return whether the verdict, or the weightier side, would be another without the author's preferences."""
        kept = self.left(self.pros, self.cons)
        weighing = self.weighing
        if weighing.met(*kept) != weighing.met(self.pros, self.cons):
            return True
        more = weighing._replace(standard=Standard.PREPONDERANCE)
        weighs = weighing.standard is not Standard.NO_OBJECTION
        return weighs and more.met(*kept) != more.met(self.pros, self.cons)

    def left(self, pros: list[Entry], cons: list[Entry]) -> tuple[list[Entry], list[Entry]]:
        """Return what is not cancelled by a preferred entry on the other side."""
        return self.weighing.left(pros, cons)

    def met(self, pros: list[Entry], cons: list[Entry]) -> bool:
        """Return whether these would do, once those are cancelled that the other side is preferred to."""
        return self.weighing.met(*self.left(pros, cons))

    @cached_property
    def tipping(self) -> list[Entry]:
        """Of an element that holds: pros without which it would not, from the level that decides downwards."""
        ours = sorted(self.left(self.pros, self.cons)[0], key=lambda entry: -entry.weight)
        theirs = sorted(self.left(self.pros, self.cons)[1], key=lambda entry: -entry.weight)
        level = next((p.weight for p, c in zip(ours, theirs, strict=False) if p.weight != c.weight), 0)
        if not level and len(ours) > len(theirs):
            level = ours[len(theirs)].weight
        order = [p for p in ours if p.weight == level] + [p for p in ours if p.weight != level]
        gone: list[Entry] = []
        for pro in order:
            gone.append(pro)
            if not self.met([p for p in self.pros if p not in gone], self.cons):
                break
        return gone

    @cached_property
    def after_equals(self) -> tuple[int, int]:
        """The weightiest of each side once equal ones balance out, or 0, as where only the weightiest counts."""
        if self.weighing.strongest:
            return 0, 0
        sides = self.left(self.pros, self.cons)
        sides = sides if sides[0] else (self.pros, self.cons)  # it would fall without the author's preferences as well
        ours, theirs = (sorted((e.weight for e in side), reverse=True) for side in sides)
        pairs = zip_longest(ours, theirs, fillvalue=0)
        return next(((our, their) for our, their in pairs if our != their), (0, 0))

    @property
    def tipped_by_number(self) -> bool:
        """Return whether the weightiest on both sides are even, so that the number of equal ones decides."""
        return bool(self.cons) and max(p.weight for p in self.pros) <= max(c.weight for c in self.cons)

    @cached_property
    def ranking(self) -> tuple[list[Entry], list[Entry]]:
        """The entries that cancel one on the other side, and those that are cancelled."""
        over = self.weighing.over
        everything = [*self.pros, *self.cons]
        pairs = [(a, b) for a in everything for b in everything if (a.first, b.first) in over]
        mine = self.pros if self.findings.status(self.node) is Status.HOLDS else self.cons
        pairs = [(a, b) for a, b in pairs if a in mine] or pairs
        return [*dict.fromkeys(a for a, _ in pairs)], [*dict.fromkeys(b for _, b in pairs)]

    def premises(self, entries: Sequence[Entry]) -> tuple[str, ...]:
        """Return what stands behind entries: the premises of their steps and attacks; the element itself for a word."""
        f = self.findings
        return tuple(
            dict.fromkeys(p for e in entries for p in (f.condition(e.first).all_of if e.ids else (self.node,)))
        )

    def weight_of(self, entries: Sequence[Entry]) -> str:
        """Return how weighty the weightiest of entries is, in a word where there is one."""
        return weight_words(self.findings, max((entry.weight for entry in entries), default=0))


def weight_words(f: Findings, weight: int) -> str:
    """A weight as the hedge that it is that of, or as a number."""
    for hedge, hedge_weight in f.rules.hedges.items():
        if weight == hedge_weight:
            return f.words(f"why.weight.{hedge.label}")
    return decimals(weight)


def decimals(weight: int) -> str:
    """A weight as a number, with no more digits than it needs."""
    return f"{weight / 1000:.3f}".rstrip("0").rstrip(".")
