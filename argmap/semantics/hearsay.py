"""Hearsay: what stands, but on nothing surer than what is questioned."""

from __future__ import annotations

from collections.abc import Mapping
from heapq import heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

from argmap.domain.model import Argument, ArgumentMap, Conflict, Hedge, Inference, Point, Statement
from argmap.domain.rules import SURE, Rules, thousandths
from argmap.domain.structure import reachable
from argmap.semantics.labelling import Status

if TYPE_CHECKING:
    from argmap.semantics.findings import Findings


class Route(NamedTuple):
    """The weight of the best route to a node, and the node that makes it no surer; none where a relation does."""

    weight: int
    weakest: str = ""


def hearsay(f: Findings, node: str) -> tuple[str, ...]:
    """Return what makes the best route to a box that holds no surer than questioned; nothing where it is surer."""
    if f.is_relation(node) or f.is_conceded(node):
        return ()
    route = f.routes.get(node)
    questioned = f.rules.hedges[Hedge.QUESTIONED]
    return (route.weakest,) if route and route.weakest and route.weight <= questioned else ()


def best_routes(f: Findings) -> Mapping[str, Route]:
    """The best route to each node that holds, by way of what holds: as sure as its weakest link, by the surest reason.

    What is surest is settled first (Dijkstra, with the least for the sum), since a reason may hold long after another
    that was enough; of what is equally sure, what stands first in the framework. Only what anything unsure bears on is
    looked at, and only that has a route here: all else is certain.
    """
    order = _reached(f)
    own = {node: _own_route(f, node) for node in order}
    users: dict[str, list[str]] = {}
    missing: dict[str, int] = {}
    queue: list[tuple[int, int, str, Route]] = []
    for node, place in order.items():
        known = own[node]
        if known is not None:
            heappush(queue, (-known.weight, place, node, known))
            continue
        links = [*dict.fromkeys(_links(f, node))]
        missing[node] = 1 if _is_box(f, node) else len(links)
        for link in links:
            users.setdefault(link, []).append(node)
    for link in users.keys() - order.keys():
        heappush(queue, (-SURE, -1, link, Route(SURE)))
    routes: dict[str, Route] = {}
    while queue:
        *_, node, route = heappop(queue)
        if node in routes:
            continue
        routes[node] = route
        for user in users.get(node, ()):
            missing[user] -= 1
            if not missing[user]:
                onward = _passed_on(f, user, route) if _is_box(f, user) else _weakest_link(f, user, routes)
                heappush(queue, (-onward.weight, order[user], user, onward))
    floating = {node: Route(SURE) for node in order if node not in routes}  # what only holds together has no route
    return routes | floating


def _reached(f: Findings) -> Mapping[str, int]:
    """Return what holds and rests on anything that is less than certain, by the place of each in the framework.

    Where what is floating counts, all that holds: some of it may hold together, without a route.
    """
    unsure = [node for id_ in f.unsure for node in (id_, *f.framework.parts.get(id_, ()))]
    if not unsure:
        return {}
    users: dict[str, list[str]] = {}
    order: dict[str, int] = {}
    for place, node in enumerate(f.framework.conditions):
        if f.status(node) is Status.HOLDS:
            order[node] = place
            for link in (*f.framework.conditions[node].all_of, *f.framework.pros(node)):
                users.setdefault(link, []).append(node)
    if f.grounded:
        return order
    reached = reachable(users, (node for node in unsure if node in order))
    return {node: place for node, place in order.items() if node in reached}


def unsure(map_: ArgumentMap, rules: Rules) -> tuple[str, ...]:
    """The statements, steps and attacks of which the text itself says that they are less than certain."""
    relations = map_.ties
    weak = (r.id for r in relations if r.weight is not None and thousandths(r.weight) < SURE)
    return (*(s.id for s in map_.statements if rules.word(s) < SURE), *weak)


def _own_route(f: Findings, node: str) -> Route | None:
    """The route to a node that lives on no other; ``None`` for what does."""
    element = f.map.elements[f.element(node)]
    if isinstance(element, Inference | Conflict) and element.weight is not None:
        return Route(thousandths(element.weight))
    if not isinstance(element, Point):
        return None if f.condition(node).all_of else Route(SURE)
    if node in f.framework.accepted:
        return Route(SURE)
    if isinstance(element, Argument):
        return None if f.condition(node).all_of else Route(SURE, node)
    if f.structure.is_supposed(element.id) and node != element.id:  # a horn, inside the step that discharges it
        return Route(SURE)
    alone = _is_set(element) or not any(f.status(reason) is Status.HOLDS for reason in f.framework.pros(node))
    return Route(f.rules.word(element), node) if alone else None


def _is_box(f: Findings, node: str) -> bool:
    return isinstance(f.map.elements[f.element(node)], Statement)


def _links(f: Findings, node: str) -> list[str]:
    """Return what the route to ``node`` comes by: one reason for a statement, all that anything else is made of."""
    links = f.framework.pros(node) if _is_box(f, node) else f.condition(node).all_of
    return [link for link in links if f.status(link) is Status.HOLDS]


def _passed_on(f: Findings, node: str, best: Route) -> Route:
    """The route to a statement by its best reason, or what the author's hedge leaves of it."""
    element = f.map.elements[f.element(node)]
    own = Route(f.rules.word(element), node) if isinstance(element, Statement) else best
    return own if own.weight <= best.weight else best


def _is_set(element: Statement) -> bool:
    return element.credence is not None


def _weakest_link(f: Findings, node: str, routes: Mapping[str, Route]) -> Route:
    links = [routes[need] for need in f.condition(node).all_of if need in routes]
    return min(links, key=lambda route: route.weight, default=Route(SURE))
