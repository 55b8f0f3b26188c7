"""From a map to a networkx graph: elements are nodes, what they have to do with each other is typed edges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from argmap.domain.fields import fields_of, plain
from argmap.domain.model import (
    Argument,
    ArgumentMap,
    Conflict,
    Element,
    Inference,
    Preference,
    Rephrase,
    Statement,
)

if TYPE_CHECKING:
    import networkx

Edge = tuple[str, str, str, dict[str, Any]]  # source, target, key, attributes


def to_networkx(map_: ArgumentMap, standing: Mapping[str, str] | None = None) -> networkx.MultiDiGraph[str]:
    """Turn ``map_`` into a directed multigraph that is independent of it.

    Nodes are the ids of statements, arguments and inferences, with ``kind`` ("statement", "argument", "inference",
    "conflict") and all fields of the model as attributes in plain values; with ``standing`` (id -> "holds", "falls",
    "open") also ``standing``. A conflict is a node only where it has linked premises or something else points at it.

    Edges run the way the reasoning does, with ``relation`` as their type: "premise" into an inference or conflict,
    "conclusion" out of an inference, "step" from an inference to its argument, the kind of conflict ("attack",
    "undercut", "contrary", "contradictory"; the last two in both directions), "rephrase" and "preference". An edge
    that is a whole relation has its id as ``id`` and key, and its fields as attributes. Relations to elements that the
    map does not have are left out.
    """
    import networkx as nx

    graph: networkx.MultiDiGraph[str] = nx.MultiDiGraph(id=map_.id, title=map_.title, language=map_.language)
    as_nodes = _conflicts_as_nodes(map_)
    for element in map_.elements.values():
        if isinstance(element, Statement | Argument | Inference) or element.id in as_nodes:
            shown = {} if standing is None else {"standing": standing.get(element.id, "open")}
            graph.add_node(element.id, **attributes(element), **shown)
    for element in map_.elements.values():
        for source, target, key, data in _edges(element, element.id in as_nodes):
            if source in graph and target in graph:
                graph.add_edge(source, target, key, **data)
    return graph


def attributes(element: Element) -> dict[str, Any]:
    """The fields of ``element`` in plain values, where it was read, and its ``kind``."""
    values = {known.name: _attribute(getattr(element, known.name)) for known in fields_of(element)}
    if isinstance(element, Conflict):
        values["conflict"] = values.pop("kind")
    return {**values, "span": plain(element.span), "kind": type(element).__name__.lower()}


def _attribute(value: Any) -> Any:
    value = plain(value)
    return tuple(value) if isinstance(value, list) else value


def _conflicts_as_nodes(map_: ArgumentMap) -> set[str]:
    """The conflicts that an edge cannot stand for."""
    pointed_at: set[str] = set()
    for element in map_.elements.values():
        match element:
            case Inference(premises=premises, conclusion=end) | Conflict(premises=premises, target=end):
                pointed_at.update((*premises, end))
            case Rephrase(premises=premises, conclusion=end):
                pointed_at.update((*premises, end))
            case Preference(preferred=preferred, dispreferred=dispreferred):
                pointed_at.update((preferred, dispreferred))
    conflicts = [e for e in map_.elements.values() if isinstance(e, Conflict)]
    return {conflict.id for conflict in conflicts if conflict.id in pointed_at or len(conflict.premises) != 1}


def _edges(element: Element, as_node: bool) -> Iterator[Edge]:
    match element:
        case Inference():
            yield from _reified(element.id, element.premises, element.conclusion, "conclusion")
            if element.argument is not None:
                yield element.id, element.argument, "step", {"relation": "step"}
        case Conflict() if as_node:
            yield from _reified(element.id, element.premises, element.target, element.kind.value)
        case Conflict():
            data = {"relation": element.kind.value, **attributes(element)}
            yield element.premises[0], element.target, element.id, data
            if element.symmetric and element.premises[0] != element.target:
                yield element.target, element.premises[0], element.id, data
        case Rephrase():
            for premise in element.premises:
                yield premise, element.conclusion, element.id, {"relation": "rephrase", **attributes(element)}
        case Preference():
            data = {"relation": "preference", **attributes(element)}
            yield element.preferred, element.dispreferred, element.id, data


def _reified(id_: str, premises: tuple[str, ...], end: str, relation: str) -> Iterator[Edge]:
    for premise in premises:
        yield premise, id_, "premise", {"relation": "premise"}
    yield id_, end, relation, {"relation": relation}
