"""Figures about the shape of a map: how deep it argues, what everything hangs on, where nothing answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from argmap.domain.model import Argument, ArgumentMap, Conflict, ConflictKind, Element, Inference
from argmap.domain.structure import reachable
from argmap.graph.weight import Links, carried, centrality, sides

Relation = Inference | Conflict


@dataclass(frozen=True, slots=True)
class ElementMetrics:
    """Figures about one node.

    ``depth`` counts the relations to the nearest root (0 for a root, and for what no root is reached from). ``carries`` is
    the number of other nodes that bear on a root only by way of this one, ``centrality`` the share of the shortest chains
    of reasons that go through it. ``side`` says whether it speaks for or against the root: 1, -1, or 0 for neither.
    """

    supports: int  # inferences to it
    objections: int  # conflicts that in the end are about it
    used: int  # relations that it is a premise of
    depth: int
    carries: int = 0
    centrality: float = 0.0
    side: int = 0


@dataclass(frozen=True, slots=True)
class StrandMetrics:
    """Figures about one line of argument; ``depth`` is the longest chain of support within it, in inferences."""

    statements: int
    depth: int


@dataclass(frozen=True, slots=True)
class Metrics:
    """Figures about a whole map; its nodes are statements and sketches, arguments with steps are seen through.

    ``levels`` counts the nodes at each depth, ``pro`` and ``con`` those that speak for and against the roots.
    ``roots`` bear on nothing else, ``leaves`` have nothing that bears on them. ``unanswered`` are objections that
    nothing speaks against; a reply, which answers one, is none. ``cut_points`` are the elements whose removal takes the
    rest apart (articulation points of the undirected map): what the argument hangs on by its shape alone, before any
    evaluation.
    """

    counts: Mapping[str, int]  # by kind: statements, arguments, inferences, linked, conflicts, undercuts
    depth: int
    roots: tuple[str, ...]
    leaves: tuple[str, ...]
    unanswered: tuple[str, ...]
    cut_points: tuple[str, ...]
    strands: Mapping[str, StrandMetrics]
    elements: Mapping[str, ElementMetrics]
    levels: tuple[int, ...] = ()
    pro: int = 0
    con: int = 0

    @property
    def breadth(self) -> int:
        """The most nodes at one depth."""
        return max(self.levels, default=0)

    def heaviest(self) -> list[str]:
        """Return the ids of all nodes, those that carry most first, then the most central ones."""
        return sorted(self.elements, key=lambda id_: (-self.elements[id_].carries, -self.elements[id_].centrality))

    def to_dict(self) -> dict[str, Any]:
        """Return all figures as plain data."""
        data = asdict(self)
        elements = {
            id_: {**figures, "centrality": round(figures["centrality"], 6)}
            for id_, figures in data.pop("elements").items()
        }
        return {**data, "breadth": self.breadth, "elements": elements}


def measure(map_: ArgumentMap) -> Metrics:
    """Measure ``map_``, in about linear time; above some hundred nodes centrality is measured from a sample of them."""
    nodes = [box.id for box in map_.boxes]
    below = _below(map_, nodes)
    has_parent = {child for id_, children in below.items() for child in children if child != id_}
    roots = tuple(id_ for id_ in nodes if id_ not in has_parent)
    depths = reachable(below, roots)
    elements = _elements(map_, nodes, depths, _Weights.of(map_, roots, below))
    reached = Counter(depths.values())
    return Metrics(
        counts=_counts(map_),
        depth=max(depths.values(), default=0),
        roots=roots,
        leaves=tuple(id_ for id_ in nodes if not below[id_]),
        unanswered=_unanswered(map_, nodes),
        cut_points=_cut_points(nodes, below),
        strands=_strands(map_),
        elements=elements,
        levels=tuple(reached[depth] for depth in range(len(reached))),
        pro=sum(figures.side > 0 for id_, figures in elements.items() if depths.get(id_)),
        con=sum(figures.side < 0 for figures in elements.values()),
    )


def _below(map_: ArgumentMap, nodes: Iterable[str]) -> dict[str, list[str]]:
    """Return what bears directly on each node: premises of relations to it, or to one that in the end is about it."""
    below: dict[str, dict[str, None]] = {id_: {} for id_ in nodes}
    for relation in map_.ties:
        end = _about(map_, relation.id)
        if end in below:
            premises = (_about(map_, premise) for premise in relation.premises)
            below[end] |= {premise: None for premise in premises if premise in below}
    return {id_: list(children) for id_, children in below.items()}


def _about(map_: ArgumentMap, id_: str) -> str:
    """The node that ``id_`` is or is about: where a relation ends, what the last step of an argument concludes."""
    seen: set[str] = set()
    while id_ not in seen:
        seen.add(id_)
        match map_.elements.get(id_):
            case Inference(conclusion=end) | Conflict(target=end):
                id_ = end
            case Argument(inferences=(*_, last)):
                id_ = last
            case _:
                break
    return id_


def _counts(map_: ArgumentMap) -> dict[str, int]:
    return {
        "statements": len(map_.statements),
        "arguments": len(map_.arguments),
        "inferences": len(map_.inferences),
        "linked": sum(len(inference.premises) > 1 for inference in map_.inferences),
        "conflicts": len(map_.conflicts),
        "undercuts": sum(conflict.kind is ConflictKind.UNDERCUT for conflict in map_.conflicts),
    }


def _unanswered(map_: ArgumentMap, nodes: Iterable[str]) -> tuple[str, ...]:
    """Premises of conflicts that no conflict is aimed at, where none is aimed at those conflicts either; not of replies."""
    targets = {conflict.target for conflict in map_.conflicts}
    targets |= {p for conflict in map_.conflicts if conflict.symmetric for p in conflict.premises}
    answered = {c.id for c in map_.conflicts} | {p for c in map_.conflicts if not c.symmetric for p in c.premises}
    objections = [c for c in map_.conflicts if c.target not in answered]
    standing = {p for c in objections if c.id not in targets for p in c.premises if p not in targets}
    return tuple(id_ for id_ in nodes if id_ in standing)


def _cut_points(nodes: Iterable[str], below: Links) -> tuple[str, ...]:
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from((id_, child) for id_, children in below.items() for child in children if child != id_)
    points = set(nx.articulation_points(graph))
    return tuple(id_ for id_ in nodes if id_ in points)


def _strands(map_: ArgumentMap) -> dict[str, StrandMetrics]:
    members: dict[str, list[str]] = {strand: [] for strand in map_.strands}
    for statement in map_.statements:
        if statement.strand:
            members.setdefault(statement.strand, []).append(statement.id)
    return {strand: StrandMetrics(len(ids), _longest_chain(map_, set(ids))) for strand, ids in members.items()}


def _longest_chain(map_: ArgumentMap, members: set[str]) -> int:
    """The most inferences in a row between ``members``, where a cycle of support counts as one place."""
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    for inference in map_.inferences:
        if inference.conclusion in members:
            graph.add_edges_from(
                (premise, inference.conclusion) for premise in inference.premises if premise in members
            )
    return nx.dag_longest_path_length(nx.condensation(graph), weight="steps", default_weight=1) if graph else 0


@dataclass(frozen=True, slots=True)
class _Weights:
    """The weights of nodes: what hangs on each node, how central it is, and its side."""

    carried: Mapping[str, int]
    centrality: Mapping[str, float]
    sides: Mapping[str, int]

    @classmethod
    def of(cls, map_: ArgumentMap, roots: Iterable[str], below: Links) -> _Weights:
        return cls(carried(roots, below), centrality(below), sides(roots, _signs(map_), below))


def _signs(map_: ArgumentMap) -> dict[tuple[str, str], int]:
    """Return for each node and what bears on it directly whether that supports (1) or attacks it (-1); the first counts."""
    signs: dict[tuple[str, str], int] = {}
    for relation in map_.ties:
        end, sign = _about(map_, relation.id), _sign(map_, relation)
        for premise in relation.premises:
            signs.setdefault((end, _about(map_, premise)), sign)
    return signs


def _sign(map_: ArgumentMap, relation: Relation) -> int:
    """Return -1 if a relation speaks against the node that it is about in the end; an attack on an attack speaks for it."""
    sign, seen = 1, set[str]()
    element: Element | None = relation
    while element is not None and element.id not in seen:
        seen.add(element.id)
        match element:
            case Conflict(target=end):
                sign, element = -sign, map_.elements.get(end)
            case Inference(conclusion=end):
                element = map_.elements.get(end)
            case Argument(inferences=(*_, last)):
                element = map_.elements.get(last)
            case _:
                break
    return sign


def _elements(
    map_: ArgumentMap, nodes: Iterable[str], depths: Mapping[str, int], weights: _Weights
) -> dict[str, ElementMetrics]:
    supports = Counter(inference.conclusion for inference in map_.inferences)
    used = Counter(p for relation in map_.ties for p in set(relation.premises))
    objections = Counter(_about(map_, conflict.id) for conflict in map_.conflicts)
    return {
        id_: ElementMetrics(
            supports[id_],
            objections[id_],
            used[id_],
            depths.get(id_, 0),
            weights.carried[id_],
            weights.centrality[id_],
            weights.sides.get(id_, 0),
        )
        for id_ in nodes
    }
