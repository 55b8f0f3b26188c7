"""The rows of a document, checked: what a node, an edge and the lists that hold them must be."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import repeat
from typing import TYPE_CHECKING, Any

from argmap.domain.diagnostics import Diagnostic, ParseError
from argmap.domain.dialogue import end_of, key_of
from argmap.formats.aif import plain, schemes
from argmap.formats.aif.graph import NOWHERE, are_texts, ends_of
from argmap.formats.aif.kept import Late, Said, kept
from argmap.formats.aif.plain import ELEMENT
from argmap.formats.aif.source import Path, diagnostic, parse, refuse
from argmap.read import check_text

if TYPE_CHECKING:
    from argmap.formats.aif.typed import Graph

LARGE = 4_000_000  # characters of a document in which it pays to import what decodes it sooner

_MOST_FAULTS = 50
_OF_NODE = ("nodeID", "type", "text")
_OF_EDGE = ("fromID", "toID")
_NAMES = {dict: "an object", list: "a list", str: "a text", int: "a number", float: "a number", bool: "true or false"}


class Rows:
    """The nodes and edges of a document; collects what is wrong with them.

    ``keys`` are the ids of the nodes by their places, ``texts`` what they say, and ``types`` their types, with ``None`` for
    a second node of an id and, in the end, for ``NOWHERE``. ``elements`` are the ids by which nodes call the elements that
    they are, as argmap writes where nodes have numbers. ``ends`` are the places of the nodes that each edge ties together:
    a document has very many, and what is told by its place takes a sixth of the memory that a dictionary takes.
    """

    def __init__(self, text: str, file: str) -> None:
        self.text, self.file = text, file
        self.faults: list[Diagnostic] = []
        self.wrapped = False  # in the document of xAIF
        self.path: Path = ()
        self.elements: dict[int, str] = {}
        self._typed = _decode(text, file)
        if self._typed:
            nodes, edges = self._typed.nodes, self._typed.edges
            self.keys = [node.key for node in nodes]
            self.texts = [node.text for node in nodes]
            self._tie([node.type for node in nodes], [edge.start for edge in edges], [edge.end for edge in edges])
        else:
            self._check(parse(text, file))

    @cached_property
    def document(self) -> dict[str, Any]:
        """The whole document as plain values."""
        document: dict[str, Any] = json.loads(self.text)
        return document

    @property
    def graph(self) -> dict[str, Any]:
        """The part of the document that has nodes and edges."""
        graph: dict[str, Any] = self.document["AIF"] if self.wrapped else self.document
        return graph

    @cached_property
    def nodes(self) -> list[dict[str, Any]]:
        """The nodes as plain values."""
        return self._list("nodes")

    @cached_property
    def edges(self) -> list[dict[str, Any]]:
        """The edges as plain values."""
        return self._list("edges")

    @property
    def locutions(self) -> list[dict[str, Any]]:
        """Rows about locutions beside their nodes."""
        return (self._typed.locutions or []) if self._typed else self._list("locutions")

    @property
    def participants(self) -> list[dict[str, Any]]:
        """Those who speak."""
        return (self._typed.participants or []) if self._typed else self._list("participants")

    def names(self, places: Iterable[int]) -> list[schemes.Names]:
        """Return what the nodes at ``places`` say of their schemes."""
        if self._typed:
            return [(None, node.scheme or None, node.text) for node in map(self._typed.nodes.__getitem__, places)]
        return [schemes.names_of(self.nodes[place]) for place in places]

    def own_ids(self) -> list[str] | None:
        """Return the ids of elements that all nodes say, if the document has just the keys that argmap writes.

        So it is told without spelling it out that another tool has written it.
        """
        if self._typed:
            from argmap.formats.aif.typed import is_bare

            return self.keys if is_bare(self._typed) else None
        lists = plain.LISTS if self.wrapped else ("locutions",)
        cells = {len(node) for node in self.nodes if node["type"] == "I"}
        if self.graph.keys() != {"nodes", "edges", *lists} or not cells <= {4 if self.wrapped else 3}:
            return None
        if not set(map(len, self.edges)) <= {plain.EDGE_CELLS}:
            return None
        ids: list[Any] = [node.get(ELEMENT if self.wrapped else "nodeID") for node in self.nodes]
        return ids if all(type(id_) is str for id_ in ids) else None

    def said(self, said: Said) -> Mapping[str, Any]:
        """Return what is kept of the document, whose rows are used up; the text is parsed only if somebody asks for it."""
        if "document" in self.__dict__:
            return kept(self.document, said, self.wrapped)
        text = self.text
        return Late(lambda: kept(json.loads(text), said, wrapped=False))

    def _check(self, document: Any) -> None:
        """Look at a document of any fashion; raises ``ParseError`` for what is no graph."""
        text, file = self.text, self.file
        if not isinstance(document, dict):
            message = f"An AIF document is an object with nodes and edges, not {_named(document)}."
            refuse(text, file, "shape", message, (), 'An empty graph is {"nodes": [], "edges": []}.')
        self.document = document
        self.wrapped = isinstance(document.get("AIF"), dict)
        self.path = ("AIF",) if self.wrapped else ()
        if not self.graph.keys() & {"nodes", "edges"}:
            message = "This object has neither nodes nor edges, so it is no AIF graph."
            remedy = 'An empty graph is {"nodes": [], "edges": []}.'
            refuse(text, file, "no-graph", message, self.path, remedy)
        nodes, edges = self.nodes, self.edges
        _ = self.locutions, self.participants  # which must be lists of objects
        named, tied = are_texts(nodes, *_OF_NODE), are_texts(edges, *_OF_EDGE)  # as in nearly all documents
        if not named:
            self._check_nodes()
        if not tied:
            self._check_edges()
        if self.faults:
            raise ParseError.of(self.faults)
        self.keys = [node["nodeID"] if named else str(key_of(node)) for node in nodes]
        self.texts = [node.get("text") or "" for node in nodes]
        said = {place: node[ELEMENT] for place, node in enumerate(nodes) if ELEMENT in node}
        self.elements = {place: name if isinstance(name, str) else "" for place, name in said.items()}
        starts, ends = zip(*ends_of(edges), strict=True) if edges else ((), ())
        self._tie([node["type"] for node in nodes], starts, ends)

    def _tie(self, types: Sequence[str], starts: Iterable[str], ends: Iterable[str]) -> None:
        """Find the nodes that the edges tie together."""
        self.types: list[str | None] = [*types, None]
        places = dict(zip(self.keys, range(len(types)), strict=True))
        if len(places) < len(types):
            places = dict(zip(reversed(self.keys), range(len(types) - 1, -1, -1), strict=True))
            first = set(places.values())
            self.types = [kind if place in first else None for place, kind in enumerate(self.types)]
        nowhere = repeat(NOWHERE)
        self.ends: list[tuple[int, int]] = list(
            zip(map(places.get, starts, nowhere), map(places.get, ends, nowhere), strict=True)
        )

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


def _decode(text: str, file: str) -> Graph | None:
    """Return the graph of a large document of the fashion of AIFdb, or ``None``."""
    if len(text) < LARGE:
        return None
    try:
        from argmap.formats.aif.typed import decode
    except ImportError:  # in a browser, where msgspec is not
        return None
    return decode(text if text.isascii() else check_text(text, file))


def _named(value: Any) -> str:
    return "null" if value is None else _NAMES.get(type(value), "this")
