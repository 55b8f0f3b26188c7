"""Distributions over a corpus: sizes and depths of maps, schemes, relations, speakers and verdicts, each as counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from argmap.domain.structure import components

if TYPE_CHECKING:
    from argmap.corpus.shelf import Entry
    from argmap.rdf import Result

Counts = Mapping[str, int]
RELATIONS = """SELECT ?relation (COUNT(*) AS ?n) {
  VALUES ?relation { argmap:supports argmap:attacks argmap:undercuts argmap:answers argmap:rephrases }
  ?a ?relation ?b
} GROUP BY ?relation ORDER BY DESC(?n)"""
SUPPORTS = "SELECT ?a ?b { ?a argmap:supports ?b }"
SIZES = (1, 5, 10, 20, 50, 100, 200)  # claims from which a class of sizes begins


def distributions(entries: Iterable[Entry], ask: Callable[[str], Result]) -> dict[str, Counts]:
    """Return the counts by what they are about: ``sizes`` and ``depths`` count maps, the others elements and claims."""
    listed = list(entries)
    depths = Counter(depth_of_each_map(ask(SUPPORTS).rows).values())
    shallow = len(listed) - sum(depths.values())
    if shallow > 0:
        depths[0] += shallow
    return {
        "sizes": _sizes([entry.statements for entry in listed]),
        "depths": {str(depth): count for depth, count in sorted(depths.items())},
        "relations": {str(row[0]).rpartition("#")[2]: _whole(row[1]) for row in ask(RELATIONS).rows},
        "schemes": {str(row[0]): _whole(row[1]) for row in ask("scheme-counts").rows},
        "verdicts": {str(row[0]): _whole(row[1]) for row in ask("verdict-counts").rows},
        "speakers": {str(row[0]): _whole(row[1]) for row in ask("speakers").rows},
    }


def depth_of_each_map(pairs: Iterable[Sequence[object]]) -> dict[str, int]:
    """The most steps that lead one after the other to a claim of each map; a cycle counts as one claim."""
    graph: dict[str, list[str]] = {}
    for one, other in pairs:
        graph.setdefault(str(one), []).append(str(other))
        graph.setdefault(str(other), [])
    steps: dict[str, int] = {}
    depths: dict[str, int] = {}
    for component in components(graph):  # those that others lead to come first
        inside = set(component)
        ahead = (steps[after] + 1 for node in component for after in graph[node] if after not in inside)
        deep = max(ahead, default=0)
        steps.update(dict.fromkeys(component, deep))
        graph_name = component[0].rpartition("#")[0]
        depths[graph_name] = max(depths.get(graph_name, 0), deep)
    return depths


def _sizes(sizes: Sequence[int]) -> Counts:
    """Count maps by classes of sizes."""
    counts: dict[str, int] = {}
    if empty := sizes.count(0):
        counts["0"] = empty
    for first, after in zip(SIZES, (*SIZES[1:], None), strict=True):
        name = f"{first}-{after - 1}" if after else f"{first} and more"
        counts[name] = sum(first <= size and (after is None or size < after) for size in sizes)
    return counts


def _whole(value: object) -> int:
    return value if isinstance(value, int) else int(str(value))
