"""The rows of a document, checked: what a node, an edge and the lists that hold them must be."""

from __future__ import annotations

from itertools import chain
from operator import itemgetter
from typing import Any

from argmap.domain.diagnostics import Diagnostic, ParseError
from argmap.formats.aif.graph import are_texts, end_of, ends_of, key_of
from argmap.formats.aif.source import Path, diagnostic, refuse

_MOST_FAULTS = 50
_OF_NODE = ("nodeID", "type", "text")
_OF_EDGE = ("fromID", "toID")
_NAMES = {dict: "an object", list: "a list", str: "a text", int: "a number", float: "a number", bool: "true or false"}


class Rows:
    """The nodes and edges of a document; collects what is wrong with them.

    ``keys`` are the ids of the nodes by their places, and ``kinds`` the types of the first of each id. ``ends`` are the
    places of the nodes that each edge ties together: a document has very many, and numbers are looked up quickly.
    """

    def __init__(self, document: Any, text: str, file: str) -> None:
        self.text, self.file = text, file
        self.faults: list[Diagnostic] = []
        if not isinstance(document, dict):
            message = f"An AIF document is an object with nodes and edges, not {_named(document)}."
            refuse(text, file, "shape", message, (), 'An empty graph is {"nodes": [], "edges": []}.')
        self.wrapped = isinstance(document.get("AIF"), dict)
        self.path: Path = ("AIF",) if self.wrapped else ()
        self.document: dict[str, Any] = document
        self.graph: dict[str, Any] = document["AIF"] if self.wrapped else document
        if not self.graph.keys() & {"nodes", "edges"}:
            message = "This object has neither nodes nor edges, so it is no AIF graph."
            remedy = 'An empty graph is {"nodes": [], "edges": []}.'
            refuse(text, file, "no-graph", message, self.path, remedy)
        self.nodes = self._list("nodes")
        self.edges = self._list("edges")
        self.locutions = self._list("locutions")
        self.participants = self._list("participants")
        named, tied = are_texts(self.nodes, *_OF_NODE), are_texts(self.edges, *_OF_EDGE)  # as in nearly all documents
        if not named:
            self._check_nodes()
        if not tied:
            self._check_edges()
        if self.faults:
            raise ParseError.of(self.faults)
        self.keys: list[str] = [node["nodeID"] if named else str(key_of(node)) for node in self.nodes]
        last = len(self.keys) - 1
        places = dict(zip(reversed(self.keys), range(last, -1, -1), strict=True))  # of the first node of each id
        kinds: dict[int, str] = dict(enumerate(map(itemgetter("type"), self.nodes)))
        self.kinds = kinds if len(places) == len(kinds) else {at: kinds[at] for at in sorted(places.values())}
        pairs = map(itemgetter(*_OF_EDGE), self.edges) if tied else ends_of(self.edges)
        ends = list(map(places.get, chain.from_iterable(pairs)))
        self.ends: list[tuple[Any, Any]] = list(zip(ends[::2], ends[1::2], strict=True))

    def _list(self, name: str) -> list[dict[str, Any]]:
        rows = self.graph.get(name)
        if rows is None:
            return []
        if not isinstance(rows, list):
            message = f"`{name}` should be a list, not {_named(rows)}."
            refuse(self.text, self.file, "shape", message, (*self.path, name), "Write [] for none.")
        if set(map(type, rows)) - {dict}:
            for index, row in enumerate(rows):
                if not isinstance(row, dict):
                    message = f"An entry of `{name}` should be an object, not {_named(row)}."
                    self._fault("shape", message, (*self.path, name, index), "Write {...}.")
            raise ParseError.of(self.faults)
        return rows

    def _check_nodes(self) -> None:
        for index, node in enumerate(self.nodes):
            key, kind, words = key_of(node), node.get("type"), node.get("text")
            path = (*self.path, "nodes", index)
            self._check_id(key, "This node", "nodeID", (*path, "nodeID" if "nodeID" in node else "id"))
            if not isinstance(kind, str):
                said = f"has the type {_named(kind)}" if "type" in node else "has no type"
                message = f"This node {said}."
                self._fault("type", message, (*path, "type"), 'Types are "I", "RA", "CA", "MA", "PA", "TA", "YA", "L".')
            if words is not None and not isinstance(words, str):
                message = f"The text of a node should be a text, not {_named(words)}."
                self._fault("text", message, (*path, "text"), "Put it in quotes.")

    def _check_edges(self) -> None:
        for index, edge in enumerate(self.edges):
            path = (*self.path, "edges", index)
            for side in ("from", "to"):
                name = f"{side}ID" if f"{side}ID" in edge else side
                self._check_id(_end(edge, side), "This edge", f"{side}ID", (*path, name))

    def _check_id(self, key: Any, whose: str, name: str, path: Path) -> None:
        if isinstance(key, str | int) and not isinstance(key, bool):
            return
        said = "lacks" if key is None else f"has {_named(key)} as"
        self._fault("id", f"{whose} {said} its `{name}`.", path, "Write a text or a whole number.")

    def _fault(self, code: str, message: str, path: Path, remedy: str) -> None:
        if len(self.faults) < _MOST_FAULTS:
            self.faults.append(diagnostic(self.text, self.file, code, message, path, remedy))


def _end(edge: dict[str, Any], side: str) -> Any:
    listed = f"{side}ID" not in edge and isinstance(edge.get(side), list)
    return None if listed else end_of(edge, side)


def _named(value: Any) -> str:
    return "null" if value is None else _NAMES.get(type(value), "this")
