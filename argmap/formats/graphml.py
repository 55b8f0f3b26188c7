"""GraphML out (graphml.graphdrawing.org): networkx, Gephi and yEd open it, yEd with labels, shapes and colours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from argmap.domain.characters import escape_xml
from argmap.domain.fields import Field, fields_of, plain
from argmap.domain.model import Argument, ArgumentMap, Conflict, Inference, Statement
from argmap.formats.characters import speakable
from argmap.formats.diagram import Link, Node, diagram

FORMAT = {
    "name": "graphml",
    "title": "GraphML for networkx, Gephi and yEd",
    "suffixes": (".graphml",),
    "media_type": "application/graphml+xml",
    "dump": "dump",
    "lacks": "sources article sentences tour strand-labels sections digests phrases foreign weights standards scores"
    " exercises comments",
}

_NAMESPACES = 'xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml"'
_GRAPH_KEYS = ("title", "language", "authors", "created", "licence", "summary")
_EDGE_KEYS = ("element", "relation", "scheme")
_KINDS = (Statement, Argument, Inference, Conflict)
_APART = frozenset(  # the id and title of a node are its own, and what ties it to others is edges
    ("id", "title", "inferences", "premises", "conclusion", "target", "extra")
)
_TYPES = {"bool": "boolean", "float | None": "double"}
_SHAPES = {"statement": ("rectangle", "#ffffff"), "argument": ("roundrectangle", "#eef1f8")}
_COLOURS = {
    "attack": "#b42a23",
    "undercut": "#84299f",
    "contrary": "#a03a00",
    "contradictory": "#a03a00",
    "rephrase": "#555c69",
    "preference": "#3d4758",
    "step": "#3d4758",
}
_Value = str | bool


def dump(map_: ArgumentMap) -> str:
    """Write ``map_`` as a directed graph: statements, arguments and inferences are nodes, with all their facts.

    Edges run as the reasoning does; a conflict is an edge unless it has linked premises or something points at it.
    """
    drawing = diagram(map_, whole=True)
    return escape_xml("".join(_document(map_, drawing.nodes, drawing.links)))


def _document(map_: ArgumentMap, nodes: tuple[Node, ...], links: tuple[Link, ...]) -> Iterator[str]:
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<graphml {_NAMESPACES}>\n'
    for kind, names in (("graph", _GRAPH_KEYS), ("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
        for name in names:
            type_ = _NODE_KEYS.get(name, "string")
            yield f'  <key id="{kind}-{name}" for="{kind}" attr.name="{name}" attr.type="{type_}"/>\n'
    yield '  <key id="node-look" for="node" yfiles.type="nodegraphics"/>\n'
    yield '  <key id="edge-look" for="edge" yfiles.type="edgegraphics"/>\n'
    yield f'  <graph id={_quote(map_.id)} edgedefault="directed">\n'
    yield _data("graph", _facts_of_map(map_), "    ")
    for node in nodes:
        yield f"    <node id={_quote(node.id)}>\n{_data('node', _facts(node))}{_node_look(node)}    </node>\n"
    for number, link in enumerate(links, 1):
        yield f'    <edge id="e{number}" source={_quote(link.source)} target={_quote(link.target)}>\n'
        facts = {"element": link.id, "relation": link.relation, "scheme": link.scheme}
        yield f"{_data('edge', facts)}{_edge_look(link)}    </edge>\n"
    yield "  </graph>\n</graphml>\n"


def _facts_of_map(map_: ArgumentMap) -> dict[str, _Value]:
    created = map_.created.isoformat() if map_.created else ""
    facts = {name: getattr(map_, name) or "" for name in _GRAPH_KEYS}
    return facts | {"authors": ", ".join(map_.authors), "created": created}


def _facts(node: Node) -> dict[str, _Value]:
    element = node.element
    facts = {_key(known): _fact(getattr(element, known.name)) for known in _known(type(element))}
    return {"kind": node.kind, "title": node.title, **facts}


def _known(kind: type) -> tuple[Field, ...]:
    return tuple(known for known in fields_of(kind) if known.name not in _APART)


def _key(known: Field) -> str:
    return "conflict" if known.name == "kind" else known.name


def _fact(value: Any) -> _Value:
    value = plain(value)
    if isinstance(value, list):
        return ", ".join(value)
    return value if isinstance(value, bool) else "" if value is None else str(value)


_NODE_KEYS: Mapping[str, str] = {  # the type of each attribute of a node, in the words of GraphML
    **{"kind": "string", "title": "string"},
    **{_key(known): _TYPES.get(known.type, "string") for kind in _KINDS for known in _known(kind)},
}


def _data(kind: str, facts: Mapping[str, _Value], indent: str = "      ") -> str:
    lines = []
    for name, value in facts.items():
        if value:
            text = "true" if value is True else escape(speakable(str(value)), {"\r": "&#13;"})
            lines.append(f'{indent}<data key="{kind}-{name}">{text}</data>\n')
    return "".join(lines)


def _node_look(node: Node) -> str:
    """What yEd shows: it lays out nothing on opening, so boxes are large enough for their titles."""
    if node.junction:
        colour = "#1a7446" if node.kind == "inference" else "#b42a23"
        size, label, shape, fill = 'height="12.0" width="12.0"', "", "ellipse", colour
    else:
        rows = len(node.title) // 28 + 1
        size, label = f'height="{14 * rows + 16}.0" width="190.0"', node.title
        shape, fill = _SHAPES[node.kind]
    text = escape(speakable(label), {"\r": "&#13;"})
    return (
        f'      <data key="node-look"><y:ShapeNode><y:Geometry {size} x="0.0" y="0.0"/>'
        f'<y:Fill color="{fill}" transparent="false"/><y:BorderStyle color="#555c69" type="line" width="1.0"/>'
        f'<y:NodeLabel autoSizePolicy="node_width" configuration="CroppingLabel">{text}</y:NodeLabel>'
        f'<y:Shape type="{shape}"/></y:ShapeNode></data>\n'
    )


def _edge_look(link: Link) -> str:
    colour = _COLOURS.get(link.relation, "#1a7446")
    line = "dashed" if link.relation in ("undercut", "rephrase", "preference", "step") else "line"
    ends = f'source="{"standard" if link.symmetric else "none"}" target="{_head(link)}"'
    return (
        f'      <data key="edge-look"><y:PolyLineEdge><y:LineStyle color="{colour}" type="{line}" width="1.5"/>'
        f"<y:Arrows {ends}/></y:PolyLineEdge></data>\n"
    )


def _head(link: Link) -> str:
    return "none" if link.relation == "premise" else "standard"


def _quote(name: str) -> str:
    return quoteattr(speakable(name), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
