"""Grounded semantics in many worlds at once: one bit for each world, so that a step of the fixpoint serves them all."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import reduce
from operator import and_, or_
from random import Random

from argmap.semantics.fixpoint import grounded, simplified
from argmap.semantics.framework import Framework
from argmap.semantics.labelling import Status

_DIGITS = 32  # binary digits that a probability is rounded to


@dataclass(frozen=True)
class Worlds:
    """In which of ``count`` worlds something holds and falls: bit ``w`` of an integer stands for world ``w``."""

    count: int
    holds: int
    falls: int

    @property
    def open(self) -> int:
        """The worlds where it is neither."""
        return ((1 << self.count) - 1) & ~self.holds & ~self.falls

    @property
    def by_status(self) -> dict[Status, int]:
        """The worlds where it has each status."""
        return {Status.HOLDS: self.holds, Status.FALLS: self.falls, Status.OPEN: self.open}


def cone(framework: Framework, target: str) -> frozenset[str]:
    """The ids that have any bearing on ``target``, itself among them."""
    reached, todo = {target}, [target]
    while todo:
        fresh = set(framework.causes(todo.pop())) - reached
        reached |= fresh
        todo += fresh
    return frozenset(reached)


def grounded_in(
    framework: Framework, target: str, count: int, rejected: Mapping[str, int], accepted: Mapping[str, int]
) -> Worlds:
    """Return how ``target`` fares in each of ``count`` worlds.

    ``rejected`` and ``accepted`` say in which worlds an element is taken to be so (parts are not added to their wholes
    here). The grounded labelling of each world is that of ``fixpoint.grounded``.
    """
    everywhere = (1 << count) - 1
    ids = cone(framework, target)
    if not ids.isdisjoint(framework.weighed):
        return _one_by_one(framework, target, count, rejected, accepted)
    users: dict[str, list[str]] = {id_: [] for id_ in ids}
    for id_ in ids:
        for other in dict.fromkeys(o for group in framework.in_force[id_] for o in group):
            users[other].append(id_)
    holds, falls = dict.fromkeys(ids, 0), dict.fromkeys(ids, 0)
    todo = dict.fromkeys(id_ for id_ in framework.conditions if id_ in ids)
    while todo:
        id_ = next(iter(todo))
        del todo[id_]
        no, yes = rejected.get(id_, 0), accepted.get(id_, 0)
        if id_ in framework.unclaimed and id_ in framework.rejected:
            no |= everywhere & ~yes  # what nobody puts forward is false only until it turns out to be so
        elif id_ in framework.rejected:
            no = everywhere
        condition = simplified(framework.in_force[id_])
        needs = framework.in_force[id_].all_of
        pro = reduce(and_, (holds[n] for n in needs), everywhere) & ~no
        con = reduce(or_, (falls[n] for n in needs), no)
        if condition is None:
            pro, con = pro & yes, con | (everywhere & ~yes)
        else:
            _, some_of, none_of = condition
            unharmed = reduce(and_, (falls[n] for n in none_of), everywhere)
            struck = reduce(or_, (holds[n] for n in none_of), 0)
            if some_of:
                unharmed &= reduce(or_, (holds[n] for n in some_of))
                struck |= reduce(and_, (falls[n] for n in some_of))
            pro, con = pro & (unharmed | yes), con | (struck & ~yes)
        if (pro, con) != (holds[id_], falls[id_]):
            holds[id_], falls[id_] = pro, con
            todo.update(dict.fromkeys(users[id_]))
    return Worlds(count, holds[target], falls[target])


def _one_by_one(
    framework: Framework, target: str, count: int, rejected: Mapping[str, int], accepted: Mapping[str, int]
) -> Worlds:
    """The same where something is weighed, with the weights that the text gives in every world."""
    holds = falls = 0
    for world in range(count):
        no = frozenset(id_ for id_, worlds in rejected.items() if worlds >> world & 1)
        yes = frozenset(id_ for id_, worlds in accepted.items() if worlds >> world & 1) - no
        assumed = replace(
            framework,
            rejected=(framework.rejected - yes) | no,
            accepted=(framework.accepted | yes) - no,
            contested=framework.contested - yes - no,
        )
        status = grounded(assumed).status[target]
        holds |= (status is Status.HOLDS) << world
        falls |= (status is Status.FALLS) << world
    return Worlds(count, holds, falls)


def with_parts(framework: Framework, chosen: Mapping[str, int], own: Collection[str] = ()) -> dict[str, int]:
    """Take of an element's parts what is taken of itself, but for those in ``own``, which have their own say."""
    worlds_of = dict(chosen)
    for id_, worlds in chosen.items():
        for part in framework.spread(frozenset([id_]), frozenset(own) - {id_}) - {id_}:
            worlds_of[part] = worlds_of.get(part, 0) | worlds
    return worlds_of


def combinations(ids: Collection[str]) -> dict[str, int]:
    """The worlds in which each of ``ids`` is chosen, out of the 2^n that combine them in all ways (bit i: the i-th)."""
    count = 1 << len(ids)
    patterns = {}
    for position, id_ in enumerate(ids):
        width = 1 << position
        pattern, length = ((1 << width) - 1) << width, 2 * width
        while length < count:
            pattern |= pattern << length
            length *= 2
        patterns[id_] = pattern
    return patterns


def drawn(probability: float, count: int, chance: Random) -> int:
    """Worlds drawn at random, each with ``probability`` (to 32 binary digits)."""
    scaled = round(probability * (1 << _DIGITS))
    if scaled >= 1 << _DIGITS:
        return (1 << count) - 1
    worlds = 0
    for digit in range(_DIGITS):  # from the last digit: with a fair coin for each, "below the number" is decided so far
        coin = chance.getrandbits(count)
        worlds = worlds | coin if scaled >> digit & 1 else worlds & coin
    return worlds
