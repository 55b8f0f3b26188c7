"""Why something stays open: the circles of elements that wait for each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from argmap.domain.structure import components
from argmap.semantics.framework import Framework
from argmap.semantics.labelling import Labelling, Status


@dataclass(frozen=True, slots=True)
class Circle:
    """Open elements that wait for each other: all ``members``, and in the order of the framework those that are boxes.

    ``origin`` tells whether they wait for nothing else, so that the openness starts here; ``support`` whether they only
    support each other, with no attack among them.
    """

    members: frozenset[str]
    boxes: tuple[str, ...]
    origin: bool
    support: bool


def waits_for(framework: Framework, labelling: Labelling, id_: str) -> tuple[str, ...]:
    """The open elements that keep ``id_`` open: attacks, then what it needs, then supports if none of them holds."""
    condition = framework.in_force[id_]
    backed = any(labelling.status[support] is Status.HOLDS for support in condition.some_of)
    weighing = framework.weighed.get(id_)
    against = (other for con in weighing.cons for other in con.ids) if weighing else ()
    pros = (other for pro in weighing.pros for other in pro.ids) if weighing else ()
    candidates = (*condition.none_of, *against, *condition.all_of, *(() if backed else condition.some_of), *pros)
    return tuple(dict.fromkeys(c for c in candidates if labelling.status[c] is Status.OPEN))


def rests_with(framework: Framework, labelling: Labelling) -> Mapping[str, int]:
    """The circle of needs and reasons that each element is in, by number; what is in none has its own.

    What is rejected, or struck by what decides, falls whatever it rests on, and so is in none.
    """
    rests_on: dict[str, tuple[str, ...]] = {}
    for id_, condition in framework.in_force.items():
        is_struck = any(labelling.status[attack] is Status.HOLDS for attack in condition.none_of)
        is_out = is_struck or id_ in framework.rejected
        rests_on[id_] = () if is_out else (*condition.all_of, *framework.pros(id_))
    return {id_: number for number, inside in enumerate(components(rests_on)) for id_ in inside}


def circles(framework: Framework, labelling: Labelling, is_box: Callable[[str], bool]) -> Mapping[str, Circle]:
    """The circle that each open element is in, by id; an element that only waits for others is in none."""
    waiting = {
        id_: waits_for(framework, labelling, id_)
        for id_ in framework.conditions
        if labelling.status[id_] is Status.OPEN
    }
    order = {id_: n for n, id_ in enumerate(waiting)}
    found: dict[str, Circle] = {}
    for component in components(waiting):
        inside = frozenset(component)
        if len(component) == 1 and component[0] not in waiting[component[0]]:
            continue
        circle = Circle(
            members=inside,
            boxes=tuple(sorted(filter(is_box, component), key=order.__getitem__)),
            origin=all(other in inside for id_ in component for other in waiting[id_]),
            support=inside.isdisjoint(other for id_ in component for other in framework.cons(id_)),
        )
        found |= dict.fromkeys(component, circle)
    return found
