"""From GraphML to the map that its nodes and edges say, as rows of the table of ``argmap.formats.table``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from argmap.domain.diagnostics import Diagnostic, ParseError, Severity
from argmap.domain.format import Reading
from argmap.domain.ids import Ids
from argmap.formats.characters import unspell_xml
from argmap.formats.drawn_graph import REST
from argmap.formats.graphml import foreign
from argmap.formats.graphml.names import LISTS, NAMES, NAMES_OF_MAP
from argmap.formats.table.columns import ABOUT, join, title_cell
from argmap.formats.table.reader import read_rows
from argmap.formats.table.rows import Row
from argmap.formats.xml_document import Node, parse_xml

_POINTS = ("statement", "argument")
_LOOKS = frozenset(("label", "shape_type", "x", "y"))  # what networkx makes of how a node looks
_STEP = "step"  # the edge from a step of reasoning to the argument that it is a step of, which both say themselves
_PREMISE = "premise"  # the edge into the node of a relation
_VALUES = re.compile(r"\\(.)|(, )|([^\\,]+|.)", re.DOTALL)


def load(text: str, file: str = "<text>") -> Reading:
    """Read a graph that argmap wrote, or what another program drew; raises ``ParseError`` with every fault found."""
    lacking = "There is no <graph> in a <graphml> here."
    root, graph = parse_xml(text, file, "graphml", ("graphml", "graph"), lacking, "Is it GraphML?")
    names = {key.attributes.get("id", ""): key.attributes.get("attr.name", "") for key in root.all("key")}
    if not {"kind", "title"} <= set(names.values()):
        reading = foreign.load(graph, root.all("key"), file)
    else:
        reading = Reading(read_rows(_Reader(graph, names).rows, file, "graphml"))
    others = list(root.all("graph"))[1:]
    if others:
        remedy = "Put each graph into a file of its own."
        warning = Diagnostic("graphml.rest", REST, others[0].span, remedy, Severity.WARNING)
        return reading._replace(diagnostics=[*reading.diagnostics, warning])
    return reading


class _Reader:
    """Makes rows of a graph, its nodes and its edges."""

    def __init__(self, graph: Node, names: Mapping[str, str]) -> None:
        self.names = names  # of the keys of data
        self.graph = graph
        self.rows: list[Row] = []
        self.relations: dict[str, dict[str, str]] = {}  # the cells of those that are nodes
        self._map()
        self._about()
        nodes, edges = list(_inner(graph, "node")), list(_inner(graph, "edge"))
        for node in nodes:
            self._node(node)
        self._edges(edges)

    def data(self, node: Node) -> dict[str, str]:
        """Return what a graph, node or edge says, by the names of its data."""
        named = ((self.names.get(data.attributes.get("key", ""), ""), data.text) for data in node.all("data"))
        return {name: unspell_xml(text) for name, text in named if name and name not in _LOOKS}

    def cells(self, data: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
        """Return data as cells of the table."""
        columns = {name: column for column, name in names.items()}
        cells = {columns.get(name, name): text for name, text in data.items()}
        return {name: join(split_at_commas(cell)) if name in LISTS else cell for name, cell in cells.items()}

    def _map(self) -> None:
        cells = self.cells(self.data(self.graph), NAMES_OF_MAP)
        cells.pop("about", "")
        id_ = unspell_xml(self.graph.attributes.get("id", "map"))
        self.rows.append(Row({**cells, "kind": "map", "id": id_}, self.graph.span))

    def _about(self) -> None:
        for data in self.graph.all("data"):
            if self.names.get(data.attributes.get("key", "")) == "about":
                self.rows += [Row(cells, data.span) for cells in _rows_of_json(data)]

    def _node(self, node: Node) -> None:
        data = self.data(node)
        kind, title, untitled = data.pop("kind", ""), data.pop("title", ""), data.pop("untitled", "")
        conflict = data.pop("conflict", "")
        cells = self.cells(data, NAMES)
        cells["id"] = unspell_xml(node.attributes.get("id", ""))
        if kind in _POINTS or kind not in ("inference", "conflict", "rephrase", "preference"):
            shown = "" if untitled.strip().lower() in ("true", "1") else title
            cells |= {"kind": kind, "title": title_cell(shown, cells.get("text", ""))}
            self.rows.append(Row(cells, node.span))
        else:
            self.relations[cells["id"]] = {
                **cells,
                "kind": {"inference": "support", "conflict": conflict}.get(kind, kind),
            }

    def _edges(self, edges: list[Node]) -> None:
        """Read the edges of each relation together, in the order of the first of them."""
        ids = Ids()
        ids.taken |= self.relations.keys()
        together: dict[str, list[tuple[Node, dict[str, str]]]] = {}
        for edge in edges:
            data = self.data(edge)
            if data.get("relation") != _STEP:
                together.setdefault(data.get("element") or ids.new("edge"), []).append((edge, data))
        for name, parts in together.items():
            self._relation(name, parts)

    def _relation(self, name: str, parts: list[tuple[Node, dict[str, str]]]) -> None:
        first, data = parts[0]
        own = {key: text for key, text in data.items() if key not in ("element", "relation")}
        cells = self.relations.get(name) or {
            **own,
            "id": data.get("element", ""),
            "kind": data.get("relation", "support"),
        }
        premises = []
        for edge, said in parts:
            source, target = (unspell_xml(edge.attributes.get(end, "")) for end in ("source", "target"))
            if said.get("relation") != _PREMISE:
                cells["to"] = target
            if said.get("relation") == _PREMISE or name not in self.relations:
                premises.append(source)
        self.rows.append(Row({**cells, "from": join(premises)}, first.span))


def split_at_commas(text: str) -> tuple[str, ...]:
    """Return the values that ``writer.join_by_commas`` wrote."""
    if not text:
        return ()
    if text == "\\e":
        return ("",)
    parts = [""]
    for escaped, comma, plain in _VALUES.findall(text):
        if comma:
            parts.append("")
        else:
            parts[-1] += escaped or plain
    return tuple(parts)


def _inner(graph: Node, name: str) -> Iterator[Node]:
    """The nodes or edges of a graph and of the graphs in its nodes, in order."""
    waiting = [graph]
    while waiting:
        node = waiting.pop()
        if node.name == name:
            yield node
        waiting += [inner for inner in reversed(node.nodes) if inner.name in (name, "node", "graph")]


def _rows_of_json(data: Node) -> Iterator[dict[str, str]]:
    try:
        table = json.loads(unspell_xml(data.text))
    except (ValueError, RecursionError):
        table = None
    if not isinstance(table, list) or not all(isinstance(row, dict) and row.get("kind") in ABOUT for row in table):
        message = "What this graph says about itself is no list of rows."
        raise ParseError.because("graphml.about", message, "Leave the data `about` as argmap wrote it.", data.span)
    for row in table:
        yield {str(name): cell for name, cell in row.items() if isinstance(cell, str)}
