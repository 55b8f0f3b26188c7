"""Rows of a document as a map keeps them in ``extra``, from which they are written back (see ``reader``)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from argmap.domain.dialogue import key_of
from argmap.formats.aif import graph as g
from argmap.formats.aif.remains import UNTITLED


class Said(NamedTuple):
    """The rows that the elements of a map say, by their places."""

    elements: Sequence[str]  # the ids of elements, by nodes; "" for none
    points: Sequence[int]  # the nodes that are statements
    titles: Sequence[str]  # of these
    edges: Mapping[int, str]  # the ids of relations that edges are by themselves


def kept(document: dict[str, Any], said: Said, wrapped: bool) -> dict[str, Any]:
    """Return what is kept of a document, whose rows are used up; ``wrapped`` says that it is xAIF."""
    graph = document["AIF"] if wrapped else document
    entries: list[Any] = list(graph.get("nodes") or ())
    edges: list[Any] = list(graph.get("edges") or ())
    if any("from" in edge for edge in edges[:1]):
        by_key = {str(key_of(node)): dict(node) for node in entries}
        edges = [_without_copies(edge, by_key) for edge in edges]
    for place, words in zip(said.points, said.titles, strict=True):
        if not words.startswith(UNTITLED) and words:
            del entries[place]["text"]  # which the statement says
    for place, name in enumerate(said.elements):
        if name:
            entries[place] = [name, entries[place]]
    for place, name in said.edges.items():
        edges[place] = [name, edges[place]]
    lists: dict[str, Any] = {"nodes": entries, "edges": edges}
    extra: dict[str, Any] = {}
    for name, value in lists.items():
        if name in graph:
            extra[f"aif:{name}"] = value if graph[name] is not None else None
    extra["aif:graph"] = {key: value for key, value in graph.items() if key not in lists}
    if wrapped:
        extra["aif:document"] = {key: value for key, value in document.items() if key != "AIF"}
    return extra


def _without_copies(edge: g.Edge, by_key: Mapping[str, g.Node]) -> g.Edge:
    """An edge of OVA 2 with ``[id]`` for each copy of a node that says what the node says."""
    return {
        side: [key_of(end)]
        if side in ("from", "to") and isinstance(end, dict) and end == by_key.get(str(key_of(end)))
        else end
        for side, end in edge.items()
    }


class Late(Mapping[str, Any]):
    """A mapping that is made when it is first asked for anything, and is plain once it is copied or pickled."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], dict[str, Any]]) -> None:
        self._make: Callable[[], dict[str, Any]] | None = make
        self._made: dict[str, Any] = {}

    def _mapping(self) -> dict[str, Any]:
        if self._make:
            self._made, self._make = self._make(), None
        return self._made

    def __getitem__(self, key: str) -> Any:
        return self._mapping()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._mapping())

    def __len__(self) -> int:
        return len(self._mapping())

    def __repr__(self) -> str:
        return repr(self._mapping())

    def __reduce__(self) -> tuple[type, tuple[dict[str, Any]]]:
        return dict, (self._mapping(),)
