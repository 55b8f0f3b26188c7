"""Cycles of elements that wait for each other, so that they stay open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from argmap.domain import structure
from argmap.semantics.framework import Framework
from argmap.semantics.labelling import Labelling, Status


@dataclass(frozen=True, slots=True)
class Cycle:
    """Open elements that wait for each other: all ``members``, and in the order of the framework those that are boxes.

    ``origin`` tells whether they wait for nothing else, so that the openness starts here; ``support`` whether they only
    support each other, with no attack among them. ``rivals`` are the boxes that attack or are attacked inside the cycle,
    ``targets`` all that is attacked there.
    """

    members: frozenset[str]
    boxes: tuple[str, ...]
    origin: bool
    support: bool
    rivals: tuple[str, ...] = ()
    targets: frozenset[str] = frozenset()


def waits_for(framework: Framework, labelling: Labelling, id_: str) -> tuple[str, ...]:
    """The open elements that keep ``id_`` open: attacks, then what it needs, then supports if none of them holds."""
    condition = framework.in_force[id_]
    backed = any(labelling.status[support] is Status.HOLDS for support in condition.some_of)
    weighing = framework.weighed.get(id_)
    against = (other for con in weighing.cons for other in con.ids) if weighing else ()
    pros = (other for pro in weighing.pros for other in pro.ids) if weighing else ()
    candidates = (*condition.none_of, *against, *condition.all_of, *(() if backed else condition.some_of), *pros)
    return tuple(dict.fromkeys(c for c in candidates if labelling.status[c] is Status.OPEN))


def cycles(framework: Framework, labelling: Labelling, is_box: Callable[[str], bool]) -> Mapping[str, Cycle]:
    """The cycle that each open element is in, by id; an element that only waits for others is in none."""
    waiting = {
        id_: waits_for(framework, labelling, id_)
        for id_ in framework.conditions
        if labelling.status[id_] is Status.OPEN
    }
    by_member: dict[str, Cycle] = {}
    for component in structure.cycles(waiting):
        inside = frozenset(component)
        boxes = tuple(filter(is_box, component))
        targets, rivals = _fight(framework, inside)
        cycle = Cycle(
            members=inside,
            boxes=boxes,
            origin=all(other in inside for id_ in component for other in waiting[id_]),
            support=not targets,
            rivals=tuple(box for box in boxes if box in rivals),
            targets=targets,
        )
        by_member |= dict.fromkeys(component, cycle)
    return by_member


def _fight(framework: Framework, inside: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return what is attacked from inside a cycle, and the same with what attacks it."""
    hits = {id_: inside.intersection(framework.cons(id_)) for id_ in inside}
    targets = frozenset(id_ for id_, attacks in hits.items() if attacks)
    attackers = {premise for id_ in targets for attack in hits[id_] for premise in framework.in_force[attack].all_of}
    return targets, targets | (attackers & inside)
