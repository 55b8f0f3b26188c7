"""Circles of support: statements that, directly or by way of others, are offered as reasons for themselves."""

from __future__ import annotations

from argmap.domain.model import ArgumentMap


def support_cycles(map_: ArgumentMap) -> list[tuple[str, ...]]:
    """Find the groups of elements that support each other in a circle, each in the order of the map.

    Every statement of a group is reachable from every other along inferences (from premise to conclusion); an element
    that is its own premise makes a group alone. A map that begs no question has none.
    """
    import networkx as nx

    order = {id_: n for n, id_ in enumerate(map_.elements)}
    graph: nx.DiGraph[str] = nx.DiGraph()
    for inference in map_.inferences:
        graph.add_edges_from((premise, inference.conclusion) for premise in inference.premises)
    groups = [
        tuple(sorted(component, key=lambda id_: order.get(id_, len(order))))
        for component in nx.strongly_connected_components(graph)
        if len(component) > 1 or any(graph.has_edge(id_, id_) for id_ in component)
    ]
    return sorted(groups, key=lambda group: order.get(group[0], len(order)))
