"""A map as a graph of GraphML, with what yEd shows of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape

from argmap.domain.characters import escape_xml
from argmap.domain.fields import Field
from argmap.domain.model import ArgumentMap, Conflict, Point
from argmap.formats.characters import speakable, spell_xml, xml_attribute
from argmap.formats.diagram import Link, Node, diagram
from argmap.formats.graphml.names import LISTS, MAP_COLUMNS, NAMES, NAMES_OF_MAP, NODE_COLUMNS
from argmap.formats.table.columns import ABOUT, part
from argmap.formats.table.writer import rows

_NAMESPACES = 'xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml"'
_EDGE_KEYS = ("element", "relation", "scheme", "weight", "extra")
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


_NODE_KEYS: Mapping[str, str] = {  # the type of each attribute of a node, in the words of GraphML
    **{"kind": "string", "title": "string", "untitled": "boolean", "conflict": "string"},
    **{NAMES.get(name, name): _TYPES.get(field.type, "string") for name, field in NODE_COLUMNS.items()},
}
_GRAPH_KEYS: Mapping[str, str] = {
    "title": "string",
    **{NAMES_OF_MAP.get(name, name): _TYPES.get(field.type, "string") for name, field in MAP_COLUMNS.items()},
    "about": "string",
}


def dump(map_: ArgumentMap) -> str:
    """Write ``map_`` as a directed graph: statements, arguments and inferences are nodes, with all their facts.

    Edges run as the reasoning does; any other relation is an edge unless it has linked premises or something points at it.
    """
    table = list(rows(map_))
    drawing = diagram(map_, whole=True)
    elements = {row["id"]: row for row in table if row["kind"] != "map" and row["kind"] not in ABOUT}
    return escape_xml("".join(_document(table, elements, drawing.nodes, drawing.links)))


def _document(
    table: list[dict[str, str]],
    elements: Mapping[str, Mapping[str, str]],
    nodes: tuple[Node, ...],
    links: tuple[Link, ...],
) -> Iterator[str]:
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<graphml {_NAMESPACES}>\n'
    edge_keys = dict.fromkeys(_EDGE_KEYS, "string") | {"weight": "double"}
    for kind, keys in (("graph", _GRAPH_KEYS), ("node", _NODE_KEYS), ("edge", edge_keys)):
        for name, type_ in keys.items():
            yield f'  <key id="{kind}-{name}" for="{kind}" attr.name="{name}" attr.type="{type_}"/>\n'
    yield '  <key id="node-look" for="node" yfiles.type="nodegraphics"/>\n'
    yield '  <key id="edge-look" for="edge" yfiles.type="edgegraphics"/>\n'
    whole = next(row for row in table if row["kind"] == "map")
    about = [row for row in table if row["kind"] in ABOUT]
    yield f'  <graph id={_quote(whole["id"])} edgedefault="directed">\n'
    facts = {"title": whole["title"], **_facts(whole, MAP_COLUMNS, NAMES_OF_MAP)}
    yield _data("graph", {**facts, "about": _json(about) if about else ""}, "    ")
    for node in nodes:
        yield f"    <node id={_quote(node.id)}>\n"
        yield f"{_data('node', _facts_of_node(node, elements[node.id]))}{_node_look(node)}    </node>\n"
    for number, link in enumerate(links, 1):
        yield f'    <edge id="e{number}" source={_quote(link.source)} target={_quote(link.target)}>\n'
        yield f"{_data('edge', _facts_of_link(link, elements[link.id]))}{_edge_look(link)}    </edge>\n"
    yield "  </graph>\n</graphml>\n"


def _json(about: list[dict[str, str]]) -> str:
    return json.dumps([{name: cell for name, cell in row.items() if cell} for row in about], ensure_ascii=False)


def _facts(row: Mapping[str, str], columns: Mapping[str, Field], names: Mapping[str, str]) -> dict[str, str]:
    """The data that a row of the table says, by the names that they have in GraphML."""
    facts = {}
    for name, field in columns.items():
        cell = row.get(name, "")
        if name in LISTS:
            cell = join_by_commas(part(cell))
        facts[names.get(name, name)] = "true" if cell and field.type == "bool" else cell
    return facts


def join_by_commas(values: tuple[str, ...]) -> str:
    """Several values as people read them: parted by commas, with a backslash before a comma in a value."""
    if values == ("",):
        return "\\e"
    return ", ".join(value.replace("\\", "\\\\").replace(",", "\\,") for value in values)


def _facts_of_node(node: Node, row: Mapping[str, str]) -> dict[str, str]:
    facts = {"kind": node.kind, "title": node.title}
    if isinstance(node.element, Point):
        facts |= {"title": node.element.title or node.title, "untitled": "" if node.element.title else "true"}
    elif isinstance(node.element, Conflict):
        facts["conflict"] = node.element.kind.value
    return facts | _facts(row, NODE_COLUMNS, NAMES)


def _facts_of_link(link: Link, row: Mapping[str, str]) -> dict[str, str]:
    facts = {"element": link.id, "relation": link.relation, "scheme": link.scheme}
    if link.id not in (link.source, link.target):  # of a relation with a node, the node says all
        facts |= {"weight": row.get("weight", ""), "extra": row.get("extra", "")}
    return facts


def _data(kind: str, facts: Mapping[str, str], indent: str = "      ") -> str:
    lines = []
    for name, value in facts.items():
        if value:
            text = escape(spell_xml(value), {"\r": "&#13;"})
            lines.append(f'{indent}<data key="{kind}-{name}">{text}</data>\n')
    return "".join(lines)


def _node_look(node: Node) -> str:
    """Return what yEd shows: it lays out nothing on opening, so boxes are large enough for their titles."""
    if node.junction:
        colour = "#1a7446" if node.kind == "inference" else "#b42a23"
        size, label, shape, fill = 'height="12.0" width="12.0"', "", "ellipse", colour
    else:
        rows = len(node.title) // 28 + 1
        size, label = f'height="{14 * rows + 16}.0" width="190.0"', node.title
        shape, fill = _SHAPES[node.kind]
    return (
        f'      <data key="node-look"><y:ShapeNode><y:Geometry {size} x="0.0" y="0.0"/>'
        f'<y:Fill color="{fill}" transparent="false"/><y:BorderStyle color="#555c69" type="line" width="1.0"/>'
        f"{_label(label)}"
        f'<y:Shape type="{shape}"/></y:ShapeNode></data>\n'
    )


def _label(label: str) -> str:
    """Return what stands in a box; nothing in a knot of lines, since networkx cannot write an empty label anew."""
    text = escape(speakable(label), {"\r": "&#13;"})
    return (
        f'<y:NodeLabel autoSizePolicy="node_width" configuration="CroppingLabel">{text}</y:NodeLabel>' if text else ""
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
    return xml_attribute(spell_xml(name))
