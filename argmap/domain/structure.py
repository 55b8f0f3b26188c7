"""Questions to any directed graph, given as the successors of each node: cycles, parts, what is reached, depths.

Nothing here recurses, so that a chain of any length is no problem. Orders follow those of the graph.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)
Member = TypeVar("Member")
Graph = Mapping[Node, Iterable[Node]]


def grouped(pairs: Iterable[tuple[Node, Member]]) -> dict[Node, list[Member]]:
    """Return the second members of ``pairs`` by the first, all in the order in which they come."""
    groups: dict[Node, list[Member]] = {}
    for key, member in pairs:
        groups.setdefault(key, []).append(member)
    return groups


def components(graph: Graph[Node], check: Callable[[], object] = bool) -> Iterator[list[Node]]:
    """Yield the strongly connected components, those that others lead to first (Tarjan 1972).

    Successors that are no key of ``graph`` are left out. ``check`` is called at each step, to stop by raising.
    """
    index: dict[Node, int] = {}
    low: dict[Node, int] = {}
    waiting: dict[Node, None] = {}  # Tarjan's stack; a dict, for its quick membership test
    for root in graph:
        if root in index:
            continue
        work = [(root, iter(graph[root]))]
        index[root] = low[root] = len(index)
        waiting[root] = None
        while work:
            check()
            node, rest = work[-1]
            for successor in rest:
                if successor not in index:
                    if successor in graph:
                        index[successor] = low[successor] = len(index)
                        waiting[successor] = None
                        work.append((successor, iter(graph[successor])))
                        break
                elif successor in waiting:
                    low[node] = min(low[node], index[successor])
            else:
                work.pop()
                if work:
                    parent = work[-1][0]
                    low[parent] = min(low[parent], low[node])
                if low[node] == index[node]:
                    component: list[Node] = []
                    while not component or component[-1] != node:
                        component.append(waiting.popitem()[0])
                    yield component


def cycles(graph: Graph[Node]) -> list[list[Node]]:
    """Return the components in which a node leads to itself, each in the order of ``graph``, by their first node."""
    order = {node: place for place, node in enumerate(graph)}
    groups = [
        sorted(component, key=order.__getitem__)
        for component in components(graph)
        if len(component) > 1 or component[0] in graph[component[0]]
    ]
    return sorted(groups, key=lambda group: order[group[0]])


def reachable(graph: Graph[Node], starts: Iterable[Node]) -> dict[Node, int]:
    """Return what ``starts`` lead to, themselves included, each with the fewest steps to it, in order of discovery."""
    steps = dict.fromkeys(starts, 0)
    level = list(steps)
    while level:
        following: list[Node] = []
        for node in level:
            for successor in graph.get(node, ()):
                if successor not in steps:
                    steps[successor] = steps[node] + 1
                    following.append(successor)
        level = following
    return steps


def connected(graph: Graph[Node]) -> list[list[Node]]:
    """Return the parts of ``graph`` that no edge within it connects; parts and their nodes in the order of the graph."""
    neighbours: dict[Node, list[Node]] = {node: [] for node in graph}
    for node, successors in graph.items():
        for successor in successors:
            if successor in neighbours:
                neighbours[node].append(successor)
                neighbours[successor].append(node)
    order = {node: place for place, node in enumerate(graph)}
    parts: list[list[Node]] = []
    seen: set[Node] = set()
    for node in graph:
        if node not in seen:
            part = sorted(reachable(neighbours, [node]), key=order.__getitem__)
            seen.update(part)
            parts.append(part)
    return parts


def shortest_cycle(graph: Graph[Node], within: Iterable[Node]) -> list[Node]:
    """Return a shortest way from the first of ``within`` back to it by way of the others, or an empty list."""
    members = dict.fromkeys(within)
    start = next(iter(members))
    came_from: dict[Node, Node] = {}
    level = [start]
    while level:
        following: list[Node] = []
        for node in level:
            for successor in graph.get(node, ()):
                if successor == start:
                    path = [node]
                    while path[-1] != start:
                        path.append(came_from[path[-1]])
                    return path[::-1]
                if successor in members and successor not in came_from:
                    came_from[successor] = node
                    following.append(successor)
        level = following
    return []
