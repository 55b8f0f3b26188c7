"""GraphML that other programs wrote: yEd, Gephi, networkx and Argdown's own tool."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from argmap.domain.format import Reading
from argmap.formats.drawn_graph import DrawnBox, DrawnGraph, Line
from argmap.formats.edge_labels import SIGNS, read_label, read_sign
from argmap.formats.xml_document import Node

_TITLES = ("label", "title", "name", "text", "description")
_LABELS = ("label", "edge label", "edgelabel", "relation", "interaction", "polarity", "sign", "name", "description")
_LOOKS = frozenset(("", "x", "y", "z", "r", "g", "b", "alpha", "size", "color", "shape", "shape_type", "type"))
_STRUCTURE = frozenset(  # attributes of the schema
    (
        "id",
        "source",
        "target",
        "directed",
        "sourceport",
        "targetport",
        *(f"parse.{kind}degree" for kind in ("in", "out")),
    )
)
_TAG = re.compile(r"<[^<>]{0,500}>")


def load(graph: Node, keys: Iterable[Node], file: str) -> Reading:
    """Read what a graph draws, whose data has ``keys``. Raises ``ParseError`` if there is no node."""
    return _Reader(graph, keys, file).drawing.read()


class _Reader:
    def __init__(self, graph: Node, keys: Iterable[Node], file: str) -> None:
        keys = list(keys)
        self.names = {key.attributes.get("id", ""): key.attributes.get("attr.name", "").lower() for key in keys}
        self.defaults = [
            (key.attributes.get("for", "all"), self.names[key.attributes.get("id", "")], _plain(default.text))
            for key in keys
            if (default := key.first("default")) is not None
        ]
        self.drawing = DrawnGraph("graphml", file)
        self.groups: set[str] = set()
        is_directed = graph.attributes.get("edgedefault", "directed") != "undirected"
        for node, group in _nodes(graph):
            self._node(node, group)
        for edge in _lines(graph, "edge"):
            self._edge(edge, is_directed)
        for many in _lines(graph, "hyperedge"):
            message = "A line between any number of nodes (<hyperedge>) is not read, and is left out."
            self.drawing.warn("line", message, many.span, "Draw an <edge> from each reason to what it is about.")

    def _node(self, node: Node, group: str) -> None:
        id_ = node.attributes.get("id", "")
        title, *rest = _labels(node, "NodeLabel") or [""]
        said = self._data(node, _TITLES)
        titles = [said[name] for name in _TITLES if said.get(name)]
        title = title or (titles or [id_])[0]
        text = " ".join(rest) or next((other for other in titles if other != title), "")
        self.drawing.boxes[id_] = DrawnBox(title, text, group, span=node.span)

    def _edge(self, edge: Node, is_directed: bool) -> None:
        source, target = (edge.attributes.get(end, "") for end in ("source", "target"))
        said = self._data(edge, _LABELS)
        drawn = " ".join(_labels(edge, "EdgeLabel"))
        label = drawn or next((said[name] for name in _LABELS if said.get(name) and name not in SIGNS), "")
        signs = {name: text for name in SIGNS if (text := said.get(name, ""))}
        sign = read_sign(signs) or next(filter(None, map(read_label, signs.values())), None)
        if signs and (label or not sign):
            self.drawing.unread.setdefault(next(iter(signs)), edge.span)
        colour = next((n.attributes.get("color", "") for n in _inside(edge) if n.name == "LineStyle"), "")
        arrows = next((n.attributes for n in _inside(edge) if n.name == "Arrows"), {})
        if arrows.get("target") == "none" and arrows.get("source", "none") != "none":
            source, target = target, source
        is_directed = edge.attributes.get("directed", str(is_directed)).lower() == "true"
        kind = said.get("type", "") or (sign or "" if not label else "")
        mutual = is_directed and "none" not in (arrows.get("source", "none"), arrows.get("target", "none"))
        self.drawing.lines.append(Line(source, target, kind, label, colour, is_directed, mutual, edge.span))

    def _data(self, of: Node, names: Iterable[str]) -> dict[str, str]:
        """Return what a node or edge says by the names of its data, and note what is under none of ``names``."""
        described = of.first("desc")
        said = {"description": _plain(described.text) if described else ""}
        for attribute, value in of.attributes.items():  # which the schema does not know
            name = attribute.lower()
            if name in names or name == "type":
                said[name] = _plain(value)
            elif value.strip() and name not in _LOOKS and name not in _STRUCTURE:
                self.drawing.unread.setdefault(attribute, of.span)
        for data in of.all("data"):
            name, text = self.names.get(data.attributes.get("key", ""), ""), _plain(data.text)
            said[name] = text or said.get(name, "")
            if text and name not in names and name not in _LOOKS and not (of.name == "edge" and name in SIGNS):
                self.drawing.unread.setdefault(name, data.span)
        for domain, name, text in self.defaults:
            if domain in (of.name, "all") and (name in names or name in SIGNS):
                said[name] = said.get(name) or text
        return said


def _nodes(graph: Node) -> Iterator[tuple[Node, str]]:
    """The nodes that hold no graph, each with the label of the group around it."""
    waiting = [(graph, "")]
    while waiting:
        inside, group = waiting.pop()
        inner = []
        for node in inside.all("node"):
            held = node.first("graph")
            if held is None:
                yield node, group
            else:
                inner.append((held, next(iter(_labels(node, "NodeLabel")), "") or group))
        waiting += reversed(inner)


def _lines(graph: Node, name: str) -> Iterator[Node]:
    waiting = [graph]
    while waiting:
        inside = waiting.pop()
        yield from inside.all(name)
        waiting += [held for node in inside.all("node") if (held := node.first("graph")) is not None]


def _labels(of: Node, name: str) -> list[str]:
    """The labels of a node or edge, each once: yEd keeps those of a group open and closed."""
    labels = (_plain(node.text) for node in _inside(of) if node.name == name)
    return list(dict.fromkeys(label for label in labels if label))


def _inside(of: Node) -> Iterator[Node]:
    """The elements in the data of one, but not those in the graph that it may hold."""
    waiting = [node for node in reversed(of.nodes) if node.name == "data"]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += reversed(node.nodes)


def _plain(text: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", text) if text.lstrip().startswith("<") else text).split())
