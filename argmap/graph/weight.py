"""Weights in a map: what hangs on each node, how central it is, and which side it takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Links = Mapping[str, list[str]]
_EXACT = 500  # nodes up to which every shortest chain is followed; of larger maps those from as many nodes
_ABOVE = "\0above all roots"


def carried(roots: Iterable[str], below: Links) -> dict[str, int]:
    """Return how many other nodes bear on a root only by way of each node: what a map loses with it.

    They are those that it dominates in the graph from the roots down (Cooper, Harvey & Kennedy 2001).
    """
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node(_ABOVE)
    graph.add_edges_from((_ABOVE, root) for root in roots)
    graph.add_edges_from((id_, child) for id_, children in below.items() for child in children)
    tree: nx.DiGraph[str] = nx.DiGraph()
    tree.add_node(_ABOVE)
    dominators = nx.immediate_dominators(graph, _ABOVE)
    tree.add_edges_from((above, id_) for id_, above in dominators.items() if id_ != _ABOVE)
    sizes: dict[str, int] = {}
    for id_ in nx.dfs_postorder_nodes(tree, _ABOVE):
        sizes[id_] = sum(sizes[child] + 1 for child in tree[id_])
    return {id_: sizes.get(id_, 0) for id_ in below}


def centrality(below: Links) -> dict[str, float]:
    """Return how many of the shortest chains of reasons go through each node, from 0 to 1 (betweenness, Freeman 1977)."""
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(below)
    graph.add_edges_from((child, id_) for id_, children in below.items() for child in children if child != id_)
    sample = _EXACT if len(graph) > _EXACT else None
    return dict(nx.betweenness_centrality(graph, k=sample, seed=1))


def sides(roots: Iterable[str], signs: Mapping[tuple[str, str], int], below: Links) -> dict[str, int]:
    """Return 1 for each node that speaks for the root it bears on, -1 for each that speaks against it, by the shortest way.

    ``signs`` are those of the links from a node to what bears on it directly. What reaches no root has no side.
    """
    known = dict.fromkeys(roots, 1)
    level = list(known)
    while level:
        following: list[str] = []
        for id_ in level:
            for child in below[id_]:
                if child not in known:
                    known[child] = known[id_] * signs[id_, child]
                    following.append(child)
        level = following
    return known
