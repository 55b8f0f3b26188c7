"""Sentences on what is open step by step, but the same in every preferred labelling: by which cases."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.domain.model import Conflict, ConflictKind
from argmap.semantics.findings import Findings
from argmap.semantics.labelling import Status
from argmap.semantics.reason import Account, Reason

_MOST_CASES = 4  # that a sentence names one by one


def why_either_way(f: Findings, node: str) -> Account:
    """The reason, the cases, and the words; where what is floating counts, that it is open step by step all the same."""
    reason, because, words = _either_way(f, node)
    return reason, because, f.words("why.either.counted", why=words) if f.is_floating(node) else words


def _either_way(f: Findings, node: str) -> Account:
    """The same where nothing floating counts.

    It is a proof by cases only if the cases exhaust: between contradictories the sentence says "either way", otherwise,
    or where the reader contests one of them, "if one of them holds".
    """
    prospect = f.prospects[node]
    cases = _cases(f, node)
    ids = tuple(dict.fromkeys(id_ for case in cases for side in case for id_ in side))
    boxes = _in_order([box for case, _ in cases for box in case] or prospect.choices)
    are_all = _exhaust(f, boxes) and len(cases) <= _MOST_CASES and all(case for case, _ in cases)
    if prospect.shared(node) is Status.FALLS:
        return Reason.EITHER_WAY, prospect.choices, f.words("why.either.never" if are_all else "why.either.never_any")
    if len(prospect.preferred) == 1:
        (only,) = prospect.preferred
        gone = tuple(box for box in prospect.choices if only[box] is Status.FALLS and not f.is_relation(box))
        if gone and not any(case for case, _ in cases):
            return Reason.EITHER_WAY, gone, f.say("why.either.without", gone)
        return Reason.EITHER_WAY, ids or boxes, f.say("why.either.only", boxes)
    if are_all:
        named = [_case(f, case, by) for case, by in cases]
        return Reason.EITHER_WAY, ids, f.words("why.either.both", cases=", ".join(named))
    if not all(case or by for case, by in cases):
        return Reason.EITHER_WAY, ids or boxes, f.words("why.either.any")
    enough = _in_order([box for case, by in cases for box in case or by])
    return Reason.EITHER_WAY, ids, f.say("why.either.if", enough)


def _in_order(ids: Iterable[str]) -> tuple[str, ...]:
    """Each of ``ids`` once, in an order that does not hang on what was found first."""
    return tuple(sorted(set(ids)))


def _case(f: Findings, case: tuple[str, ...], by: tuple[str, ...]) -> str:
    names = f.names(case)
    return f.words("why.either.case", names=names, by=f.names(by)) if by else f.words("why.either.plain", names=names)


def _cases(f: Findings, node: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """For each preferred labelling, what is guessed true there and bears on ``node``, and by what reason ``node`` holds."""
    prospect = f.prospects[node]
    cases: dict[tuple[tuple[str, ...], tuple[str, ...]], None] = {}
    for labelling in prospect.preferred:
        status = {**f.labelling.status, **labelling}
        holding = [pro for pro in f.framework.pros(node) if status[pro] is Status.HOLDS]
        start = holding[0] if holding else node
        near = _behind(f, start, status)
        case = tuple(id_ for id_ in prospect.choices if id_ in near and status[id_] is Status.HOLDS and id_ != node)
        by = tuple(p for p in f.condition(holding[0]).all_of if p not in case) if holding else ()
        cases.setdefault((tuple(c for c in case if not f.is_relation(c)), by))
    return sorted(cases, key=lambda sides: min(sides[0] or sides[1], default=""))


def _behind(f: Findings, start: str, status: dict[str, Status]) -> set[str]:
    """Return what ``start`` rests on: its needs, and its supports that hold; if only attacked, all that bears on it."""
    behind = {start}
    todo = [start]
    while todo:
        id_ = todo.pop()
        condition = f.condition(id_)
        supports = [pro for pro in f.framework.pros(id_) if status[pro] is Status.HOLDS]
        onwards = [*condition.all_of, *supports] or f.framework.causes(id_)
        fresh = [other for other in onwards if other not in behind and f.prospects.get(other)]
        behind.update(fresh)
        todo += fresh
    return behind


def _exhaust(f: Findings, boxes: tuple[str, ...]) -> bool:
    """Return whether one of ``boxes`` has to hold: there are two, and they contradict each other."""
    if len(boxes) != 2 or not f.framework.contested.isdisjoint(boxes):
        return False
    ends = {f.element(box) for box in boxes}
    return any(
        isinstance(c, Conflict) and c.kind is ConflictKind.CONTRADICTORY and {*c.premises, c.target} == ends
        for c in f.map.elements.values()
    )
