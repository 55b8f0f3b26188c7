"""Pros and cons of one element on the scales, and what of the result is certain while some of them are undecided.

What is weighed is monotone in each id: a pro that holds never hurts, a con never helps. So the consensus of everything
that could still turn out is two looks: the *pessimistic* one, in which open pros are false and open cons true, and the
*optimistic* one, the other way round. The first can only get better as things are decided, the second only worse.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from argmap.domain.standards import Standard
from argmap.semantics.proof import is_met


class Entry(NamedTuple):
    """A pro or a con: it counts if all ``ids`` hold. Without any it is the author's word, which always counts."""

    ids: tuple[str, ...]
    weight: int  # thousandths

    @property
    def first(self) -> str:
        """The step or attack that it is known by, or nothing for the author's word."""
        return self.ids[0] if self.ids else ""


class Weighing(NamedTuple):
    """The pros and cons of an element, and the standard that they must meet for it to hold.

    ``over`` are pairs of an entry's first id and that of one on the other side which it cancels, since the author
    prefers it. With ``strongest`` only the weightiest on each side are compared (Carneades 2009); else equal weights
    cancel in pairs and the weightiest that is left decides (Dubois, Fargier & Bonnefon 2008).
    """

    pros: tuple[Entry, ...]
    cons: tuple[Entry, ...]
    standard: Standard
    strongest: bool = False
    over: frozenset[tuple[str, str]] = frozenset()

    @property
    def ids(self) -> tuple[str, ...]:
        """Every id that counts on either side, each once."""
        return tuple(dict.fromkeys(id_ for entry in (*self.pros, *self.cons) for id_ in entry.ids))

    def left(self, pros: Collection[Entry], cons: Collection[Entry]) -> tuple[list[Entry], list[Entry]]:
        """Return what of these pros and cons is not cancelled by a preferred one on the other side."""
        return (
            [p for p in pros if not any((c.first, p.first) in self.over for c in cons)],
            [c for c in cons if not any((p.first, c.first) in self.over for p in pros)],
        )

    def met(self, pros: Collection[Entry], cons: Collection[Entry]) -> bool:
        """Return whether the standard is met if exactly these count."""
        ours, theirs = (sorted((e.weight for e in side if e.weight > 0), reverse=True) for side in (pros, cons))
        best_pro, best_con = (side[0] if side else 0 for side in (ours, theirs))
        beats = best_pro > best_con if self.strongest else ours > theirs  # lists compare level by level
        return is_met(self.standard, len(pros), len(cons), best_pro, best_con, beats)


def certain(weighing: Weighing, needs: set[str], holds: set[str], possible: set[str]) -> tuple[bool, bool]:
    """Return whether the standard is certain to be met, and whether to be missed: the two looks, taken once.

    ``holds`` are the ids that hold, ``possible`` those that have not fallen; ``needs`` are as of ``Scales``.
    """
    worst = weighing.left(
        [entry for entry in weighing.pros if holds.issuperset(entry.ids)],
        [entry for entry in weighing.cons if (possible | needs).issuperset(entry.ids)],
    )
    best = weighing.left(
        [entry for entry in weighing.pros if possible.issuperset(entry.ids)],
        [entry for entry in weighing.cons if (holds | needs).issuperset(entry.ids)],
    )
    return weighing.met(*worst), not weighing.met(*best)


