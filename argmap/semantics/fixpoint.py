"""Grounded semantics: the least fixpoint, which decides only what cannot be otherwise, in linear time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from argmap.semantics.framework import Condition, Framework
from argmap.semantics.labelling import Labelling, Status
from argmap.semantics.weighing import Scales


def grounded(framework: Framework) -> Labelling:
    """Label ``framework`` by the grounded model of its conditions (Brewka & Woltran 2010).

    Starting with everything undecided, each round decides every element whose condition has the same truth value
    however the undecided ones turn out, which for what is weighed takes two looks (``weighing``). What is never decided
    stays open: elements that attack each other or themselves, and elements that only support each other. Without
    supports this is Dung's grounded labelling (1995).
    """
    return _Iteration(framework).run()


def grounded_within(framework: Framework, members: Collection[str], known: Labelling) -> Labelling:
    """Label ``framework`` as ``grounded`` does, but look only at ``members``: all else is as in ``known``.

    Nothing else may depend on a member.
    """
    inside = _Iteration(framework, members).within(known)
    status = dict(known.status)
    status.update(inside.status)
    rounds = dict(known.round)
    for id_ in members:
        rounds.pop(id_, None)
    rounds.update(inside.round)
    return Labelling(status, rounds)


class _Iteration:
    """The state of an iteration: what is decided so far, and counters of what each element still waits for."""

    def __init__(self, framework: Framework, members: Collection[str] | None = None) -> None:
        self.ids = framework.conditions if members is None else members
        self.status: dict[str, Status] = {}  # of what is decided
        self.round: dict[str, int] = {}
        self.frontier: list[str] = []  # decided in the round before, and to be followed up in this one
        self.waiting: dict[str, int] = {}  # what must still be decided in its favour before it holds
        self.hopes: dict[str, int] = {}  # supports that have not fallen
        self.backed: set[str] = set()  # one of its supports holds
        self.needed_by: defaultdict[str, list[str]] = defaultdict(list)
        self.supports: defaultdict[str, list[str]] = defaultdict(list)
        self.attacks: defaultdict[str, list[str]] = defaultdict(list)
        self.scales: dict[str, Scales] = {}
        self.weighed_in: defaultdict[str, list[str]] = defaultdict(list)
        self.weighings = framework.weighed
        conditions = framework.in_force
        for id_ in self.ids:
            condition = conditions[id_]
            simple = None if id_ in framework.rejected else simplified(condition)
            if simple is None:
                self.decide(id_, Status.FALLS, 1)
            else:
                self.count(id_, simple)

    def count(self, id_: str, condition: Condition) -> None:
        all_of, some_of, none_of = condition
        for other in all_of:
            self.needed_by[other].append(id_)
        for other in some_of:
            self.supports[other].append(id_)
        for other in none_of:
            self.attacks[other].append(id_)
        self.hopes[id_] = len(some_of)
        self.waiting[id_] = len(all_of) + len(none_of) + bool(some_of)
        if id_ in self.weighings:
            self.waiting[id_] += 1
            scales = self.scales[id_] = Scales(self.weighings[id_], all_of)
            for other in scales.ids:
                self.weighed_in[other].append(id_)
            self.look(id_, 1)
        elif not self.waiting[id_]:
            self.decide(id_, Status.HOLDS, 1)

    def look(self, id_: str, at: int) -> None:
        """See whether what is weighed for ``id_`` is certain by now; then it need not be looked at again."""
        if self.scales[id_].met:
            del self.scales[id_]
            self.favour(id_, at)
        elif self.scales[id_].lost:
            del self.scales[id_]
            self.decide(id_, Status.FALLS, at)

    def run(self) -> Labelling:
        at = 1
        while self.frontier:
            at += 1
            self.follow(at)
        return Labelling({id_: self.status.get(id_, Status.OPEN) for id_ in self.ids}, self.round)

    def within(self, known: Labelling) -> Labelling:
        """The labelling of the ids alone, where what else they depend on is decided as in ``known``, when it is there."""
        border: defaultdict[int, list[str]] = defaultdict(list)
        causes = {*self.needed_by, *self.supports, *self.attacks, *self.weighed_in}
        for id_ in causes.difference(self.ids):
            if id_ in known.round:
                border[known.round[id_]].append(id_)
        at, last = 1, max(border, default=0)
        outside = {id_: known.status[id_] for ids in border.values() for id_ in ids}
        self.status.update(outside)
        while self.frontier or at <= last:
            self.frontier += border.get(at, ())
            at += 1
            self.follow(at)
        return Labelling({id_: self.status.get(id_, Status.OPEN) for id_ in self.ids}, self.round)

    def follow(self, at: int) -> None:
        """Decide what follows at once from what was decided in the round before ``at``."""
        decided, self.frontier = self.frontier, []
        for id_ in decided:
            self.weigh(id_, at)
            if self.status[id_] is Status.HOLDS:
                self.hold(id_, at)
            else:
                self.fall(id_, at)

    def weigh(self, id_: str, at: int) -> None:
        for user in self.weighed_in.get(id_, ()):
            if user in self.scales:
                self.scales[user].decide(id_, self.status[id_] is Status.HOLDS)
                self.look(user, at)

    def hold(self, id_: str, at: int) -> None:
        for target in self.attacks.get(id_, ()):
            self.decide(target, Status.FALLS, at)
        for user in self.needed_by.get(id_, ()):
            self.favour(user, at)
        for user in self.supports.get(id_, ()):
            if user not in self.backed:
                self.backed.add(user)
                self.favour(user, at)

    def fall(self, id_: str, at: int) -> None:
        for user in self.needed_by.get(id_, ()):
            self.decide(user, Status.FALLS, at)
        for target in self.attacks.get(id_, ()):
            self.favour(target, at)
        for user in self.supports.get(id_, ()):
            self.hopes[user] -= 1
            if not self.hopes[user]:
                self.decide(user, Status.FALLS, at)

    def favour(self, id_: str, at: int) -> None:
        self.waiting[id_] -= 1
        if not self.waiting[id_]:
            self.decide(id_, Status.HOLDS, at)

    def decide(self, id_: str, status: Status, at: int) -> None:
        if id_ not in self.status:
            self.status[id_], self.round[id_] = status, at
            self.frontier.append(id_)


def simplified(condition: Condition) -> Condition | None:
    """``condition`` with each id on one side only, which does not change its truth; ``None`` if nothing satisfies it.

    Only then does counting give the consensus of all two-valued completions exactly. A map cannot give a support on
    both sides, only a needed attack, where a step rests on an attack upon itself.
    """
    all_of, some_of, none_of = condition
    if not none_of or not (all_of or some_of):
        return condition
    excluded = set(none_of)
    useful = tuple(support for support in some_of if support not in excluded)
    if not excluded.isdisjoint(all_of) or (some_of and not useful):
        return None
    return Condition(all_of, useful, none_of)
