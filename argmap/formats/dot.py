"""DOT in and out, the language of Graphviz (graphviz.org): ``dot -Tsvg map.dot`` draws the map."""

from __future__ import annotations

import textwrap

from argmap.domain.characters import escape_markup, reveal
from argmap.domain.expressiveness import name_anew, project
from argmap.domain.format import Reading
from argmap.domain.model import ArgumentMap, Statement
from argmap.formats import dot_reader, embedded
from argmap.formats.diagram import Link, Node, diagram

FORMAT = {
    "name": "dot",
    "title": "DOT for Graphviz",
    "suffixes": (".dot", ".gv"),
    "media_type": "text/vnd.graphviz",
    "load": "load",
    "dump": "write",
    "lacks": "comments",
    "shows": (
        "map-id ids map-title order wording titles arguments support linked schemes rules attack linked-attack undercut"
        " about-relations contrary contradictory rephrase preference roles steps assertion"
    ),
}

SHOWN = embedded.shown(FORMAT)  # what the drawing itself says

_LEAD = "// "  # of comments
_HEAD = """\
    graph [rankdir=RL, bgcolor="#ffffff", fontname="Helvetica", nodesep=0.15, ranksep=0.45]
    node [shape=box, style="filled,rounded", fillcolor="#ffffff", color="#555c69", fontname="Helvetica", fontsize=11]
    edge [color="#1a7446", fontname="Helvetica", fontsize=9, arrowsize=0.8]
"""
_LINES = {  # relation -> attributes
    "premise": "arrowhead=none",
    "support": "",
    "attack": 'color="#b42a23", style=dashed, arrowhead=tee',
    "undercut": 'color="#84299f", style=dotted, penwidth=1.8, arrowhead=tee',
    "contrary": 'color="#a03a00", style=dashed, dir=both, arrowhead=tee, arrowtail=tee',
    "contradictory": 'color="#a03a00", penwidth=2, dir=both, arrowhead=tee, arrowtail=tee',
    "rephrase": 'color="#555c69", style=dotted, label="in other words"',
    "preference": 'color="#3d4758", style=dotted, label="preferred to"',
}
_ROLES = {
    "thesis": 'fillcolor="#1a1c21", fontcolor="#ffffff"',
    "objection": 'fillcolor="#fbeeed", color="#b42a23"',
    "evidence": 'fillcolor="#eef5f0", color="#1a7446"',
}


def load(text: str, file: str = "<text>") -> Reading:
    """Read the map that argmap keeps in the comments behind its drawing, or else a graph that somebody drew.

    Raises ``ParseError`` if the drawing was changed after argmap wrote it, or there is no graph.
    """
    return embedded.read(text, file, "dot") if embedded.holds_map(text, _LEAD) else dot_reader.load(text, file)


def write(argument_map: ArgumentMap) -> str:
    """Write a map as a directed graph, and behind it in comments, which no viewer shows, so that it reads back."""
    drawing = dump(project(argument_map, SHOWN))
    return f"{drawing}{embedded.comments(argument_map, drawing, _LEAD)}"


def dump(map_: ArgumentMap) -> str:
    """Write ``map_`` as a directed graph whose nodes are called by the ids of statements and arguments, or their ties."""
    drawing = diagram(name_anew(map_))
    lines = [f"    {quote(node.id)} [{_node(node)}]" for node in drawing.nodes]
    lines += [f"    {quote(link.source)} -> {quote(link.target)}{_link(link)}" for link in drawing.links]
    label = f"    label=<<b>{_wrap(map_.title)}</b>>\n    labelloc=t\n" if map_.title.strip() else ""
    return f"digraph {quote(map_.id)} {{\n{_HEAD}{label}" + "".join(f"{line}\n" for line in lines) + "}\n"


def quote(name: str) -> str:
    """Return ``name`` as a quoted DOT id; a backslash is doubled, so that it cannot hide the closing quotation mark."""
    return '"' + reveal(name).replace("\\", "\\\\").replace('"', '\\"') + '"'


def escape(text: str) -> str:
    """Return ``text`` as it may stand in an HTML-like label."""
    return escape_markup(reveal(text))


def _node(node: Node) -> str:
    if node.junction:
        colour = "#1a7446" if node.kind == "inference" else "#b42a23"
        if not node.title:
            return f'shape=point, width=0.12, color="{colour}"'
        text = f"<br/>{_wrap(node.text)}" if node.text else ""
        return (
            f'label=<{_wrap(node.title)}{text}>, shape=box, style="rounded", color="{colour}", fontsize=9, height=0.25'
        )
    label = f"<b>{_wrap(node.title)}</b>" + (f"<br/>{_wrap(node.text)}" if node.text else "")
    if isinstance(node.element, Statement):
        role = node.element.role.value
        look = ", ".join(filter(None, (_ROLES.get(role, ""), f'class="{role}"')))
    else:
        look = 'fillcolor="#eef1f8", color="#3d4758"'
    return f"label=<{label}>" + (f", {look}" if look else "")


def _link(link: Link) -> str:
    look = [_LINES[link.relation], f"label=<{escape(link.scheme)}>" if link.scheme and link.source != link.id else ""]
    return f" [{', '.join(filter(None, look))}]" if any(look) else ""


def _wrap(text: str) -> str:
    lines = textwrap.wrap(reveal(text), 36, break_on_hyphens=False)
    return "<br/>".join(escape(line) for line in lines) or "&#160;"
