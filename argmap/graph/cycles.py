"""Cycles of support: statements that, directly or by way of others, are offered as reasons for themselves."""

from __future__ import annotations

from argmap.domain.model import ArgumentMap
from argmap.domain.structure import cycles


def support_cycles(map_: ArgumentMap) -> list[tuple[str, ...]]:
    """Find the groups of elements that support each other in a cycle, each in the order of the map.

    Every statement of a group is reachable from every other along inferences (from premise to conclusion); an element
    that is its own premise makes a group alone. A map that begs no question has none.
    """
    conclusions: dict[str, list[str]] = {id_: [] for id_ in map_.elements}
    for inference in map_.inferences:
        for premise in inference.premises:
            conclusions.setdefault(premise, []).append(inference.conclusion)
    return [tuple(group) for group in cycles(conclusions)]