class Scales:
    """A weighing while things are being decided: ``met`` and ``lost`` say what is certain already.

    ``needs`` are what the element needs in any case; such an id counts as true wherever it speaks against the element.
    All of it takes time in proportion to the entries, once their weights are sorted.
    """

    def __init__(self, weighing: Weighing, needs: Collection[str]) -> None:
        entries = (*weighing.pros, *weighing.cons)
        first_con = len(weighing.pros)
        self._first_con = first_con
        self._uses: defaultdict[str, list[int]] = defaultdict(list)
        self._waiting: list[int] = []
        for number, entry in enumerate(entries):
            ids = set(entry.ids) if number < first_con else set(entry.ids).difference(needs)
            self._waiting.append(len(ids))
            for id_ in ids:
                self._uses[id_].append(number)
        cancels = _cancels(weighing)
        self._worst = _Look(weighing, cancels, [n >= first_con or not self._waiting[n] for n in range(len(entries))])
        self._best = _Look(weighing, cancels, [n < first_con or not self._waiting[n] for n in range(len(entries))])

    @property
    def ids(self) -> Collection[str]:
        """The ids that it waits to hear of."""
        return self._uses.keys()

    @property
    def met(self) -> bool:
        """Return whether the standard is met however the rest turns out."""
        return self._worst.passes()

    @property
    def lost(self) -> bool:
        """Return whether it is missed however the rest turns out."""
        return not self._best.passes()

    def decide(self, id_: str, holds: bool) -> None:
        """Note that ``id_`` has been decided."""
        for number in self._uses.get(id_, ()):
            gains, loses = (self._worst, self._best) if number < self._first_con else (self._best, self._worst)
            if holds:
                self._waiting[number] -= 1
                if not self._waiting[number]:
                    gains.set(number, True)
            else:
                loses.set(number, False)


def _cancels(weighing: Weighing) -> list[list[int]]:
    """For each entry, the entries that it cancels, by number."""
    entries = (*weighing.pros, *weighing.cons)
    by_first: defaultdict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        by_first[entry.first].append(number)
    cancels: list[list[int]] = [[] for _ in entries]
    for stronger, weaker in weighing.over:
        for number in by_first[stronger]:
            cancels[number] += by_first[weaker]
    return cancels


class _Look:
    """A look at the scales: which entries count in it, and how many of each weight are left on either side.

    Levels are numbered from the weightiest. ``_top`` is the first level on which the sides differ, ``_first`` the first
    with an entry, of pros and of cons; levels before them are empty or even, so that each is passed once.
    """

    def __init__(self, weighing: Weighing, cancels: list[list[int]], counts: list[bool]) -> None:
        entries = (*weighing.pros, *weighing.cons)
        self._weighing = weighing
        self._cancels = cancels
        self._weights = sorted({entry.weight for entry in entries if entry.weight > 0}, reverse=True)
        place = {weight: level for level, weight in enumerate(self._weights)}
        self._level = [place.get(entry.weight, -1) for entry in entries]
        self._counts = [False] * len(entries)
        self._blocked = [0] * len(entries)
        self._total = [0, 0]
        self._left = ([0] * len(place), [0] * len(place))
        self._top = 0
        self._first = [0, 0]
        for number, value in enumerate(counts):
            self.set(number, value)

    def set(self, number: int, value: bool) -> None:
        """Let an entry count, or no longer, and with it what it cancels."""
        if self._counts[number] is value:
            return
        self._counts[number] = value
        for other in self._cancels[number]:
            self._blocked[other] += 1 if value else -1
            if self._counts[other] and self._blocked[other] == (1 if value else 0):
                self._change(other, -1 if value else 1)
        if not self._blocked[number]:
            self._change(number, 1 if value else -1)

    def _change(self, number: int, by: int) -> None:
        side = int(number >= len(self._weighing.pros))
        self._total[side] += by
        level = self._level[number]
        if level >= 0:
            self._left[side][level] += by
            self._top = min(self._top, level)
            self._first[side] = min(self._first[side], level)

    def passes(self) -> bool:
        """Return whether the standard is met by what counts."""
        pros, cons = self._left
        levels = len(self._weights)
        while self._top < levels and pros[self._top] == cons[self._top]:
            self._top += 1
        best = [0, 0]
        for side, left in enumerate(self._left):
            while self._first[side] < levels and not left[self._first[side]]:
                self._first[side] += 1
            best[side] = self._weights[self._first[side]] if self._first[side] < levels else 0
        tallied = self._top < levels and pros[self._top] > cons[self._top]
        beats = best[0] > best[1] if self._weighing.strongest else tallied
        return is_met(self._weighing.standard, self._total[0], self._total[1], best[0], best[1], beats)
