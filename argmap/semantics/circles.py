"""Why something stays open: the circles of elements that wait for each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from argmap.semantics.framework import Framework
from argmap.semantics.labelling import Labelling, Status


@dataclass(frozen=True, slots=True)
class Circle:
    """Open elements that wait for each other, in the order of the framework.

    ``origin`` tells whether they wait for nothing else, so that the openness starts here; ``support`` whether they only
    support each other, with no attack among them.
    """

    members: tuple[str, ...]
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


def circles(framework: Framework, labelling: Labelling) -> Mapping[str, Circle]:
    """The circle that each open element is in, by id; an element that only waits for others is in none."""
    waiting = {
        id_: waits_for(framework, labelling, id_)
        for id_ in framework.conditions
        if labelling.status[id_] is Status.OPEN
    }
    order = {id_: n for n, id_ in enumerate(waiting)}
    found: dict[str, Circle] = {}
    for component in components(waiting):
        inside = set(component)
        if len(component) == 1 and component[0] not in waiting[component[0]]:
            continue
        circle = Circle(
            members=tuple(sorted(component, key=order.__getitem__)),
            origin=all(other in inside for id_ in component for other in waiting[id_]),
            support=inside.isdisjoint(other for id_ in component for other in framework.cons(id_)),
        )
        found |= dict.fromkeys(component, circle)
    return found


def components(successors: Mapping[str, tuple[str, ...]]) -> Iterator[list[str]]:
    """The strongly connected components (Tarjan 1972), with a stack of its own instead of recursion."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    open_: dict[str, None] = {}  # Tarjan's stack; a dict, for its quick membership test
    for root in successors:
        if root in index:
            continue
        work = [(root, iter(successors[root]))]
        index[root] = low[root] = len(index)
        open_[root] = None
        while work:
            node, rest = work[-1]
            for other in rest:
                if other not in index:
                    index[other] = low[other] = len(index)
                    open_[other] = None
                    work.append((other, iter(successors[other])))
                    break
                if other in open_:
                    low[node] = min(low[node], index[other])
            else:
                work.pop()
                if work:
                    parent = work[-1][0]
                    low[parent] = min(low[parent], low[node])
                if low[node] == index[node]:
                    component: list[str] = []
                    while not component or component[-1] != node:
                        component.append(open_.popitem()[0])
                    yield component
