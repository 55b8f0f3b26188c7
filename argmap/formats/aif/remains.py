"""Remains of the document that a map was read from, and what a new row in it should look like."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NoReturn

from argmap.domain.diagnostics import MapError
from argmap.domain.dialogue import end_of, key_of
from argmap.domain.model import ArgumentMap
from argmap.formats.aif import graph as g

KEPT = ("nodes", "edges", "graph", "document")
UNTITLED = "Untitled "  # begins the title of a statement whose node has no text


class Remains:
    """The ``aif:...`` entries of a map's ``extra``, checked: they may come from a file that somebody has edited."""

    def __init__(self, argument_map: ArgumentMap) -> None:
        extra = argument_map.extra
        self.extra = {name: extra[f"aif:{name}"] for name in KEPT if f"aif:{name}" in extra}
        self.nodes: list[Any] = self._rows("nodes")
        self.edges: list[Any] = self._rows("edges")
        self.rest = self._object("graph") or {}
        self.document = self._object("document")
        self._check()
        bare = [edge if type(edge) is dict else edge[1] for edge in self.edges[:1]]
        self.older = any("from" in edge for edge in bare) or any(
            "id" in n and "nodeID" not in n for n in self._bare()[:1]
        )
        self.copies = any(isinstance(edge.get("from"), dict | list) for edge in bare)

    def has(self, name: str) -> bool:
        """Return whether the list called ``name`` is written even if it is empty: in every document but odd ones."""
        return name in self.extra

    def empty(self, name: str) -> Any:
        """Return what stands for an empty list: null in some documents."""
        return None if name in self.extra and self.extra[name] is None else []

    def graph_without(self, removed: set[str]) -> dict[str, Any]:
        """Return what stands beside nodes and edges, without the locutions of removed nodes."""
        return _without(self.rest, removed) if removed else self.rest

    def document_without(self, removed: set[str]) -> dict[str, Any]:
        """Return what stands beside the graph in xAIF, without what its drawing says of removed nodes."""
        document = self.document or {}
        if not removed:
            return document
        return {k: _without(v, removed) if isinstance(v, dict) else v for k, v in document.items()}

    def blank(self, key: Any, kind: str) -> g.Node:
        """A node that says nothing yet."""
        return {"id" if self.older else "nodeID": key, "type": kind}

    def fresh_node(self, wanted: str) -> Any:
        """An id for a new node: the next number where ids are numbers, else the id of the element."""
        if not hasattr(self, "_taken"):
            raw = [key_of(node) for node in self._bare()]
            self._taken = {str(key) for key in raw}
            self._whole = bool(raw) and all(isinstance(key, int) for key in raw)
            self._numbers = bool(raw) and all(_is_number(key) for key in self._taken)
            self._next = max((int(key) for key in self._taken), default=0) if self._numbers else 0
        if self._numbers:
            self._next += 1
            return self._next if self._whole else str(self._next)
        key, number = wanted, 1
        while key in self._taken:
            number += 1
            key = f"{wanted}-{number}"
        self._taken.add(key)
        return key

    def fresh_edges(self) -> Callable[[Any, Any, Mapping[str, g.Node]], g.Edge]:
        """A maker of new edges, numbered on from those that are there and of the same fashion."""
        rows = [edge if type(edge) is dict else edge[1] for edge in self.edges]
        raw = [row.get("edgeID") for row in rows]
        whole = bool(rows) and all(isinstance(number, int) for number in raw)
        last = max((int(str(number)) for number in raw if _is_number(str(number))), default=0)
        numbered = not rows or any("edgeID" in row for row in rows)
        formed = not rows or any("formEdgeID" in row for row in rows)

        def make(start: Any, end: Any, nodes: Mapping[str, g.Node]) -> g.Edge:
            nonlocal last
            last += 1
            edge: g.Edge = {"edgeID": last if whole else str(last)} if numbered else {}
            if self.copies:
                return {**edge, "from": nodes[str(start)], "to": nodes[str(end)]}
            edge |= {"from": start, "to": end} if self.older and rows else {"fromID": start, "toID": end}
            return {**edge, "formEdgeID": None} if formed else edge

        return make

    def with_copies(self, edge: g.Edge, nodes: Mapping[str, g.Node]) -> g.Edge:
        """An edge of OVA 2 with a copy of each node in place of ``[id]``."""
        return {
            side: nodes.get(str(end[0]), end[0])
            if side in ("from", "to") and isinstance(end, list) and len(end) == 1
            else end
            for side, end in edge.items()
        }

    def _bare(self) -> list[g.Node]:
        return [entry if type(entry) is dict else entry[1] for entry in self.nodes]

    def _rows(self, name: str) -> list[Any]:
        rows = self.extra.get(name)
        if rows is None:
            return []
        return rows if isinstance(rows, list) else self._refuse(name)

    def _object(self, name: str) -> dict[str, Any] | None:
        value = self.extra.get(name)
        return value if value is None or isinstance(value, dict) else self._refuse(name)

    def _check(self) -> None:
        for name, entries, keys, is_row in (
            ("nodes", self.nodes, ("nodeID", "type"), _is_node),
            ("edges", self.edges, ("fromID", "toID"), _is_edge),
        ):
            named = [entry for entry in entries if isinstance(entry, list)]
            if not all(len(entry) == 2 and isinstance(entry[0], str) for entry in named):
                self._refuse(name)
            rows = [entry[1] if isinstance(entry, list) else entry for entry in entries] if named else entries
            if not all(isinstance(row, dict) for row in rows):
                self._refuse(name)
            if not g.are_texts(rows, *keys) and not all(map(is_row, rows)):
                self._refuse(name)

    def _refuse(self, name: str) -> NoReturn:
        message = f"What the map keeps of an AIF document under `aif:{name}` has been changed so that it fits no more."
        remedy = "Remove the keys that begin with `aif:`; the map is then written as a new document."
        raise MapError.because("aif.remains", message, remedy)


def _is_node(row: Mapping[str, Any]) -> bool:
    return isinstance(row.get("type"), str) and _is_id(key_of(row))


def _is_edge(row: Mapping[str, Any]) -> bool:
    return all(_is_id(end_of(row, side)) for side in ("from", "to"))


def _is_id(key: Any) -> bool:
    return isinstance(key, str | int)


def _is_number(key: str) -> bool:
    return key.isascii() and key.isdecimal() and len(key) < 19


def _without(rest: Mapping[str, Any], removed: set[str]) -> dict[str, Any]:
    """``rest`` without the rows of its lists that are about removed nodes."""
    return {key: _kept(value, removed) if isinstance(value, list) else value for key, value in rest.items()}


def _kept(rows: Iterable[Any], removed: set[str]) -> list[Any]:
    names = ("nodeID", "fromID", "toID")
    return [r for r in rows if not isinstance(r, dict) or not any(str(r.get(name)) in removed for name in names)]
