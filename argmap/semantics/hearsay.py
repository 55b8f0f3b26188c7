"""Hearsay: what stands, but on nothing surer than what is questioned."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from argmap.domain.model import Argument, Conflict, Hedge, Inference, Statement
from argmap.domain.rules import SURE, thousandths
from argmap.semantics.labelling import Status

if TYPE_CHECKING:
    from argmap.semantics.findings import Findings


class Route(NamedTuple):
    """What the best route to a node weighs, and the node that makes it no surer; none where a relation does."""

    weight: int
    weakest: str = ""


def hearsay(f: Findings, node: str) -> tuple[str, ...]:
    """What makes the best route to the box ``node``, which holds, no surer than questioned; nothing where it is surer."""
    if f.is_relation(node) or f.is_conceded(node):
        return ()
    route = f.routes[node]
    questioned = f.rules.hedges[Hedge.QUESTIONED]
    return (route.weakest,) if route.weakest and route.weight <= questioned else ()


def best_routes(f: Findings) -> Mapping[str, Route]:
    """The best route to each node that holds, by way of what holds: as sure as its weakest link, by the surest reason.

    Whatever decided a node was decided in an earlier round, so that one pass in that order is enough.
    """
    rounds = f.labelling.round
    routes: dict[str, Route] = {}
    holding = [node for node in rounds if f.status(node) is Status.HOLDS]
    for node in sorted(holding, key=lambda node: rounds[node]):
        routes[node] = _route(f, node, routes)
    return routes


def _route(f: Findings, node: str, routes: Mapping[str, Route]) -> Route:
    element = f.map.elements[f.element(node)]
    if isinstance(element, Inference | Conflict) and element.weight is not None:
        return Route(thousandths(element.weight))
    if not isinstance(element, Statement | Argument):
        return _weakest_link(f, node, routes)
    if node in f.framework.accepted:
        return Route(SURE)
    if isinstance(element, Argument):
        return _weakest_link(f, node, routes) if f.condition(node).all_of else Route(SURE, node)
    if f.structure.is_supposed(element.id) and node != element.id:  # a horn, inside the step that discharges it
        return Route(SURE)
    own = Route(f.rules.word(element), node)
    reasons = [routes[reason] for reason in f.framework.pros(node) if reason in routes]
    if not reasons or _is_set(element):
        return own
    best = max(reasons, key=lambda route: route.weight)
    return own if own.weight <= best.weight else best


def _is_set(element: Statement) -> bool:
    return element.credence is not None


def _weakest_link(f: Findings, node: str, routes: Mapping[str, Route]) -> Route:
    links = [routes[need] for need in f.condition(node).all_of if need in routes]
    return min(links, key=lambda route: route.weight, default=Route(SURE))
