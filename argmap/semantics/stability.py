"""Stability of verdicts and relevance of unknowns, which could still change them (Odekerken, Borg & Bex 2020, 2023).

An unknown turns out to be so (then it holds, whatever speaks against it) or not (then it is rejected). The verdict on a
statement is stable if it is the same however all unknowns turn out; an unknown is relevant if there is a case in which
the verdict depends on it alone. (So an unknown is relevant exactly if it occurs in a smallest set of answers that
settles the verdict: a Boolean function depends on the variables of its prime implicants and on no others.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from random import Random
from typing import Any

from argmap.domain.assumptions import Assumptions
from argmap.domain.model import ArgumentMap, Point, Statement
from argmap.domain.rules import PLAIN, Settings
from argmap.semantics.budget import Budget, OutOfTime
from argmap.semantics.evaluation import evaluate, require
from argmap.semantics.fixpoint import grounded
from argmap.semantics.framework import Framework
from argmap.semantics.labelling import Status
from argmap.semantics.reader import Reader
from argmap.semantics.worlds import Worlds, combinations, cone, drawn, grounded_in, with_parts

ENUMERATED = 16  # unknowns up to which all 65,536 cases are looked at
DRAWN = 4096  # cases that are looked at otherwise
WEIGHED_ENUMERATED, WEIGHED_DRAWN = 10, 256  # the same where something is weighed, which costs an evaluation a case
Cases = Callable[[Mapping[str, int], int], Worlds]  # from who is so in which of how many cases
_BIASES = (0.03, 0.1, 0.25, 0.5, 0.5, 0.75, 0.9, 0.97)


@dataclass(frozen=True)
class Unknown:
    """An element that could turn out either way, and which statuses the target can have then."""

    id: str
    if_so: frozenset[Status]
    if_not: frozenset[Status]
    relevant: bool


@dataclass(frozen=True)
class Stability:
    """The answer whether the verdict on ``target`` can still change.

    ``status`` is the verdict as the map stands. ``stable`` is ``None`` if not all cases could be looked at and no
    difference was found in those that were (``cases``); then, ``relevant`` are at least these. Not ``complete`` if the
    time was up before each unknown had been turned round.
    """

    target: str
    status: Status
    stable: bool | None
    exact: bool
    cases: int
    unknowns: tuple[Unknown, ...]
    complete: bool = True

    @property
    def relevant(self) -> tuple[str, ...]:
        """The ids of the unknowns that it is worth finding out about."""
        return tuple(unknown.id for unknown in self.unknowns if unknown.relevant)

    def to_dict(self) -> dict[str, Any]:
        """Everything as plain data for JSON."""
        return {
            "target": self.target,
            "status": self.status.value,
            "stable": self.stable,
            "exact": self.exact,
            "complete": self.complete,
            "cases": self.cases,
            "unknowns": [
                {"id": u.id, "relevant": u.relevant, "if_so": sorted(u.if_so), "if_not": sorted(u.if_not)}
                for u in self.unknowns
            ],
        }


def stability(
    map_: ArgumentMap,
    target: str,
    unknown: Iterable[str] | None = None,
    assumptions: Assumptions = Assumptions(),  # noqa: B008 - frozen
    budget: Budget | None = None,
    seed: int = 0,
    settings: Settings = PLAIN,
) -> Stability:
    """Find out whether the grounded verdict on ``target`` depends on what is ``unknown``, and on which of it.

    Without ``unknown``, that is what bears on the target and is hedged, contested by the reader, or open. Up to 16
    unknowns the answer is exact; else it is if the verdict is decided with all of them left open, and otherwise cases are
    drawn from ``seed``, until ``budget`` runs out. Raises ``UnknownNameError``.
    """
    asked = None if unknown is None else [*dict.fromkeys(unknown)]
    require(map_.elements, [target, *assumptions.everything, *(asked or ())])
    evaluation = evaluate(map_, assumptions, settings=settings)
    framework = evaluation.findings.framework
    require(framework.conditions, [target])
    status = evaluation.status(target)
    if asked is None:
        asked = [box.id for box in map_.points if _is_unknown(box, evaluation.status(box.id), assumptions)]
        asked += [id_ for id_ in sorted(assumptions.contested) if id_ not in asked]
    decided = assumptions.rejected | assumptions.accepted | {target}
    near = cone(framework, target)
    ids = [id_ for id_ in asked if id_ not in decided and not near.isdisjoint((id_, *framework.parts.get(id_, ())))]
    if framework.weighed:
        weighed = partial(_weighed_cases, Reader(map_, settings).under, assumptions, target)
        if len(ids) <= WEIGHED_ENUMERATED:
            return _exact(weighed, target, status, ids)
        return _sampled(weighed, target, status, ids, budget, Random(seed), WEIGHED_DRAWN)
    cases = partial(_cases, framework, target)
    if len(ids) <= ENUMERATED:
        return _exact(cases, target, status, ids)
    contested = assumptions.contested.union(ids)
    left_open = framework.assuming(Assumptions(assumptions.rejected, assumptions.accepted, contested))
    worlds = grounded_in(left_open, target, 1, {}, {})
    if not worlds.open:
        always = _statuses(worlds, 1)
        return Stability(target, status, True, True, 1, tuple(Unknown(id_, always, always, False) for id_ in ids))
    return _sampled(cases, target, status, ids, budget, Random(seed), DRAWN)


def _is_unknown(box: Point, status: Status, assumptions: Assumptions) -> bool:
    hedged = isinstance(box, Statement) and box.hedged
    return hedged or status is Status.OPEN or box.id in assumptions.contested


def _exact(cases: Cases, target: str, status: Status, ids: list[str]) -> Stability:
    so, count = combinations(ids), 1 << len(ids)
    worlds = cases(so, count)
    unknowns = []
    for position, id_ in enumerate(ids):
        width = 1 << position
        not_so = ((1 << count) - 1) & ~so[id_]
        differs = any((bits >> width ^ bits) & not_so for bits in (worlds.holds, worlds.falls))
        unknowns.append(Unknown(id_, _statuses(worlds, so[id_]), _statuses(worlds, not_so), differs))
    stable = len(_statuses(worlds, (1 << count) - 1)) == 1
    return Stability(target, status, stable, True, count, tuple(unknowns))


def _sampled(
    cases: Cases,
    target: str,
    status: Status,
    ids: list[str],
    budget: Budget | None,
    chance: Random,
    count: int,
) -> Stability:
    """Draw cases, and in each turn round one unknown after the other."""
    everywhere = (1 << count) - 1
    so = {id_: _drawn(chance, count) for id_ in ids}
    worlds = cases(so, count)
    statuses = {id_: (_statuses(worlds, so[id_]), _statuses(worlds, everywhere & ~so[id_]), False) for id_ in ids}
    seen, complete = _statuses(worlds, everywhere), True
    try:
        for id_ in ids:
            if budget:
                budget.check()
            turned = cases(so | {id_: everywhere & ~so[id_]}, count)
            differs = bool((worlds.holds ^ turned.holds) | (worlds.falls ^ turned.falls))
            if_so = statuses[id_][0] | _statuses(turned, everywhere & ~so[id_])
            statuses[id_] = (if_so, statuses[id_][1] | _statuses(turned, so[id_]), differs)
            seen |= _statuses(turned, everywhere)
    except OutOfTime:
        complete = False  # what was found until now is true
    unknowns = tuple(Unknown(id_, *statuses[id_]) for id_ in ids)
    return Stability(target, status, None if len(seen) == 1 else False, False, count, unknowns, complete)


def _drawn(chance: Random, count: int) -> int:
    """Cases at random in which an unknown is so: in an eighth of them rarely, in the next less rarely ... then mostly.

    Where all were so half of the time, what only matters if nearly all or nearly none are would go unnoticed.
    """
    part = count // len(_BIASES)
    return sum(drawn(bias, part, chance) << position * part for position, bias in enumerate(_BIASES))


def _cases(framework: Framework, target: str, so: Mapping[str, int], count: int) -> Worlds:
    everywhere = (1 << count) - 1
    not_so = {id_: everywhere & ~worlds for id_, worlds in so.items()}
    rejected, accepted = with_parts(framework, not_so, so), with_parts(framework, so, so)
    return grounded_in(framework, target, count, rejected, accepted)


def _weighed_cases(
    read: Callable[[Assumptions], Framework], assumptions: Assumptions, target: str, so: Mapping[str, int], count: int
) -> Worlds:
    """The same where something is weighed: what turns out to be so is certain, so that each case has its own weights."""
    holds = falls = 0
    for world in range(count):
        yes = frozenset(id_ for id_, worlds in so.items() if worlds >> world & 1)
        turned_out = assumptions.then(Assumptions(rejected=frozenset(so) - yes, accepted=yes))
        status = grounded(read(turned_out)).status[target]
        holds |= (status is Status.HOLDS) << world
        falls |= (status is Status.FALLS) << world
    return Worlds(count, holds, falls)


def _statuses(worlds: Worlds, among: int) -> frozenset[Status]:
    """Return what the target can be in the worlds ``among``."""
    return frozenset(status for status, bits in worlds.by_status.items() if bits & among)
